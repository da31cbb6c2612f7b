import { Breadcrumbs } from '../branches/Breadcrumbs';
import type { HeadingFragment } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import type { Month } from '../months/standing';
import { StandingMark } from '../months/StandingMark';
import type { Face } from '../view/view';
import { ViewLink } from '../view/ViewLink';
import type { CompleteView } from './frame';

/** Longer names than this are set in smaller type. */
const longName = 60;

interface Props {
  branch: HeadingFragment;
  view: CompleteView;
  /** Undefined until the list of months is there. */
  month: Month | undefined;
}

/** Which branch and month the page is about, how far the month can be relied on, and what else there is about it. */
export function Heading({ branch, view, month }: Props) {
  const { texts, figures } = useLanguage();
  const tab = (face: Face, label: string) => (
    <ViewLink view={{ ...view, view: face }} aria-current={view.view === face ? 'page' : undefined}>
      {label}
    </ViewLink>
  );
  return (
    <div className="heading">
      <Breadcrumbs ancestors={branch.ancestors} view={view} />
      <h1 className={branch.name.length > longName ? 'long' : undefined}>{branch.name}</h1>
      <p>
        <span className="tag">{texts.levels[branch.level]}</span> {branch.code} · {figures.month(view.month)}{' '}
        {month && <StandingMark month={month} />}
      </p>
      <nav className="tabs" aria-label={texts.assessment.tabs}>
        {tab('dashboard', texts.assessment.dashboardTab)}
        {tab('assessment', texts.assessment.tab)}
        {tab('worklist', texts.worklist.tab)}
      </nav>
    </div>
  );
}
