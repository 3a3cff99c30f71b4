import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';

/** What was said or left somewhere, and where. */
export interface Trace {
  readonly where: string;
  readonly text: string | Buffer;
}

/** Where each of them was found. */
export function found(wanted: readonly string[], traces: readonly Trace[]): string[] {
  return traces.flatMap(({ where, text }) =>
    wanted.filter((one) => text.includes(one)).map((one) => `${where}: ${one}`),
  );
}

/** The lines of `--verbose`. */
export function requestLines({ where, text }: Trace): Trace {
  const lines = String(text)
    .split('\n')
    .filter((line) => /^(?:GET|POST|PATCH|PUT|DELETE) /.test(line));
  return { where: `the request lines in ${where}`, text: lines.join('\n') };
}

/** Every file but those of the sign-ins themselves. */
export function filesIn(folder: string): Trace[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !relative(folder, file).split(/[\\/]/).includes('sign-ins'))
    .map((file) => ({ where: relative(folder, file), text: readFileSync(file) }));
}

/** What the book keeps of Google's words. */
export function troublesIn(folder: string): Trace[] {
  const db = new Database(join(folder, 'home', 'default', 'bay.db'), { readonly: true });
  try {
    const errors = db.prepare('SELECT error FROM calendar_image WHERE error IS NOT NULL').pluck().all();
    const details = db.prepare('SELECT detail FROM inbox_item WHERE detail IS NOT NULL').pluck().all();
    return [
      { where: 'the troubles of the book', text: errors.join('\n') },
      { where: 'the details of the inbox', text: details.join('\n') },
    ];
  } finally {
    db.close();
  }
}
