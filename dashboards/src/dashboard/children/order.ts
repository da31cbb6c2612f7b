import type { DashboardQuery } from '../../gql/graphql';
import { isJudged } from '../../figures/judged';

export type ChildValue = DashboardQuery['children']['values'][number];
export type Column = 'name' | 'value' | 'numerator' | 'denominator';

export interface Order {
  column: Column;
  descending: boolean;
}

/** Values that cannot be judged come after those that can, and branches without a value come last, either way round. */
export function ordered(values: ChildValue[], { column, descending }: Order, locale: string): ChildValue[] {
  const sign = descending ? -1 : 1;
  const names = new Intl.Collator(locale, { numeric: true });
  const byName = (one: ChildValue, other: ChildValue) => names.compare(one.branch.name, other.branch.name);
  if (column === 'name') return values.toSorted((one, other) => sign * byName(one, other));
  return values.toSorted(
    (one, other) =>
      (column === 'value' ? standing(one) - standing(other) : 0) ||
      Number(one[column] == null) - Number(other[column] == null) ||
      sign * ((one[column] ?? 0) - (other[column] ?? 0)) ||
      byName(one, other),
  );
}

const standing = ({ value, state }: ChildValue) => (value == null ? 2 : isJudged(state) ? 0 : 1);
