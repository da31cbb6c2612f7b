import type { Texts } from '../language/zh';

/** What a table of the warehouse holds, in a word; empty for one that this page does not know. */
export const tableName = (table: string, { evidence }: Texts): string =>
  (evidence.tables as Record<string, string>)[table] ?? '';
