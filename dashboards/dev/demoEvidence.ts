import { GraphQLError } from 'graphql';
import type { Tier } from '../src/gql/graphql';
import type { DemoKpi } from './demoKpis.ts';
import type { DemoBranch } from './demoTree.ts';
import { reading, tiers } from './demoValues.ts';

const medians = ['settlement_days_median'];

/** Null where a number has no rows; else what the number is, for all to read. */
export function tokenOf(kpi: DemoKpi, branch: DemoBranch, month: string): string | null {
  const { value } = reading(kpi, branch, month);
  return value === null || medians.includes(kpi.id) ? null : [kpi.id, branch.code, month].join('|');
}

/** The outlets that rows may lie in. */
const outletsOf = (branch: DemoBranch): DemoBranch[] =>
  branch.children.length > 0 ? branch.children.flatMap(outletsOf) : [branch];

/** Rows of all kinds: matching ones, withheld ones (Tibet), a corrected month (July 2026), a KPI whose definition changed. */
export function evidencePage(
  kpi: DemoKpi,
  branch: DemoBranch,
  month: string,
  page: { first: number; after?: string },
  nodeOf: (branch: DemoBranch) => object,
) {
  if (kpi.id === 'revenue_churn')
    throw new GraphQLError(`'${kpi.id}' is counted by another definition now.`, {
      extensions: { code: 'EVIDENCE_NOT_KEPT' },
    });
  const { numerator, denominator } = reading(kpi, branch, month);
  const isCorrected = month === '2026-07';
  const counted = (numerator ?? 0) + (isCorrected ? 1 : 0);
  const outlets = outletsOf(branch);
  const start = Number(page.after ?? 0);
  const totalCount = counted + denominator;
  const end = Math.min(totalCount, start + page.first);
  const row = (place: number) => {
    const isEvent = place < counted;
    const where = outlets[(place * 7) % outlets.length] ?? branch;
    return {
      table: isEvent ? 'fact_churn' : 'fact_base_month',
      key: isEvent
        ? `CH-${month}-${100000 + place}`
        : `${month.replace('-', '')}/${(place * 2654435761) % 4294967296}kQ7x`,
      branch: nodeOf(where),
      day: isEvent ? `${month}-${String(1 + (place % 28)).padStart(2, '0')}` : `${month}-01`,
      tier: tiers[place % tiers.length] as Tier,
      numerator: isEvent ? 1 : 0,
      denominator: isEvent ? 0 : 1,
      customer: branch.level === 'OUTLET' ? { name: '王**', code: `*****${place % 1000}` } : null,
    };
  };
  return {
    nodes: Array.from({ length: end - start }, (_, index) => row(start + index)),
    pageInfo: { hasNextPage: end < totalCount, hasPreviousPage: start > 0, endCursor: String(end) },
    cell: { numerator: numerator ?? 0, denominator },
    totalCount,
    withheldCount: branch.code === 'XZ' ? 12 : 0,
    numerator: counted,
    denominator,
    matches: !isCorrected,
    warning: isCorrected ? 'EVIDENCE_STALE' : null,
  };
}
