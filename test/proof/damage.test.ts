import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { newcomer, slots } from './book-of-proof.ts';
import { TO_THE_FILE, TO_THE_TABLES } from './damage-kinds.ts';
import { type DamageSite, type DamageTally, damageBooks } from './damage-run.ts';
import { randomFrom } from './random.ts';

/** Of each kind. `npm run test:damage` takes 50 and prints what came of them. */
const BOOKS = Number(process.env['BAY_DAMAGE_BOOKS'] ?? 3);
const APPOINTMENTS = 60;
const KINDS = [...TO_THE_FILE, ...TO_THE_TABLES];
const PATIENCE_MS = 60_000 + KINDS.length * BOOKS * 2_000;

const SLOTS = slots(APPOINTMENTS + 1);
const booking = (i: number, at = SLOTS[i]) => {
  const { name, phone, plate } = newcomer(i);
  return `book --name "${name}" --phone ${phone} --plate ${plate} --service oil_change --at ${at}`.split(' ');
};
const line = (words: readonly string[]) => words.join(' ');

/** A closed book of 60 appointments, looked through today. */
async function openSite(): Promise<DamageSite> {
  const made = SLOTS.slice(0, APPOINTMENTS).map((_, i) => line(booking(i)));
  const { folder, bay } = workshop({ given: made });
  await bay('agenda');
  return {
    folder,
    book: join(folder, 'home', 'default', 'bay.db'),
    bay: async (file, words) => bay(['--db', file, ...words]),
    reading: 'agenda 2026-11-24 --days 14'.split(' '),
    writing: [
      'book --customer 1 --vehicle 1 --service oil_change --at'
        .split(' ')
        .concat(SLOTS[APPOINTMENTS] as string),
      'book --customer 1 --vehicle 1 --service oil_change --at'.split(' ').concat(SLOTS[30] as string),
      'cancel 31 --reason other'.split(' '),
    ],
  };
}

const HEADINGS = ['books', 'damaged', 'found', 'silentlyOther', 'acknowledged', 'bugs'] as const;

function table(tallies: readonly DamageTally[]): string {
  const rows = tallies.map((tally) => [tally.kind, ...HEADINGS.map((name) => String(tally[name]))]);
  return [['', ...HEADINGS], ...rows]
    .map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(14))).join(''))
    .join('\n');
}

test(
  'a damaged book is read with a warning, never written, always found by doctor, and never a bug',
  async () => {
    const site = await openSite();
    const tallies: DamageTally[] = [];
    for (const [i, kind] of KINDS.entries())
      tallies.push(await damageBooks(site, kind, { books: BOOKS, random: randomFrom(i + 1) }));
    if (process.env['BAY_DAMAGE_BOOKS'] !== undefined) process.stdout.write(`\n${table(tallies)}\n`);
    expect(tallies.map(({ found, ...tally }) => ({ ...tally, missed: tally.damaged - found }))).toEqual(
      tallies.map(({ kind, books, damaged }) => ({
        kind,
        books,
        damaged,
        missed: 0,
        silentlyOther: 0,
        acknowledged: 0,
        bugs: 0,
      })),
    );
    const damaged = tallies.reduce((sum, tally) => sum + tally.damaged, 0);
    expect(damaged).toBeGreaterThan((KINDS.length * BOOKS) / 2);
  },
  PATIENCE_MS,
);
