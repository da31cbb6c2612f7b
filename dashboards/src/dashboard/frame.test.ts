import { describe, expect, test } from 'vitest';
import type { StartQuery } from '../gql/graphql';
import { frameOf } from './frame';

const month = (month: string, isPartial: boolean) => ({
  month,
  isPartial,
  closing: 'OPEN' as const,
  revisions: [],
});

const start: StartQuery = {
  viewer: { branch: { code: 'HQ' } },
  months: [month('2026-09', false), month('2026-10', false), month('2026-11', true)],
  kpis: [
    {
      id: 'churn_rate',
      code: 'C01',
      name: 'Churn',
      definition: '',
      category: 'CHURN',
      unit: 'PERCENT',
      direction: 'LOWER',
      window: 'MONTH',
      minimumDenominator: 30,
    },
  ],
};

describe('The page', () => {
  test('opens on the top branch, the newest complete month and the first KPI', () => {
    expect(frameOf({}, 'zh', start).complete).toEqual({
      branch: 'HQ',
      month: '2026-10',
      kpi: 'churn_rate',
      view: 'dashboard',
      list: 'routine',
      lang: 'zh',
    });
  });

  test('opens on the running month if there is no other', () => {
    const only = { ...start, months: start.months.slice(2) };
    expect(frameOf({}, 'en', only).complete?.month).toBe('2026-11');
  });

  test('opens a care list on the running month, and on the newest if none runs', () => {
    const complete = { ...start, months: start.months.slice(0, 2) };
    expect(frameOf({ view: 'worklist' }, 'zh', start).complete?.month).toBe('2026-11');
    expect(frameOf({ view: 'worklist' }, 'zh', complete).complete?.month).toBe('2026-10');
  });

  test('does not wait for the lists when the address says everything', () => {
    const view = { branch: 'GD', month: '2026-09', kpi: 'churn_rate' };
    expect(frameOf(view, 'en', undefined).complete).toEqual({
      ...view,
      view: 'dashboard',
      list: 'routine',
      lang: 'en',
    });
  });

  test('names what the server does not have', () => {
    expect(frameOf({ month: '1999-01' }, 'en', start).problem).toBe('month');
    expect(frameOf({ kpi: 'nonsense' }, 'en', start).problem).toBe('kpi');
  });
});
