import { useState } from 'react';
import type { CombinedError } from 'urql';

export interface Page<Row> {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface Answer<Row> {
  page: Page<Row> | undefined;
  error: CombinedError | undefined;
}

/** Rows that grow page by page: the first page is there or on its way, each further one is asked for by the cursor before it. */
export function usePages<Row>(first: Page<Row> | undefined, ask: (after: string) => Promise<Answer<Row>>) {
  const [more, setMore] = useState<Row[]>([]);
  const [turned, setTurned] = useState<Page<Row>['pageInfo']>();
  const [error, setError] = useState<CombinedError>();
  const [isTurning, setIsTurning] = useState(false);

  const last = turned ?? first?.pageInfo;
  const turn = async () => {
    setIsTurning(true);
    const answer = await ask(last?.endCursor ?? '');
    setIsTurning(false);
    setError(answer.error);
    if (!answer.page) return;
    const { nodes, pageInfo } = answer.page;
    setMore((rows) => [...rows, ...nodes]);
    setTurned(pageInfo);
  };

  return {
    rows: first ? [...first.nodes, ...more] : [],
    /** Why the last page that was asked for is not there. */
    error,
    isTurning,
    turn: () => void turn(),
    hasMore: last?.hasNextPage ?? false,
  };
}
