import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

/** One lazily loaded CommonJS chunk per command: the number of files read at start-up is what start-up costs. */
export default defineConfig({
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: ['better-sqlite3', ...builtinModules, /^node:/],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: true,
  },
});
