// usage: node codegen.mjs URL
// graphql-codegen's client preset reads the server's introspection and writes types for operations; TypeScript then compiles code that uses
// them. Both come from the dashboards, which are built with them. Exit code 1 when a step fails, or when wrong code compiles, too.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [url] = process.argv.slice(2);
const dashboards = fileURLToPath(new URL('../../dashboards/', import.meta.url));
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
try {
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(dashboards, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'src/operations.ts'), operations);
  process.chdir(folder);
  await generate({ schema: url, documents: ['src/operations.ts'], silent: true, generates: { 'src/gql/': { preset: 'client', config: { enumsAsTypes: true } } } }, true);
  const right = compile(use('10', "'OUTLET'"));
  if (right.length) fail(`The generated types do not fit: ${right.join('\n')}`);
  const wrong = compile(use("'ten'", "'NOWHERE'"));
  if (wrong.length < 2) fail('A variable of a wrong type compiles.');
  console.log('graphql-codegen client preset: introspection read, types compile, wrong variables do not');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compile(text) {
  const file = join(folder, 'src/use.ts');
  writeFileSync(file, text);
  const program = ts.createProgram([file], { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler });
  return ts.getPreEmitDiagnostics(program).map((d) => `${d.file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(d.messageText, '\n')}`);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
