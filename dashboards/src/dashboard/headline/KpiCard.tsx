import type { DashboardQuery, StartQuery } from '../../gql/graphql';
import { useLanguage } from '../../language/LanguageContext';
import { ViewLink } from '../../view/ViewLink';
import type { CompleteView } from '../frame';
import { ChangeFigure } from '../judgement/ChangeFigure';
import { StatusMark } from '../judgement/StatusMark';
import { Counts } from './Counts';
import { isJudged } from '../../figures/judged';

export type CardValue = NonNullable<DashboardQuery['branch']>['kpis'][number];

interface Props {
  kpi: StartQuery['kpis'][number];
  value: CardValue;
  view: CompleteView;
  onSelect: () => void;
}

export function KpiCard({ kpi, value, view, onSelect }: Props) {
  const { texts, figures } = useLanguage();
  const isSelected = kpi.id === view.kpi;
  return (
    <article className="card" data-testid={`kpi-${kpi.id}`} data-state={value.state}>
      <div className="card-top">
        <h3 title={kpi.definition}>
          <ViewLink
            view={{ ...view, kpi: kpi.id }}
            aria-current={isSelected ? 'true' : undefined}
            {...(isSelected ? {} : { onShow: onSelect })}
          >
            {kpi.name}
          </ViewLink>
        </h3>
        <StatusMark state={value.state} status={value.status ?? null} />
      </div>
      <p className="figure" data-testid="value">
        {figures.value(value.value, kpi.unit)}
      </p>
      {value.value == null && (
        <p className="reason">
          {isJudged(value.state) ? texts.undefinedValue : texts.stateReasons[value.state]}
        </p>
      )}
      {value.flags.map((flag) => (
        <p className="reason" key={flag}>
          {texts.flags[flag]}
        </p>
      ))}
      <dl className="facts">
        <Counts value={value} unit={kpi.unit} />
        {value.target != null && (
          <div>
            <dt>{texts.target}</dt>
            <dd>
              {kpi.direction === 'LOWER' ? '≤' : '≥'} {figures.value(value.target, kpi.unit)}
            </dd>
          </div>
        )}
      </dl>
      <dl className="changes">
        {/* A sum since January grows with every month; that is no change for the worse. */}
        {kpi.window === 'MONTH' && (
          <ChangeFigure label={texts.fromPrevious} kpi={kpi} earlier={value.previous} later={value} />
        )}
        <ChangeFigure label={texts.fromYearAgo} kpi={kpi} earlier={value.yearAgo} later={value} />
      </dl>
    </article>
  );
}
