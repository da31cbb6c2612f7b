import type { KpiState } from '../gql/graphql';

/** Whether a value in this state is complete and large enough to be judged; before the lock of its month it is, too. */
export function isJudged(state: KpiState): boolean {
  return state === 'OK' || state === 'PRELIM' || state === 'FINAL';
}
