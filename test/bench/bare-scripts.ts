import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The floor: a script of one file that opens the database and reads a day's appointments, with nothing of bay. The driver
 * is loaded the way everybody loads it.
 */
export function writeBareScript(folder: string): string {
  const file = join(folder, 'bare.cjs');
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  writeFileSync(
    file,
    `const Database = require(${JSON.stringify(driver)});
const db = new Database(process.argv[2]);
db.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
const day = db.prepare('SELECT * FROM appointment WHERE start_at >= ? AND start_at < ? ORDER BY start_at');
require('node:fs').writeSync(1, JSON.stringify(day.all(Number(process.argv[3]), Number(process.argv[4]))));
db.close();
`,
  );
  return file;
}
