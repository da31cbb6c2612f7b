import { expect, test } from 'vitest';
import { monthsLater } from './months';

test('Months are counted across the turn of the year in both directions', () => {
  expect(monthsLater('2026-10', -23)).toBe('2024-11');
  expect(monthsLater('2025-12', 1)).toBe('2026-01');
  expect(monthsLater('2026-01', -1)).toBe('2025-12');
});
