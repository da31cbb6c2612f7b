import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useLanguage } from '../../language/LanguageContext';
import { TrendTable } from './TrendTable';
import type { TrendProps } from './trendPoints';

const TrendChart = lazy(() => import('./TrendChart'));

/** The chosen KPI over the months, as a chart or as the table behind it; the children are what else can be done with it. */
export function Trend({ kpi, points, children }: TrendProps & { children?: ReactNode }) {
  const { texts } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const hasValues = points.some(({ value }) => value != null);
  return (
    <section className="panel" aria-labelledby="trend-title" data-testid="trend">
      <div className="panel-top">
        <div>
          <h2 id="trend-title">{kpi.name}</h2>
          <p className="subtitle">
            {kpi.code} · {texts.trend}
          </p>
        </div>
        <div className="panel-actions">
          {children}
          {hasValues && (
            <button type="button" className="button quiet" onClick={() => setAsTable(!asTable)}>
              {asTable ? texts.asChart : texts.asTable}
            </button>
          )}
        </div>
      </div>
      <p className="definition">{kpi.definition}</p>
      {!hasValues && <p className="empty">{texts.noTrend}</p>}
      {hasValues && asTable && <TrendTable kpi={kpi} points={points} />}
      {hasValues && !asTable && (
        <Suspense fallback={<div className="chart bone" />}>
          <TrendChart kpi={kpi} points={points} />
        </Suspense>
      )}
    </section>
  );
}
