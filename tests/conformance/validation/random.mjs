// Chance that repeats itself for a seed (--seed): mulberry32.
import { options } from '../lib.mjs';

let state = Number(options.seed ?? 1) >>> 0;

function next() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

export const random = {
  /** From 0 to 1, 1 excluded. */
  next,
  /** A whole number from 0 to a limit, the limit excluded. */
  below: (limit) => Math.floor(next() * limit),
  /** One of a list. */
  pick: (list) => list[Math.floor(next() * list.length)],
  /** True as often as the share says. */
  is: (share) => next() < share,
};
