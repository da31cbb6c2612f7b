// usage: node judges/http-audit.mjs URL [--header=NAME:VALUE] [--strict]
// The audits of GraphQL over HTTP in the npm package graphql-http. What a server only SHOULD or MAY do is asked with --strict.
import assert from 'node:assert/strict';
import { serverAudits } from 'graphql-http';
import { check, limit, options, url } from '../lib.mjs';

const fetchFn = (target, init = {}) =>
  fetch(target, {
    ...init,
    headers: { ...options.header, ...init.headers },
    signal: AbortSignal.timeout(limit),
  });

const audits = serverAudits({ url, fetchFn }).filter(({ name }) => options.strict || name.startsWith('MUST'));
for (const audit of audits) {
  check(`${audit.id} ${audit.name}`, async () => {
    const { status, reason, response } = await audit.fn();
    if (response && !response.bodyUsed) await response.body?.cancel();
    const got = response && `HTTP ${response.status} ${response.headers.get('content-type')}`;
    assert.equal(status, 'ok', `${reason}; got ${got}`);
  });
}
