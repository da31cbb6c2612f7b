// A small schema like Kpi's, with resolvers. makeSchema(g) takes a graphql-js module (16 or 17).
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const SDL = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');

const teams = [
  { __t: 'Team', id: 't1', name: 'Ops', value: 'v', size: 4, members: ['a', null] },
  { __t: 'Team', id: 't2', name: 'Fin', size: 2, members: null },
];
teams[1].parent = teams[0];
const kpis = [
  {
    __t: 'Kpi',
    id: 'k1',
    name: 'Uptime',
    unit: 'PERCENT',
    value: 99.5,
    target: 99.9,
    team: teams[0],
    tags: ['x'],
    matrix: [[1, 2], [null], null],
    meta: { a: [1, 'b'] },
  },
  {
    __t: 'Kpi',
    id: 'k2',
    name: 'Revenue',
    unit: 'CURRENCY',
    value: 1e6,
    target: null,
    team: teams[1],
    tags: [],
    matrix: null,
    meta: null,
  },
];
const dash = { __t: 'Dashboard', id: 'd1', title: 'Main', items: [kpis[0], teams[0]], target: 'T' };
let counter = 0;

export function makeSchema(g) {
  const s = g.buildSchema(SDL);
  const set = (t, m) => {
    const f = s.getType(t).getFields();
    for (const [k, v] of Object.entries(m)) f[k].resolve = v;
  };
  for (const n of ['Node', 'Named', 'SearchResult']) s.getType(n).resolveType = (o) => o.__t;
  const dt = s.getType('DateTime');
  const chk = (v) => {
    if (typeof v !== 'string' || Number.isNaN(Date.parse(v)))
      throw new g.GraphQLError('DateTime cannot represent ' + JSON.stringify(v));
    return v;
  };
  const lit = (n) => {
    if (n.kind !== 'StringValue') throw new g.GraphQLError('DateTime must be a string');
    return chk(n.value);
  };
  dt.parseValue = chk;
  dt.parseLiteral = lit;
  dt.serialize = (x) => x;
  if ('coerceInputValue' in dt) {
    dt.coerceInputValue = chk;
    dt.coerceInputLiteral = lit;
    dt.coerceOutputValue = (x) => x;
  }
  const label = (o, { max }) => (o.name ?? '').slice(0, max ?? undefined);
  set('Kpi', {
    label,
    value: (o, a) => (o.value ?? 0) * (a.scale ?? 1),
    owner: (o) => o.team,
    history: (o, a) =>
      Array.from({ length: Math.max(0, Math.min(a.first, 10)) }, (_, i) => ({
        at: '2026-01-0' + (1 + (i % 9)) + 'T00:00:00Z',
        value: i,
        note: null,
      })),
    old: () => 'old',
    broken: () => {
      throw new Error('broken on purpose');
    },
    brokenNN: () => null,
  });
  set('Team', { label, kpis: (o) => kpis.filter((k) => k.team === o) });
  set('Query', {
    kpi: (_, { by }) => kpis.find((k) => k.id === by.id || k.name === by.name) ?? null,
    kpis: () => kpis,
    node: (_, { id }) => [...kpis, ...teams, dash].find((n) => n.id === id) ?? null,
    named: () => [kpis[0], null, teams[0]],
    search: () => [kpis[0], dash, teams[1]],
    echo: (_, a) => a.text,
    echoInt: (_, a) => a.n,
    echoFloat: (_, a) => a.n,
    echoId: (_, a) => a.id,
    echoBool: (_, a) => a.b,
    echoEnum: (_, a) => a.u,
    echoList: (_, a) => a.l,
    echoJson: (_, a) => a.j,
    add: (_, a) => a.a + a.b,
    now: () => '2026-01-01T00:00:00Z',
  });
  set('Mutation', {
    addKpi: (_, { input }) => ({ __t: 'Kpi', id: 'k' + ++counter, team: null, ...input }),
    setTarget: (_, { id, target }) => {
      const k = kpis.find((x) => x.id === id);
      return k ? { ...k, target } : null;
    },
    bump: async (_, { by }) => {
      const v = counter;
      await sleep(5);
      return (counter = (v + by) | 0);
    },
  });
  const sub = s.getType('Subscription').getFields();
  const src = (f, gen) => {
    f.subscribe = gen;
    f.resolve = (x) => x;
  };
  src(sub.ticks, async function* (_, { count, everyMs }) {
    for (let i = 0; i < Math.min(count, 1000); i++) {
      await sleep(Math.max(1, Math.min(everyMs, 1000)));
      yield i;
    }
  });
  src(sub.kpiChanged, async function* () {
    for (const k of kpis) {
      await sleep(5);
      yield k;
    }
  });
  src(sub.failing, async function* () {
    yield 1;
    throw new g.GraphQLError('source failed');
  });
  src(sub.forever, async function* () {
    for (let i = 0; ; i++) {
      yield i;
      await sleep(25);
    }
  });
  return s;
}
