// What `./kpi test` says at its end; run with `node --test scripts/count-tests.test.mjs`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const trx = (...outcomes) =>
  outcomes.map((outcome) => `<UnitTestResult testName="a" outcome="${outcome}" duration="1" />`).join('');
const junit = (...tests) =>
  `<testsuites>${tests.map((inner) => `<testcase name="a">${inner}</testcase>`).join('')}</testsuites>`;
const green = {
  'A.Tests.trx': trx('Passed', 'NotExecuted'),
  'A.Tests.alone.trx': trx('Passed'),
  'A.B.Tests.trx': trx('Passed'),
  'dashboards.json': '{"numPassedTests":2,"numFailedTests":0,"numPendingTests":1,"numTodoTests":0}',
  'conformance-clients.xml': junit('', '', '<skipped type="skipped" message="true"/>'),
};

test('all reports are added up', () =>
  assert.deepEqual(count(green), { code: 0, words: '7 passed, 0 failed, 3 skipped' }));

test('a run of a project in which nothing was to be run is no fault', () =>
  assert.equal(count({ ...green, 'A.B.Tests.alone.trx': trx() }).code, 0));

for (const [what, reports] of Object.entries({
  'a test of .NET': { 'A.Tests.trx': trx('Passed', 'Failed') },
  'a test of an unknown outcome': { 'A.Tests.trx': trx('Passed', 'Aborted') },
  'a test of the dashboards': {
    'dashboards.json': '{"numPassedTests":2,"numFailedTests":1,"numPendingTests":0}',
  },
  'a check of conformance': {
    'conformance-clients.xml': junit('', '<failure type="x" message="y">z</failure>'),
  },
})) {
  test(`${what} that fails is counted and fails`, () => {
    const { code, words } = count({ ...green, ...reports });
    assert.equal(code, 1);
    assert.match(words, / 1 failed,/);
  });
}

for (const missing of Object.keys(green).filter((name) => name !== 'A.Tests.alone.trx')) {
  test(`without ${missing} it fails and names who is silent`, () => {
    const reports = { ...green, [missing]: undefined };
    if (missing === 'A.Tests.trx') delete reports['A.Tests.alone.trx'];
    const { code, words } = count(reports);
    assert.equal(code, 1);
    const who = missing.replace(/\.(trx|json|xml)$/, '').replace('conformance-', 'conformance of ');
    assert.match(words, new RegExp(`^REPORT_MISSING: no test of ${who} was reported`));
  });
}

test('a report in which a runner has no test is a missing one', () =>
  assert.match(
    count({ ...green, 'A.B.Tests.trx': trx() }).words,
    /^REPORT_MISSING: no test of A\.B\.Tests /,
  ));

test('without any report it fails', () => assert.equal(count({}).code, 1));

/** Counts reports in a repository with two projects and one judge. */
function count(reports) {
  const root = mkdtempSync(join(tmpdir(), 'count-'));
  try {
    const write = (path, text = '') => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write('tests/A.Tests/A.Tests.csproj');
    write('tests/A.B.Tests/A.B.Tests.csproj');
    write('tests/Shared/Eventually.cs');
    write('tests/conformance/judges/clients.mjs');
    for (const [name, text] of Object.entries(reports))
      if (text !== undefined) write(`reports/${name}`, text);
    const script = fileURLToPath(new URL('count-tests.mjs', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [script, join(root, 'reports'), root], {
      encoding: 'utf8',
    });
    return { code: status, words: stdout.trim() };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
