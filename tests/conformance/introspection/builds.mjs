// graphql-js reads the answer.
import assert from 'node:assert/strict';
import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql17';
import { check } from '../lib.mjs';
import { answer, ask, data } from './answer.mjs';

check(
  'the full introspection query is answered (descriptions, specifiedByURL, isRepeatable, isOneOf, deprecated inputs)',
  () => assert.ok(data?.__schema && !answer.json.errors, answer.text.slice(0, 800)),
);

const all17 = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
  typeDepth: 9,
};
for (const [name, graphql, asked] of [
  ['16 defaults', graphql16, {}],
  ['17 defaults', graphql17, {}],
  ['17 all', graphql17, all17],
  ['16 no descriptions', graphql16, { descriptions: false }],
]) {
  check(`getIntrospectionQuery (${name})`, async () => {
    const { json, text } = await ask(graphql.getIntrospectionQuery(asked));
    assert.ok(json?.data?.__schema && !json.errors, text.slice(0, 300));
  });
}

for (const [name, graphql] of [
  ['16', graphql16],
  ['17', graphql17],
]) {
  check(`buildClientSchema (${name})`, () => graphql.buildClientSchema(data));
  check(`validateSchema (${name})`, () =>
    assert.deepEqual(graphql.validateSchema(graphql.buildClientSchema(data)), []),
  );
  check(`printSchema round trip (${name})`, () => {
    const sdl = graphql.printSchema(graphql.buildClientSchema(data));
    assert.equal(graphql.printSchema(graphql.buildSchema(sdl)), sdl);
  });
}
