import { monthsLater } from '../figures/months';
import { DashboardDocument } from '../gql/graphql';
import type { Language } from '../language/language';
import { schemaLang } from '../language/language';
import { useLatest } from '../server/useLatest';
import type { CompleteView } from './frame';

const monthsShown = 24;

/** Everything the page shows of a branch, asked for once. */
export function useDashboard(view: CompleteView | undefined, language: Language) {
  const month = view?.month ?? '';
  return useLatest({
    query: DashboardDocument,
    variables: {
      branch: view?.branch ?? '',
      month,
      from: view ? monthsLater(month, 1 - monthsShown) : '',
      kpi: view?.kpi ?? '',
      lang: schemaLang[language],
    },
    pause: !view,
  });
}
