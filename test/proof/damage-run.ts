import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { lookOf, readNote, writeNote } from '../../src/store/sqlite/soundness/checkup-note.ts';
import type { DamageKind } from './damage-kinds.ts';
import type { Random } from './random.ts';

/** A command as it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A closed, sound book, and the commands that are tried on its damaged copies. */
export interface DamageSite {
  readonly folder: string;
  readonly book: string;
  readonly bay: (file: string, args: readonly string[]) => Promise<Ended>;
  /** A command whose answer is compared. */
  readonly reading: readonly string[];
  /** Commands that must not be acknowledged. */
  readonly writing: readonly (readonly string[])[];
}

export interface DamageTally {
  readonly kind: string;
  readonly books: number;
  /** That SQLite's own check calls damaged, or whose rows are other than they were. */
  damaged: number;
  /** Of those, found by `doctor`. */
  found: number;
  /** Answers that differ from the true one, with exit code 0 and no warning. */
  silentlyOther: number;
  /** Bookings and cancellations acknowledged on a damaged book. */
  acknowledged: number;
  /** Exit codes that say there is a bug in bay. */
  bugs: number;
}

/**
 * Damages `books` copies, each command on a copy of its own. `unnoticed`: the disk has changed them by itself, so that the
 * file's times tell nothing.
 */
export async function damageBooks(
  site: DamageSite,
  kind: DamageKind,
  { books, random, unnoticed = false }: { books: number; random: Random; unnoticed?: boolean },
): Promise<DamageTally> {
  const tally = { kind: kind.name, books, damaged: 0, found: 0, silentlyOther: 0, acknowledged: 0, bugs: 0 };
  const sound = { rows: rowsOf(site.book), answer: await site.bay(site.book, site.reading) };
  for (let i = 0; i < books; i += 1) {
    const harmed = join(site.folder, 'harmed.db');
    copyFileSync(site.book, harmed);
    kind.harm(harmed, random);
    const isHarmed = !readFileSync(harmed).equals(readFileSync(site.book));
    const damaged = isHarmed && (fails(harmed) || rowsOf(harmed) !== sound.rows);
    const run = async (args: readonly string[]) => site.bay(copyOf(harmed, site, unnoticed), args);
    const [answer, doctor] = [await run(site.reading), await run(['doctor'])];
    const writes: Ended[] = [];
    for (const words of site.writing) writes.push(await run(words));
    tally.damaged += Number(damaged);
    tally.found += Number(damaged && doctor.exitCode !== 0);
    tally.silentlyOther += Number(
      answer.exitCode === 0 && answer.stdout !== sound.answer.stdout && answer.stderr === '',
    );
    tally.acknowledged += writes.filter(({ exitCode }) => damaged && exitCode === 0).length;
    tally.bugs += [answer, doctor, ...writes].filter(({ exitCode }) => exitCode === 1).length;
  }
  return tally;
}

/** Beside it, what bay remembers of the book that it was. */
function copyOf(harmed: string, { folder, book }: DamageSite, unnoticed: boolean): string {
  copies += 1;
  const file = join(folder, `copy-${copies}.db`);
  copyFileSync(harmed, file);
  const note = readNote(book);
  if (note !== null) writeNote(file, unnoticed ? { ...note, look: lookOf(file) } : note);
  return file;
}

let copies = 0;

/** True for a book that SQLite's own check does not call sound. */
function fails(file: string): boolean {
  try {
    return readOnly(file, (db) => db.pragma('integrity_check', { simple: true }) !== 'ok');
  } catch {
    return true;
  }
}

/** The tables whose rows have sums; the events of our own calendar have none. */
const SUMMED =
  'appointment work claim appointment_revision calendar_image customer vehicle shop book service claimable'.split(
    ' ',
  );

/** All their rows as one text, and what the tables of the book are. */
function rowsOf(file: string): string {
  return readOnly(file, (db) => {
    const parts = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const rows = SUMMED.map((name) => db.prepare(`SELECT * FROM "${name}" NOT INDEXED`).raw().all());
    return JSON.stringify([parts, rows]);
  });
}

function readOnly<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
