import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { BranchSearchDocument, type Lang } from '../gql/graphql';
import type { BranchRow } from './tree';

const pauseInTyping = 200;
const shownAtMost = 20;

/** The branches with a text in their name or code, once the typing pauses. */
export function useBranchSearch(typed: string, lang: Lang) {
  const text = typed.trim();
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text]);

  const [{ data, fetching, error }] = useQuery({
    query: BranchSearchDocument,
    variables: { search, first: shownAtMost, lang },
    pause: search === '',
  });
  const isCurrent = search === text && !fetching;
  const rows = useMemo(
    () =>
      (data?.branches.nodes ?? []).map((branch): BranchRow => ({
        branch,
        depth: 0,
        isExpanded: null,
        path: branch.ancestors.map(({ name }) => name).join(' › '),
      })),
    [data],
  );
  return {
    rows: isCurrent ? rows : [],
    total: data?.branches.totalCount ?? 0,
    searching: !isCurrent,
    failed: !!error,
  };
}
