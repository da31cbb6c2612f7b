// Documents over the schema. Each is more or less wild: that often something in it is wrong.
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { typeSystem } from './breaking.mjs';
import { random } from './random.mjs';
import { composites, inputs, schema } from './schema.mjs';

const wrongValues = [
  '1',
  '"x"',
  'null',
  'true',
  'NOPE',
  '[1, [2]]',
  '{ a: 1 }',
  '1.5',
  '{ month: "2026-01", month: "2026-02" }',
  '99999999999',
];
const wrongDirectives = [
  ' @nope',
  ' @skip(if: true) @skip(if: false)',
  ' @include',
  ' @deprecated',
  ' @skip(if: 1)',
  ' @include(when: true)',
];
const wrongFields = ['nope', 'nope { x }', '__typename { x }', 'name', 'x: code', 'x: name'];

const isRequired = ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined;

/** Writes one document. */
export class Generator {
  #fragments = [];
  #variables = new Map();
  #wildness = random.pick([0, 0, 0.02, 0.1]);

  /** The document's text. */
  document() {
    const kind = this.#isBad() ? random.pick(['mutation', 'subscription']) : 'query';
    const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() };
    const body = this.#selection(roots[kind] ?? roots.query, 3);
    if (this.#isBad()) this.#variables.set('unused', 'Int');
    const variables = [...this.#variables].map(([name, type]) => `$${name}: ${type}`);
    if (this.#isBad() && variables.length) variables.push(variables[0]);
    let text = body;
    if (variables.length || random.is(0.5) || kind !== 'query') {
      const name = random.is(0.8) ? 'Q' : '';
      const defined = variables.length ? `(${variables.join(', ')})` : '';
      text = `${kind} ${name}${defined}${this.#isBad() ? ' @skip(if: true)' : ''} ${body}`;
    }
    for (const fragment of this.#fragments) {
      text += `\nfragment ${fragment.name} on ${fragment.on} ${fragment.body}`;
    }
    if (this.#isBad()) text += this.#wrongDefinition();
    if (this.#isBad()) text = random.is(0.5) ? `${text}\n${typeSystem()}` : `${typeSystem()}\n${text}`;
    return text;
  }

  #isBad() {
    return random.is(this.#wildness);
  }

  #wrongDefinition() {
    return random.pick([
      `\nfragment Unused on ${random.pick(composites).name} { __typename }`,
      '\nquery Q { __typename }',
      '\n{ __typename }',
      '\nfragment A on Query { ...B } fragment B on Query { ...A }',
    ]);
  }

  #variable(asked) {
    const type = this.#isBad() ? random.pick([...inputs, ...inputs, ...composites]) : asked;
    const name = this.#isBad() ? 'shared' : `v${this.#variables.size}`;
    if (!this.#isBad()) {
      const hasDefault = !isCompositeType(type) && random.is(0.2);
      const value = hasDefault ? ` = ${this.#value(type, 2, true)}` : '';
      this.#variables.set(name, `${type}${value}${this.#isBad() ? ' @skip(if: true)' : ''}`);
    }
    return `$${name}`;
  }

  #value(type, depth = 3, isConstant = false) {
    if (this.#isBad()) return random.pick(wrongValues);
    if (!isConstant && random.is(0.2)) return this.#variable(type);
    if (isNonNullType(type)) return this.#value(type.ofType, depth, isConstant);
    if (random.is(0.05) && !isConstant) return 'null';
    if (isListType(type)) {
      const item = () => this.#value(type.ofType, depth - 1, isConstant);
      return random.is(0.2) ? item() : `[${Array.from({ length: random.below(3) }, item).join(', ')}]`;
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = type.isOneOf
        ? [random.pick(fields)]
        : fields.filter((field) => isRequired(field) || (depth > 0 && random.is(0.3)));
      const written = chosen.map(
        (field) =>
          `${this.#isBad() ? 'nope' : field.name}: ${this.#value(field.type, depth - 1, isConstant)}`,
      );
      return `{ ${written.join(', ')} }`;
    }
    const leaves = {
      Int: `${random.below(9) - 2}`,
      Float: random.pick(['1', '2.5', '1e3']),
      Boolean: 'true',
      ID: random.pick(['"a"', '7']),
      Month: '"2026-10"',
    };
    return leaves[type.name] ?? random.pick(['"text"', '"""block"""', '"\\u00e9"']);
  }

  #arguments(definitions) {
    const given = definitions
      .filter((argument) => (isRequired(argument) ? !this.#isBad() : random.is(0.4)))
      .map((argument) => `${this.#isBad() ? 'nope' : argument.name}: ${this.#value(argument.type)}`);
    if (given.length && this.#isBad()) given.push(given[0]);
    return given.length ? `(${given.join(', ')})` : '';
  }

  #directives() {
    if (this.#isBad()) return random.pick(wrongDirectives);
    if (!random.is(0.1)) return '';
    return ` @${random.pick(['skip', 'include'])}(if: ${this.#value(schema.getType('Boolean'))})`;
  }

  #field(parent, depth) {
    if (this.#isBad()) return random.pick(wrongFields);
    if (isUnionType(parent) || random.is(0.1)) return `${random.is(0.3) ? 'x: ' : ''}__typename`;
    const field = random.pick(Object.values(parent.getFields()));
    const type = getNamedType(field.type);
    const alias = random.is(0.25) ? `${random.pick(['x', 'y', 'z', field.name])}: ` : '';
    let selection = '';
    if (isCompositeType(type) !== this.#isBad()) {
      const inner = () => (depth > 0 ? this.#selection(type, depth - 1) : '{ __typename }');
      selection = isCompositeType(type) ? ` ${inner()}` : ' { x }';
    }
    return `${alias}${field.name}${this.#arguments(field.args)}${this.#directives()}${selection}`;
  }

  #condition(parent) {
    if (this.#isBad()) return random.pick(['Nope', 'String', random.pick(composites).name]);
    const possible = isAbstractType(parent)
      ? schema.getPossibleTypes(parent)
      : (parent.getInterfaces?.() ?? []);
    return random.pick([parent, ...possible]).name;
  }

  #selection(parent, depth) {
    const selections = Array.from({ length: 1 + random.below(3) }, () => this.#item(parent, depth));
    return depth < -3 ? '{ __typename }' : `{ ${selections.join(' ')} }`;
  }

  #item(parent, depth) {
    const kind = random.next();
    if (kind < 0.75) return this.#field(parent, depth);
    if (kind < 0.9) return this.#inline(parent, depth);
    if (this.#fragments.length && random.is(0.5)) return `...${random.pick(this.#fragments).name}`;
    if (this.#isBad()) return '...Missing';
    const on = this.#condition(parent);
    const fragment = { name: this.#isBad() ? 'F0' : `F${this.#fragments.length}`, on, body: '' };
    this.#fragments.push(fragment);
    const type = schema.getType(on);
    fragment.body = isCompositeType(type) ? this.#selection(type, depth - 1) : '{ x }';
    return `...${fragment.name}${this.#directives()}`;
  }

  #inline(parent, depth) {
    const on = this.#condition(parent);
    const type = schema.getType(on);
    const start = `...${random.is(0.8) ? ` on ${on}` : ''}${this.#directives()}`;
    if (!isCompositeType(type)) return `${start} { __typename }`;
    return `${start} ${this.#selection(random.is(0.8) ? type : parent, depth - 1)}`;
  }
}
