import { closeSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { pick, type Random } from './random.ts';

const PAGE = 4096;

/** A way in which a closed book comes to harm. */
export interface DamageKind {
  readonly name: string;
  readonly harm: (file: string, random: Random) => void;
}

/** What disks and copying do to a file. */
export const TO_THE_FILE: readonly DamageKind[] = [
  {
    name: 'one bit',
    harm: (file, random) =>
      change(file, below(statSync(file).size, random), 1, (bytes) => {
        bytes[0] = (bytes[0] as number) ^ (1 << below(8, random));
      }),
  },
  {
    name: '16 bytes',
    harm: (file, random) => change(file, below(statSync(file).size - 16, random), 16, noise(random)),
  },
  {
    name: 'page of zeros',
    harm: (file, random) => change(file, aPage(file, random), PAGE, (page) => page.fill(0)),
  },
  { name: 'garbage page', harm: (file, random) => change(file, aPage(file, random), PAGE, noise(random)) },
  {
    name: 'two pages swapped',
    harm: (file, random) => {
      const [one, other] = [aPage(file, random), aPage(file, random)];
      const kept = read(file, one, PAGE);
      change(file, one, PAGE, (page) => page.set(read(file, other, PAGE)));
      change(file, other, PAGE, (page) => page.set(kept));
    },
  },
  { name: 'page header', harm: (file, random) => change(file, aPage(file, random), 8, noise(random)) },
  { name: 'file header', harm: (file, random) => change(file, below(100, random), 1, noise(random)) },
  {
    name: 'cut short',
    harm: (file, random) => truncateSync(file, below(statSync(file).size - 1, random) + 1),
  },
];

/** What a lost write or somebody's own SQL does. */
export const TO_THE_TABLES: readonly DamageKind[] = [
  {
    name: 'lost index page',
    harm: (file, random) => {
      const pages = raw(file, (db) =>
        db
          .prepare("SELECT pageno FROM dbstat WHERE name = 'claim_by_start' AND pagetype = 'leaf'")
          .pluck()
          .all(),
      ) as number[];
      change(file, (pick(pages, random) - 1) * PAGE, PAGE, (page) => {
        page.fill(0);
        // An empty leaf of an index: its kind, no cells, and its content beginning at the end of the page.
        page[0] = 0x0a;
        page[5] = PAGE >> 8;
      });
    },
  },
  { name: 'a trigger dropped', harm: dropping('trigger') },
  { name: 'an index dropped', harm: dropping('index') },
];

function dropping(type: 'trigger' | 'index') {
  return (file: string, random: Random) =>
    raw(file, (db) => {
      const names = db
        .prepare('SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL ORDER BY name')
        .pluck()
        .all(type) as string[];
      db.exec(`DROP ${type} ${pick(names, random)}`);
    });
}

function raw<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

function aPage(file: string, random: Random): number {
  return below(statSync(file).size / PAGE, random) * PAGE;
}

function noise(random: Random) {
  return (bytes: Buffer) => {
    for (const at of bytes.keys()) bytes[at] = below(256, random);
  };
}

function read(file: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  readSync(handle, bytes, 0, length, offset);
  closeSync(handle);
  return bytes;
}

function change(file: string, offset: number, length: number, harm: (bytes: Buffer) => void): void {
  const bytes = read(file, offset, length);
  harm(bytes);
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, length, offset);
  closeSync(handle);
}
