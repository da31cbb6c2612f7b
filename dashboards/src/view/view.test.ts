import { describe, expect, test } from 'vitest';
import { addressOf, reportAddress, viewOf } from './view';

describe('The address', () => {
  test('gives back the view it was written from', () => {
    const view = { branch: 'GD-SZ-001', month: '2026-10', kpi: 'churn_rate', lang: 'zh' } as const;
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  test('carries branch codes with any characters', () => {
    const view = { branch: '深圳 & 南山/1?#' };
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  test('leaves out what was not chosen', () => {
    expect(addressOf({})).toBe('/');
    expect(addressOf({ month: '2026-10' })).toBe('/?month=2026-10');
  });

  test('with a month or language that cannot be is read without them', () => {
    expect(viewOf('?month=2026-13&lang=fr&branch=HQ')).toEqual({ branch: 'HQ' });
  });
});

test('A report address escapes the branch code', () => {
  expect(reportAddress('A/B', '2026-10', 'pdf', 'en')).toBe('/reports/2026-10/A%2FB.pdf?lang=en');
});
