// Turns report data into PDF. A line of JSON in: { template, data }; a line of JSON out: { pdf } in base64, or { error }.
// It ends when stdin closes, so it cannot outlive the program that started it.
import { createInterface } from 'node:readline';
import { drawCharts } from './charts/draw.mjs';
import { TypstPress } from './press.mjs';

const press = new TypstPress();

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(JSON.stringify(answer(line)) + '\n');
}

function answer(line) {
  try {
    const { template, data } = JSON.parse(line);
    return { pdf: press.print(template, drawCharts(data)).toString('base64') };
  } catch (error) {
    return { error: error.message };
  }
}
