// usage: node scripts/count-tests.mjs REPORTS [ROOT]
// Adds up the reports of all test runners: PROJECT.trx and PROJECT.….trx of each project in tests, dashboards.json, and conformance-JUDGE.xml of each
// judge in tests/conformance/judges. The last line counts; the exit code is 1 when a test failed, or when a runner that should have reported did not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [reports, root = fileURLToPath(new URL('..', import.meta.url))] = process.argv.slice(2);

/** Passed, failed and skipped tests of a report, by the end of its name. */
const readers = {
  trx: (text) =>
    tally(
      [...text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)].map(
        ([, outcome]) => trx[outcome] ?? 'failed',
      ),
    ),
  xml: (text) => tally(text.split('<testcase').slice(1).map(junit)),
  json: (text) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0 } = JSON.parse(text);
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  },
};
const trx = { Passed: 'passed', NotExecuted: 'skipped' };
const junit = (test) =>
  /<skipped\b/.test(test) ? 'skipped' : /<(failure|error)\b/.test(test) ? 'failed' : 'passed';

function tally(outcomes) {
  const count = (outcome) => outcomes.filter((each) => each === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** Who reports: a name, and whether a report is theirs. */
function runners() {
  const tests = join(root, 'tests');
  const projects = readdirSync(tests).filter((name) => existsSync(join(tests, name, `${name}.csproj`)));
  const judges = readdirSync(join(tests, 'conformance', 'judges')).map((name) => name.replace(/\.mjs$/, ''));
  return [
    ...projects.map((name) => ({
      name,
      owns: (file) => file.startsWith(`${name}.`) && file.endsWith('.trx'),
    })),
    { name: 'dashboards', owns: (file) => file === 'dashboards.json' },
    ...judges.map((name) => ({
      name: `conformance of ${name}`,
      owns: (file) => file === `conformance-${name}.xml`,
    })),
  ];
}

const files = existsSync(reports) ? readdirSync(reports) : [];
const counted = new Map(
  files
    .map((file) => [file, readers[file.slice(file.lastIndexOf('.') + 1)]])
    .filter(([, read]) => read)
    .map(([file, read]) => [file, read(readFileSync(join(reports, file), 'utf8'))]),
);
const sum = (counts, outcome) => counts.reduce((total, each) => total + each[outcome], 0);
const silent = runners().filter(({ owns }) => {
  const own = [...counted].filter(([file]) => owns(file)).map(([, counts]) => counts);
  return sum(own, 'passed') + sum(own, 'failed') + sum(own, 'skipped') === 0;
});

for (const { name } of silent) console.log(`REPORT_MISSING: no test of ${name} was reported to ${reports}.`);
const all = [...counted.values()];
console.log(`${sum(all, 'passed')} passed, ${sum(all, 'failed')} failed, ${sum(all, 'skipped')} skipped`);
process.exitCode = sum(all, 'failed') > 0 || silent.length > 0 ? 1 : 0;
