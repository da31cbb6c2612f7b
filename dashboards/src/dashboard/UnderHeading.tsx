import { Suspense, type ReactNode } from 'react';
import type { BranchHeadingQuery, HeadingFragment } from '../gql/graphql';
import type { Month } from '../months/standing';
import { Loading, LoadingPart } from '../notices/Loading';
import type { Latest } from '../server/useLatest';
import { Failure } from './Failure';
import type { CompleteView } from './frame';
import { Heading } from './Heading';

interface Props {
  view: CompleteView;
  months: Month[];
  heading: Latest<BranchHeadingQuery>;
  /** What stands below; the branch is undefined while another one's heading is still shown. */
  children: (branch: HeadingFragment | undefined) => ReactNode;
}

/** The branch's heading, and below it another page than the dashboard; the heading stays where that has nothing to show. */
export function UnderHeading({ view, months, heading: { data, error, retry }, children }: Props) {
  if (error) return <Failure error={error} branch={view.branch} onRetry={retry} />;
  if (!data) return <Loading />;
  const { branch } = data;
  if (!branch) return <Failure branch={view.branch} onRetry={retry} />;
  return (
    <div className="dashboard">
      <Heading branch={branch} view={view} month={months.find(({ month }) => month === view.month)} />
      <Suspense fallback={<LoadingPart />}>
        {children(branch.code === view.branch ? branch : undefined)}
      </Suspense>
    </div>
  );
}
