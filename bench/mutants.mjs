// usage: node mutants.mjs REPORT FOLDER
// Prints what a mutation run came to: the changes that no test noticed, each with its place, and the score.
import { readFileSync } from 'node:fs';

const [report, folder] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(report, 'utf8')).files);
const mutants = files.flatMap(([file, { source, mutants }]) => {
  const lines = source.split('\n');
  return mutants.map((mutant) => ({ ...mutant, file: file.slice(file.indexOf('src/')), line: lines[mutant.location.start.line - 1].trim() }));
});
const of = (...states) => mutants.filter(({ status }) => states.includes(status));

const killed = of('Killed', 'Timeout');
const missed = of('Survived', 'NoCoverage');
for (const { file, location, line, replacement, status, mutatorName } of missed) {
  console.log(`${file}:${location.start.line}  ${mutatorName}${status === 'NoCoverage' ? ', run by no test' : ''}`);
  console.log(`    ${line}\n    -> ${replacement.replace(/\s+/g, ' ').slice(0, 160)}`);
}

const score = (100 * killed.length) / (killed.length + missed.length);
console.log(`${folder}: ${killed.length} of ${killed.length + missed.length} changes noticed, ${score.toFixed(1)} %`);
