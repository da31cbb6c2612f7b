import { BranchPicker, type CurrentBranch } from '../branches/BranchPicker';
import type { StartQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import type { View } from '../view/view';
import { ViewLink } from '../view/ViewLink';
import { LanguageSwitch } from './LanguageSwitch';
import { MonthPicker } from './MonthPicker';
import { ReportLinks } from './ReportLinks';

interface Props {
  view: View;
  months: StartQuery['months'];
  branch: CurrentBranch | undefined;
  hasReports: boolean;
}

export function Header({ view, months, branch, hasReports }: Props) {
  const { texts, language } = useLanguage();
  return (
    <header className="header">
      <ViewLink className="brand" view={{ lang: language }}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M7 21l6-6 4 4 8-9" />
        </svg>
        {texts.product}
      </ViewLink>
      <div className="choices">
        <BranchPicker key={language} view={view} current={branch} />
        <MonthPicker view={view} months={months} />
      </div>
      <div className="actions">
        {hasReports && view.branch && view.month && (
          <ReportLinks key={`${view.branch} ${view.month}`} branch={view.branch} month={view.month} />
        )}
        <LanguageSwitch view={view} />
      </div>
    </header>
  );
}
