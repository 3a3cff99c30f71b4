import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { type WatchedCalendar, watchAll } from '../support/notifications.ts';
import { KILLED_CREW, SLOT_TIMES } from './book-of-proof.ts';
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
import { floodUntil, passed } from './receiver-attacks.ts';
import { postingTo } from './receiver-site.ts';
import { beginLife, type Life } from './serve-life.ts';
import type { Workplace } from './workplace.ts';

const CUSTOMERS = 40;
/** What it is at when it is killed. */
const MOMENTS = ['starting', 'flooded', 'reading', 'renewing'] as const;
type Moment = (typeof MOMENTS)[number];
/** It is killed within this time after it has begun with that. */
const SOON_MS: Readonly<Record<Moment, number>> = { starting: 500, flooded: 400, reading: 60, renewing: 60 };
/** It has not come to that by then, and is killed all the same. */
const COMES_WITHIN_MS = 5_000;
/** By then a channel of two days is to be replaced, and is there still. */
const RENEWED_AFTER_MS = 30 * HOUR_MS;
/** Within so many lives without a kill everything must have come to rest. */
const MOST_LIVES = 3;
const REST_MS = 2_500;

export interface ServeReport {
  readonly kills: Readonly<Record<Moment, number>>;
  readonly appointments: number;
  readonly movedByHand: number;
  /** Channels that Google was asked for, and the most that there ever were of one calendar at a time. */
  readonly channels: number;
  readonly mostLive: number;
  /** The longest that it took from a start to serving, in milliseconds. */
  readonly slowestStartMs: number;
  readonly violations: readonly string[];
}

/** Long before it is time for the next poll, however busy this machine is. */
const SETTLED_WITHIN_MS = 20_000;

/**
 * `bay serve` is killed (SIGKILL) again and again, as it starts, under a flood of notifications, right and made up, while it reads a
 * calendar, and while it replaces a channel; meanwhile a counter that does not reach Google books, moves and cancels, and somebody moves
 * events in Google. In the end nothing may be lost, double, left over or owed, and never may a calendar have more than two channels.
 */
export async function killServe({ kills, seed }: { kills: number; seed: number }): Promise<ServeReport> {
  const random = randomFrom(seed);
  const site = await openGoogleSite(KILLED_CREW, { customers: CUSTOMERS, counters: 0 });
  const violations: string[] = [];
  const counts: Record<Moment, number> = { starting: 0, flooded: 0, reading: 0, renewing: 0 };
  let [slowestStartMs, movedByHand] = [0, 0];
  try {
    const counted = channelsCounted(site);
    const channels = await watched(site);
    for (let killed = 0; killed < kills; killed += 1) {
      const moment = MOMENTS[killed % MOMENTS.length] ?? 'starting';
      if (moment === 'renewing') site.wait(RENEWED_AFTER_MS);
      const life = beginLife(site);
      const flood = flooded(life, site, channels, random);
      const work = atTheCounter(site, random);
      if (random() < 0.4) movedByHand += Number(moveByHand(site, random));
      counts[moment] += Number(await life.comesTo(moment, COMES_WITHIN_MS));
      await passed(random() * SOON_MS[moment]);
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
      const life = beginLife(site);
      await life.serves;
      await passed(REST_MS);
      life.end('SIGTERM');
      const [exitCode] = await life.ended;
      if (exitCode !== 0) violations.push(`it ends with ${exitCode}: ${life.told()}`);
    }
    const book = readShown(site);
    violations.push(...bookViolations(book), ...shownViolations(book), ...stampViolations(site, book));
    const { asked, mostLive } = counted;
    if (mostLive > 2) violations.push(`a calendar had ${mostLive} channels at a time`);
    return {
      kills: counts,
      appointments: book.appointments.length,
      movedByHand,
      channels: asked,
      mostLive,
      slowestStartMs,
      violations,
    };
  } finally {
    await site.close();
  }
}

/** Looks at Google whenever it has been asked for a channel, so that none is missed that was there for a moment. */
function channelsCounted({ fake: { model } }: GoogleSite): {
  readonly asked: number;
  readonly mostLive: number;
} {
  const counted = { asked: 0, mostLive: 0 };
  const watch = model.watch.bind(model);
  model.watch = (...given) => {
    const answer = watch(...given);
    counted.asked += 1;
    for (const { name } of KILLED_CREW.bays)
      counted.mostLive = Math.max(counted.mostLive, model.channelsOf(name).length);
    return answer;
  };
  return counted;
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

/** Calls to the receiver, as soon as it is there and until it is gone; among them all that Google has to tell. */
async function flooded(
  life: Life,
  { fake }: GoogleSite,
  channels: readonly WatchedCalendar[],
  random: Random,
): Promise<void> {
  await life.serves;
  const port = life.receiverPort();
  if (port === null) return;
  const alive = { isOver: false };
  void life.ended.then(() => {
    alive.isOver = true;
  });
  const { post, destroy } = postingTo(port);
  const tell = async () => {
    while (!alive.isOver) {
      for (const { headers } of fake.model.takeNotifications()) await post(headers);
      await passed(20);
    }
  };
  await Promise.all([floodUntil(() => alive.isOver, { post, channels }, random), tell()]);
  destroy();
}

/** What was told of before a kill, or while nobody listened, is read by whoever comes next, and not only when it is time for that. */
async function readAnew(site: GoogleSite, channels: readonly WatchedCalendar[]): Promise<string[]> {
  site.fake.requests.length = 0;
  const life = beginLife(site);
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

/** One command of a counter that does not reach Google; gives what is wrong with its answer. */
async function atTheCounter(site: GoogleSite, random: Random): Promise<string[]> {
  const { office, file } = site;
  const away: Workplace = {
    ...office,
    environment: (databaseFile) => ({ ...office.environment(databaseFile), BAY_CALENDAR: 'local' }),
  };
  const number = 1 + Math.floor(random() * CUSTOMERS);
  const slot = slotAfter(site, random);
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

function moveByHand(site: GoogleSite, random: Random): boolean {
  const { fake } = site;
  const calendarId = pick(KILLED_CREW.bays, random).name;
  const events = [...fake.model.liveEvents(calendarId)].filter(
    ({ start }) => Date.parse(start?.dateTime ?? '') > site.now() + DAY_MS,
  );
  if (events.length === 0) return false;
  const start = Date.parse(`${slotAfter(site, random)}-05:00`);
  fake.model.people.move(calendarId, pick(events, random).id ?? '', { start, end: start + 30 * MINUTE_MS });
  return true;
}

/** Some start within the two weeks that come, as the command line takes it. */
function slotAfter(site: GoogleSite, random: Random): string {
  const date = new Date(site.now() + DAY_MS * (2 + Math.floor(random() * 14))).toISOString().slice(0, 10);
  return `${date}T${pick(SLOT_TIMES, random)}`;
}
