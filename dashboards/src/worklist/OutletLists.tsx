import type { CompleteView } from '../dashboard/frame';
import { WorklistCountsDocument } from '../gql/graphql';
import type { Month } from '../months/standing';
import { Problem } from '../notices/Problem';
import { useLatest } from '../server/useLatest';
import { ItemPanel } from './ItemPanel';
import { KindSwitch } from './KindSwitch';

/** The care lists of an outlet: how much there is of each kind, and the items of one. Asked anew whenever shown, for time passes. */
export function OutletLists({ view, months }: { view: CompleteView; months: Month[] }) {
  const counts = useLatest({
    query: WorklistCountsDocument,
    variables: { branch: view.branch, month: view.month },
    requestPolicy: 'network-only',
  });
  return (
    <div className="worklist">
      {counts.error ? (
        <Problem error={counts.error} onRetry={counts.retry} />
      ) : (
        <KindSwitch view={view} counts={counts.data} />
      )}
      <ItemPanel
        key={view.list}
        view={view}
        months={months}
        counts={counts.data?.[view.list]}
        isCounting={counts.loading}
      />
    </div>
  );
}
