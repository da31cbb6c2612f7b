import { describe, expect, test } from 'vitest';
import { speechIn } from '../language/LanguageContext';
import { dueWords, emptyWords, kindOf, namesCustomers, opensWords, type Item } from './items';

const { texts, figures } = speechIn('en');
const item = (rest: Partial<Item> = {}): Item => ({
  key: 'M-1',
  standing: 'OPEN',
  dueBy: '2026-11-30T15:59:59Z',
  tier: 'GOLD',
  reasons: [],
  ...rest,
});

test('A list is asked for by the name that the schema has for it', () => {
  expect((['routine', 'moment', 'plan', 'warning'] as const).map(kindOf)).toEqual([
    'ROUTINE',
    'MOMENT',
    'PLAN',
    'WARNING',
  ]);
});

describe('When an item is due', () => {
  test('is told by the day of the business, for a warning with the hour', () => {
    const dueBy = '2026-11-30T17:20:00Z';
    expect(dueWords(dueBy, 'moment', figures)).toBe('1 Dec 2026');
    expect(dueWords(dueBy, 'warning', figures)).toBe('1 Dec 2026, 01:20');
  });

  test('comes with the day from which it can be done, but only while that is to come', () => {
    const opensAt = '2026-11-26T16:00:00Z';
    expect(opensWords(item({ standing: 'NOT_YET', opensAt }), texts, figures)).toBe('from 27 Nov 2026');
    expect(opensWords(item({ standing: 'OPEN', opensAt }), texts, figures)).toBeUndefined();
    expect(opensWords(item({ standing: 'NOT_YET', opensAt: null }), texts, figures)).toBeUndefined();
  });
});

test('Customers are told where one is: one that has moved is not told even to the manager', () => {
  const customer = { name: '王**', code: '***123' };
  expect(namesCustomers([item({ reasons: ['MOVED'] }), item({ customer })])).toBe(true);
  expect(namesCustomers([item({ customer: null })])).toBe(false);
});

test('An empty list tells whether all was done or nothing was owed, and neither until that is known', () => {
  expect(emptyWords({ owedCount: 3 }, texts)).toBe(texts.worklist.allDone);
  expect(emptyWords({ owedCount: 0 }, texts)).toBe(texts.worklist.nothingOwed);
  expect(emptyWords(undefined, texts)).toBe(texts.worklist.none);
});
