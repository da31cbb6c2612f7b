// usage: node judges/validation-diff.mjs URL --sdl=FILE [--count=2000] [--seed=1]
// Generates documents over the schema, breaks most of them, and compares the server's verdict with graphql-js's: syntax error (message, place),
// validation (rules, messages, places) or valid.
import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';
import { check, options } from '../lib.mjs';
import { mutate } from '../validation/breaking.mjs';
import { Generator } from '../validation/documents.mjs';
import { random } from '../validation/random.mjs';
import { actual, expected, rules } from '../validation/verdicts.mjs';

const count = Number(options.count ?? 2000);
const size = 100;
const met = new Set();

for (let first = 1; first <= count; first += size) {
  const last = Math.min(first + size - 1, count);
  check(`graphql-js and the server judge documents ${first} to ${last} alike`, async () => {
    const texts = Array.from({ length: last - first + 1 }, document);
    // The server judges while graphql-js does.
    const answers = texts.map(actual);
    const wanted = texts.map(expected);
    wanted.flatMap((verdict) => verdict.rules).forEach((rule) => met.add(rule));
    const got = await Promise.all(answers);
    const differing = texts
      .map((text, i) => ({ text, js: wanted[i], server: got[i] }))
      .filter(({ js, server }) => !isDeepStrictEqual(js, server))
      .sort((one, other) => one.text.length - other.text.length);
    assert.equal(
      differing.length,
      0,
      `they differ in ${differing.length}, of which ${inspect(differing[0])}`,
    );
  });
}
if (count >= 2000) {
  check('the documents break every rule', () =>
    assert.deepEqual(
      rules.filter((rule) => !met.has(rule)),
      [],
    ),
  );
}

function document() {
  let text = new Generator().document();
  if (random.is(0.35)) {
    for (let times = 1 + random.below(3); times > 0; times--) text = mutate(text);
  }
  return text;
}
