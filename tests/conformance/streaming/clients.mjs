// The clients of graphql-ws, graphql-sse and urql.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { all, check, options, url } from '../lib.mjs';
import { add, sayUntil, three, ticks, two } from './sample.mjs';

let connections = 0;
const sockets = createSocketClient({
  url: options.ws,
  webSocketImpl: WebSocket,
  retryAttempts: 0,
  lazy: false,
  onNonLazyError: () => {},
  on: { connected: () => connections++ },
});
after(() => sockets.dispose());
const events = createSseClient({ url, retryAttempts: 0 });
after(() => events.dispose());

const ask = (query, more = {}) => all(sockets.iterate({ query, ...more }));
const data = (name) => [{ data: { say: name } }];

check('graphql-ws: subscription to its end', async () => assert.deepEqual(await ask(ticks), three));
check('graphql-ws: query and mutation', async () => {
  assert.deepEqual(await ask(add), [two]);
  assert.deepEqual(await ask('mutation { say(message: "x") }'), data('x'));
});
check('graphql-ws: variables and operation name', async () => {
  const query = 'query A { add(a: 1) } query B($n: Int!) { add(a: $n) }';
  const results = await ask(query, { operationName: 'B', variables: { n: 4 } });
  assert.deepEqual(results, [{ data: { add: 5 } }]);
});
check('graphql-ws: field errors are results', async () => {
  const [result] = await ask('{ failsNullable }');
  assert.equal(result.data.failsNullable, null);
  assert.equal(result.errors[0].extensions.code, 'MONTH_UNKNOWN');
});
for (const [what, query] of [
  ['syntax', '{'],
  ['validation', '{ nope }'],
  ['variable', 'query($n: Int!) { add(a: $n) }'],
  ['single field', 'subscription { a: onTick b: onTick }'],
  ['refused source', 'subscription { onRefused }'],
]) {
  check(`graphql-ws: a ${what} error is an error message and leaves the socket open`, async () => {
    await assert.rejects(ask(query), (errors) => typeof errors[0].message === 'string');
    assert.deepEqual(await ask(add), [two]);
    assert.equal(connections, 1);
  });
}
check('graphql-ws: a source that fails ends in an error, after its events', async () => {
  const seen = [];
  const reading = async () => {
    const results = sockets.iterate({ query: 'subscription { onFailing }' });
    for await (const result of results) seen.push(result.data.onFailing);
  };
  await assert.rejects(reading(), (errors) => errors[0].message === 'Unexpected Execution Error');
  assert.deepEqual(seen, [1]);
});
check('graphql-ws: topic events reach every subscriber, until each unsubscribes', async () => {
  const [first, second] = [new Set(), new Set()];
  const into = (set) => ({ next: ({ data }) => set.add(data.m), error: assert.fail, complete() {} });
  const query = 'subscription { m: onMessage }';
  const stopFirst = sockets.subscribe({ query }, into(first));
  const stopSecond = sockets.subscribe({ query }, into(second));
  await sayUntil('one', () => first.size > 0 && second.size > 0);
  stopFirst();
  // A connection's messages are handled in their order: with the answer the first is unsubscribed.
  await ask(add);
  await sayUntil('two', () => second.size === 2);
  await ask(add);
  stopSecond();
  assert.deepEqual([...first], ['one']);
  assert.deepEqual([...second], ['one', 'two']);
});

check('graphql-sse: subscription to its end', async () =>
  assert.deepEqual(await all(events.iterate({ query: ticks })), three),
);
check('graphql-sse: query and mutation', async () => {
  assert.deepEqual(await all(events.iterate({ query: add })), [two]);
  assert.deepEqual(await all(events.iterate({ query: 'mutation { say(message: "x") }' })), data('x'));
});
check('graphql-sse: errors before execution are a result', async () => {
  const [result, ...more] = await all(events.iterate({ query: 'subscription { nope }' }));
  assert.ok(result.errors.length > 0);
  assert.ok(!('data' in result));
  assert.deepEqual(more, []);
});
check('graphql-sse: topic events, then unsubscribing', async () => {
  const seen = new Set();
  let stop;
  const ended = new Promise((complete, error) => {
    const next = (result) => seen.add(result.data.onMessage);
    stop = events.subscribe({ query: 'subscription { onMessage }' }, { next, error, complete });
  });
  await sayUntil('s', () => seen.size > 0);
  stop();
  await ended;
  assert.deepEqual([...seen], ['s']);
});

check('@urql/core: an ordinary query is answered as JSON although event streams are accepted', async () => {
  let accepted, type;
  const client = new Client({
    url,
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (target, init) => {
      const response = await fetch(target, init);
      accepted = new Headers(init.headers).get('accept');
      type = response.headers.get('content-type');
      return response;
    },
  });
  const result = await client.query(gql(add), {}).toPromise();
  assert.deepEqual(result.data, two.data);
  assert.match(accepted, /text\/event-stream/);
  assert.match(type, /^application\/graphql-response\+json/);
});
check('@urql/core: every event over fetch', async () => {
  const exchanges = [cacheExchange, fetchExchange];
  const client = new Client({ url, exchanges, fetchSubscriptions: true, preferGetMethod: false });
  const seen = [];
  await new Promise((resolve, reject) => {
    client.subscription(gql(ticks), {}).subscribe((result) => {
      if (result.error) reject(result.error);
      else if (seen.push(result.data.onTick) === 3) resolve();
    });
  });
  assert.deepEqual(seen, [0, 1, 2]);
});
