import type { CompleteView } from '../dashboard/frame';
import type { HeadingFragment } from '../gql/graphql';
import type { Month } from '../months/standing';
import { LoadingPart } from '../notices/Loading';
import { OutletLists } from './OutletLists';
import { OutletsBelow } from './OutletsBelow';

interface Props {
  view: CompleteView;
  months: Month[];
  /** Undefined until it is known. */
  branch: HeadingFragment | undefined;
}

/** Whom to contact: the lists of an outlet, or from a branch above it the way to them. */
export default function WorklistView({ view, months, branch }: Props) {
  if (!branch) return <LoadingPart />;
  return branch.level === 'OUTLET' ? (
    <OutletLists view={view} months={months} />
  ) : (
    <OutletsBelow view={view} />
  );
}
