import { MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { PULL_SPACING_MS } from '../../src/domain/pull.ts';
import { headOf, type WatchedCalendar } from '../support/notifications.ts';
import { percentile, type Random, randomFrom } from './random.ts';
import {
  beSlow,
  floodUntil,
  forgedHead,
  longTaken,
  passed,
  postMany,
  rightDuring,
} from './receiver-attacks.ts';
import { openReceiverSite, type ReceiverSite } from './receiver-site.ts';

/** How much of each. */
export interface Onslaught {
  readonly bays: number;
  readonly forged: number;
  readonly slow: number;
  readonly burst: number;
  readonly replays: number;
  readonly changes: number;
  readonly seed: number;
}

export interface ReceiverReport {
  readonly forged: {
    readonly answered: number;
    readonly sentAway: number;
    readonly otherwise: number;
    readonly aSecond: number;
    readonly readings: number;
  };
  /** A notification that is right, while forgeries come in. */
  readonly right: { readonly p99Ms: number; readonly refused: number };
  /** How many that should not have been were taken, and how many of the slow ones are still there in the end. */
  readonly hostile: { readonly bodies: number; readonly heads: number; readonly slow: number };
  readonly memoryGrownBytes: number;
  readonly burst: { readonly refused: number; readonly windows: number; readonly readings: number };
  readonly replay: { readonly windows: number; readonly readings: number };
  readonly fresh: { readonly p50Ms: number; readonly p99Ms: number };
  readonly end: { readonly exitCode: number | null; readonly ms: number };
}

/** By then a calendar that was told of may have been read for the last time, and may be read at once the next time. */
const SETTLED_MS = 2 * PULL_SPACING_MS + 1_500;
/** The receiver gives nobody more than five seconds for a head, and looks every half second. */
const SLOW_ENDED_MS = 6_500;

/** Does to the receiver of a packed `bay serve` whatever somebody on the open network may. */
export async function attackReceiver(onslaught: Onslaught): Promise<ReceiverReport> {
  const random = randomFrom(onslaught.seed);
  const site = await openReceiverSite(onslaught.bays);
  try {
    await begun(site);
    const before = site.memory();
    let most = before;
    const look = () => {
      most = Math.max(most, site.memory());
    };
    const slow = beSlow(site, onslaught.slow);
    const slowSince = performance.now();
    const forged = await forge(site, onslaught.forged, random, look);
    const right = await rightDuring(site, channelOf(site, 1), onslaught.forged / 5, random);
    look();
    const long = await longTaken(site);
    look();
    await passed(SLOW_ENDED_MS - (performance.now() - slowSince));
    const hostile = { ...long, slow: slow.left() };
    slow.end();
    const memoryGrownBytes = most - before;
    const { burst, replay } = await repeat(site, onslaught);
    if (onslaught.burst + onslaught.replays > 0) await passed(SETTLED_MS);
    const fresh = await change(site, onslaught.changes, random);
    const end = await endDuring(site, random);
    return { forged, right, hostile, memoryGrownBytes, burst, replay, fresh, end };
  } finally {
    await site.close();
  }
}

/**
 * Those that may have changed while nobody served are read as it begins, each of them, and so are those that are told of since their channel
 * was opened; then they may be read at once the next time. Nothing that is counted from then on is of the start.
 */
async function begun(site: ReceiverSite): Promise<void> {
  const { channels, store } = site;
  await site.relay();
  const unread = new Set(channels);
  const areWanted = async () => {
    const readings = site.readingsOf();
    for (const channel of unread) if (readings(channel) > 0) unread.delete(channel);
    const states = await Promise.all(channels.map(({ calendarId }) => store.calendars.get(calendarId)));
    return unread.size > 0 || states.some(({ pullWantedAt }) => pullWantedAt !== null);
  };
  do await passed(SECOND_MS);
  while (await areWanted());
  await passed(SETTLED_MS);
}

async function forge(
  site: ReceiverSite,
  count: number,
  random: Random,
  look: () => void,
): Promise<ReceiverReport['forged']> {
  site.readings();
  const began = performance.now();
  const statuses = await postMany(site, count, () => forgedHead(site.channels, random), look);
  const elapsedS = (performance.now() - began) / 1_000;
  await passed(SECOND_MS);
  const [answered, sentAway] = [statuses.get(200) ?? 0, statuses.get(429) ?? 0];
  return {
    answered,
    sentAway,
    otherwise: count - answered - sentAway,
    aSecond: Math.round(count / elapsedS),
    readings: site.readings(),
  };
}

/** Many at once of one calendar, out of order; and of another one and the same that somebody has recorded, again and again. */
async function repeat(
  site: ReceiverSite,
  { burst, replays }: Onslaught,
): Promise<Pick<ReceiverReport, 'burst' | 'replay'>> {
  const [told, recorded] = [channelOf(site, 2), channelOf(site, 3)];
  site.readings();
  const numberOf = (order: number) => 10_000 + (order % 2 === 0 ? order : burst - order);
  const burstBegan = performance.now();
  const statuses = await postMany(site, burst, (order) => headOf(told, numberOf(order)));
  const burstWindows = windowsSince(burstBegan);
  const began = performance.now();
  await postMany(site, replays, () => headOf(recorded, 9_999));
  const windows = windowsSince(began);
  if (burst + replays > 0) await passed(SETTLED_MS);
  const readings = site.readingsOf();
  return {
    burst: { refused: burst - (statuses.get(200) ?? 0), windows: burstWindows, readings: readings(told) },
    replay: { windows, readings: readings(recorded) },
  };
}

function windowsSince(began: number): number {
  return Math.ceil((performance.now() - began) / PULL_SPACING_MS);
}

/** How long it takes from a change in Google until the book knows of it, one calendar after the other. */
async function change(site: ReceiverSite, count: number, random: Random): Promise<ReceiverReport['fresh']> {
  const times: number[] = [];
  const spacingMs = count > site.channels.length ? SETTLED_MS / site.channels.length : 0;
  for (let changed = 0; changed < count; changed += 1) {
    const { googleId, calendarId } = channelOf(site, changed % site.channels.length);
    const start = Date.now() + (60 + changed * 30) * MINUTE_MS;
    const range = { start, end: start + 30 * MINUTE_MS };
    const began = performance.now();
    const eventId = site.fake.model.people.create(googleId, range);
    await site.relay();
    const isKnown = async () =>
      (await site.store.calendars.mirrored(calendarId, range)).some((one) => one.eventId === eventId);
    while (!(await isKnown())) await passed(5);
    const tookMs = performance.now() - began;
    times.push(tookMs);
    await passed(Math.max(0, spacingMs - tookMs + random() * 50));
  }
  return { p50Ms: Math.round(percentile(times, 0.5)), p99Ms: Math.round(percentile(times, 0.99)) };
}

async function endDuring(site: ReceiverSite, random: Random): Promise<ReceiverReport['end']> {
  let isOver = false;
  const flood = Promise.all(Array.from({ length: 5 }, () => floodUntil(() => isOver, site, random)));
  await passed(300);
  const ended = await site.end();
  isOver = true;
  await flood;
  return ended;
}

function channelOf({ channels }: ReceiverSite, number: number): WatchedCalendar {
  const channel = channels[number];
  if (channel === undefined) throw new Error(`nothing is watched at ${number}`);
  return channel;
}
