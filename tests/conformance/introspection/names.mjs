// `__type` and `__typename`.
import assert from 'node:assert/strict';
import { check } from '../lib.mjs';
import { ask, schema } from './answer.mjs';

const query = `query($n: String!) {
  t: __type(name: $n) {
    kind name description specifiedByURL isOneOf
    fields(includeDeprecated: true) { name }
    interfaces { name }
    possibleTypes { name }
    enumValues(includeDeprecated: true) { name }
    inputFields(includeDeprecated: true) { name defaultValue }
    ofType { name }
  }
  none: __type(name: "Zz__None") { name }
  tn: __typename
}`;
check('__type of an unknown name is null without errors', async () => {
  const { json, text } = await ask(query, { n: schema.queryType.name });
  assert.ok(json.data.none === null && !json.errors, text.slice(0, 200));
});
check('__typename is there at the root', async () => {
  const { json } = await ask(query, { n: schema.queryType.name });
  assert.equal(json.data.tn, schema.queryType.name);
});
check('__type(name:) equals the entry in __schema for every type', async () => {
  for (const { kind, name, description, fields, inputFields } of schema.types) {
    const { json } = await ask(query, { n: name });
    const { t } = json.data;
    const expected = {
      kind,
      name,
      description,
      fields: fields?.map((field) => ({ name: field.name })) ?? null,
      inputFields:
        inputFields?.map((field) => ({ name: field.name, defaultValue: field.defaultValue })) ?? null,
    };
    const got = {
      kind: t.kind,
      name: t.name,
      description: t.description,
      fields: t.fields,
      inputFields: t.inputFields,
    };
    assert.deepEqual(got, expected);
  }
});
