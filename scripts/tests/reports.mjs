// Reads the reports of the test runners. A report is named RUNNER.ROUND.ENDING; a round whose name begins with 'again' repeats what failed before.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

export const AGAIN = 'again';

/**
 * Whom to ask to repeat a result: xUnit a method or, for what failed outside a test, a class; Vitest a file.
 * @typedef {{ runner: string, round: string, name: string, method?: string, type?: string, file?: string, outcome: 'passed' | 'failed' | 'skipped' }} Result
 */

const outcomeOf = (status) =>
  status === 'passed' || status === 'skipped'
    ? status
    : status === 'pending' || status === 'todo'
      ? 'skipped'
      : 'failed';

/** xUnit's report (CTRF). What fails outside a test, at the end of a fixture for instance, stands there under its class; a class without is one that passed. */
function ofXunit({ results }) {
  // Pending is what is marked explicit and was not asked for: no test of this run.
  const asked = results.tests.filter(({ status }) => status !== 'pending');
  const tests = asked.map(({ name, status, extra }) => ({
    name,
    outcome: outcomeOf(status),
    method: `${extra.type}.${extra.method}`,
  }));
  const errors = results.extra.suites.flatMap((suite) => suite.errors ?? []);
  return [
    ...tests,
    ...errors.map(({ name, type, message }) => ({
      name: `${name} (${type}: ${message})`,
      outcome: 'failed',
      type: name,
    })),
  ];
}

/** Vitest's report, and for a file that could not be loaded one failed test. */
const ofVitest = ({ testResults }) =>
  testResults.flatMap(({ name: file, status, message, assertionResults: tests }) =>
    tests.length === 0 && status === 'failed'
      ? [{ name: `${basename(file)}: ${message}`, file, outcome: 'failed' }]
      : tests.map(({ fullName, status }) => ({
          name: `${basename(file)}: ${fullName}`,
          file,
          outcome: outcomeOf(status),
        })),
  );

/** Node's own runner: JUnit, of which only the cases are read. */
const ofJunit = (text) =>
  [...text.matchAll(/<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g)].map(
    ([, attributes, , inside = '']) => ({
      name: /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '',
      outcome: /<(failure|error)\b/.test(inside)
        ? 'failed'
        : /<skipped\b/.test(inside)
          ? 'skipped'
          : 'passed',
    }),
  );

function read(path) {
  const text = readFileSync(path, 'utf8');
  if (extname(path) === '.xml') return ofJunit(text);
  const report = JSON.parse(text);
  return report.reportFormat === 'CTRF' ? ofXunit(report) : ofVitest(report);
}

/** All results in a folder, as they were reported. @returns {Result[]} */
export function readResults(folder) {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => ['.json', '.xml'].includes(extname(file)))
    : [];
  return files.sort().flatMap((file) => {
    const parts = basename(file, extname(file)).split('.');
    const round = parts.pop();
    return read(join(folder, file)).map((result) => ({ runner: parts.join('.'), round, ...result }));
  });
}

/**
 * What the results come to: what failed and passed when it was repeated has passed, and is unstable.
 * @param {Result[]} results
 */
export function judge(results) {
  const [again, first] = [results.filter(isAgain), results.filter((result) => !isAgain(result))];
  const passedAgain = (failed) => {
    const mine = again.filter(({ runner }) => runner === failed.runner);
    return failed.type
      ? mine.some(({ method }) => method?.startsWith(`${failed.type}.`)) &&
          !mine.some(({ type }) => type === failed.type)
      : mine.some(({ name, outcome }) => name === failed.name && outcome === 'passed');
  };
  const unstable = first.filter((result) => result.outcome === 'failed' && passedAgain(result));
  const count = (outcome) => first.filter((result) => result.outcome === outcome).length;
  return {
    passed: count('passed') + unstable.length,
    failed: count('failed') - unstable.length,
    skipped: count('skipped'),
    unstable,
  };
}

const isAgain = ({ round }) => round.startsWith(AGAIN);
