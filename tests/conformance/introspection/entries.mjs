// What the specification says of the entries.
import assert from 'node:assert/strict';
import {
  buildClientSchema,
  parseType,
  parseValue,
  print,
  stripIgnoredCharacters,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { check } from '../lib.mjs';
import { ask, data, printed, schema, typeOf } from './answer.mjs';

const lists = ['fields', 'interfaces', 'possibleTypes', 'enumValues', 'inputFields'];
const listsOf = {
  OBJECT: ['fields', 'interfaces'],
  INTERFACE: ['fields', 'interfaces', 'possibleTypes'],
  UNION: ['possibleTypes'],
  ENUM: ['enumValues'],
  INPUT_OBJECT: ['inputFields'],
};

/** That nothing is in a list, and if so what. */
const none = (items) => assert.deepEqual(items, []);

check('entries of a kind are lists, others null', () =>
  none(
    schema.types.flatMap((type) =>
      lists
        .filter((list) =>
          listsOf[type.kind]?.includes(list) ? !Array.isArray(type[list]) : type[list] !== null,
        )
        .map((list) => `${type.name}.${list}`),
    ),
  ),
);
check('isOneOf is Boolean for input objects, null otherwise', () =>
  none(
    schema.types
      .filter((type) =>
        type.kind === 'INPUT_OBJECT' ? typeof type.isOneOf !== 'boolean' : type.isOneOf != null,
      )
      .map((type) => type.name),
  ),
);
check('specifiedByURL is there only for scalars', () =>
  none(schema.types.filter((type) => type.kind !== 'SCALAR' && type.specifiedByURL != null)),
);
check('built-in scalars have no specifiedByURL', () =>
  none(['Int', 'Float', 'String', 'Boolean', 'ID'].filter((name) => typeOf(name)?.specifiedByURL != null)),
);
for (const name of ['String', 'Boolean']) {
  check(`the built-in scalar ${name} is among the types`, () => assert.ok(typeOf(name)));
}
check('type names are unique', () =>
  assert.equal(new Set(schema.types.map((type) => type.name)).size, schema.types.length),
);

check('a deprecation reason is a string where something is deprecated, else null', () => {
  const elements = schema.types.flatMap((type) => [
    ...(type.fields ?? []).flatMap((field) => [field, ...field.args]),
    ...(type.enumValues ?? []),
    ...(type.inputFields ?? []),
  ]);
  none(
    elements.filter(({ isDeprecated, deprecationReason }) =>
      isDeprecated === true
        ? typeof deprecationReason !== 'string'
        : isDeprecated !== false || deprecationReason !== null,
    ),
  );
});

check('default values are GraphQL literals of their types', () => {
  const types = buildClientSchema(data);
  const inputs = schema.types
    .flatMap((type) => [...(type.fields ?? []).flatMap((field) => field.args), ...(type.inputFields ?? [])])
    .filter(({ defaultValue }) => defaultValue !== null);
  assert.ok(inputs.length > 0, 'there are none');
  for (const { type, defaultValue } of inputs) {
    const literal = parseValue(defaultValue);
    const value = valueFromAST(literal, typeFromAST(types, parseType(printed(type))));
    assert.notEqual(value, undefined, `${defaultValue} does not fit ${printed(type)}`);
    assert.equal(stripIgnoredCharacters(defaultValue), stripIgnoredCharacters(print(literal)));
  }
});

const named = (includeDeprecated) => {
  const argument = includeDeprecated ? '(includeDeprecated: true)' : '';
  return `__schema {
    types {
      name
      fields${argument} { name args${argument} { name } }
      enumValues${argument} { name }
      inputFields${argument} { name }
    }
    directives { name args${argument} { name } }
  }`;
};
check(
  'includeDeprecated is on fields, enum values, input fields, and arguments of fields and directives',
  async () => {
    const { json, text } = await ask(`{ shown: ${named(true)} }`);
    assert.ok(json?.data, text.slice(0, 300));
  },
);
check('deprecated elements are hidden by default, shown with includeDeprecated, in one order', async () => {
  const { json } = await ask(`{ hidden: ${named(false)} shown: ${named(true)} }`);
  const names = (elements) => elements?.map((element) => element.name) ?? null;
  const kept = (elements) => elements?.filter((element) => !element.isDeprecated);
  const find = (answered, name) => answered.types.find((type) => type.name === name);
  for (const type of schema.types) {
    const [hidden, shown] = [find(json.data.hidden, type.name), find(json.data.shown, type.name)];
    for (const list of ['fields', 'enumValues', 'inputFields']) {
      assert.deepEqual(names(hidden[list]), names(kept(type[list])), `${type.name}.${list} by default`);
      assert.deepEqual(names(shown[list]), names(type[list]), `${type.name}.${list} with includeDeprecated`);
    }
    for (const field of kept(type.fields) ?? []) {
      const { args } = hidden.fields.find(({ name }) => name === field.name);
      assert.deepEqual(names(args), names(kept(field.args)), `arguments of ${type.name}.${field.name}`);
    }
  }
});
