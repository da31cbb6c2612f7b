// Subscriptions with @urql/core and @apollo/client, over WebSocket (--ws) and server-sent events; left out without --sub, which ends by itself.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { gql as apolloGql } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { check, options } from '../lib.mjs';
import { apollo, urql } from './sending.mjs';

/** The first result of something to subscribe to. Gives the subscription. */
async function first(subscribe) {
  let subscription;
  const result = await new Promise((resolve, reject) => {
    subscription = subscribe(resolve, reject);
  });
  assert.ok(!result.error, String(result.error));
  assert.ok(result.data);
  return subscription;
}

if (options.sub && options.ws) {
  const sockets = createClient({ url: options.ws, webSocketImpl: WebSocket, retryAttempts: 0 });
  after(() => sockets.dispose());

  check('@urql/core: subscription over graphql-ws', async () => {
    const forwardSubscription = (request) => ({
      subscribe: (sink) => ({
        unsubscribe: sockets.subscribe({ ...request, query: request.query ?? '' }, sink),
      }),
    });
    const client = urql([cacheExchange, fetchExchange, subscriptionExchange({ forwardSubscription })]);
    const subscription = await first((resolve) =>
      client.subscription(gql(options.sub), {}).subscribe(resolve),
    );
    subscription.unsubscribe();
  });
  check('@apollo/client: subscription over graphql-ws', async () => {
    const events = apollo(new GraphQLWsLink(sockets)).subscribe({ query: apolloGql(options.sub) });
    const subscription = await first((next, error) => events.subscribe({ next, error }));
    subscription.unsubscribe();
  });
}

if (options.sub) {
  check('@urql/core: subscription over server-sent events (fetchSubscriptions)', () => {
    const client = urql(undefined, { fetchSubscriptions: true });
    // Not unsubscribed: urql leaves the AbortError of a response that is still being read to nobody.
    return first((resolve) => client.subscription(gql(options.sub), {}).subscribe(resolve));
  });
}
