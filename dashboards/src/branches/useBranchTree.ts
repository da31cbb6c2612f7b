import { useCallback, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { BranchChildrenDocument, BranchTopDocument, type Lang } from '../gql/graphql';
import { treeRows, type Children } from './tree';

/** The branch tree, loaded level by level as it is opened. */
export function useBranchTree(lang: Lang, isOpen: boolean) {
  const client = useClient();
  const [{ data }] = useQuery({ query: BranchTopDocument, variables: { lang }, pause: !isOpen });
  const [children, setChildren] = useState<Children>({});
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);

  const collapse = useCallback((code: string) => {
    setExpanded((codes) => new Set([...codes].filter((each) => each !== code)));
  }, []);

  const expand = useCallback(
    async (code: string) => {
      setExpanded((codes) => new Set(codes).add(code));
      const answer = await client.query(BranchChildrenDocument, { code, lang }).toPromise();
      const below = answer.data?.branch?.children;
      setFailed(!below);
      if (below) setChildren((known) => ({ ...known, [code]: below }));
      else collapse(code);
    },
    [client, lang, collapse],
  );

  const top = data?.viewer.branch;
  const rows = useMemo(() => (top ? treeRows(top, children, expanded) : []), [top, children, expanded]);
  return { rows, failed, expand, collapse };
}
