import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What only counts how often something was asked or refused: a refusal is counted, and changes nothing else. */
const FIGURES = new Set(['calendar_change', 'decision_figure', 'request_figure']);

/** All rows of all tables, to be compared with all rows at another time. */
export function databaseContent(folder: string, file = join('home', 'default', 'bay.db')): string {
  const path = join(folder, file);
  if (!existsSync(path)) return 'no database';
  const database = new Database(path, { readonly: true });
  try {
    const tables = database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    return tables
      .filter(({ name }) => !FIGURES.has(name))
      .map(({ name }) => `${name}: ${JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all())}`)
      .join('\n');
  } finally {
    database.close();
  }
}
