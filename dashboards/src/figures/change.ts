import type { KpiDirection, KpiState, KpiUnit } from '../gql/graphql';
import { isJudged } from './judged';

export type Verdict = 'better' | 'worse' | 'unchanged' | 'unjudged';

export interface Change {
  difference: number;
  verdict: Verdict;
}

interface Reading {
  value?: number | null;
  state: KpiState;
}

/** From an earlier reading to a later one; null if either has no value. Only complete readings of KPIs with a better way are judged. */
export function changeBetween(
  earlier: Reading | null | undefined,
  later: Reading,
  kpi: { direction: KpiDirection; unit: KpiUnit },
): Change | null {
  if (earlier?.value == null || later.value == null) return null;
  const difference = later.value - earlier.value;
  if (!isJudged(earlier.state) || !isJudged(later.state) || kpi.direction === 'NEUTRAL')
    return { difference, verdict: 'unjudged' };
  if (Math.abs(difference) < shownAsZero[kpi.unit]) return { difference, verdict: 'unchanged' };
  return { difference, verdict: difference > 0 === (kpi.direction === 'HIGHER') ? 'better' : 'worse' };
}

/** Below these a change rounds to 0.00 on screen, where a verdict would contradict it. */
const shownAsZero: Record<KpiUnit, number> = {
  PERCENT: 0.00005,
  PER_MILLE: 0.005,
  POINTS: 0.005,
  DAYS: 0.005,
  HOURS: 0.005,
  MONTHS: 0.005,
  CNY: 0.005,
  NET_POINTS: 0.005,
  PERCENTAGE_POINTS: 0.00005,
};
