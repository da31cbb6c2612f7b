// Server-sent events by hand.
import assert from 'node:assert/strict';
import { check, post, url } from '../lib.mjs';
import { add, ticks } from './sample.mjs';

const stream = { accept: 'text/event-stream' };

/** POSTs a request and reads all events; comments that keep the stream alive are left out. */
async function events(request, headers = stream) {
  const answer = await post(url, request, headers);
  return { ...answer, text: answer.text.replaceAll(':\n\n', '') };
}

check('SSE: media type, caching, and each event on the wire', async () => {
  const body = JSON.stringify({ query: 'subscription { onTick(count: 1) }' });
  const headers = { 'content-type': 'application/json', ...stream };
  const response = await fetch(url, { method: 'POST', headers, body });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-cache');
  assert.equal(
    (await response.text()).replaceAll(':\n\n', ''),
    'event: next\ndata: {"data":{"onTick":0}}\n\nevent: complete\ndata: \n\n',
  );
});
for (const [what, query] of [
  ['syntax', 'subscription {'],
  ['validation', 'subscription { nope }'],
  ['source', 'subscription { onRefused }'],
]) {
  check(`SSE: a ${what} error is next and complete with HTTP 200`, async () => {
    const { status, text } = await events({ query });
    assert.equal(status, 200);
    assert.match(text, /^event: next\ndata: \{"errors":\[.*\]\}\n\nevent: complete\ndata: \n\n$/);
  });
}
check('SSE: a source that fails says so, then completes', async () => {
  const { text } = await events({ query: 'subscription { onFailing }' });
  assert.match(
    text,
    /"onFailing":1.*\n\nevent: next\ndata: \{"errors":\[.*Unexpected.*\]\}\n\nevent: complete/s,
  );
});
check('SSE: GET serves a subscription (EventSource) but no mutation', async () => {
  const get = async (query) => {
    const response = await fetch(`${url}?${new URLSearchParams({ query })}`, { headers: stream });
    return response.text();
  };
  assert.match(await get(ticks), /"onTick":2/);
  assert.match(await get('mutation { say(message: "no") }'), /cannot be executed/);
});
for (const [accept, expected] of [
  ['application/json;q=0.5, text/event-stream;q=0.9', 'text/event-stream'],
  ['application/json;q=0.9, text/event-stream;q=0.5', 'application/json'],
  ['application/json, text/event-stream', 'application/json'],
  ['text/event-stream', 'text/event-stream'],
  ['text/event-stream;q=0, application/json', 'application/json'],
]) {
  check(`Accept: ${accept} gives a query as ${expected}`, async () => {
    const { type } = await events({ query: add }, { accept });
    assert.equal(type.split(';')[0], expected);
  });
}
check('Accept: JSON first still streams a subscription', async () => {
  const { type } = await events({ query: ticks }, { accept: 'application/json, text/event-stream;q=0.1' });
  assert.match(type, /^text\/event-stream/);
});
check('Accept: JSON only refuses a subscription', async () => {
  const { status, text } = await events({ query: ticks }, { accept: 'application/graphql-response+json' });
  assert.ok(status >= 400);
  assert.match(text, /errors/);
});
check('SSE: a bad body is HTTP 400', async () => assert.equal((await events(7)).status, 400));
