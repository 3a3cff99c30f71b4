import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import { type Crew, makeBook, slots } from './book-of-proof.ts';
import { type Ended, startAtGate } from './command.ts';
import { booking } from './race-scenarios.ts';
import { type Random, randomFrom } from './random.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const ONE_BAY: Crew = { bays: [{ name: 'North', capacity: 1 }], technicians: [] };

export interface TwoBooksReport {
  readonly rounds: number;
  /** How often none of the two had the time, one, or both. */
  readonly winners: readonly [none: number, one: number, both: number];
  /** How long the longest of all commands took, from the moment at which both were let go. */
  readonly longestMs: number;
  /** In how many rounds somebody gave way and tried again. */
  readonly tried: number;
  readonly violations: readonly string[];
}

/** A book of its own, with a home and a file of its own, in a calendar that it shares. */
interface Book {
  readonly workplace: Workplace;
  readonly file: string;
}

/**
 * Two books that know nothing of each other, at one calendar of one strict Google: in each round both book the same free time
 * at the same moment. `atOnce` rounds, each at a time of its own, run side by side.
 */
export async function raceOfTwoBooks({
  rounds,
  atOnce,
  random,
}: {
  readonly rounds: number;
  readonly atOnce: number;
  readonly random: Random;
}): Promise<TwoBooksReport> {
  const workplace = openWorkplace();
  const began = performance.now();
  const begins = Date.parse('2026-11-23T07:00:00-05:00');
  const fake = await startFakeGoogle({
    now: () => Math.floor(begins + performance.now() - began),
    random: randomFrom(1),
  });
  try {
    fake.addCalendar({ id: 'North', summary: 'North' });
    const books = [
      await openBook('one', workplace, fake, rounds),
      await openBook('other', workplace, fake, rounds),
    ];
    const winners: [number, number, number] = [0, 0, 0];
    let [longestMs, tried] = [0, 0];
    const violations: string[] = [];
    const times = slots(rounds);
    for (let first = 0; first < rounds; first += atOnce) {
      const some = times.slice(first, first + atOnce);
      const ended = await Promise.all(some.map((time, i) => round(books, first + i + 1, time, random)));
      for (const [i, pair] of ended.entries()) {
        const won = pair.filter(({ exitCode }) => exitCode === 0).length;
        winners[won as 0 | 1 | 2] += 1;
        longestMs = Math.max(longestMs, ...pair.map(({ ms }) => ms));
        tried += Number(pair.some(({ stderr }) => stderr !== ''));
        violations.push(...judged(pair, won, some[i] as string, fake));
      }
    }
    return { rounds, winners, longestMs, tried, violations };
  } finally {
    await fake.close();
    workplace.remove();
  }
}

async function openBook(name: string, shared: Workplace, fake: FakeGoogle, customers: number): Promise<Book> {
  const folder = join(shared.folder, name);
  mkdirSync(folder);
  const signedIn = fake.signedIn().environment;
  const workplace: Workplace = {
    ...shared,
    folder,
    environment: (file) => ({ ...shared.environment(file), ...signedIn, BAY_HOME: folder, HOME: folder }),
  };
  const file = join(folder, 'book.db');
  await makeBook(workplace, file, ONE_BAY, customers);
  return { workplace, file };
}

/** Both are loaded and wait at the gate before one of them may begin; who begins is left to chance. */
async function round(
  books: readonly Book[],
  customer: number,
  time: string,
  random: Random,
): Promise<Ended[]> {
  const args = booking(customer, time);
  const waiting = books.map(({ workplace, file }) => startAtGate(workplace, file, args));
  await Promise.all(waiting.map(({ ready }) => ready));
  if (random() < 0.5) waiting.reverse();
  return Promise.all(waiting.map((one) => one.go()).map(({ ended }) => ended));
}

/** Never two, in the calendar as in the answers; and whoever is told no has left nothing there. */
function judged(pair: readonly Ended[], won: number, time: string, { model }: FakeGoogle): string[] {
  const start = Date.parse(`${time}:00-05:00`);
  const shown = [...model.liveEvents('North')].filter(
    (event) => Date.parse(event.start?.dateTime ?? '') === start,
  );
  const odd = pair.filter(({ exitCode }) => exitCode !== 0 && exitCode !== 9);
  return [
    ...odd.map(({ exitCode, stdout, stderr }) => `${time}: exit ${exitCode}: ${stdout}${stderr}`),
    ...(won > 1 ? [`${time}: both books have it`] : []),
    ...(shown.length === won ? [] : [`${time}: ${won} were told yes, and ${shown.length} events are there`]),
  ];
}
