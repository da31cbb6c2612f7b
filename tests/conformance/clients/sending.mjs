// How the clients send, so that a check can see what went over the wire.
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { options, url } from '../lib.mjs';

/** Requests since the last `forget`: method, address, body. */
export const sent = [];

/** Before a check that counts requests. */
export const forget = () => sent.splice(0);

/** `fetch` that remembers what it sent. */
export function remembering(target, init) {
  sent.push({ method: init?.method ?? 'GET', target: String(target), body: init?.body });
  const headers = { ...options.header, ...Object.fromEntries(new Headers(init?.headers)) };
  return fetch(target, { ...init, headers });
}

/** An urql client. */
export const urql = (exchanges = [cacheExchange, fetchExchange], more = {}) =>
  new Client({ url, exchanges, fetch: remembering, preferGetMethod: false, ...more });

/** An urql client's data; throws its error. */
export async function answerOf(client, kind, document, variables = {}) {
  const result = await client[kind](document, variables).toPromise();
  if (result.error) throw result.error;
  return result.data;
}

/** An Apollo client without its cache. */
export const apollo = (link) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link,
    defaultOptions: { query: { fetchPolicy: 'no-cache' } },
  });

/** Apollo's way over HTTP. */
export const http = (more = {}) => new HttpLink({ uri: url, fetch: remembering, ...more });
