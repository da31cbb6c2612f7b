// Adds up the results of all test runners. Prints one line; exits with 1 if a test failed or none ran.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };

const readers = {
  '.trx': (text) => {
    const outcomes = [...text.matchAll(/<UnitTestResult\b[^>]*\boutcome="(\w+)"/g)].map((match) => match[1]);
    total.passed += outcomes.filter((outcome) => outcome === 'Passed').length;
    total.skipped += outcomes.filter((outcome) => outcome === 'NotExecuted').length;
    total.failed += outcomes.filter((outcome) => outcome !== 'Passed' && outcome !== 'NotExecuted').length;
  },
  '.json': (text) => {
    const results = JSON.parse(text);
    total.passed += results.numPassedTests;
    total.failed += results.numFailedTests;
    total.skipped += results.numPendingTests + (results.numTodoTests ?? 0);
  },
};

for (const file of readdirSync(folder)) {
  readers[file.slice(file.lastIndexOf('.'))]?.(readFileSync(join(folder, file), 'utf8'));
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
