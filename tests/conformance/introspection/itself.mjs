// The introspection types and built-in directives themselves, compared with graphql-js 17's.
import assert from 'node:assert/strict';
import * as graphql17 from 'graphql17';
import { check } from '../lib.mjs';
import { printed, printedInput, schema, typeOf } from './answer.mjs';

const asked = {
  inputValueDeprecation: true,
  oneOf: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
};
const reference = graphql17.introspectionFromSchema(
  graphql17.buildSchema('type Query { a: Int }'),
  asked,
).__schema;

const signatures = (type) =>
  type.kind === 'ENUM'
    ? type.enumValues.map(({ name }) => name)
    : type.fields.map(({ name, args, type: of }) => `${name}(${args.map(printedInput)}): ${printed(of)}`);

// Two differences between the editions that the specification leaves open.
const relaxed = (signature) =>
  signature
    .replace(/includeDeprecated: Boolean!? = false/g, 'includeDeprecated: Boolean = false')
    .replace(/\): \[__InputValue!\]!?$/, '): [__InputValue!]');

// What graphql-js 17 has from drafts newer than September 2025.
const isNewer = (type, signature) =>
  /^directives\(|DIRECTIVE_DEFINITION|FRAGMENT_VARIABLE_DEFINITION/.test(signature) ||
  (type.name === '__Directive' && /^(isDeprecated|deprecationReason)\(\)/.test(signature));

for (const type of reference.types.filter(({ name }) => name.startsWith('__'))) {
  check(`${type.name} is in __schema.types`, () => assert.ok(typeOf(type.name)));
  check(`${type.name} has the specification's fields and signatures`, () => {
    const ours = signatures(typeOf(type.name)).map(relaxed);
    const missing = signatures(type)
      .map(relaxed)
      .filter((signature) => !ours.includes(signature) && !isNewer(type, signature));
    assert.deepEqual(missing, [], `the server has ${ours.join('; ')}`);
  });
}

const locations = (directive) =>
  [...directive.locations].sort().filter((location) => location !== 'DIRECTIVE_DEFINITION');
const definition = (directive) => ({
  args: directive.args.map(printedInput).map((arg) => arg.replace('reason: String! =', 'reason: String =')),
  isRepeatable: directive.isRepeatable,
  locations: locations(directive),
});
for (const directive of reference.directives) {
  const ours = schema.directives.find(({ name }) => name === directive.name);
  check(`the directive @${directive.name} is listed`, () => assert.ok(ours));
  check(`@${directive.name} has the specification's definition`, () =>
    assert.deepEqual(definition(ours), definition(directive)),
  );
}
