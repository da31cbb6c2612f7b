// usage: node judges/http-draft.mjs URL [--header=NAME:VALUE] [--strict]
// Our own checks from the text of the current draft of GraphQL over HTTP (August 2026, newer than graphql-http's audits, which contradict it in
// places). What a server only SHOULD or MAY do is asked with --strict.
import assert from 'node:assert/strict';
import { check, limit, options, parseJson, url } from '../lib.mjs';

const graphql = 'application/graphql-response+json';
const query = { query: '{ __typename }' };

const post = (body, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: graphql, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const get = { headers: { accept: graphql } };
const address = (parameters) => `${url}?${new URLSearchParams(parameters)}`;

function draft(level, name, init, holds, target = url) {
  if (level !== 'MUST' && !options.strict) return;
  check(`${level} ${name}`, async () => {
    const headers = { ...options.header, ...init.headers };
    const response = await fetch(target, { ...init, headers, signal: AbortSignal.timeout(limit) });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    assert.ok(
      holds({ response, status: response.status, type: type.toLowerCase(), json: parseJson(text) }),
      `got HTTP ${response.status} ${type} ${text.slice(0, 200)}`,
    );
  });
}

const is =
  (...allowed) =>
  ({ status }) =>
    allowed.includes(status);
const succeeds = ({ status, json }) => status === 200 && json?.data;
const isRefused = ({ status, json }) => status >= 400 && status < 500 && !json?.data;
const isRefusedUnrun = ({ status, json }) => status === 422 && !('data' in (json ?? {}));
const wrong = { query: '{ doesNotExist__x }' };

draft(
  'MUST',
  'data present and no errors: 2xx with graphql-response+json',
  post(query),
  (got) => succeeds(got) && got.type.startsWith(graphql),
);
draft('SHOULD', 'the response states charset=utf-8', post(query), ({ type }) => /charset="?utf-8/.test(type));
draft(
  'MUST',
  'no data entry (validation error): 4xx under graphql-response+json',
  post(wrong),
  (got) => isRefused(got) && got.json?.errors && !('data' in got.json) && got.type.startsWith(graphql),
);
draft(
  'SHOULD',
  'validation error: 422 (since April 2026; older text and npm audits: 400)',
  post(wrong),
  is(422),
);
draft('SHOULD', 'unparseable document: 400', post({ query: '{' }), is(400));
draft(
  'SHOULD',
  'variable coercion failure: 422 (older: 400)',
  post({ query: 'query($a:String!){__type(name:$a){name}}', variables: { a: 3 } }),
  isRefusedUnrun,
);
draft(
  'SHOULD',
  'operation cannot be determined: 422 (older: 400)',
  post({ query: 'query A{__typename} query B{__typename}' }),
  isRefusedUnrun,
);
draft(
  'SHOULD',
  'not a well-formed request (qeury for query): 422 (older: 400)',
  post({ qeury: 'x' }),
  is(422),
);
draft(
  'SHOULD',
  'variables of wrong shape ([7]): 422 (older: 400)',
  post({ query: '{__typename}', variables: [7] }),
  is(422),
);
draft('SHOULD', 'invalid JSON: 400', post('NONSENSE'), is(400));
draft(
  'MUST',
  'the answer to invalid JSON claims graphql-response+json only as a well-formed GraphQL response',
  post('NONSENSE'),
  ({ type, json }) => !type.startsWith(graphql) || Array.isArray(json?.errors),
);
draft(
  'MUST',
  'unknown extra request properties are ignored',
  post({ ...query, zzExtra: 1, id: 'x' }),
  succeeds,
);
draft(
  'MUST',
  'null optional parameters are absent ones',
  post({ ...query, operationName: null, variables: null, extensions: null }),
  succeeds,
);
draft(
  'SHOULD',
  'unsupported request content-type: 415',
  post(query, { 'content-type': 'text/plain' }),
  is(415),
);
draft(
  'SHOULD',
  'a form-encoded POST, which a foreign page can send, is not executed',
  post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
  ({ status }) => status >= 400,
);
draft('SHOULD', 'no acceptable media type: 406', post(query, { accept: 'image/png' }), is(406));
draft(
  'MUST',
  'q-values of Accept are respected (JSON preferred)',
  post(query, { accept: `${graphql};q=0.5, application/json;q=0.9` }),
  ({ status, type }) => status === 200 && type.startsWith('application/json'),
);
draft(
  'MUST',
  'q-values of Accept are respected (graphql-response preferred)',
  post(query, { accept: `application/json;q=0.5, ${graphql}` }),
  ({ status, type }) => status === 200 && type.startsWith(graphql),
);
draft(
  'MUST',
  'a media type in Accept has any case and parameters',
  post(query, { accept: 'Application/GraphQL-Response+JSON; charset=utf-8' }),
  ({ status, type }) => status === 200 && type.startsWith(graphql),
);
draft(
  'MUST',
  'Content-Type with charset=UTF-8 in upper case is accepted',
  post(query, { 'content-type': 'application/json; charset=UTF-8' }),
  is(200),
);
draft('MAY', 'GET query', get, succeeds, address(query));
draft(
  'MAY',
  'GET: empty optional parameters are absent ones',
  get,
  succeeds,
  address({ ...query, operationName: '', variables: '', extensions: '' }),
);
draft(
  'MAY',
  'GET: operationName=null means the operation of that name',
  get,
  succeeds,
  address({ query: 'query null { __typename }', operationName: 'null' }),
);
draft(
  'MUST',
  'GET mutation: 4xx and no execution',
  get,
  isRefused,
  address({ query: 'mutation { __typename }' }),
);
draft(
  'SHOULD',
  'GET mutation: 405 with Allow',
  get,
  ({ status, response }) => status === 405 && /POST/.test(response.headers.get('allow') ?? ''),
  address({ query: 'mutation { __typename }' }),
);
draft(
  'MUST',
  'GET: mutation picked by operationName among several: 4xx',
  get,
  isRefused,
  address({ query: 'query A{__typename} mutation B{__typename}', operationName: 'B' }),
);
draft(
  'MUST',
  'GET: query picked by operationName beside a mutation is executed',
  get,
  succeeds,
  address({ query: 'query A{__typename} mutation B{__typename}', operationName: 'A' }),
);
draft('SHOULD', 'unsupported method (DELETE): 405', { method: 'DELETE', ...get }, is(405, 404));
draft(
  'MUST',
  'legacy client (Accept: application/json): success is application/json',
  post(query, { accept: 'application/json' }),
  (got) => succeeds(got) && got.type.startsWith('application/json'),
);
draft(
  'SHOULD',
  'legacy client: validation error uses 4xx (since July 2026; npm audits still want 200)',
  post(wrong, { accept: 'application/json' }),
  ({ status }) => status >= 400 && status < 500,
);
