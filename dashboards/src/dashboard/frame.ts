import type { StartQuery } from '../gql/graphql';
import type { Language } from '../language/language';
import { runningMonth } from '../months/standing';
import type { View } from '../view/view';

export type CompleteView = Required<View>;

interface Frame {
  /** The view with defaults for what the reader has not chosen; undefined until they are known. */
  complete?: CompleteView;
  problem?: 'month' | 'kpi';
}

/** Fills the view from what the server has. A complete address needs no waiting for the server's lists. */
export function frameOf(view: View, language: Language, start: StartQuery | undefined): Frame {
  if (start && view.month && !start.months.some(({ month }) => month === view.month))
    return { problem: 'month' };
  if (start && view.kpi && !start.kpis.some(({ id }) => id === view.kpi)) return { problem: 'kpi' };
  const branch = view.branch ?? start?.viewer.branch.code;
  const months = start?.months ?? [];
  const opening = view.view === 'worklist' ? runningMonth(months) : undefined;
  const month = view.month ?? opening ?? newestComplete(months);
  const kpi = view.kpi ?? start?.kpis[0]?.id;
  return branch && month && kpi
    ? {
        complete: {
          branch,
          month,
          kpi,
          view: view.view ?? 'dashboard',
          list: view.list ?? 'routine',
          lang: language,
        },
      }
    : {};
}

/** A running month cannot be judged, so the page opens on the last one that can; a care list is of what can be done now. */
function newestComplete(months: StartQuery['months']): string | undefined {
  return (months.findLast(({ isPartial }) => !isPartial) ?? months.at(-1))?.month;
}
