import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

let folder;
const folders = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-reports-'));
  folders.push(folder);
});
after(() => folders.forEach((each) => rmSync(each, { recursive: true })));

const xunit = (tests, errors = []) => ({
  reportFormat: 'CTRF',
  results: {
    extra: { suites: [{ errors }] },
    tests: Object.entries(tests).map(([name, status]) => ({
      name,
      status,
      extra: { type: 'T', method: name },
    })),
  },
});
const write = (file, report) =>
  writeFileSync(join(folder, file), typeof report === 'string' ? report : JSON.stringify(report));

/** Runs the script as ./kpi test does: its exit code and its lines. */
function count() {
  const { status, stdout } = spawnSync(
    'node',
    [fileURLToPath(new URL('count.mjs', import.meta.url)), folder],
    { encoding: 'utf8' },
  );
  return [status, ...stdout.trim().split('\n')];
}

test('what passes is added up over all runners', () => {
  write('Data.Tests.together.json', xunit({ a: 'passed', b: 'skipped' }));
  write('Data.Tests.alone.json', xunit({ c: 'passed' }));
  write('dashboards.together.json', {
    testResults: [
      { name: '/x.test.ts', status: 'passed', assertionResults: [{ fullName: 'd', status: 'passed' }] },
    ],
  });
  write(
    'conformance-streaming.alone.xml',
    '<testsuites><testcase name="e" time="1"/><testcase name="f"><skipped/></testcase></testsuites>',
  );
  assert.deepEqual(count(), [0, '4 passed, 0 failed, 2 skipped']);
});

test('what is marked explicit and was not asked for is no test of the run', () => {
  write('Data.Tests.alone.json', xunit({ a: 'passed', b: 'pending' }));
  assert.deepEqual(count(), [0, '1 passed, 0 failed, 0 skipped']);
});

test('what passes only when it is repeated has passed, is named above the last line and is kept', () => {
  write('Data.Tests.together.json', xunit({ a: 'failed', b: 'passed' }));
  write('Data.Tests.again.json', xunit({ a: 'passed' }));
  assert.deepEqual(count(), [0, 'unstable: Data.Tests a', '2 passed, 0 failed, 0 skipped']);
  assert.equal(readFileSync(join(folder, 'unstable.txt'), 'utf8'), 'unstable: Data.Tests a\n');
});

test('what fails twice has failed', () => {
  write('Data.Tests.together.json', xunit({ a: 'failed', b: 'passed' }));
  write('Data.Tests.again.json', xunit({ a: 'failed' }));
  assert.deepEqual(count(), [1, '1 passed, 1 failed, 0 skipped']);
});

test('what fails and is not repeated has failed', () => {
  write('Data.Tests.together.json', xunit({ a: 'failed', b: 'passed' }));
  write('Api.Tests.again.json', xunit({ a: 'passed' }));
  assert.deepEqual(count(), [1, '1 passed, 1 failed, 0 skipped']);
});

test('of the rows of a theory only those that passed again are unstable', () => {
  write('Data.Tests.together.json', xunit({ 'a(1)': 'failed', 'a(2)': 'failed', 'a(3)': 'passed' }));
  write('Data.Tests.again.json', xunit({ 'a(1)': 'passed', 'a(2)': 'failed', 'a(3)': 'passed' }));
  assert.deepEqual(count(), [1, 'unstable: Data.Tests a(1)', '2 passed, 1 failed, 0 skipped']);
});

const cleanup = { name: 'T', type: 'test-class-cleanup', message: 'IOException' };

test('what fails outside a test, as the end of a fixture, has failed', () => {
  write('Data.Tests.together.json', xunit({ a: 'passed' }, [cleanup]));
  assert.deepEqual(count(), [1, '1 passed, 1 failed, 0 skipped']);
});

test('what fails outside a test and not when its class is repeated is unstable', () => {
  write('Data.Tests.together.json', xunit({ a: 'passed' }, [cleanup]));
  write('Data.Tests.again-classes.json', xunit({ a: 'passed' }));
  assert.deepEqual(count(), [
    0,
    'unstable: Data.Tests T (test-class-cleanup: IOException)',
    '2 passed, 0 failed, 0 skipped',
  ]);
});

test('what fails outside a test twice has failed', () => {
  write('Data.Tests.together.json', xunit({ a: 'passed' }, [cleanup]));
  write('Data.Tests.again-classes.json', xunit({ a: 'passed' }, [cleanup]));
  assert.deepEqual(count(), [1, '1 passed, 1 failed, 0 skipped']);
});

test('a file of the dashboards that cannot be loaded has failed', () => {
  write('dashboards.together.json', {
    testResults: [{ name: '/x.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }],
  });
  assert.deepEqual(count(), [1, '0 passed, 1 failed, 0 skipped']);
});

test('a case of the conformance scripts that failed has failed', () => {
  write(
    'conformance-streaming.alone.xml',
    '<testcase name="a"/><testcase name="b"><failure message="no"/></testcase>',
  );
  assert.deepEqual(count(), [1, '1 passed, 1 failed, 0 skipped']);
});

test('no test at all is a failure', () => assert.deepEqual(count(), [1, '0 passed, 0 failed, 0 skipped']));
