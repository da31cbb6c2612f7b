import { describe, expect, test } from 'vitest';
import type { KpiState } from '../../gql/graphql';
import { ordered, type ChildValue, type Order } from './order';

const child = (name: string, value: number | null, state: KpiState = 'OK'): ChildValue => ({
  value,
  numerator: null,
  denominator: 1,
  interval: null,
  target: null,
  status: null,
  state,
  branch: { code: name, name, level: 'OUTLET' },
});

const names = (values: ChildValue[], order: Order) =>
  ordered(values, order, 'en').map(({ branch }) => branch.name);

describe('The branches below', () => {
  const values = [
    child('empty', null, 'NO_DATA'),
    child('small', 9, 'SMALL_N'),
    child('high', 3),
    child('low', 1),
  ];

  test('are ranked only where they can be judged, in both directions', () => {
    expect(names(values, { column: 'value', descending: true })).toEqual(['high', 'low', 'small', 'empty']);
    expect(names(values, { column: 'value', descending: false })).toEqual(['low', 'high', 'small', 'empty']);
  });

  test('are ordered by name with numbers as people count', () => {
    const outlets = [child('Outlet 10', 1), child('Outlet 9', 2)];
    expect(names(outlets, { column: 'name', descending: false })).toEqual(['Outlet 9', 'Outlet 10']);
  });

  test('with equal figures follow their names', () => {
    expect(names([child('b', 1), child('a', 1)], { column: 'value', descending: true })).toEqual(['a', 'b']);
  });

  test('without a numerator come last', () => {
    const counted = { ...child('counted', 1), numerator: 5 };
    expect(names([child('median', 1), counted], { column: 'numerator', descending: false })[0]).toBe(
      'counted',
    );
  });
});
