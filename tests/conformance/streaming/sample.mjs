// Operations of the sample schema.
import { post, url } from '../lib.mjs';

/** Three events. */
export const ticks = 'subscription { onTick(count: 3) }';

/** Their results. */
export const three = [0, 1, 2].map((tick) => ({ data: { onTick: tick } }));

/** A query that is answered at once. */
export const add = '{ add(a: 1) }';

/** Its result. */
export const two = { data: { add: 2 } };

const say = (message) =>
  post(url, { query: 'mutation($m: String!) { say(message: $m) }', variables: { m: message } });

/** Sends events until they arrive: nothing else tells when somebody has subscribed. */
export async function sayUntil(message, hasArrived) {
  while (!hasArrived()) await say(message);
}
