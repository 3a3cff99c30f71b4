import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MINUTE_MS } from '../../src/domain/interval.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { PUBLIC_URL, type WatchedCalendar, watchAll } from '../support/notifications.ts';
import { KILLED_CREW, slots } from './book-of-proof.ts';
import { run } from './command.ts';
import {
  type GoogleSite,
  openGoogleSite,
  readShown,
  shownViolations,
  stampViolations,
} from './google-site.ts';
import { bookViolations } from './invariants.ts';
import { pick, type Random, randomFrom } from './random.ts';
import { floodUntil } from './receiver-attacks.ts';
import { postingTo } from './receiver-site.ts';
import type { Workplace } from './workplace.ts';

const CUSTOMERS = 40;
/** It is killed at a moment of this time after it was started: while it opens the book, in its first turns, at rest. */
const LIFE_MS = 1_200;
/** Within so many lives without a kill everything must have come to rest. */
const MOST_LIVES = 3;
const REST_MS = 2_500;

export interface ServeReport {
  readonly kills: number;
  readonly appointments: number;
  readonly movedByHand: number;
  /** The longest that it took from a start to serving, in milliseconds. */
  readonly slowestStartMs: number;
  readonly violations: readonly string[];
}

/** Long before it is time for the next poll, however busy this machine is. */
const SETTLED_WITHIN_MS = 20_000;
/** Between two polls: what is read meanwhile is read because somebody has told of it, or may have. */
const POLL_S = '900';

/**
 * `bay serve` is killed (SIGKILL) again and again, while a counter that does not reach Google books, moves and cancels, somebody
 * moves events in Google, and its receiver is flooded with notifications, right and made up. In the end nothing may be lost, double, left over or owed.
 */
export async function killServe({ kills, seed }: { kills: number; seed: number }): Promise<ServeReport> {
  const random = randomFrom(seed);
  const site = await openGoogleSite(KILLED_CREW, { customers: CUSTOMERS, counters: 0 });
  const violations: string[] = [];
  let [slowestStartMs, movedByHand] = [0, 0];
  try {
    const channels = await watched(site);
    for (let killed = 0; killed < kills; killed += 1) {
      const life = begin(site);
      const flood = flooded(life, channels, random);
      const work = atTheCounter(site, random);
      if (random() < 0.4) movedByHand += Number(moveByHand(site, random));
      await passed(random() * LIFE_MS);
      life.end('SIGKILL');
      await life.ended;
      await flood;
      violations.push(...(await work));
      slowestStartMs = Math.max(slowestStartMs, life.startMs());
    }
    violations.push(...(await readAnew(site, channels)));
    for (let lives = 0; lives < MOST_LIVES; lives += 1) {
      // What was put off is due again.
      site.wait(20 * MINUTE_MS);
      const life = begin(site);
      await life.serves;
      await passed(REST_MS);
      life.end('SIGTERM');
      const [exitCode] = await life.ended;
      if (exitCode !== 0) violations.push(`it ends with ${exitCode}: ${life.told()}`);
    }
    const book = readShown(site);
    violations.push(...bookViolations(book), ...shownViolations(book), ...stampViolations(site, book));
    return { kills, appointments: book.appointments.length, movedByHand, slowestStartMs, violations };
  } finally {
    await site.close();
  }
}

/** Its calendars are watched before anybody serves it. */
async function watched(site: GoogleSite): Promise<WatchedCalendar[]> {
  const { office, file, fake } = site;
  await run(office, file, ['sync']);
  const { store } = await openSqliteStore(file, null);
  try {
    return await watchAll(fake, fake.signedIn(), { store, now: site.now() });
  } finally {
    await store.close();
  }
}

/** Calls to the receiver, as soon as it is there and until it is gone. */
async function flooded(
  life: ReturnType<typeof begin>,
  channels: readonly WatchedCalendar[],
  random: Random,
): Promise<void> {
  await life.serves;
  const [, port] = /lead to http:\/\/127\.0\.0\.1:(\d+)/.exec(life.told()) ?? [];
  if (port === undefined) return;
  let isOver = false;
  void life.ended.then(() => {
    isOver = true;
  });
  const { post, destroy } = postingTo(Number(port));
  await floodUntil(() => isOver, { post, channels }, random);
  destroy();
}

/** What was told of before a kill, or while nobody listened, is read by whoever comes next, and not only when it is time for that. */
async function readAnew(site: GoogleSite, channels: readonly WatchedCalendar[]): Promise<string[]> {
  site.fake.requests.length = 0;
  const life = begin(site);
  const { store } = await openSqliteStore(site.file, null);
  const unsettled = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const { calendarId, googleId } of channels) {
      const isRead = site.fake.requests.some(({ path }) => path.includes(`/${googleId}/events`));
      const { pullWantedAt } = await store.calendars.get(calendarId);
      if (!isRead || pullWantedAt !== null) found.push(`${googleId} was told of, and that is not settled`);
    }
    return found;
  };
  await life.serves;
  const began = performance.now();
  while ((await unsettled()).length > 0 && performance.now() - began < SETTLED_WITHIN_MS) await passed(50);
  const violations = await unsettled();
  life.end('SIGTERM');
  await life.ended;
  await store.close();
  return violations;
}

function begin({ office, file }: GoogleSite) {
  const began = performance.now();
  const receives = { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' };
  const child = spawn(process.execPath, [office.command, 'serve', '--port', '0'], {
    cwd: office.folder,
    env: { ...office.environment(file), ...receives, BAY_POLL_MIN: POLL_S, BAY_POLL_MAX: POLL_S },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  let told = '';
  let startMs = 0;
  const serves = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (startMs > 0 || !told.includes('which has to lead to')) return;
      startMs = performance.now() - began;
      resolve();
    });
    void ended.then(() => resolve());
  });
  return {
    end: (signal: NodeJS.Signals) => child.kill(signal),
    ended,
    serves,
    told: () => told,
    startMs: () => startMs,
  };
}

/** One command of a counter that does not reach Google; gives what is wrong with its answer. */
async function atTheCounter({ office, file }: GoogleSite, random: Random): Promise<string[]> {
  const away: Workplace = {
    ...office,
    environment: (databaseFile) => ({ ...office.environment(databaseFile), BAY_CALENDAR: 'local' }),
  };
  const number = 1 + Math.floor(random() * CUSTOMERS);
  const slot = pick(slots(200), random);
  const appointment = String(1 + Math.floor(random() * 30));
  const chance = random();
  const args =
    chance < 0.6
      ? ['book', '--customer', `${number}`, '--vehicle', `${number}`, '--service', 'oil_change', '--at', slot]
      : chance < 0.8
        ? ['reschedule', appointment, '--to', slot]
        : ['cancel', appointment, '--reason', 'other'];
  const { exitCode, stdout, stderr } = await run(away, file, args);
  // Not there yet, taken, or over: all of that may be said.
  return [0, 5, 9].includes(exitCode ?? -1)
    ? []
    : [`${args.join(' ')} ends with ${exitCode}: ${stdout}${stderr}`];
}

function moveByHand({ fake }: GoogleSite, random: Random): boolean {
  const calendarId = pick(KILLED_CREW.bays, random).name;
  const events = [...fake.model.liveEvents(calendarId)];
  if (events.length === 0) return false;
  const start = Date.parse(`${pick(slots(200), random)}-05:00`);
  fake.model.people.move(calendarId, pick(events, random).id ?? '', { start, end: start + 30 * MINUTE_MS });
  return true;
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
