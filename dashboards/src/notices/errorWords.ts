import type { CombinedError } from 'urql';
import type { Texts } from '../language/zh';

/** What went wrong, in the reader's words where the code is known, else in the server's. */
export function errorWords(
  { networkError, graphQLErrors }: Pick<CombinedError, 'networkError' | 'graphQLErrors'>,
  texts: Texts,
): string {
  if (networkError) return texts.serverOutOfReach;
  return [
    ...new Set(
      graphQLErrors.map(({ message, extensions }) => codeWords(extensions['code'], texts) ?? message),
    ),
  ].join(' ');
}

/** What a code of the server means; undefined for one that this page does not know. */
export const codeWords = (code: unknown, { errors }: Texts): string | undefined =>
  typeof code === 'string' && Object.hasOwn(errors, code) ? errors[code as keyof typeof errors] : undefined;
