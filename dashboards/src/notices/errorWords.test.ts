import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { en } from '../language/en';
import { errorWords } from './errorWords';

const failed = (...errors: [message: string, code?: string][]) => ({
  graphQLErrors: errors.map(([message, code]) => new GraphQLError(message, { extensions: { code } })),
});

describe('An error of the server', () => {
  test('is told in the words of the page where its code is known', () => {
    expect(errorWords(failed(['The token names no number.', 'EVIDENCE_UNKNOWN']), en)).toBe(
      en.errors.EVIDENCE_UNKNOWN,
    );
  });

  test('is told in its own words where its code is not known, or is the name of something else', () => {
    expect(errorWords(failed(['Strange.', 'NEVER_HEARD'], ['Stranger.', 'toString'], ['Bare.']), en)).toBe(
      'Strange. Stranger. Bare.',
    );
  });

  test('is told once, however often it happened', () => {
    expect(errorWords(failed(['No such month.'], ['No such month.']), en)).toBe('No such month.');
  });
});

test('A server out of reach is told with what to do', () => {
  const error = { graphQLErrors: [], networkError: new Error('fetch failed') };
  expect(errorWords(error, en)).toBe(
    'The server does not answer. Check the connection and try again in a moment.',
  );
});
