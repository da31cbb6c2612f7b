// The linter and its rules are the dashboards', whose packages are installed for them.
import { createRequire } from 'node:module';

const js = createRequire(new URL('../../dashboards/package.json', import.meta.url))('@eslint/js');
const node = ['AbortSignal', 'Buffer', 'Headers', 'URL', 'URLSearchParams', 'console', 'fetch', 'process'];

export default [
  js.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries(node.map((name) => [name, 'readonly'])) },
    rules: { 'max-lines': ['error', 200] },
  },
];
