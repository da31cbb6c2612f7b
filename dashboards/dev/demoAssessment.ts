import { GraphQLError } from 'graphql';
import type { BranchLevel, Lang } from '../src/gql/graphql';
import { kpis, type DemoKpi } from './demoKpis.ts';
import { monthNode } from './demoMonths.ts';
import { all, type DemoBranch } from './demoTree.ts';
import { reading, runningMonth } from './demoValues.ts';

type Knots = [value: number, points: number][];

const rules: [kpi: string, weight: number, knots: Knots][] = [
  ['churn_rate', 25, [[0.002, 120], [0.003, 100], [0.004, 60], [0.006, 0]]], // prettier-ignore
  ['retention_success_rate', 20, [[0.15, 0], [0.3, 60], [0.45, 100], [0.6, 120]]], // prettier-ignore
  ['csat_top2', 20, [[0.6, 0], [0.75, 60], [0.85, 100], [0.92, 120]]], // prettier-ignore
  ['routine_coverage', 20, [[0.7, 0], [0.85, 60], [0.95, 100], [1, 120]]], // prettier-ignore
  ['settlement_rate', 15, [[0.7, 0], [0.85, 60], [0.95, 100], [1, 120]]], // prettier-ignore
];
const grades: [string, number | null][] = [['A', 90], ['B', 80], ['C', 60], ['D', null]]; // prettier-ignore

function pointsOf(value: number, knots: Knots): number {
  const [low, high] = [knots.findLast(([at]) => at <= value), knots.find(([at]) => at > value)];
  if (!low || !high) return (low ?? high ?? [0, 0])[1];
  return low[1] + ((value - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}

function scored(branch: DemoBranch, month: string) {
  const indicators = rules.map(([id, weight, knots]) => {
    const kpi = kpis.find((candidate) => candidate.id === id) as DemoKpi;
    const value = reading(kpi, branch, month);
    const points = value.state === 'OK' && value.value !== null ? pointsOf(value.value, knots) : null;
    return { kpi, weight, value, points, droppedAs: points === null ? value.state : null };
  });
  const rated = indicators.filter(({ points }) => points !== null);
  const availableWeight = rated.reduce((sum, { weight }) => sum + weight, 0);
  const base = rated.reduce((sum, { weight, points }) => sum + weight * (points ?? 0), 0) / availableWeight;
  const score = availableWeight < 70 || month === runningMonth ? null : Math.round(base * 100) / 100;
  return { branch, indicators, availableWeight, score };
}

/** An assessment as the server gives it, by a simple scheme; months before 2026 have none. */
export function assessment(
  { month, parent, level }: { month: string; parent?: string; level?: BranchLevel },
  nodeOf: {
    branch: (branch: DemoBranch) => object;
    value: (kpi: DemoKpi, branch: DemoBranch, month: string) => object;
  },
) {
  if (month < '2026-01')
    throw new GraphQLError(`No scheme of assessment holds for ${month}.`, {
      extensions: { code: 'SCHEME_MISSING' },
    });
  const top = all.find(({ code }) => code === parent) ?? (all[0] as DemoBranch);
  const below = (branch: DemoBranch): DemoBranch[] => [branch, ...branch.children.flatMap(below)];
  const asked = level
    ? below(top).filter((one) => one.level === level)
    : top.children.length > 0
      ? top.children
      : [top];
  const { isPartial, closing, revisions } = monthNode(month);
  const levels = [...new Set(asked.map((one) => one.level))];
  return {
    standing: isPartial ? 'PARTIAL' : closing === 'CLOSED' ? 'FINAL' : 'PROVISIONAL',
    revision: revisions.length,
    notRecorded: ['ADJUSTMENTS', 'VETOES', 'BASE_FEES'],
    scheme: {
      source: 'SHIPPED',
      code: null,
      version: '2026-1',
      fromMonth: '2026-01',
      minimumAvailableWeight: 70,
      grades: grades.map(([grade, from]) => ({ grade, from })),
    },
    branches: levels.flatMap((each) => {
      const peers = all.filter((one) => one.level === each).map((one) => scored(one, month));
      const scores = peers.flatMap(({ score }) => score ?? []);
      return peers
        .filter(({ branch }) => asked.includes(branch))
        .sort((one, other) => (other.score ?? -1) - (one.score ?? -1))
        .map((one) => assessed(one, month, isPartial, peers.length, scores, nodeOf));
    }),
  };
}

function assessed(
  { branch, indicators, availableWeight, score }: ReturnType<typeof scored>,
  month: string,
  isRunning: boolean,
  peers: number,
  scores: number[],
  nodeOf: Parameters<typeof assessment>[1],
) {
  const place = score === null ? -1 : grades.findIndex(([, from]) => score >= (from ?? -Infinity));
  const next = grades[place - 1];
  const said = (lang: Lang, zh: string, en: string) => (lang === 'ZH' ? zh : en);
  return {
    branch: nodeOf.branch(branch),
    peerGroup: { level: branch.level, sizeClass: branch.level === 'OUTLET' ? 'medium' : null },
    rank: score === null ? null : 1 + scores.filter((other) => other > score).length,
    peers,
    ratedPeers: scores.length,
    result: {
      score,
      grade: grades[place]?.[0] ?? null,
      feeCoefficient: isRunning ? null : score === null ? 1 : 0.5 + score / 200,
      availableWeight,
    },
    indicators: indicators.map(({ kpi, weight, value, points, droppedAs }) => ({
      indicator: {
        kpi,
        name: ({ lang }: { lang: Lang }) => said(lang, kpi.zh, kpi.en),
        weight,
        unit: kpi.unit,
      },
      value: nodeOf.value(kpi, branch, month),
      points: isRunning ? null : points,
      droppedAs,
      effectiveWeight: points === null ? 0 : (weight / availableWeight) * 100,
      peerRank: value.state === 'OK' ? { expected: 3.24, low: 1, high: 7, naming: 'NONE' } : null,
    })),
    working: ({ lang }: { lang: Lang }) => [
      ...indicators.map(({ kpi, weight, points }) =>
        said(
          lang,
          `${kpi.zh}（权重 ${weight}）：${points?.toFixed(4) ?? '不计分'}。`,
          `${kpi.en} (weight ${weight}): ${points?.toFixed(4) ?? 'drops out'}.`,
        ),
      ),
      said(lang, `得分 ${score ?? '—'}。`, `Score ${score ?? '—'}.`),
    ],
    wayToNextGrade: next
      ? [
          {
            sentence: ({ lang }: { lang: Lang }) =>
              said(
                lang,
                `挽留成功率再多 2 个（42% → 44%）：得分 ${next[1]}.40，等级 ${next[0]}。`,
                `Case success rate: 2 more (42% → 44%) gives score ${next[1]}.40, grade ${next[0]}.`,
              ),
          },
        ]
      : [],
    recorded: [],
  };
}
