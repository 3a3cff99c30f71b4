import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that tells the tests' processes where the folder is. */
const VARIABLE = 'BAY_TEST_TEMPLATES';

/** Before all tests: a folder for the shops that they copy. The processes that make them are killed, and cannot clean up. */
export default function makeTemplatesFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'bay-templates-'));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A folder of this process's own in it. */
export function ownTemplatesFolder(): string {
  return mkdtempSync(join(process.env[VARIABLE] ?? tmpdir(), 'shops-'));
}
