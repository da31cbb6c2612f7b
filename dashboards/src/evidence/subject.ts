import type { StartQuery } from '../gql/graphql';

/** The number that rows are shown of. */
export interface Subject {
  token: string;
  kpi: StartQuery['kpis'][number];
  branch: string;
  month: string;
  value: number | null | undefined;
}
