// usage: node streaming.mjs URL WSURL [--verbose]   — the sample schema of tests/GraphQL.Tests
// graphql-ws, graphql-sse, @urql/core and @apollo/client as clients, then both protocols by hand.
import { WebSocket } from 'ws';
import { createClient as wsClient } from 'graphql-ws';
import { createClient as sseClient } from 'graphql-sse';
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { args, Tally, post } from './lib.mjs';

const o = args(); const [url, ws] = o._; const T = new Tally('streaming', o.verbose ?? true);
const check = async (name, f) => { try { const r = await Promise.race([f(), new Promise((_, no) => setTimeout(() => no(new Error('timeout')), 30000).unref())]); T.ok(r === true, name, JSON.stringify(r)); } catch (e) { T.ok(false, name, e?.stack ?? e?.reason ?? JSON.stringify(e)); } };
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b) || a;
const all = async (iterable) => { const r = []; for await (const x of iterable) r.push(x); return r; };
const say = (message) => post(url, { query: 'mutation($m: String!) { say(message: $m) }', variables: { m: message } });
const until = async (f) => { while (!f()) await new Promise((r) => setTimeout(r, 10)); };
const ticks = 'subscription { onTick(count: 3, every: 2) }'; const three = [0, 1, 2].map((n) => ({ data: { onTick: n } }));

// graphql-ws as the client
const wc = wsClient({ url: ws, webSocketImpl: WebSocket, retryAttempts: 0, lazyCloseTimeout: 500 });
await check('graphql-ws: subscription to its end', async () => same(await all(wc.iterate({ query: ticks })), three));
await check('graphql-ws: query and mutation', async () => same([await all(wc.iterate({ query: '{ add(a: 1) }' })), await all(wc.iterate({ query: 'mutation { say(message: "x") }' }))], [[{ data: { add: 2 } }], [{ data: { say: 'x' } }]]));
await check('graphql-ws: variables and operation name', async () => same(await all(wc.iterate({ query: 'query A { add(a: 1) } query B($n: Int!) { add(a: $n) }', operationName: 'B', variables: { n: 4 } })), [{ data: { add: 5 } }]));
await check('graphql-ws: field errors are results', async () => { const [r] = await all(wc.iterate({ query: '{ failsNullable }' })); return r.data.failsNullable === null && r.errors[0].extensions.code === 'MONTH_UNKNOWN'; });
for (const [what, query] of [['syntax', '{'], ['validation', '{ nope }'], ['variable', 'query($n: Int!) { add(a: $n) }'], ['single field', 'subscription { a: onTick b: onTick }'], ['refused source', 'subscription { onRefused }']])
  await check(`graphql-ws: ${what} error is an error message and leaves the socket open`, async () => { try { await all(wc.iterate({ query })); return 'no error'; } catch (e) { return Array.isArray(e) && typeof e[0].message === 'string' && same(await all(wc.iterate({ query: '{ add(a: 1) }' })), [{ data: { add: 2 } }]); } });
await check('graphql-ws: a source that fails ends in an error, after its events', async () => { const seen = []; try { for await (const r of wc.iterate({ query: 'subscription { onFailing }' })) seen.push(r.data.onFailing); return 'no error'; } catch (e) { return same([seen, e[0].message], [[1], 'Unexpected Execution Error']); } });
await check('graphql-ws: topic events reach every subscriber, until each unsubscribes', async () => {
  const a = [], b = []; const stopA = wc.subscribe({ query: 'subscription { onMessage }' }, { next: (r) => a.push(r.data.onMessage), error() {}, complete() {} }); const stopB = wc.subscribe({ query: 'subscription { m: onMessage }' }, { next: (r) => b.push(r.data.m), error() {}, complete() {} });
  await all(wc.iterate({ query: '{ add(a: 1) }' })); await new Promise((r) => setTimeout(r, 100)); await say('one'); await until(() => a.length === 1 && b.length === 1); stopA(); await all(wc.iterate({ query: '{ add(a: 1) }' })); await new Promise((r) => setTimeout(r, 100)); await say('two'); await until(() => b.length === 2); stopB(); return same([a, b], [['one'], ['one', 'two']]);
});
await wc.dispose();

// graphql-sse as the client
const sc = sseClient({ url, retryAttempts: 0 });
await check('graphql-sse: subscription to its end', async () => same(await all(sc.iterate({ query: ticks })), three));
await check('graphql-sse: query and mutation', async () => same([await all(sc.iterate({ query: '{ add(a: 1) }' })), await all(sc.iterate({ query: 'mutation { say(message: "x") }' }))], [[{ data: { add: 2 } }], [{ data: { say: 'x' } }]]));
await check('graphql-sse: errors before execution are a result', async () => { const [r, ...more] = await all(sc.iterate({ query: 'subscription { nope }' })); return r.errors.length > 0 && !('data' in r) && more.length === 0; });
await check('graphql-sse: topic events, then unsubscribing', async () => { const seen = []; let ended = false; const stop = sc.subscribe({ query: 'subscription { onMessage }' }, { next: (r) => seen.push(r.data.onMessage), error() {}, complete() { ended = true; } }); await new Promise((r) => setTimeout(r, 300)); await say('s'); await until(() => seen.length === 1); stop(); await until(() => ended); return same(seen, ['s']); });

// urql over fetch
const uc = new Client({ url, exchanges: [cacheExchange, fetchExchange], fetchSubscriptions: true, preferGetMethod: false });
await check('@urql/core: an ordinary query is answered as JSON although event streams are accepted', async () => { let type; const c = new Client({ url, preferGetMethod: false, exchanges: [fetchExchange], fetch: async (u, i) => { const r = await fetch(u, i); type = [i.headers.accept ?? i.headers.get?.('accept'), r.headers.get('content-type')]; return r; } }); const r = await c.query(gql('{ add(a: 1) }'), {}).toPromise(); return r.data?.add === 2 && type[0].includes('text/event-stream') && type[1].startsWith('application/graphql-response+json') || [r, type]; });
await check('@urql/core: every event over fetch', () => new Promise((ok) => { const seen = []; uc.subscription(gql(ticks), {}).subscribe((r) => { if (r.error) ok(String(r.error)); seen.push(r.data.onTick); if (seen.length === 3) ok(same(seen, [0, 1, 2])); }); }));

// server-sent events by hand
const events = async (body, headers = {}, init = {}) => { const r = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers }, body: JSON.stringify(body), ...init }); return { status: r.status, type: r.headers.get('content-type'), cache: r.headers.get('cache-control'), text: await r.text() }; };
const stripped = (text) => text.replaceAll(':\n\n', '');
await check('SSE: media type, caching, and each event on the wire', async () => { const r = await events({ query: 'subscription { onTick(count: 1, every: 1) }' }); return same([r.status, r.type, r.cache, stripped(r.text)], [200, 'text/event-stream; charset=utf-8', 'no-cache', 'event: next\ndata: {"data":{"onTick":0}}\n\nevent: complete\ndata: \n\n']); });
for (const [what, query] of [['syntax', 'subscription {'], ['validation', 'subscription { nope }'], ['source', 'subscription { onRefused }']])
  await check(`SSE: a ${what} error is next and complete with HTTP 200`, async () => { const r = await events({ query }); return r.status === 200 && /^event: next\ndata: \{"errors":\[.*\]\}\n\nevent: complete\ndata: \n\n$/.test(stripped(r.text)) || r; });
await check('SSE: a source that fails says so, then completes', async () => { const r = await events({ query: 'subscription { onFailing }' }); return /"onFailing":1.*\n\nevent: next\ndata: \{"errors":\[.*Unexpected.*\]\}\n\nevent: complete/s.test(r.text) || r; });
await check('SSE: GET serves a subscription (EventSource) but no mutation', async () => { const get = async (q) => (await fetch(`${url}?query=${encodeURIComponent(q)}`, { headers: { accept: 'text/event-stream' } })).text(); const m = await get('mutation { say(message: "no") }'); return (await get(ticks)).includes('"onTick":2') && m.includes('cannot be executed') || m; });
for (const [accept, type] of [['application/json;q=0.5, text/event-stream;q=0.9', 'text/event-stream'], ['application/json;q=0.9, text/event-stream;q=0.5', 'application/json'], ['application/json, text/event-stream', 'application/json'], ['text/event-stream', 'text/event-stream'], ['text/event-stream;q=0, application/json', 'application/json']])
  await check(`Accept: ${accept} gives a query as ${type}`, async () => { const r = await events({ query: '{ add(a: 1) }' }, { accept }); return r.type.startsWith(type) || r.type; });
await check('Accept: JSON first still streams a subscription', async () => { const r = await events({ query: ticks }, { accept: 'application/json, text/event-stream;q=0.1' }); return r.type.startsWith('text/event-stream') || r; });
await check('Accept: JSON only refuses a subscription', async () => { const r = await events({ query: ticks }, { accept: 'application/graphql-response+json' }); return r.status >= 400 && r.text.includes('errors') || r; });
await check('SSE: a bad body is HTTP 400', async () => (await events(7)).status === 400);

// graphql-transport-ws by hand
const connect = (protocol = 'graphql-transport-ws') => new Promise((ok, no) => { const s = new WebSocket(ws, protocol); const got = []; const c = { s, got, send: (m) => s.send(typeof m === 'string' || Buffer.isBuffer(m) ? m : JSON.stringify(m)), next: async () => { await until(() => got.length); return got.shift(); }, closed: new Promise((r) => s.on('close', (code, reason) => r([code, String(reason)]))) }; s.on('message', (m) => got.push(JSON.parse(m))); s.on('open', () => ok(c)); s.on('error', no); });
const init = async () => { const c = await connect(); c.send({ type: 'connection_init' }); const ack = await c.next(); if (ack.type !== 'connection_ack') throw new Error(JSON.stringify(ack)); return c; };
const closes = (name, code, f) => check(`WS: ${name} closes with ${code}`, async () => { const [got, reason] = await (await f()).closed; return got === code && reason.length > 0 || [got, reason]; });
await closes('another subprotocol', 4406, () => connect('graphql-ws'));
await closes('no connection_init', 4408, () => connect());
await closes('subscribe before the ack', 4401, async () => { const c = await connect(); c.send({ id: '1', type: 'subscribe', payload: { query: '{ add(a: 1) }' } }); return c; });
await closes('a second connection_init', 4429, async () => { const c = await init(); c.send({ type: 'connection_init' }); return c; });
await closes('a token that is rejected', 4403, async () => { const c = await connect(); c.send({ type: 'connection_init', payload: { token: 'wrong' } }); return c; });
await closes('an id in use', 4409, async () => { const c = await init(); const m = { id: 'a', type: 'subscribe', payload: { query: 'subscription { onMessage }' } }; c.send(m); c.send(m); return c; });
for (const [what, m] of [['no JSON', '{'], ['an array', '[]'], ['no type', '{}'], ['an unknown type', { type: 'start' }], ['a server message', { type: 'next', id: '1', payload: {} }], ['subscribe without id', { type: 'subscribe', payload: { query: '{ add(a: 1) }' } }], ['subscribe with an empty id', { id: '', type: 'subscribe', payload: { query: '{ add(a: 1) }' } }], ['subscribe without payload', { id: '1', type: 'subscribe' }], ['subscribe without query', { id: '1', type: 'subscribe', payload: {} }], ['variables that are a list', { id: '1', type: 'subscribe', payload: { query: '{ add(a: 1) }', variables: [] } }], ['lone surrogates', '{"type":"ping","payload":{"a":"\\ud800"}}'], ['a binary message', Buffer.from('{"type":"ping"}')], ['deep nesting', '['.repeat(5000)]])
  await closes(what, 4400, async () => { const c = await init(); c.send(m); return c; });
await closes('a message of 2 MiB', 1009, async () => { const c = await init(); c.send({ type: 'ping', payload: { a: 'x'.repeat(2 * 1024 * 1024) } }); return c; });
await check('WS: ping is answered by pong, before the ack, too', async () => { const c = await connect(); c.send({ type: 'ping' }); const a = await c.next(); c.send({ type: 'pong', payload: { x: 1 } }); c.send({ type: 'connection_init' }); const b = await c.next(); c.s.close(); return same([a, b.type], [{ type: 'pong' }, 'connection_ack']); });
await check('WS: a query is next and complete, and its id is free again', async () => { const c = await init(); const r = []; for (let i = 0; i < 2; i++) { c.send({ id: '1', type: 'subscribe', payload: { query: '{ add(a: 1) }' } }); r.push(await c.next(), await c.next()); } c.s.close(); const one = [{ id: '1', type: 'next', payload: { data: { add: 2 } } }, { id: '1', type: 'complete' }]; return same(r, [...one, ...one]); });
await check('WS: complete ends an operation without a word, frees its id, and is ignored for unknown ids', async () => { const c = await init(); c.send({ id: 'x', type: 'complete' }); c.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { onTick(count: 1000, every: 5) }' } }); await c.next(); c.send({ id: '1', type: 'complete' }); c.send({ type: 'ping' }); while ((await c.next()).type !== 'pong'); await new Promise((r) => setTimeout(r, 60)); const rest = c.got.length; c.send({ id: '1', type: 'subscribe', payload: { query: '{ add(a: 1) }' } }); const r = await c.next(); c.s.close(); return same([rest, r.payload], [0, { data: { add: 2 } }]); });
await check('WS: a syntax error is an error message', async () => { const c = await init(); c.send({ id: '1', type: 'subscribe', payload: { query: '{' } }); const r = await c.next(); const open = c.s.readyState === 1; c.s.close(); return open && same([r.id, r.type, r.payload[0].extensions.code, Object.keys(r.payload[0])], ['1', 'error', 'GRAPHQL_PARSE_FAILED', ['message', 'locations', 'extensions']]); });
await check('WS: too many operations are refused one by one', async () => { const c = await init(); for (let i = 0; i < 101; i++) c.send({ id: `${i}`, type: 'subscribe', payload: { query: 'subscription { onMessage }' } }); const r = await c.next(); c.s.close(); return same([r.id, r.type, r.payload[0].extensions.code], ['100', 'error', 'LIMIT_EXCEEDED']); });
await check('WS: fragmented messages are joined', async () => { const c = await connect(); c.s.send('{"type":', { fin: false }); c.s.send('"connection_init"}', { fin: true }); const r = await c.next(); c.s.close(); return r.type === 'connection_ack'; });
await check('WS: slow operations do not hold up fast ones', async () => { const c = await init(); c.send({ id: 'slow', type: 'subscribe', payload: { query: '{ branchLater(code: "P1", delay: 400) { code } }' } }); c.send({ id: 'fast', type: 'subscribe', payload: { query: '{ add(a: 1) }' } }); const r = []; for (let i = 0; i < 4; i++) r.push((await c.next()).id); c.s.close(); return same(r, ['fast', 'fast', 'slow', 'slow']); });
await check('WS: closing is answered in kind', async () => { const c = await init(); c.s.close(1000); return (await c.closed)[0] === 1000; });
process.exit(T.end() ? 1 : 0);
