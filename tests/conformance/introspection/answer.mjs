// The server's answer to the full introspection query, which all checks look at.
import { getIntrospectionQuery } from 'graphql';
import { options, post, url } from '../lib.mjs';

/** Asks the server. */
export const ask = (query, variables) => post(url, { query, variables }, options.header);

const everything = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};

/** The whole answer. */
export const answer = await ask(getIntrospectionQuery(everything));

/** Its data, as graphql-js takes it. */
export const data = answer.json?.data;

/** The schema in it. */
export const schema = data?.__schema ?? { types: [], directives: [] };

/** A type reference in GraphQL's syntax. */
export const printed = (type) =>
  type.kind === 'NON_NULL'
    ? `${printed(type.ofType)}!`
    : type.kind === 'LIST'
      ? `[${printed(type.ofType)}]`
      : type.name;

/** An argument or input field with its default. */
export const printedInput = (input) =>
  `${input.name}: ${printed(input.type)}${input.defaultValue === null ? '' : ` = ${input.defaultValue}`}`;

/** A type of that name. */
export const typeOf = (name) => schema.types.find((type) => type.name === name);
