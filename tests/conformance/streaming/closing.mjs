// graphql-transport-ws by hand: what closes the connection, and with which code. 4408, which is a matter of time, is tested in C# with its clock.
import assert from 'node:assert/strict';
import { check } from '../lib.mjs';
import { connect, init } from './connection.mjs';
import { add } from './sample.mjs';

function closes(name, code, breach) {
  check(`WS: ${name} closes with ${code}`, async () => {
    const [got, reason] = await (await breach()).closed;
    assert.equal(got, code);
    assert.ok(reason.length > 0, 'no reason is given');
  });
}

/** A connection on which a message was sent after the ack. */
async function afterAck(message) {
  const connection = await init();
  connection.send(message);
  return connection;
}

closes('another subprotocol', 4406, () => connect('graphql-ws'));
closes('subscribe before the ack', 4401, async () => {
  const connection = await connect();
  connection.subscribe('1', add);
  return connection;
});
closes('a second connection_init', 4429, () => afterAck({ type: 'connection_init' }));
closes('a token that is rejected', 4403, async () => {
  const connection = await connect();
  connection.send({ type: 'connection_init', payload: { token: 'wrong' } });
  return connection;
});
closes('an id in use', 4409, async () => {
  const connection = await init();
  connection.subscribe('a', 'subscription { onMessage }');
  connection.subscribe('a', 'subscription { onMessage }');
  return connection;
});

const type = 'subscribe';
const payload = { query: add };
for (const [what, message] of [
  ['no JSON', '{'],
  ['an array', '[]'],
  ['no type', '{}'],
  ['an unknown type', { type: 'start' }],
  ['a server message', { type: 'next', id: '1', payload: {} }],
  ['subscribe without id', { type, payload }],
  ['subscribe with an empty id', { id: '', type, payload }],
  ['subscribe without payload', { id: '1', type }],
  ['subscribe without query', { id: '1', type, payload: {} }],
  ['variables that are a list', { id: '1', type, payload: { ...payload, variables: [] } }],
  ['lone surrogates', '{"type":"ping","payload":{"a":"\\ud800"}}'],
  ['a binary message', Buffer.from('{"type":"ping"}')],
  ['deep nesting', '['.repeat(5000)],
]) {
  closes(what, 4400, () => afterAck(message));
}
closes('a message of 2 MiB', 1009, () =>
  afterAck({ type: 'ping', payload: { a: 'x'.repeat(2 * 1024 * 1024) } }),
);

check('WS: closing is answered in kind', async () => {
  const connection = await init();
  connection.socket.close(1000);
  assert.equal((await connection.closed)[0], 1000);
});
