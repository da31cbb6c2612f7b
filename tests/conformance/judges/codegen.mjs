// usage: node judges/codegen.mjs URL
// graphql-codegen's client preset reads the server's introspection and writes types for operations; TypeScript then compiles code that uses them.
// Both come from the dashboards, which are built with them. It knows the sample schema of tests/GraphQL.Tests.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, url } from '../lib.mjs';

const dashboards = fileURLToPath(new URL('../../../dashboards/', import.meta.url));
const require = createRequire(join(dashboards, 'package.json'));
const { generate } = require('@graphql-codegen/cli');
const ts = require('typescript');

const operations = `
import { graphql } from './gql/gql';

export const branches = graphql(\`
  query Branches($level: BranchLevel, $first: Int!) {
    branches(level: $level, first: $first) { nodes { ...Card } pageInfo { endCursor } }
    search(text: "x") { __typename ... on Branch { code } }
  }
\`);
export const card = graphql(\`
  fragment Card on Branch { code name }
\`);
export const compare = graphql(\`
  query Compare($where: CompareInput!) { compare(where: $where) }
\`);
`;
const use = (first, level) => `
import { branches, card } from './operations';
import { useFragment } from './gql/fragment-masking';
import type { BranchesQueryVariables, BranchesQuery } from './gql/graphql';

export const variables: BranchesQueryVariables = { first: ${first}, level: ${level} };
export function names(data: BranchesQuery): string[] {
  return (data.branches?.nodes ?? []).map((node) => useFragment(card, node).name);
}
export { branches };
`;

const folder = mkdtempSync(join(tmpdir(), 'codegen-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const right = join(folder, 'src/right.ts');
const wrong = join(folder, 'src/wrong.ts');
let program;

check('graphql-codegen: the client preset reads introspection and writes types', async () => {
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(dashboards, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'src/operations.ts'), operations);
  writeFileSync(right, use('10', "'OUTLET'"));
  writeFileSync(wrong, use("'ten'", "'NOWHERE'"));
  process.chdir(folder);
  const generates = { 'src/gql/': { preset: 'client', config: { enumsAsTypes: true } } };
  await generate({ schema: url, documents: ['src/operations.ts'], silent: true, generates }, true);
  program = ts.createProgram([right, wrong], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    // Nothing of the dashboards' own type packages is used here.
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
});
check('graphql-codegen: the types compile', () => {
  const all = program.getSourceFiles().filter(({ fileName }) => fileName !== wrong);
  assert.deepEqual([...program.getOptionsDiagnostics().map(message), ...all.flatMap(problems)], []);
});
check('graphql-codegen: variables of wrong types do not compile', () => {
  const found = problems(program.getSourceFile(wrong));
  assert.equal(found.length, 2, found.join('\n'));
});

function problems(file) {
  return ts.getPreEmitDiagnostics(program, file).map(message);
}

function message({ file, messageText }) {
  return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
