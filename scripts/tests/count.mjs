// usage: node count.mjs FOLDER
// Adds up the reports of all test runners. The last line counts; above it stands every test that passed only when it was repeated,
// which the file unstable.txt keeps, too. Exits with 1 if a test failed or none ran.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, readResults } from './reports.mjs';

const folder = process.argv[2];
const { passed, failed, skipped, unstable } = judge(readResults(folder));
const lines = unstable.map(({ runner, name }) => `unstable: ${runner} ${name}`);
if (lines.length > 0) {
  writeFileSync(join(folder, 'unstable.txt'), `${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
