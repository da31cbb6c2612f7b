import type { BranchLevel } from '../gql/graphql';

export interface BranchNode {
  code: string;
  name: string;
  level: BranchLevel;
}

/** A line of the open part of the tree, or of the branches found. */
export interface BranchRow {
  branch: BranchNode;
  depth: number;
  /** Null if nothing can be opened here. */
  isExpanded: boolean | null;
  /** Where the branch is, if the lines around it do not show it. */
  path: string;
}

export type Children = Readonly<Record<string, readonly BranchNode[]>>;

/** The lines of the tree from the top, down into what is expanded. Branches may end at any level. */
export function treeRows(
  branch: BranchNode,
  children: Children,
  expanded: ReadonlySet<string>,
  depth = 0,
): BranchRow[] {
  const below = children[branch.code];
  const isLeaf = below ? below.length === 0 : branch.level === 'OUTLET';
  const isExpanded = isLeaf ? null : expanded.has(branch.code);
  const row = { branch, depth, isExpanded, path: '' };
  if (!isExpanded || !below) return [row];
  return [row, ...below.flatMap((child) => treeRows(child, children, expanded, depth + 1))];
}

/** The line above that a line hangs from. */
export function parentRow(rows: BranchRow[], row: BranchRow): BranchRow | undefined {
  return rows.slice(0, rows.indexOf(row)).findLast(({ depth }) => depth < row.depth);
}

/** The line so many lines away, without running over the ends. */
export function rowFrom(rows: BranchRow[], row: BranchRow | undefined, step: number): BranchRow | undefined {
  const place = row ? rows.indexOf(row) + step : step > 0 ? 0 : rows.length - 1;
  return rows[Math.min(rows.length - 1, Math.max(0, place))];
}
