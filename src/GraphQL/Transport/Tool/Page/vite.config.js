import { defineConfig } from 'vite';

// Every address in the page is relative: the server says in <base> where its files are.
export default defineConfig({
  base: './',
  build: { outDir: '../dist', emptyOutDir: true, chunkSizeWarningLimit: 5000, assetsInlineLimit: 0 },
});
