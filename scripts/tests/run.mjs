// usage: node run.mjs ROOT RESULTS
// Runs all tests that have been built. Three rounds: 'together', two programs at a time; 'alone', one test after the other, what starts
// processes, browsers or LibreOffice and is marked [Alone]; 'again', by itself, whatever failed. Exits with 1 if a round could not be run;
// what the tests came to is count.mjs's to say.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AGAIN, readResults } from './reports.mjs';

const [root, results] = process.argv.slice(2);
const ALONE = 'Runs=alone';
const NO_TESTS = 8; // Microsoft.Testing.Platform's exit code for a filter that nothing passes.
const TESTS_FAILED = 2;
// After which a program that hangs is ended and its running tests are named.
const HANG = '10m';

let broken = false;

function start(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }

    child.on('error', (error) => resolve({ code: -1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

const dashboards = {
  name: 'dashboards',
  async run(round, { files = [] } = {}) {
    const report = join(results, `dashboards.${round}.json`);
    const args = [
      'vitest',
      'run',
      ...files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const { code, output } = await start('npx', args, { cwd: join(root, 'dashboards') });
    tell(this.name, round, code, output, existsSync(report) && (code === 0 || code === 1));
  },
  repeat(failed) {
    return this.run(AGAIN, { files: [...new Set(failed.map(({ file }) => file))] });
  },
};

const program = (name) => ({
  name,
  path: join(root, 'artifacts', 'bin', name, 'release', `Kpi.${name}`),
  async run(round, filters) {
    const report = `${name}.${round}.json`;
    const { code, output } = await start(this.path, [
      ...filters,
      ...['--results-directory', results, '--report-xunit-ctrf', '--report-xunit-ctrf-filename', report],
      ...['--explicit', process.env.KPI_LONG_TESTS === '1' ? 'on' : 'off'],
      ...['--progress', 'off', '--hangdump', '--hangdump-timeout', HANG, '--hangdump-type', 'None'],
    ]);
    tell(
      name,
      round,
      code,
      output,
      existsSync(join(results, report)) && [0, NO_TESTS, TESTS_FAILED].includes(code),
    );
  },
  async repeat(failed) {
    const [methods, types] = ['method', 'type'].map((key) => [
      ...new Set(failed.map((result) => result[key]).filter(Boolean)),
    ]);
    if (methods.length > 0) await this.run(AGAIN, ['--filter-method', ...methods, '--parallel', 'none']);
    if (types.length > 0)
      await this.run(`${AGAIN}-classes`, ['--filter-class', ...types, '--parallel', 'none']);
  },
});

/** Prints what a runner had to say if it failed, and one line if not. */
function tell(name, round, code, output, isReported) {
  if (code === 0 || code === NO_TESTS) {
    const count = readResults(results).filter(
      (result) => result.runner === name && result.round === round,
    ).length;
    if (count > 0) console.log(`  ${name}, ${round}: ${count}`);
    return;
  }

  console.log(output);
  if (!isReported) {
    broken = true;
    console.log(
      `TEST_RUN_BROKEN: ${name} ended with exit code ${code} in the round '${round}' without a report of all its tests.`,
    );
  }
}

async function atMost(parallel, jobs) {
  const left = [...jobs];
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let job = left.shift(); job; job = left.shift()) await job();
    }),
  );
}

const programs = readdirSync(join(root, 'tests'))
  .filter((name) => name.endsWith('.Tests'))
  .map(program);
const missing = programs.filter(({ path }) => !existsSync(path));
if (missing.length > 0) {
  console.error(
    `TESTS_NOT_BUILT: ${missing.map(({ name }) => name).join(', ')}. Build Kpi.sln in Release first, or run ./kpi test.`,
  );
  process.exit(1);
}

// The largest first, so that none is left over at the end.
programs.sort((a, b) => statSync(`${b.path}.dll`).size - statSync(`${a.path}.dll`).size);
const runners = [...programs, dashboards];

await atMost(Math.min(2, availableParallelism()), [
  ...programs.map((each) => () => each.run('together', ['--filter-not-trait', ALONE])),
  () => dashboards.run('together'),
]);
for (const each of programs) await each.run('alone', ['--filter-trait', ALONE, '--parallel', 'none']);

const ran = readResults(results);
for (const { name } of runners.filter((each) => !ran.some(({ runner }) => runner === each.name))) {
  broken = true;
  console.log(`TEST_RUN_BROKEN: no test of ${name} ran.`);
}

const failed = ran.filter(({ outcome }) => outcome === 'failed');
for (const each of runners) {
  const mine = failed.filter(({ runner }) => runner === each.name);
  if (mine.length > 0) await each.repeat(mine);
}

process.exit(broken ? 1 : 0);
