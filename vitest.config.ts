import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/templates-folder.ts',
    setupFiles: 'test/support/seeds.ts',
    pool: 'forks',
    // Modules stay loaded from one file to the next: no test changes what belongs to all.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
