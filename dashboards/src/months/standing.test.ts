import { expect, test } from 'vitest';
import { speechIn } from '../language/LanguageContext';
import { standingOf, type Month } from './standing';
import { standingWords } from './standingWords';

const month = (rest: Partial<Month>): Month => ({
  month: '2026-10',
  isPartial: false,
  closing: 'OPEN',
  revisions: [],
  ...rest,
});

const revisions = [
  { number: 1, closedAt: '2026-11-03T11:00:00Z' },
  { number: 2, closedAt: '2026-11-09T11:00:00Z' },
];

test('A running month is running, whatever its closing', () => {
  expect(standingOf(month({ isPartial: true, closing: 'PROVISIONAL' }))).toBe('RUNNING');
});

test('A closed month names its last revision and the day of it', () => {
  const closed = month({ closing: 'CLOSED', revisions });
  expect(standingWords(closed, speechIn('en'))).toBe('Closed, revision 2, 9 Nov 2026');
  expect(standingWords(closed, speechIn('zh'))).toBe('已关账，第 2 版，2026-11-09');
});

test('A month that was corrected since does not pass for closed', () => {
  const corrected = month({ closing: 'PROVISIONAL', revisions: revisions.slice(0, 1) });
  expect(standingWords(corrected, speechIn('en'))).toBe('Corrected since revision 1 of 3 Nov 2026');
});

test('A month that is over but was never closed says so', () => {
  expect(standingWords(month({}), speechIn('zh'))).toBe('未关账');
});
