import { GraphQLError } from 'graphql';
import { monthsLater } from '../src/figures/months.ts';
import type { WorklistKind, WorklistReason, WorklistStanding } from '../src/gql/graphql';
import type { DemoBranch } from './demoTree.ts';
import { chance, customersOf, runningMonth, tiers } from './demoValues.ts';

export interface WorklistWish {
  branch: string;
  month: string;
  kind: WorklistKind;
  first: number;
  after?: string;
}

const shares: Record<WorklistKind, number> = { ROUTINE: 0.3, MOMENT: 0.08, PLAN: 0.1, WARNING: 0.05 };
const hour = 3600_000;
const order: WorklistStanding[] = ['OPEN', 'NOT_YET', 'OVER'];

/** Lists of all kinds: long ones, one that is done (moments in outlets numbered 3), one without warnings (Tibet), where customers are not told, too. */
export function worklist(outlet: DemoBranch, { month, kind, first, after }: Omit<WorklistWish, 'branch'>) {
  if (outlet.level !== 'OUTLET')
    throw new GraphQLError(`'${outlet.code}' is no outlet.`, { extensions: { code: 'WORKLIST_OF_OUTLET' } });
  const isTold = !outlet.code.startsWith('XZ');
  const owedCount = !isTold && kind === 'WARNING' ? 0 : Math.ceil(customersOf(outlet) * shares[kind]) + 2;
  const isDone = kind === 'MOMENT' && outlet.code.endsWith('003');
  const totalCount = isDone ? 0 : Math.ceil(owedCount * 0.6);
  const items = Array.from({ length: totalCount }, (_, place) => itemOf(outlet, month, kind, place, isTold));
  items.sort(
    (one, other) =>
      order.indexOf(one.standing) - order.indexOf(other.standing) ||
      (isTold
        ? (other.atStake ?? 0) - (one.atStake ?? 0) || (other.monthlyValue ?? 0) - (one.monthlyValue ?? 0)
        : one.dueBy.getTime() - other.dueBy.getTime()),
  );
  const start = after ? Number(after) : 0;
  const end = Math.min(totalCount, start + first);
  return {
    nodes: items.slice(start, end),
    edges: [],
    pageInfo: { hasNextPage: end < totalCount, hasPreviousPage: start > 0, endCursor: String(end) },
    totalCount,
    owedCount,
    metCount: owedCount - totalCount,
    inTimeCount: items.filter(({ standing }) => standing !== 'OVER').length,
  };
}

function itemOf(outlet: DemoBranch, month: string, kind: WorklistKind, place: number, isTold: boolean) {
  const luck = (what: string) => chance(outlet.code, month, kind, String(place), what);
  const isOver = month < runningMonth || (kind !== 'ROUTINE' && luck('standing') < 0.25);
  const standing: WorklistStanding = isOver
    ? 'OVER'
    : kind === 'MOMENT' && luck('standing') < 0.5
      ? 'NOT_YET'
      : 'OPEN';
  const monthEnd = new Date(`${monthsLater(month, 1)}-01T00:00:00+08:00`).getTime() - 1000;
  const hoursBefore = { ROUTINE: 0, MOMENT: 24, PLAN: 24, WARNING: 1 }[kind] * Math.floor(luck('due') * 25);
  const dueBy = new Date(monthEnd - hoursBefore * hour);
  const isMoved = luck('moved') < 0.05;
  const isKnown = isTold && !isMoved;
  const isWarned = kind === 'WARNING' || luck('warned') < 0.3;
  const risk = isKnown && isWarned ? 0.2 + 0.7 * luck('risk') : null;
  const monthlyValue = isKnown ? Math.round(30 + 900 * luck('value') ** 2) : null;
  const reasons: [WorklistReason, boolean][] = [
    ['OVERDUE', isOver],
    ['LEFT', isTold && isOver && luck('left') < 0.2],
    ['WITHDRAWN', isTold && isOver && kind === 'PLAN' && luck('withdrawn') < 0.3],
    ['MOVED', isTold && isMoved],
    ['DUE_SOON', standing === 'OPEN'],
    ['AT_RISK', isKnown && isWarned],
    ['IN_WRITING_ONLY', isKnown && luck('writing') < 0.15],
  ];
  const longName = outlet.code === 'SC2-LONG' && place % 9 === 0;
  return {
    key: `${kind[0]}-${month}-${100000 + place}`,
    standing,
    opensAt: standing === 'NOT_YET' ? new Date(dueBy.getTime() - 96 * hour) : null,
    dueBy,
    tier: tiers[1 + Math.floor(luck('tier') * 4)] ?? 'GOLD',
    reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason),
    risk,
    monthlyValue,
    atStake: risk !== null && monthlyValue !== null ? risk * monthlyValue : null,
    customer: isKnown
      ? { name: longName ? `高新${'*'.repeat(196)}司` : '王**', code: `*****${100 + (place % 900)}` }
      : null,
  };
}
