import { useClient, useQuery } from 'urql';
import { EvidenceDocument, EvidenceMoreDocument, type EvidenceQuery, type Lang } from '../gql/graphql';
import { usePages } from '../server/usePages';

export type EvidenceTotals = EvidenceQuery['evidence'];
export type EvidenceRow = EvidenceTotals['nodes'][number];

/** The rows behind a number, page by page, and what all of them sum to. Asked anew whenever opened: facts may have changed. */
export function useEvidence(token: string, lang: Lang) {
  const client = useClient();
  const [{ data, error, fetching }, ask] = useQuery({
    query: EvidenceDocument,
    variables: { token, lang },
    requestPolicy: 'network-only',
  });
  const totals = data?.evidence;
  const { rows, turn, isTurning, hasMore, ...pages } = usePages<EvidenceRow>(totals, async (after) => {
    const answer = await client.query(EvidenceMoreDocument, { token, lang, after }).toPromise();
    return { page: answer.data?.evidence, error: answer.error };
  });
  return {
    totals,
    rows,
    error: fetching ? undefined : (error ?? pages.error),
    isTurning,
    retry: () => (totals ? turn() : ask({ requestPolicy: 'network-only' })),
    more: hasMore ? turn : undefined,
  };
}
