import type { Figures } from '../figures/figures';
import type { WorklistCountsFragment, WorklistItemsQuery, WorklistKind } from '../gql/graphql';
import type { Texts } from '../language/zh';
import type { List } from '../view/view';

export type Item = WorklistItemsQuery['worklist']['nodes'][number];

/** The list as the schema names it. */
export const kindOf = (list: List) => list.toUpperCase() as WorklistKind;

/** Whether the reader is told whose the items are; the server tells it to the manager of the outlet alone. */
export const namesCustomers = (items: Item[]) => items.some(({ customer }) => customer);

/** Whether keys are the source's own; of a routine contact the key is a pseudonym, by which nobody finds anything. */
export const hasKeys = (list: List) => list !== 'routine';

/** Until when an item can be done: a warning runs out within hours, all else at the end of a day. */
export const dueWords = (dueBy: string, list: List, figures: Figures) =>
  list === 'warning' ? figures.businessTime(dueBy) : figures.businessDay(dueBy);

/** From when an item can be done, where that is not yet. */
export const opensWords = ({ standing, opensAt }: Item, { worklist }: Texts, figures: Figures) =>
  standing === 'NOT_YET' && opensAt ? worklist.from(figures.businessDay(opensAt)) : undefined;

/** Why a list is empty, which is mostly good news. */
export function emptyWords(
  counts: Pick<WorklistCountsFragment, 'owedCount'> | undefined,
  { worklist }: Texts,
): string {
  if (!counts) return worklist.none;
  return counts.owedCount > 0 ? worklist.allDone : worklist.nothingOwed;
}
