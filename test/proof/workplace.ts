import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The clock of every command in a proof. */
const NOW = '2026-11-23T07:00:00-05:00';

/** A scratch folder, and the packed command as it was when the proof began: a build meanwhile changes nothing in it. */
export interface Workplace {
  readonly folder: string;
  /** The command's `bin/bay.js`. */
  readonly command: string;
  /** Only what the command needs to know; nothing of the machine's own settings. */
  environment(databaseFile: string): Record<string, string>;
  remove(): void;
}

export function openWorkplace(): Workplace {
  const packed = join(ROOT, 'dist');
  if (!existsSync(join(packed, 'main', 'main.cjs'))) throw new Error('dist/ is missing: run npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'bay-proof-'));
  // Below node_modules, so that the copy finds the packages that the original finds.
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(join(cache, 'bay-proof-'));
  for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  return {
    folder,
    command: join(copy, 'bin', 'bay.js'),
    environment: (databaseFile) => ({
      BAY_DB: databaseFile,
      BAY_HOME: folder,
      BAY_NOW: NOW,
      CALENDAR_TIMEZONE: 'America/New_York',
      HOME: folder,
      ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
    }),
    remove: () => {
      for (const each of [copy, folder]) rmSync(each, { recursive: true, force: true });
    },
  };
}
