import { useState } from 'react';
import { useQuery, type AnyVariables, type CombinedError, type UseQueryArgs } from 'urql';

export interface Latest<Data> {
  /** The newest answer, kept while the next one is on its way so that the page does not flicker. */
  data: Data | undefined;
  error: CombinedError | undefined;
  loading: boolean;
  retry: () => void;
}

export function useLatest<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): Latest<Data> {
  const [{ data, error, fetching }, execute] = useQuery<Data, Variables>(args);
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  return {
    data: data ?? last,
    error: fetching ? undefined : error,
    loading: fetching,
    retry: () => execute({ requestPolicy: 'network-only' }),
  };
}
