import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packedAt } from '../../scripts/doors.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Which program of a package that has these `bay <words>` starts. */
function startedBy(words: string, built: readonly string[]): unknown {
  const folder = scratchFolder();
  cpSync(resolve('bin'), join(folder, 'bin'), { recursive: true });
  for (const name of built) {
    const file = join(folder, packedAt({ name }));
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `exports.main = () => { globalThis.startedDoor = '${name}'; };`);
  }
  process.argv = ['node', 'bay', ...words.split(' ').filter(Boolean)];
  createRequire(import.meta.url)(join(folder, 'bin', 'bay.js'));
  return Reflect.get(globalThis, 'startedDoor');
}

const argv = process.argv;
beforeEach(() => vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1'));
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, 'startedDoor');
});

test.each([
  ['mcp', 'mcp'],
  ['book', 'main'],
  ['main', 'main'],
  ['--version', 'main'],
  ['../mcp', 'main'],
  ['MCP', 'main'],
  ['', 'main'],
  ['--db garage.db --verbose mcp --allow-write', 'mcp'],
  ['mcp --help', 'main'],
  ['--as mcp book', 'main'],
  ['help mcp', 'main'],
  ['mcp --version', 'main'],
])('of a package with a door of its own for mcp, bay %s opens %s', (words, door) => {
  expect(startedBy(words, ['main', 'mcp'])).toBe(door);
});
