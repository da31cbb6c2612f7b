import { useClient, useQuery } from 'urql';
import { WorklistItemsDocument, type WorklistItemsQueryVariables } from '../gql/graphql';
import { usePages } from '../server/usePages';
import type { Item } from './items';

/** The items of a list, page by page; later pages are of the list as it was when the first was asked for. */
export function useItems(of: Omit<WorklistItemsQueryVariables, 'after'>) {
  const client = useClient();
  const [{ data, error, fetching }, ask] = useQuery({
    query: WorklistItemsDocument,
    variables: of,
    requestPolicy: 'network-only',
  });
  const first = data?.worklist;
  const { rows, turn, isTurning, hasMore, ...pages } = usePages<Item>(first, async (after) => {
    const answer = await client.query(WorklistItemsDocument, { ...of, after }).toPromise();
    return { page: answer.data?.worklist, error: answer.error };
  });
  return {
    items: first && rows,
    error: fetching ? undefined : (error ?? pages.error),
    isTurning,
    retry: () => (first ? turn() : ask({ requestPolicy: 'network-only' })),
    more: hasMore ? turn : undefined,
  };
}
