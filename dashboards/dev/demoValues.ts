import { monthsLater } from '../src/figures/months.ts';
import type { Tier } from '../src/gql/graphql';
import type { DemoKpi } from './demoKpis.ts';
import type { DemoBranch } from './demoTree.ts';

export const firstMonth = '2025-02';
export const months = Array.from({ length: 22 }, (_, index) => monthsLater(firstMonth, index));
export const runningMonth = months.at(-1) ?? firstMonth;

const tierShares: Record<Tier, number> = {
  UNCLASSIFIED: 0,
  ORDINARY: 0.7,
  SILVER: 0.18,
  GOLD: 0.08,
  PLATINUM: 0.03,
  DIAMOND: 0.01,
};
export const tiers = (Object.keys(tierShares) as Tier[]).filter((tier) => tierShares[tier] > 0);

/** The same number from 0 to 1 for the same words, always. */
export function chance(...words: string[]) {
  let hash = 2166136261;
  for (const character of words.join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

export const customersOf = (branch: DemoBranch): number =>
  branch.children.length > 0
    ? branch.children.reduce((sum, child) => sum + customersOf(child), 0)
    : Math.round(40 + 900 * chance(branch.code, 'size') ** 2);

function wilson(successes: number, n: number) {
  const z = 1.959964;
  const p = successes / n;
  const middle = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return {
    low: Math.max(0, (middle - reach) / (1 + (z * z) / n)),
    high: Math.min(1, (middle + reach) / (1 + (z * z) / n)),
  };
}

/** A made-up reading: plausible, repeatable, and additive only by chance. */
export function reading(kpi: DemoKpi, branch: DemoBranch, month: string, tier?: Tier) {
  const known = months.includes(month) && !(branch.code === 'SC' && month === '2025-09');
  const share = tier ? tierShares[tier] : 1;
  const denominator = known ? Math.round(customersOf(branch) * share * kpi.cases) : 0;
  if (denominator === 0)
    return {
      value: null,
      numerator: kpi.unit === 'DAYS' ? null : 0,
      denominator: 0,
      interval: null,
      target: kpi.target,
      status: null,
      flags: [],
      state: 'NO_DATA',
    };

  const season = 1 + 0.12 * Math.sin((Number(month.slice(5)) / 12) * 2 * Math.PI);
  const spread =
    1 +
    (chance(kpi.id, branch.code, month, tier ?? '') - 0.5) *
      0.5 *
      (kpi.usual > 0.3 && kpi.unit === 'PERCENT' ? 0.25 : 1);
  const ytd = kpi.id === 'churn_rate_ytd' ? Number(month.slice(5)) / 10 : 1;
  const rate = kpi.usual * spread * (kpi.usual > 0.3 ? 1 : season) * ytd;
  const scale = kpi.unit === 'PER_MILLE' ? 1000 : 1;
  const counted = Math.min(
    kpi.unit === 'PERCENT' ? denominator : Infinity,
    Math.round((rate / scale) * denominator),
  );
  const value = kpi.unit === 'DAYS' ? Math.round(rate) : (counted * scale) / denominator;

  const state =
    month === runningMonth
      ? 'PARTIAL'
      : denominator < kpi.minimumDenominator
        ? 'SMALL_N'
        : kpi.id === 'durable_save_rate' && month >= monthsLater(runningMonth, -3)
          ? 'IMMATURE'
          : 'OK';
  const target =
    kpi.target === null
      ? null
      : kpi.id === 'churn_rate_ytd'
        ? (0.035 * Number(month.slice(5))) / 12
        : kpi.target;
  const short = target === null ? 0 : (kpi.direction === 'LOWER' ? value - target : target - value) / target;
  const status =
    target === null || state !== 'OK' ? null : short <= 0 ? 'MET' : short <= 0.1 ? 'NEAR' : 'MISSED';
  return {
    value,
    numerator: kpi.unit === 'DAYS' ? null : counted,
    denominator,
    interval: kpi.proportion ? wilson(counted, denominator) : null,
    target,
    status,
    flags: [],
    state,
  };
}
