import { describe, expect, test } from 'vitest';
import { en } from '../language/en';
import { groupName, peersOf, toneOf, type Assessed } from './groups';

const branch = (code: string, sizeClass: string | null, rank: number | null): Assessed => ({
  branch: { code, name: code },
  peerGroup: { level: 'OUTLET', sizeClass },
  rank,
  peers: 9,
  ratedPeers: 4,
  result: { score: null, grade: null, feeCoefficient: 1, availableWeight: 0 },
});

describe('Peer groups', () => {
  test('hold branches of one class of size in the order that they came in', () => {
    const groups = peersOf([branch('b', 'large', 1), branch('a', 'large', 3), branch('c', 'small', 1)]);
    expect(groups.map(({ branches }) => branches.map((one) => one.branch.code))).toEqual([['b', 'a'], ['c']]);
  });

  test('tell branches without a class of size from those with one', () => {
    expect(peersOf([branch('a', null, 1), branch('b', 'small', 1)])).toHaveLength(2);
  });
});

test('A class of size that the page does not know keeps its name, and none is left out', () => {
  const names = ['large', '三类', null].map((sizeClass) => groupName({ level: 'OUTLET', sizeClass }, en));
  expect(names).toEqual(['Outlet, large', 'Outlet, 三类', 'Outlet']);
});

test('Only the best and the last grade have a colour', () => {
  const grades = ['A', 'B', 'C', 'D'].map((grade) => ({ grade }));
  expect(['A', 'B', 'C', 'D'].map((grade) => toneOf(grade, grades))).toEqual(['good', 'even', 'even', 'bad']);
});
