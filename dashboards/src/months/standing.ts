import type { StartQuery } from '../gql/graphql';

export type Month = StartQuery['months'][number];

/** How far the numbers of a month can be relied on: it runs, is over but was never closed, was corrected since, or is closed. */
export type MonthStanding = 'RUNNING' | 'OPEN' | 'CORRECTED' | 'CLOSED';

export function standingOf({ isPartial, closing }: Pick<Month, 'isPartial' | 'closing'>): MonthStanding {
  if (isPartial) return 'RUNNING';
  return ({ OPEN: 'OPEN', PROVISIONAL: 'CORRECTED', CLOSED: 'CLOSED' } as const)[closing];
}

/** The month that runs, of those in their order; undefined if none does. */
export const runningMonth = (months: Pick<Month, 'month' | 'isPartial'>[]): string | undefined =>
  months.find(({ isPartial }) => isPartial)?.month;
