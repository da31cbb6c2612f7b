import type { TrendPoint } from '../../charts/trendOption';
import type { Figures } from '../../figures/figures';
import type { DashboardQuery, StartQuery } from '../../gql/graphql';
import type { Texts } from '../../language/zh';
import { isJudged } from '../../figures/judged';

export interface TrendProps {
  kpi: StartQuery['kpis'][number];
  points: NonNullable<DashboardQuery['branch']>['trend']['points'];
}

export const trendPoints = (points: TrendProps['points'], texts: Texts): TrendPoint[] =>
  points.map(({ month, value, interval, target, state }) => ({
    month,
    value: value ?? null,
    interval: interval ?? null,
    target: target ?? null,
    isComplete: isJudged(state),
    note: texts.states[state],
  }));

/** The chart in a sentence, for those who do not see it. */
export function trendSummary({ kpi, points }: TrendProps, texts: Texts, figures: Figures): string {
  const known = points.filter(({ value }) => value != null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return texts.noTrend;
  const values = known.map(({ value }) => value ?? 0);
  return texts.trendSummary(
    kpi.name,
    figures.month(first.month),
    figures.month(last.month),
    figures.value(Math.min(...values), kpi.unit),
    figures.value(Math.max(...values), kpi.unit),
    figures.value(last.value, kpi.unit),
  );
}
