// What makes a document wrong as a whole: broken tokens, and definitions that are not executable.
import { Lexer, Source, TokenKind } from 'graphql';
import { random } from './random.mjs';

const pieces = [
  ...['{', '}', '(', ')', '...', '@', '$', '"', '"""', ':', '&', '|', '=', '[', ']', '!', '-', '#', '\\'],
  ...['1.', '0x', '.5', '01', 'on', 'null', '\u00e9', '"\\u{110000}"', '"\\uD83D"'],
];

/** Breaks a document at one token. */
export function mutate(text) {
  const tokens = tokensOf(text);
  if (tokens.length < 3) return text;
  const [here, there] = [random.pick(tokens), random.pick(tokens)];
  const cut = ([start, end]) => text.slice(start, end);
  const by = random.pick([
    () => '',
    () => cut(there),
    () => `${cut(here)} ${cut(here)}`,
    () => `${cut(here)} ${cut(there)}`,
    () => random.pick(pieces),
  ]);
  return text.slice(0, here[0]) + by() + text.slice(here[1]);
}

function tokensOf(text) {
  const tokens = [];
  const lexer = new Lexer(new Source(text));
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens.push([token.start, token.end]);
    }
    return tokens;
  } catch {
    // Broken before, it stays as it is.
    return [];
  }
}

/** A definition that belongs into a schema. */
export function typeSystem() {
  const extend = random.is(0.3) ? 'extend ' : '';
  const about = !extend && random.is(0.3) ? random.pick(['"about" ', '"""about""" ']) : '';
  const on = () => (random.is(0.3) ? ' @skip(if: true)' : '');
  const input = () => `a: [Int!]! = [1]${on()}`;
  const body = (content) => (random.is(0.7) ? ` { ${content} }` : '');
  const fields = () => body(`"about" a(${input()}): Int!${on()} b: [Int]`);
  const kinds = [
    () => `schema${on()}${extend ? body('query: Query') : ' { query: Query mutation: Mutation }'}`,
    () => `scalar Thing${on()}`,
    () =>
      `${random.pick(['type', 'interface'])} Thing${random.is(0.4) ? ' implements & A & B' : ''}${on()}${fields()}`,
    () => `union Thing${on()}${random.is(0.7) ? ' = | A | B' : ''}`,
    () => `enum Thing${on()}${body(`"about" A${on()} B`)}`,
    () => `input Thing${on()}${body(`"about" ${input()} b: Int`)}`,
    () => {
      const args = random.is(0.5) ? `(${input()})` : '';
      const repeatable = random.is(0.3) ? ' repeatable' : '';
      return `directive @thing${args}${repeatable} on ${random.is(0.5) ? '| ' : ''}FIELD | ENUM_VALUE`;
    },
  ];
  return about + extend + random.pick(kinds)();
}
