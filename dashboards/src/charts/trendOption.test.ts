import { describe, expect, test } from 'vitest';
import { light } from './palette';
import { trendOption, type TrendPoint } from './trendOption';
import { trendTip } from './trendTip';

const words = {
  name: 'Churn',
  target: 'Target',
  interval: '95% interval',
  value: (value: number | null) => (value === null ? '—' : String(value)),
  month: (month: string) => month,
  shortMonth: (month: string) => month.slice(2),
};

const point = (month: string, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  month,
  value,
  interval: null,
  target: null,
  isComplete: true,
  note: '',
  ...more,
});

function seriesOf(points: TrendPoint[]) {
  const { series } = trendOption(points, words, light);
  return (Array.isArray(series) ? series : []) as { name: string; data: unknown[]; connectNulls?: boolean }[];
}

describe('The trend chart', () => {
  test('ends above what may be judged where the interval of a small month would dwarf the line', () => {
    const small = point('2026-01', 0.1, { interval: { low: 0, high: 0.9 }, isComplete: false });
    const judged = point('2026-02', 0.02, { interval: { low: 0.01, high: 0.04 } });

    expect(trendOption([small, judged], words, light).yAxis).toMatchObject({ max: 0.042 });
    expect(trendOption([small], words, light).yAxis).not.toHaveProperty('max');
  });

  test('leaves a gap where a month has no value', () => {
    const line = seriesOf([point('2026-08', 1), point('2026-09', null), point('2026-10', 3)]).at(-1);
    expect(line?.data).toEqual([{ value: 1 }, { value: null }, { value: 3 }]);
    expect(line?.connectNulls).toBe(false);
  });

  test('stacks the width of the interval on its lower end', () => {
    const series = seriesOf([point('2026-10', 3, { interval: { low: 2, high: 5 } })]);
    expect(series.find((each) => each.name === 'low')?.data).toEqual([2]);
    expect(series.find((each) => each.name === '95% interval')?.data).toEqual([3]);
  });

  test('draws neither band nor target where there is none', () => {
    expect(seriesOf([point('2026-10', 3)]).map((each) => each.name)).toEqual(['Churn']);
  });

  test('follows a target that changes from month to month', () => {
    const series = seriesOf([point('2026-09', 1, { target: 2 }), point('2026-10', 1, { target: 2.3 })]);
    expect(series.find((each) => each.name === 'Target')?.data).toEqual([2, 2.3]);
  });

  test('marks values that must not be judged with a hollow symbol', () => {
    const line = seriesOf([point('2026-10', 3, { isComplete: false })]).at(-1);
    expect(line?.data[0]).toMatchObject({ itemStyle: { color: light.surface } });
  });
});

describe('The tip of a month', () => {
  test('escapes names that look like markup', () => {
    expect(trendTip(point('2026-10', 3), { ...words, name: '<img src=x>' })).toContain('&lt;img src=x&gt;');
  });

  test('says why a value must not be judged', () => {
    expect(trendTip(point('2026-10', 3, { isComplete: false, note: 'too few' }), words)).toContain('too few');
  });
});
