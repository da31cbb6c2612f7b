// Automatic persisted queries: by hand, with Apollo's link and with urql's exchange.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { cacheExchange, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { gql as apolloGql } from '@apollo/client/core';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { check, options, post, url } from '../lib.mjs';
import { answerOf, apollo, forget, http, sent, urql } from './sending.mjs';

const sha = (text) => createHash('sha256').update(text).digest('hex');
const unique = () => `query Apq_${randomUUID().replaceAll('-', '')} { __typename }`;
const extensionsOf = (sha256Hash) => ({ persistedQuery: { version: 1, sha256Hash } });
const ask = (request, accept = 'application/json') => post(url, request, { ...options.header, accept });

const query = unique();
const extensions = extensionsOf(sha(query));
const isUnknown = ({ json }) => {
  assert.equal(json.errors[0].message, 'PersistedQueryNotFound');
  assert.equal(json.errors[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
  assert.ok(!('data' in json));
};
const isAnswered = ({ json, text }) => assert.ok(json?.data?.__typename, text);

check('APQ: an unknown hash alone is PersistedQueryNotFound (message and code), no data', async () =>
  isUnknown(await ask({ extensions })),
);
check(
  'APQ: the HTTP status of that answer lets clients read it (200, or 4xx with a GraphQL body)',
  async () => {
    const { status, json } = await ask({ extensions });
    assert.ok(json.errors && status < 500);
  },
);
check('APQ: the same under application/graphql-response+json', async () =>
  isUnknown(await ask({ extensions }, 'application/graphql-response+json')),
);
check('APQ: a wrong hash with a query is refused and not stored', async () => {
  const wrong = extensionsOf(sha('other' + query));
  const refused = await ask({ query, extensions: wrong });
  assert.ok(refused.json.errors && !refused.json.data, refused.text);
  isUnknown(await ask({ extensions: wrong }));
});
check('APQ: hash and query register and execute', async () => isAnswered(await ask({ query, extensions })));
check('APQ: the hash alone now executes', async () => isAnswered(await ask({ extensions })));
check('APQ: a query of null beside the hash is absent', async () =>
  isAnswered(await ask({ query: null, extensions })),
);
check('APQ: the hash alone by GET', async () => {
  const target = `${url}?${new URLSearchParams({ extensions: JSON.stringify(extensions) })}`;
  const response = await fetch(target, { headers: { ...options.header, accept: 'application/json' } });
  assert.ok((await response.json()).data.__typename);
});
check('APQ: an invalid document with its right hash is an ordinary validation error', async () => {
  const invalid = '{ nope__ }';
  const { json } = await ask({ query: invalid, extensions: extensionsOf(sha(invalid)) });
  assert.ok(json.errors && !json.data);
  assert.notEqual(json.errors[0].message, 'PersistedQueryNotFound');
});
check('@apollo/client: createPersistedQueryLink handshake (miss, register, hit)', async () => {
  const link = createPersistedQueryLink({ sha256: sha, useGETForHashedQueries: true });
  const client = apollo(link.concat(http()));
  const document = apolloGql(unique());
  forget();
  assert.ok((await client.query({ query: document })).data.__typename);
  assert.equal(sent.length, 2, JSON.stringify(sent));
  assert.ok((await client.query({ query: document })).data.__typename);
  assert.equal(sent.length, 3, JSON.stringify(sent));
});
check('@urql/exchange-persisted: handshake', async () => {
  const persisted = persistedExchange({
    preferGetForPersistedQueries: true,
    generateHash: async (text) => sha(text),
  });
  forget();
  assert.ok(
    (await answerOf(urql([cacheExchange, persisted, fetchExchange]), 'query', gql(unique()))).__typename,
  );
  assert.equal(sent.length, 2, JSON.stringify(sent));
});
