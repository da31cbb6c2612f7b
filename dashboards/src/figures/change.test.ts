import { describe, expect, test } from 'vitest';
import { changeBetween } from './change';

const churn = { direction: 'LOWER', unit: 'PERCENT' } as const;
const csat = { direction: 'HIGHER', unit: 'PERCENT' } as const;
const ok = (value: number) => ({ value, state: 'OK' as const });

describe('A change', () => {
  test('downwards is better where lower is better, worse where higher is better', () => {
    expect(changeBetween(ok(0.02), ok(0.01), churn)?.verdict).toBe('better');
    expect(changeBetween(ok(0.8), ok(0.7), csat)?.verdict).toBe('worse');
  });

  test('is never judged when either reading is not complete', () => {
    for (const state of ['SMALL_N', 'PARTIAL', 'IMMATURE'] as const) {
      expect(changeBetween({ value: 0.02, state }, ok(0.01), churn)?.verdict).toBe('unjudged');
      expect(changeBetween(ok(0.02), { value: 0.01, state }, churn)?.verdict).toBe('unjudged');
    }
  });

  test('is judged before and after its month is closed', () => {
    for (const state of ['PRELIM', 'FINAL'] as const)
      expect(changeBetween({ value: 0.02, state }, ok(0.01), churn)?.verdict).toBe('better');
  });

  test('is never judged where neither way is better', () => {
    const tenure = { direction: 'NEUTRAL', unit: 'MONTHS' } as const;
    expect(changeBetween(ok(15), ok(12), tenure)).toEqual({ difference: -3, verdict: 'unjudged' });
  });

  test('does not exist without both values', () => {
    expect(changeBetween(null, ok(1), churn)).toBeNull();
    expect(changeBetween(ok(1), { value: null, state: 'NO_DATA' }, churn)).toBeNull();
  });

  test('too small to be shown is no change', () => {
    expect(changeBetween(ok(0.02), ok(0.02004), churn)?.verdict).toBe('unchanged');
    expect(changeBetween(ok(0.02), ok(0.02006), churn)?.verdict).toBe('worse');
  });
});
