import { monthsLater } from '../src/figures/months.ts';
import type { BranchLevel, KpiTableInput, Lang, Tier } from '../src/gql/graphql';
import { assessment } from './demoAssessment.ts';
import { evidencePage, tokenOf } from './demoEvidence.ts';
import { kpis, type DemoKpi } from './demoKpis.ts';
import { monthNode } from './demoMonths.ts';
import { all, top, type DemoBranch } from './demoTree.ts';
import { firstMonth, months, reading, tiers } from './demoValues.ts';
import { worklist, type WorklistWish } from './demoWorklist.ts';

const named =
  (thing: { zh: string; en: string }) =>
  ({ lang }: { lang: Lang }) =>
    lang === 'ZH' ? thing.zh : thing.en;

const kpiNode = (kpi: DemoKpi) => ({
  ...kpi,
  name: named(kpi),
  definition: named(kpi),
  window: kpi.id === 'churn_rate_ytd' ? 'YEAR_TO_DATE' : 'MONTH',
});

function kpiOf(id: string) {
  const kpi = kpis.find((candidate) => candidate.id === id);
  if (!kpi) throw new Error(`No KPI has id '${id}'.`);
  return kpi;
}

function valueNode(kpi: DemoKpi, branch: DemoBranch, month: string, tier?: Tier): object {
  const earlier = (count: number) => () => {
    const then = monthsLater(month, -count);
    return then < firstMonth ? null : valueNode(kpi, branch, then, tier);
  };
  return {
    ...reading(kpi, branch, month, tier),
    month,
    kpi: kpiNode(kpi),
    branch: () => branchNode(branch),
    segment: tier ? { dimension: 'TIER', member: tier } : null,
    previous: earlier(1),
    yearAgo: earlier(12),
    evidence: () => (tier ? null : tokenOf(kpi, branch, month)),
  };
}

function span(from: string, to: string) {
  const months = [];
  for (let month = from; month <= to; month = monthsLater(month, 1)) months.push(month);
  return months;
}

function branchOf(code: string) {
  const branch = all.find((candidate) => candidate.code === code);
  if (!branch) throw new Error(`No branch has code '${code}'.`);
  return branch;
}

function evidence({ token, ...page }: { token: string; first: number; after?: string }) {
  const [kpi = '', branch = '', month = ''] = token.split('|');
  return evidencePage(kpiOf(kpi), branchOf(branch), month, page, branchNode);
}

function branchNode(branch: DemoBranch): object {
  const ancestors: DemoBranch[] = [];
  for (let above = branch.parent; above; above = above.parent) ancestors.unshift(above);
  return {
    code: branch.code,
    name: named(branch),
    level: branch.level,
    parent: () => branch.parent && branchNode(branch.parent),
    children: () => branch.children.map(branchNode),
    ancestors: () => ancestors.map(branchNode),
    kpi: ({ id, month }: { id: string; month: string }) => valueNode(kpiOf(id), branch, month),
    kpis: ({ ids, month }: { ids?: string[]; month: string }) =>
      (ids?.map(kpiOf) ?? kpis).map((kpi) => valueNode(kpi, branch, month)),
    trend: ({ kpi, from, to }: { kpi: string; from: string; to: string }) => ({
      points: span(from, to).map((month) => valueNode(kpiOf(kpi), branch, month)),
    }),
  };
}

function kpiTable({ where }: { where: KpiTableInput }) {
  const branches = all.filter(
    (branch) =>
      (!where.branches || where.branches.includes(branch.code)) &&
      (!where.parent || branch.parent?.code === where.parent) &&
      (!where.level || branch.level === where.level),
  );
  const wanted = where.kpis?.map(kpiOf) ?? kpis;
  const segments = where.dimension ? tiers : [undefined];
  return {
    kpis: wanted.map(kpiNode),
    branches: branches.map(branchNode),
    months: span(where.from, where.to),
    values: span(where.from, where.to).flatMap((month) =>
      branches.flatMap((branch) =>
        segments.flatMap((tier) => wanted.map((kpi) => valueNode(kpi, branch, month, tier))),
      ),
    ),
  };
}

function branches(wish: { parent?: string; level?: BranchLevel; search?: string; first?: number }) {
  const search = wish.search?.toLowerCase() ?? '';
  const found = all.filter((branch) =>
    [branch.code, branch.zh, branch.en].some((text) => text.toLowerCase().includes(search)),
  );
  return {
    totalCount: found.length,
    nodes: found.slice(0, wish.first).map(branchNode),
    edges: [],
    pageInfo: {},
  };
}

export const rootValue = {
  viewer: { role: 'HQ', branch: branchNode(top) },
  months: months.map(monthNode),
  kpis: () => kpis.map(kpiNode),
  branch: ({ code }: { code: string }) => {
    const branch = all.find((candidate) => candidate.code === code);
    return branch ? branchNode(branch) : null;
  },
  branches,
  kpiTable,
  evidence,
  assessment: (wish: Parameters<typeof assessment>[0]) =>
    assessment(wish, { branch: branchNode, value: valueNode }),
  worklist: ({ branch, ...wish }: WorklistWish) => worklist(branchOf(branch), wish),
};
