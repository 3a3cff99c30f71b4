import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DAY_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import type { Crew } from './book-of-proof.ts';
import { type GoogleSite, openGoogleSite } from './google-site.ts';
import { type Random, randomFrom } from './random.ts';

/** One bay, and so one calendar. */
const CREW: Crew = { bays: [{ name: 'North', capacity: 1 }], technicians: [] };
const CALENDAR = 'North';
/** As many as Google gives on a page. */
const PAGE = 2_500;
const LIST = /\/calendars\/North\/events$/;

export interface ReadingReport {
  readonly events: number;
  /** Of a first reading of all that nothing disturbed: from the first request to the end of the process. */
  readonly eventsPerSecond: number;
  /** How much more memory it took at its most than a reading of an empty calendar. */
  readonly grownMb: number;
  readonly kills: number;
  /** Pages that were asked for by the reading that was killed, beyond those that there are. */
  readonly pagesTwice: number;
  /** What was asked for when nothing was new, and when one event was. */
  readonly requestsForNothing: number;
  readonly requestsForOne: number;
  readonly eventsForOne: number;
  readonly violations: readonly string[];
}

/** Reads a calendar of very many events by processes of their own, and kills (SIGKILL) some of them between two pages. */
export async function readLarge({
  events,
  kills,
  seed,
}: {
  events: number;
  kills: number;
  seed: number;
}): Promise<ReadingReport> {
  const random = randomFrom(seed);
  const site = await openGoogleSite(CREW, { customers: 1, counters: 0 });
  const violations: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || violations.push(what));
  try {
    const empty = await sync(site);
    const some = fill(site, events);
    site.fake.model.expireSyncTokens();
    const whole = await sync(site);
    check(whole.exitCode === 0, `a reading of all ends with ${whole.exitCode}: ${whole.told}`);
    check(busyIn(site) === events, `${busyIn(site)} of ${events} are known`);

    site.fake.model.expireSyncTokens();
    const pages = Math.ceil(events / PAGE);
    let asked = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      // The first request is that which finds the token ended.
      const first = kill === 0 ? 1 : 0;
      const left = Math.max(1, Math.floor((pages - 1) / (kills + 1)));
      const life = await sync(site, { killedAfter: first + left, random });
      asked += life.requests - first;
      check(busyIn(site) >= events, 'what was known is gone before the reading is whole');
    }
    const last = await sync(site);
    // One found the token ended where nobody was killed; else one asks what has changed since an earlier process began.
    asked += last.requests - 1;
    check(last.exitCode === 0, `a reading that goes on ends with ${last.exitCode}: ${last.told}`);
    check(busyIn(site) === events, `${busyIn(site)} of ${events} are known after ${kills} kills`);

    const nothing = await sync(site);
    const [start, end] = [site.now() + DAY_MS, site.now() + DAY_MS + 30 * MINUTE_MS];
    site.fake.model.people.move(CALENDAR, some, { start, end });
    const one = await sync(site);
    return {
      events,
      eventsPerSecond: Math.round((events / whole.ms) * 1_000),
      grownMb: Math.round(((whole.peakKb - empty.peakKb) / 1_024) * 10) / 10,
      kills,
      pagesTwice: asked - pages,
      requestsForNothing: nothing.requests,
      requestsForOne: one.requests,
      eventsForOne: one.events,
      violations,
    };
  } finally {
    await site.close();
  }
}

/** Puts that many meetings into the days to come, and gives the id of the last. */
function fill(site: GoogleSite, events: number): string {
  let id = '';
  const { fake } = site;
  const first = site.now() + DAY_MS;
  for (let i = 0; i < events; i += 1) {
    const start = first + (i % 80) * DAY_MS + (i % 96) * 15 * MINUTE_MS;
    id = fake.model.people.create(CALENDAR, { start, end: start + 30 * MINUTE_MS, summary: `Meeting ${i}` });
  }
  return id;
}

interface Life {
  readonly exitCode: number | null;
  readonly told: string;
  /** Lists of the calendar that were asked for, and how many events they gave. */
  readonly requests: number;
  readonly events: number;
  readonly ms: number;
  readonly peakKb: number;
}

/** One `bay sync`; killed soon after so many lists have been answered. */
async function sync(
  { office, file, fake }: GoogleSite,
  kill: { readonly killedAfter: number; readonly random: Random } | null = null,
): Promise<Life> {
  fake.requests.splice(0);
  const lists = () => fake.requests.filter(({ method, path }) => method === 'GET' && LIST.test(path));
  const child = spawn(process.execPath, [office.command, 'sync'], {
    cwd: office.folder,
    env: office.environment(file),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (told += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null]>;
  let [peakKb, began] = [0, 0];
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid));
    if (began === 0 && lists().length > 0) began = performance.now();
    if (kill !== null && lists().length > kill.killedAfter)
      setTimeout(() => child.kill('SIGKILL'), kill.random() * 50);
  }, 5);
  const [exitCode] = await ended;
  clearInterval(watch);
  const ms = performance.now() - began;
  return { exitCode, told, requests: lists().length, events: eventsOn(lists()), ms, peakKb };
}

function eventsOn(lists: readonly { readonly responseBody: unknown }[]): number {
  return lists.reduce((sum, { responseBody }) => {
    const { items = [] } = (responseBody ?? {}) as { items?: readonly unknown[] };
    return sum + items.length;
  }, 0);
}

/** The most memory that a process has had so far, in KiB; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function busyIn({ file }: GoogleSite): number {
  const book = new Database(file, { readonly: true });
  try {
    return book.prepare<[], number>('SELECT count(*) FROM mirror_event').pluck().get() ?? 0;
  } finally {
    book.close();
  }
}
