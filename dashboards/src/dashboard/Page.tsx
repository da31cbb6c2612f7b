import { lazy, useEffect } from 'react';
import { StartDocument } from '../gql/graphql';
import { Header } from '../header/Header';
import { schemaLang } from '../language/language';
import { useLanguage } from '../language/LanguageContext';
import { Loading } from '../notices/Loading';
import { Notice } from '../notices/Notice';
import { ServerError } from '../notices/ServerError';
import { useLatest } from '../server/useLatest';
import { settle } from '../view/useView';
import type { View } from '../view/view';
import { Dashboard } from './Dashboard';
import { frameOf } from './frame';
import { UnderHeading } from './UnderHeading';
import { useDashboard } from './useDashboard';
import { useHeading } from './useHeading';

const AssessmentView = lazy(() => import('../assessment/AssessmentView'));
const WorklistView = lazy(() => import('../worklist/WorklistView'));

/** The header, and below it the dashboard, the assessment, the care list or the reason why there is none. */
export function Page({ view }: { view: View }) {
  const { language, texts, figures } = useLanguage();
  const start = useLatest({ query: StartDocument, variables: { lang: schemaLang[language] } });
  const frame = frameOf(view, language, start.data);

  const face = frame.complete?.view ?? 'dashboard';
  const isDashboard = face === 'dashboard';
  const dashboard = useDashboard(isDashboard ? frame.complete : undefined, language);
  const heading = useHeading(isDashboard ? undefined : frame.complete?.branch, language);
  const { data, error } = isDashboard ? dashboard : heading;
  const shown = data?.branch;

  const address = frame.complete;
  useEffect(() => {
    if (address && (!view.branch || !view.month || !view.kpi || !view.lang)) settle(address);
  }, [address, view]);

  const name = shown && (isDashboard ? shown.name : texts[face].titleOf(shown.name));
  const title = name && view.month && `${name} · ${figures.month(view.month)}`;
  useEffect(() => {
    document.title = title ? `${title} · ${texts.product}` : texts.product;
  }, [title, texts]);

  const home = { lang: language };
  const months = start.data?.months ?? [];
  const kpis = start.data?.kpis ?? [];
  const content = () => {
    if (start.data && months.length === 0) {
      return <Notice title={texts.emptyWarehouse} detail={texts.emptyWarehouseDetail} />;
    }
    if (frame.problem === 'month') {
      const month = figures.month(view.month ?? '');
      return <Notice title={texts.unknownMonth} detail={texts.unknownMonthDetail(month)} back={home} />;
    }
    if (frame.problem === 'kpi') {
      return <Notice title={texts.unknownKpi} detail={texts.unknownKpiDetail(view.kpi ?? '')} back={home} />;
    }
    if (start.error && !start.data) return <ServerError error={start.error} onRetry={start.retry} />;
    if (!frame.complete) return <Loading />;
    const shownView = frame.complete;
    const key = `${shownView.branch} ${shownView.month}`;
    if (isDashboard) return <Dashboard view={shownView} kpis={kpis} months={months} answer={dashboard} />;
    return (
      <UnderHeading view={shownView} months={months} heading={heading}>
        {(branch) =>
          face === 'assessment' ? (
            <AssessmentView key={key} view={shownView} level={branch?.level} />
          ) : (
            <WorklistView key={key} view={shownView} months={months} branch={branch} />
          )
        }
      </UnderHeading>
    );
  };

  return (
    <>
      <a className="skip" href="#main">
        {texts.skip}
      </a>
      <Header
        view={frame.complete ?? view}
        months={months}
        branch={shown?.code === frame.complete?.branch ? (shown ?? undefined) : undefined}
        hasReports={!frame.problem && !error && shown !== null}
      />
      <main id="main" tabIndex={-1}>
        {content()}
      </main>
    </>
  );
}
