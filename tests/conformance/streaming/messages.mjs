// graphql-transport-ws by hand: what is answered.
import assert from 'node:assert/strict';
import { check, post, url } from '../lib.mjs';
import { connect, init } from './connection.mjs';
import { add, two } from './sample.mjs';

check('WS: ping is answered by pong, before the ack, too', async () => {
  const connection = await connect();
  connection.send({ type: 'ping' });
  assert.deepEqual(await connection.next(), { type: 'pong' });
  connection.send({ type: 'pong', payload: { x: 1 } });
  connection.send({ type: 'connection_init' });
  assert.equal((await connection.next()).type, 'connection_ack');
  connection.close();
});
check('WS: a query is next and complete, and its id is free again', async () => {
  const connection = await init();
  for (let i = 0; i < 2; i++) {
    connection.subscribe('1', add);
    assert.deepEqual(await connection.take(2), [
      { id: '1', type: 'next', payload: two },
      { id: '1', type: 'complete' },
    ]);
  }
  connection.close();
});
check(
  'WS: complete ends an operation without a word, frees its id, and is ignored for unknown ids',
  async () => {
    const connection = await init();
    connection.send({ id: 'x', type: 'complete' });
    connection.subscribe('1', 'subscription { onTick(count: 1000000) }');
    await connection.next();
    connection.send({ id: '1', type: 'complete' });
    connection.send({ type: 'ping' });
    while ((await connection.next()).type !== 'pong');
    // After the pong not one more event comes: the next two messages are the answer to what has the id now.
    connection.subscribe('1', add);
    assert.deepEqual(await connection.take(2), [
      { id: '1', type: 'next', payload: two },
      { id: '1', type: 'complete' },
    ]);
    connection.close();
  },
);
check('WS: a syntax error is an error message', async () => {
  const connection = await init();
  connection.subscribe('1', '{');
  const { id, type, payload } = await connection.next();
  assert.deepEqual([id, type], ['1', 'error']);
  assert.equal(payload[0].extensions.code, 'GRAPHQL_PARSE_FAILED');
  assert.deepEqual(Object.keys(payload[0]), ['message', 'locations', 'extensions']);
  assert.equal(connection.socket.readyState, 1);
  connection.close();
});
check('WS: too many operations are refused one by one', async () => {
  const connection = await init();
  for (let i = 0; i < 101; i++) connection.subscribe(`${i}`, 'subscription { onMessage }');
  const { id, type, payload } = await connection.next();
  assert.deepEqual([id, type, payload[0].extensions.code], ['100', 'error', 'LIMIT_EXCEEDED']);
  connection.close();
});
check('WS: fragmented messages are joined', async () => {
  const connection = await connect();
  connection.socket.send('{"type":', { fin: false });
  connection.socket.send('"connection_init"}', { fin: true });
  assert.equal((await connection.next()).type, 'connection_ack');
  connection.close();
});
check('WS: slow operations do not hold up fast ones', async () => {
  const connection = await init();
  connection.subscribe('slow', '{ branchLater(code: "P1") { code } }');
  connection.subscribe('fast', add);
  const fast = await connection.take(2);
  await post(url, { query: 'mutation { release(code: "P1") }' });
  const slow = await connection.take(2);
  assert.deepEqual(
    [...fast, ...slow].map(({ id }) => id),
    ['fast', 'fast', 'slow', 'slow'],
  );
  connection.close();
});
