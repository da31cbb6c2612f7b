import { expect, test } from 'vitest';
import { intervalScale } from './intervalScale';

test('A scale spans values and targets and cuts wide intervals at its edges', () => {
  const scale = intervalScale([
    { value: 0.2, interval: { low: 0, high: 0.9 }, target: 0.3 },
    { value: 0.4, interval: null, target: null },
  ]);
  expect(scale?.low).toBeCloseTo(0.15);
  expect(scale?.high).toBeCloseTo(0.45);
  expect(scale?.at(0.9)).toBe(100);
  expect(scale?.at(0.3)).toBeCloseTo(50);
});

test('A scale of rates never begins below zero', () => {
  expect(intervalScale([{ value: 0 }, { value: 0.01 }])?.low).toBe(0);
});

test('Without any value there is no scale', () => {
  expect(intervalScale([{ value: null }])).toBeNull();
});

test('A single value lies inside its scale', () => {
  expect(intervalScale([{ value: 5 }])?.at(5)).toBeCloseTo(50);
});
