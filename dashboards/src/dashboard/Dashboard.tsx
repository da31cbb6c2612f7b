import { useRef } from 'react';
import { EvidenceButton } from '../evidence/EvidenceButton';
import type { StartQuery } from '../gql/graphql';
import { Loading } from '../notices/Loading';
import { ChildTable } from './children/ChildTable';
import { Failure } from './Failure';
import type { CompleteView } from './frame';
import { Heading } from './Heading';
import { Headline } from './headline/Headline';
import { TierTable } from './tiers/TierTable';
import { Trend } from './trend/Trend';
import type { useDashboard } from './useDashboard';

interface Props {
  view: CompleteView;
  kpis: StartQuery['kpis'];
  months: StartQuery['months'];
  answer: ReturnType<typeof useDashboard>;
}

export function Dashboard({ view, kpis, months, answer }: Props) {
  const detail = useRef<HTMLDivElement>(null);
  const { data, error, loading, retry } = answer;
  const kpi = kpis.find(({ id }) => id === view.kpi);

  if (error) return <Failure error={error} branch={view.branch} onRetry={retry} />;
  if (!data || !kpi) return <Loading />;
  const { branch, tiers, children } = data;
  if (!branch) return <Failure branch={view.branch} onRetry={retry} />;
  const token = branch.chosen.evidence;

  return (
    <div className="dashboard" aria-busy={loading}>
      <Heading branch={branch} view={view} month={months.find(({ month }) => month === view.month)} />
      <div className="split">
        <Headline
          kpis={kpis}
          values={branch.kpis}
          view={view}
          onSelect={() => detail.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })}
        />
        <div className="detail" ref={detail}>
          <Trend key={kpi.id} kpi={kpi} points={branch.trend.points}>
            {token && (
              <EvidenceButton
                key={token}
                subject={{ token, kpi, branch: branch.name, month: view.month, value: branch.chosen.value }}
              />
            )}
          </Trend>
          <TierTable kpi={kpi} values={tiers.values} />
          <ChildTable key={branch.code} kpi={kpi} parent={branch.name} values={children.values} view={view} />
        </div>
      </div>
    </div>
  );
}
