import { describe, expect, test } from 'vitest';
import { parentRow, rowFrom, treeRows, type BranchNode } from './tree';

const branch = (code: string, level: BranchNode['level']): BranchNode => ({ code, name: code, level });
const top = branch('HQ', 'HQ');
const children = {
  HQ: [branch('GD', 'PROVINCE'), branch('OUT', 'OUTLET')],
  GD: [branch('GZ', 'CITY')],
};

describe('The branch tree', () => {
  test('shows only what is expanded', () => {
    expect(treeRows(top, children, new Set()).map((row) => row.branch.code)).toEqual(['HQ']);
    expect(treeRows(top, children, new Set(['HQ', 'GD'])).map((row) => [row.branch.code, row.depth])).toEqual(
      [
        ['HQ', 0],
        ['GD', 1],
        ['GZ', 2],
        ['OUT', 1],
      ],
    );
  });

  test('offers no opening where a branch ends, at whatever level', () => {
    const rows = treeRows(top, { ...children, GD: [] }, new Set(['HQ']));
    expect(rows.map((row) => row.isExpanded)).toEqual([true, null, null]);
  });

  test('is walked from line to line and back to the parent', () => {
    const rows = treeRows(top, children, new Set(['HQ', 'GD']));
    const [first, second, third, last] = rows;
    expect(rowFrom(rows, undefined, 1)).toBe(first);
    expect(rowFrom(rows, last, 1)).toBe(last);
    expect(rowFrom(rows, first, -1)).toBe(first);
    expect(third && parentRow(rows, third)).toBe(second);
    expect(first && parentRow(rows, first)).toBeUndefined();
  });
});
