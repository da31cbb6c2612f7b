import { useRef } from 'react';
import { Breadcrumbs } from '../branches/Breadcrumbs';
import type { StartQuery } from '../gql/graphql';
import { useLanguage } from '../language/LanguageContext';
import { Loading } from '../notices/Loading';
import { ChildTable } from './children/ChildTable';
import { Failure } from './Failure';
import type { CompleteView } from './frame';
import { Headline } from './headline/Headline';
import { TierTable } from './tiers/TierTable';
import { Trend } from './trend/Trend';
import type { useDashboard } from './useDashboard';

/** Longer names than this are set in smaller type. */
const longName = 60;

interface Props {
  view: CompleteView;
  kpis: StartQuery['kpis'];
  answer: ReturnType<typeof useDashboard>;
}

export function Dashboard({ view, kpis, answer }: Props) {
  const { texts, figures } = useLanguage();
  const detail = useRef<HTMLDivElement>(null);
  const { data, error, loading, retry } = answer;
  const kpi = kpis.find(({ id }) => id === view.kpi);

  if (error) return <Failure error={error} branch={view.branch} onRetry={retry} />;
  if (!data || !kpi) return <Loading />;
  const { branch, tiers, children } = data;
  if (!branch) return <Failure branch={view.branch} onRetry={retry} />;

  return (
    <div className="dashboard" aria-busy={loading}>
      <div className="heading">
        <Breadcrumbs ancestors={branch.ancestors} view={view} />
        <h1 className={branch.name.length > longName ? 'long' : undefined}>{branch.name}</h1>
        <p>
          <span className="tag">{texts.levels[branch.level]}</span> {branch.code} ·{' '}
          {figures.month(view.month)}
        </p>
      </div>
      <div className="split">
        <Headline
          kpis={kpis}
          values={branch.kpis}
          view={view}
          onSelect={() => detail.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })}
        />
        <div className="detail" ref={detail}>
          <Trend key={kpi.id} kpi={kpi} points={branch.trend.points} />
          <TierTable kpi={kpi} values={tiers.values} />
          <ChildTable key={branch.code} kpi={kpi} parent={branch.name} values={children.values} view={view} />
        </div>
      </div>
    </div>
  );
}
