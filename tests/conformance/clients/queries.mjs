// Queries, mutations and errors with graphql-request, @urql/core, @apollo/client and relay-runtime.
import assert from 'node:assert/strict';
import { GraphQLClient } from 'graphql-request';
import { gql } from '@urql/core';
import { ApolloClient, InMemoryCache, gql as apolloGql } from '@apollo/client/core';
import relay from 'relay-runtime';
import { check, options, post, url } from '../lib.mjs';
import { answerOf, apollo, forget, http, remembering, sent, urql } from './sending.mjs';

const query = 'query Q($n: String!) { __type(name: $n) { name kind } }';
const variables = { n: 'String' };
const mutation = 'mutation M { __typename }';
const wrong = 'query E { nope__ }';
const found = (data) => assert.equal(data.__type.name, 'String');

const request = (more = {}) =>
  new GraphQLClient(url, { fetch: remembering, headers: options.header, ...more });
check('graphql-request: query with variables', async () => found(await request().request(query, variables)));
check('graphql-request: mutation', async () => assert.ok((await request().request(mutation)).__typename));
check('graphql-request: a validation error throws a ClientError with errors', () =>
  assert.rejects(request().request(wrong), (error) => error.response.errors[0].message.length > 0),
);
check('graphql-request: GET', async () => found(await request({ method: 'GET' }).request(query, variables)));

check('@urql/core: query with variables', async () =>
  found(await answerOf(urql(), 'query', gql(query), variables)),
);
check('@urql/core: mutation', async () =>
  assert.ok((await answerOf(urql(), 'mutation', gql(mutation))).__typename),
);
check('@urql/core: a GraphQL error is among graphQLErrors', async () => {
  const { error } = await urql().query(gql(wrong), {}).toPromise();
  assert.ok(error.graphQLErrors.length > 0);
});
check('@urql/core: GET (preferGetMethod force)', async () => {
  forget();
  found(await answerOf(urql(undefined, { preferGetMethod: 'force' }), 'query', gql(query), variables));
  assert.equal(sent[0].method, 'GET');
});

check('@apollo/client: query with variables', async () =>
  found((await apollo(http()).query({ query: apolloGql(query), variables })).data),
);
check('@apollo/client: normalised cache (adds __typename everywhere)', async () => {
  const client = new ApolloClient({ cache: new InMemoryCache(), link: http() });
  found((await client.query({ query: apolloGql(query), variables })).data);
});
check('@apollo/client: mutation', async () =>
  assert.ok((await apollo(http()).mutate({ mutation: apolloGql(mutation) })).data.__typename),
);
check('@apollo/client: GraphQL errors arrive as CombinedGraphQLErrors', () =>
  assert.rejects(apollo(http()).query({ query: apolloGql(wrong) }), { name: 'CombinedGraphQLErrors' }),
);
check('@apollo/client: useGETForQueries', async () => {
  forget();
  const link = http({ useGETForQueries: true });
  found((await apollo(link).query({ query: apolloGql(query), variables })).data);
  assert.equal(sent[0].method, 'GET');
});

check('relay-runtime: fetchQuery through a network layer', async () => {
  const { Environment, Network, RecordSource, Store } = relay;
  const ask = async (operation, given) => {
    const asked = { query: operation.text, operationName: operation.name, variables: given };
    return (await post(url, asked, options.header)).json;
  };
  const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) });
  found(await relay.fetchQuery(environment, compiled(), variables).toPromise());
});

/** What Relay's compiler makes of a query. */
function compiled() {
  const scalar = { alias: null, args: null, kind: 'ScalarField', name: 'name', storageKey: null };
  const selections = [
    {
      alias: null,
      args: [{ kind: 'Variable', name: 'name', variableName: 'n' }],
      concreteType: '__Type',
      kind: 'LinkedField',
      name: '__type',
      plural: false,
      selections: [scalar],
      storageKey: null,
    },
  ];
  const argumentDefinitions = [{ defaultValue: null, kind: 'LocalArgument', name: 'n' }];
  const text = 'query RelayQ($n: String!) { __type(name: $n) { name } }';
  return {
    kind: 'Request',
    fragment: {
      kind: 'Fragment',
      name: 'RelayQ',
      type: 'Query',
      metadata: null,
      argumentDefinitions,
      selections,
      abstractKey: null,
    },
    operation: { kind: 'Operation', name: 'RelayQ', argumentDefinitions, selections },
    params: { cacheID: 'x', id: null, metadata: {}, name: 'RelayQ', operationKind: 'query', text },
  };
}
