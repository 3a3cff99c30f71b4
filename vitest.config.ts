import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/templates-folder.ts',
    setupFiles: 'test/support/seeds.ts',
    pool: 'forks',
    // Modules stay loaded from one file to the next: no test changes what belongs to all.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
