// usage: node validation-diff.mjs URL --sdl=FILE [--count=2000] [--seed=1] [--verbose]
// Generates documents over the schema, breaks most of them, and compares the server's verdict with graphql-js's: syntax error (message, place),
// validation (rules, messages, places) or valid. Prints every kind of difference once; exit code 1 when there is one.
import { readFileSync } from 'node:fs';
import { Lexer, Source, TokenKind, buildSchema, getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isUnionType, GraphQLError, parse, print, specifiedRules, validate } from 'graphql';
import * as g17 from 'graphql17';
import { args, post, rng } from './lib.mjs';

const o = args(); const url = o._[0]; const count = +(o.count ?? 2000); const R = rng(+(o.seed ?? 1));
const schema = buildSchema(readFileSync(o.sdl, 'utf8'));
schema.getType('Month').parseLiteral = (node) => { if (node.kind !== 'StringValue' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(node.value)) throw new GraphQLError(`Month cannot represent value: ${print(node)}`, { nodes: node }); return node.value; };
const composites = Object.values(schema.getTypeMap()).filter((t) => isCompositeType(t) && !t.name.startsWith('__'));
const inputs = Object.values(schema.getTypeMap()).filter((t) => !t.name.startsWith('__') && (isLeafType(t) || isInputObjectType(t)));

class Generator {
  constructor() { this.fragments = []; this.vars = new Map(); this.wild = R.pick([0, 0, 0.02, 0.1]); }
  bad() { return R.p(this.wild); }
  variable(type) {
    if (this.bad()) type = R.pick([...inputs, ...inputs, ...composites]);
    const name = this.bad() ? 'shared' : `v${this.vars.size}`;
    if (!this.bad()) this.vars.set(name, `${type}${!isCompositeType(type) && R.p(0.2) ? ` = ${this.value(type, 2, true)}` : ''}${this.bad() ? ' @skip(if: true)' : ''}`);
    return `$${name}`;
  }
  value(type, depth = 3, constant = false) {
    if (this.bad()) return R.pick(['1', '"x"', 'null', 'true', 'NOPE', '[1, [2]]', '{ a: 1 }', '1.5', '{ month: "2026-01", month: "2026-02" }', '99999999999']);
    if (!constant && R.p(0.2)) return this.variable(type);
    if (isNonNullType(type)) return this.value(type.ofType, depth, constant);
    if (R.p(0.05) && !constant) return 'null';
    if (isListType(type)) return R.p(0.2) ? this.value(type.ofType, depth - 1, constant) : `[${Array.from({ length: R.int(3) }, () => this.value(type.ofType, depth - 1, constant)).join(', ')}]`;
    if (isEnumType(type)) return R.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const all = Object.values(type.getFields());
      const chosen = type.isOneOf ? [R.pick(all)] : all.filter((f) => (isNonNullType(f.type) && f.defaultValue === undefined) || (depth > 0 && R.p(0.3)));
      return `{ ${chosen.map((f) => `${this.bad() ? 'nope' : f.name}: ${this.value(f.type, depth - 1, constant)}`).join(', ')} }`;
    }
    return { Int: `${R.int(9) - 2}`, Float: R.pick(['1', '2.5', '1e3']), Boolean: 'true', ID: R.pick(['"a"', '7']), Month: '"2026-10"' }[type.name] ?? R.pick(['"text"', '"""block"""', '"\\u00e9"']);
  }
  arguments(defs) {
    const given = defs.filter((a) => (isNonNullType(a.type) && a.defaultValue === undefined ? !this.bad() : R.p(0.4))).map((a) => `${this.bad() ? 'nope' : a.name}: ${this.value(a.type)}`);
    if (given.length && this.bad()) given.push(given[0]);
    return given.length ? `(${given.join(', ')})` : '';
  }
  directives() { return this.bad() ? R.pick([' @nope', ' @skip(if: true) @skip(if: false)', ' @include', ' @deprecated', ' @skip(if: 1)', ' @include(when: true)']) : R.p(0.1) ? ` @${R.pick(['skip', 'include'])}(if: ${this.value(schema.getType('Boolean'))})` : ''; }
  field(parent, depth) {
    if (this.bad()) return R.pick(['nope', 'nope { x }', '__typename { x }', 'name', 'x: code', 'x: name']);
    if (isUnionType(parent) || R.p(0.1)) return `${R.p(0.3) ? 'x: ' : ''}__typename`;
    const f = R.pick(Object.values(parent.getFields())); const named = getNamedType(f.type);
    const alias = R.p(0.25) ? `${R.pick(['x', 'y', 'z', f.name])}: ` : '';
    const composite = isCompositeType(named);
    const sub = composite !== this.bad() ? (composite ? ` ${depth > 0 ? this.selection(named, depth - 1) : '{ __typename }'}` : ' { x }') : '';
    return `${alias}${f.name}${this.arguments(f.args)}${this.directives()}${sub}`;
  }
  condition(parent) {
    if (this.bad()) return R.pick(['Nope', 'String', R.pick(composites).name]);
    return R.pick(isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent, ...(parent.getInterfaces?.() ?? [])]).name;
  }
  selection(parent, depth) {
    const items = Array.from({ length: 1 + R.int(3) }, () => {
      const k = R.f();
      if (k < 0.75) return this.field(parent, depth);
      if (k < 0.9) { const c = this.condition(parent); const t = schema.getType(c); return `...${R.p(0.8) ? ` on ${c}` : ''}${this.directives()} ${isCompositeType(t) ? this.selection(R.p(0.8) ? t : parent, depth - 1) : '{ __typename }'}`; }
      if (this.fragments.length && R.p(0.5)) return `...${R.pick(this.fragments).name}`;
      if (this.bad()) return '...Missing';
      const c = this.condition(parent); const f = { name: this.bad() ? 'F0' : `F${this.fragments.length}`, on: c, body: '' }; this.fragments.push(f);
      const t = schema.getType(c); f.body = isCompositeType(t) ? this.selection(t, depth - 1) : '{ x }';
      return `...${f.name}${this.directives()}`;
    });
    return depth < -3 ? '{ __typename }' : `{ ${items.join(' ')} }`;
  }
  document() {
    const kind = this.bad() ? R.pick(['mutation', 'subscription']) : 'query';
    const root = { query: schema.getQueryType(), mutation: schema.getMutationType() }[kind] ?? schema.getQueryType();
    const body = this.selection(root, 3);
    if (this.bad()) this.vars.set('unused', 'Int');
    const vars = [...this.vars].map(([n, t]) => `$${n}: ${t}`); if (this.bad() && vars.length) vars.push(vars[0]);
    let text = vars.length || R.p(0.5) || kind !== 'query' ? `${kind} ${R.p(0.8) ? 'Q' : ''}${vars.length ? `(${vars.join(', ')})` : ''}${this.bad() ? ' @skip(if: true)' : ''} ${body}` : body;
    for (const f of this.fragments) text += `\nfragment ${f.name} on ${f.on} ${f.body}`;
    if (this.bad()) text += R.pick([`\nfragment Unused on ${R.pick(composites).name} { __typename }`, '\nquery Q { __typename }', '\n{ __typename }', '\nfragment A on Query { ...B } fragment B on Query { ...A }']);
    if (this.bad()) text = R.p(0.5) ? `${text}\n${this.typeSystem()}` : `${this.typeSystem()}\n${text}`;
    return text;
  }
  typeSystem() {
    const extend = R.p(0.3) ? 'extend ' : ''; const about = !extend && R.p(0.3) ? R.pick(['"about" ', '"""about""" ']) : ''; const on = () => R.p(0.3) ? ' @skip(if: true)' : '';
    const input = () => `a: [Int!]! = [1]${on()}`; const body = (b) => R.p(0.7) ? ` { ${b} }` : '';
    return about + extend + R.pick([
      () => `schema${on()}${extend ? body('query: Query') : ' { query: Query mutation: Mutation }'}`, () => `scalar Thing${on()}`,
      () => `${R.pick(['type', 'interface'])} Thing${R.p(0.4) ? ' implements & A & B' : ''}${on()}${body(`"about" a(${input()}): Int!${on()} b: [Int]`)}`,
      () => `union Thing${on()}${R.p(0.7) ? ' = | A | B' : ''}`, () => `enum Thing${on()}${body(`"about" A${on()} B`)}`, () => `input Thing${on()}${body(`"about" ${input()} b: Int`)}`,
      () => `directive @thing${R.p(0.5) ? `(${input()})` : ''}${R.p(0.3) ? ' repeatable' : ''} on ${R.p(0.5) ? '| ' : ''}FIELD | ENUM_VALUE`,
    ])();
  }
}

// Breaks a document at one or more tokens.
function mutate(text) {
  const tokens = []; const lexer = new Lexer(new Source(text)); let t;
  try { while ((t = lexer.advance()).kind !== TokenKind.EOF) tokens.push([t.start, t.end]); } catch { return text; }
  if (tokens.length < 3) return text;
  const cut = (i) => text.slice(...tokens[i]); const i = R.int(tokens.length), j = R.int(tokens.length); const [s, e] = tokens[i];
  const by = R.pick([() => '', () => cut(j), () => `${cut(i)} ${cut(i)}`, () => `${cut(i)} ${cut(j)}`, () => R.pick(['{', '}', '(', ')', '...', '@', '$', '"', '"""', ':', '1.', '0x', 'on', 'null', '\\', '\u00e9', '#', '&', '|', '=', '[', ']', '!', '-', '"\\u{110000}"', '"\\uD83D"', '.5', '01'])])();
  return text.slice(0, s) + by + text.slice(e);
}

const place = (l) => (l ?? []).map((x) => `${x.line}:${x.column}`).join(' ');
// Two rules in which the server follows the specification further than graphql-js 16 does: an operation without root type, and nullable variables in @oneOf inputs.
const ours = (message) => /^The \w+ operation is not supported by the schema|must be non-nullable to be used for OneOf Input Object/.test(message);
// graphql-js 16 judges subscriptions by the edition before @skip and @include were forbidden at their root, and throws on some; 17 judges them instead.
const schema17 = g17.buildSchema(readFileSync(o.sdl, 'utf8'));
function singleFieldSubscriptions(context) {
  return { Document(node) { for (const e of g17.validate(schema17, g17.parse(node.loc.source.body), [g17.SingleFieldSubscriptionsRule])) context.reportError(new GraphQLError(e.message, { source: node.loc.source, positions: e.positions })); } };
}
Object.defineProperty(singleFieldSubscriptions, 'name', { value: 'SingleFieldSubscriptionsRule' });
const own = specifiedRules.filter((r) => !/^(DeferStream|StreamDirective|MaxIntrospection)/.test(r.name)).map((r) => (r.name === 'SingleFieldSubscriptionsRule' ? singleFieldSubscriptions : r));
// Every rule signs its errors. Of type system definitions only one thing is asked: that they are refused.
const isExecutable = (d) => d.kind === 'OperationDefinition' || d.kind === 'FragmentDefinition';
const withinTypeSystem = (context, e) => context.getDocument().definitions.some((d) => !isExecutable(d) && e.positions?.[0] >= d.loc.start && e.positions[0] < d.loc.end);
const named = own.map((rule) => (context) => rule(Object.create(context, { reportError: { value: (e) => { if (rule.name !== 'ExecutableDefinitionsRule' && withinTypeSystem(context, e)) return; e.rule = rule.name; context.reportError(e); } } })));
function expected(text) {
  let doc; try { doc = parse(text); } catch (e) { return { verdict: 'syntax', errors: [`${e.message} @${place(e.locations)}`] }; }
  const errors = []; const rules = new Set();
  for (const e of validate(schema, doc, named, { hideSuggestions: true, maxErrors: 1e6 })) { if (ours(e.message)) continue; errors.push(`${e.message} @${place(e.locations)}`); rules.add(e.rule); }
  return { verdict: errors.length ? 'invalid' : 'valid', errors: errors.sort(), rules: [...rules].sort() };
}
async function actual(text) {
  const r = await post(url, { query: text, variables: {} });
  if (!r.json) return { verdict: `HTTP ${r.status} ${r.text.slice(0, 200)}`, errors: [] };
  r.json.errors = r.json.errors?.filter((e) => !ours(e.message)); if (r.json.errors?.length === 0) return { verdict: 'valid', errors: [], rules: [] };
  const code = r.json.errors?.[0]?.extensions?.code; const errors = (r.json.errors ?? []).map((e) => `${e.message} @${place(e.locations)}`);
  if (code === 'GRAPHQL_PARSE_FAILED') return { verdict: 'syntax', errors };
  if (code === 'GRAPHQL_VALIDATION_FAILED') return { verdict: 'invalid', errors: errors.map((e) => e.replace(/ Did you mean .*\? @/, ' @')).sort(), rules: [...new Set(r.json.errors.map((e) => e.extensions.rule))].sort() };
  return { verdict: 'valid', errors: [], rules: [] };
}
const hint = (e) => e.replace(/ Did you mean .*\? @/, ' @');
const verdicts = { syntax: 0, invalid: 0, valid: 0 }; const seenRules = {}; const differences = new Map();
for (let n = 0; n < count; n++) {
  let text = new Generator().document(); const k = R.f();
  if (k < 0.35) for (let m = 1 + R.int(3); m > 0; m--) text = mutate(text);
  const want = expected(text), got = await actual(text); verdicts[want.verdict]++; for (const r of want.rules ?? []) seenRules[r] = (seenRules[r] ?? 0) + 1;
  const a = JSON.stringify([want.verdict, want.rules, want.errors.map(hint).sort()]), b = JSON.stringify([got.verdict, got.rules, got.errors]);
  if (a !== b) { const kind = want.verdict !== got.verdict ? `${want.verdict} -> ${got.verdict}` : JSON.stringify(want.rules) !== JSON.stringify(got.rules) ? `rules ${want.rules} -> ${got.rules}` : `messages or places of ${want.rules ?? 'syntax'}`;
    const d = differences.get(kind) ?? { n: 0 }; d.n++; if (!d.text || text.length < d.text.length) Object.assign(d, { text, want, got }); differences.set(kind, d); }
}
console.log(`${count} documents: ${JSON.stringify(verdicts)}; rules met: ${Object.keys(seenRules).length}/${own.length}${o.verbose ? ' ' + JSON.stringify(seenRules) : ''}`);
const never = own.map((r) => r.name).filter((r) => !seenRules[r]); if (never.length) console.log('never broken: ' + never.join(', '));
for (const [kind, d] of differences) { console.log(`\nDIFFERENT ${d.n}x ${kind}\n${d.text}`); const w = d.want.errors.map(hint), g = d.got.errors; console.log('  only graphql-js: ' + w.filter((e) => !g.includes(e)).join('\n                   ')); console.log('  only server:     ' + g.filter((e) => !w.includes(e)).join('\n                   ')); }
console.log(`${differences.size} kinds of difference`);
process.exit(differences.size ? 1 : 0);
