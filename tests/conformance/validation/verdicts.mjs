// What graphql-js and the server say of a document: `syntax`, `invalid` or `valid`, with rules, messages and places. Suggestions are left out.
import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import * as graphql17 from 'graphql17';
import { post, url } from '../lib.mjs';
import { schema, schema17 } from './schema.mjs';

// Two rules in which the server follows the specification further than graphql-js 16 does: an operation without root type, and nullable variables
// in @oneOf inputs.
const isOursAlone = ({ message }) =>
  /^The \w+ operation is not supported by the schema|must be non-nullable to be used for OneOf Input Object/.test(
    message,
  );

// graphql-js 16 judges subscriptions by the edition before @skip and @include were forbidden at their root, and throws on some; 17 judges them
// instead.
function singleFieldSubscriptions(context) {
  return {
    Document({ loc }) {
      const document = graphql17.parse(loc.source.body);
      const errors = graphql17.validate(schema17, document, [graphql17.SingleFieldSubscriptionsRule]);
      for (const { message, positions } of errors) {
        context.reportError(new GraphQLError(message, { source: loc.source, positions }));
      }
    },
  };
}

const judges = new Map(
  specifiedRules
    .filter(({ name }) => !/^(DeferStream|StreamDirective|MaxIntrospection)/.test(name))
    .map((rule) => [
      rule.name,
      rule.name === 'SingleFieldSubscriptionsRule' ? singleFieldSubscriptions : rule,
    ]),
);

/** The names of all rules. */
export const rules = [...judges.keys()];

// Every rule signs its errors. Of type system definitions only one thing is asked: that they are refused.
const signing = [...judges].map(([name, rule]) => (context) => {
  const reportError = (error) => {
    if (name !== 'ExecutableDefinitionsRule' && isWithinTypeSystem(context.getDocument(), error)) return;
    error.rule = name;
    context.reportError(error);
  };
  return rule(Object.create(context, { reportError: { value: reportError } }));
});

function isWithinTypeSystem({ definitions }, { positions }) {
  return definitions.some(
    ({ kind, loc }) =>
      kind !== 'OperationDefinition' &&
      kind !== 'FragmentDefinition' &&
      positions?.[0] >= loc.start &&
      positions[0] < loc.end,
  );
}

function told({ message, locations }) {
  const place = (locations ?? []).map(({ line, column }) => `${line}:${column}`).join(' ');
  return `${message.replace(/ Did you mean .*\?$/, '')} @${place}`;
}

function verdict(errors, ruleOf) {
  if (errors.length === 0) return { verdict: 'valid', rules: [], errors: [] };
  return {
    verdict: 'invalid',
    rules: [...new Set(errors.map(ruleOf))].sort(),
    errors: errors.map(told).sort(),
  };
}

/** What graphql-js says. */
export function expected(text) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return { verdict: 'syntax', rules: [], errors: [told(error)] };
  }
  const errors = validate(schema, document, signing, { hideSuggestions: true, maxErrors: 1e6 });
  return verdict(
    errors.filter((error) => !isOursAlone(error)),
    ({ rule }) => rule,
  );
}

/** What the server says. */
export async function actual(text) {
  const answer = await post(url, { query: text, variables: {} });
  if (!answer.json) {
    return { verdict: `HTTP ${answer.status}`, rules: [], errors: [answer.text.slice(0, 200)] };
  }
  const errors = (answer.json.errors ?? []).filter((error) => !isOursAlone(error));
  const code = errors[0]?.extensions?.code;
  if (code === 'GRAPHQL_PARSE_FAILED') return { verdict: 'syntax', rules: [], errors: errors.map(told) };
  return verdict(code === 'GRAPHQL_VALIDATION_FAILED' ? errors : [], ({ extensions }) => extensions.rule);
}
