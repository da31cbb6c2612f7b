import { monthsLater } from '../src/figures/months.ts';
import { months, runningMonth } from './demoValues.ts';

/** Of all kinds: the newest run or are open, one was corrected after it was closed, the others are closed, some twice. */
export function monthNode(month: string) {
  const age = months.length - 1 - months.indexOf(month);
  const closings = age < 2 ? 0 : age % 4 === 3 ? 2 : 1;
  return {
    month,
    isPartial: month === runningMonth,
    closing: closings === 0 ? 'OPEN' : age === 4 ? 'PROVISIONAL' : 'CLOSED',
    revisions: Array.from({ length: closings }, (_, closing) => ({
      number: closing + 1,
      fingerprint: '0'.repeat(64),
      closedAt: `${monthsLater(month, 1)}-0${closing + 5}T04:00:00Z`,
      closedBy: 'hq',
    })),
  };
}
