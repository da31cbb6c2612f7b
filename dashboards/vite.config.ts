import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { demoApi } from './dev/demoApi.ts';

const api = 'http://127.0.0.1:5080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [demoApi()] : [])],
  server: { proxy: mode === 'mock' ? {} : { '/graphql': api, '/reports': api } },
  build: {
    outDir: '../src/Api/wwwroot',
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // The chart engine changes more rarely than the pages, so browsers keep it longer.
        codeSplitting: { groups: [{ name: 'charts', test: /node_modules[\\/](echarts|zrender)/ }] },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
}));
