// The report's few colours; templates read the same file.
import { readFileSync } from 'node:fs';

export const { ink, faint, hairline, line } = JSON.parse(readFileSync(new URL('../palette.json', import.meta.url), 'utf8'));
export const fontFamily = 'Noto Sans SC';
