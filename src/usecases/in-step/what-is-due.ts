import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { isUsuallyQuiet } from '../../domain/calendar-rhythm.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { openingOf, openOn } from '../../domain/opening-hours.ts';
import { calendarsOf } from '../../domain/others-over.ts';
import {
  nextComparisonAt,
  nextPollAt,
  type PollBounds,
  paceAt,
  SOON_MS,
} from '../../domain/poll-interval.ts';
import { pullAt } from '../../domain/pull.ts';
import type { Shop } from '../../domain/shop.ts';
import { provenAt } from '../../domain/watched-calendar.ts';
import { dateAt } from '../../domain/zone.ts';
import { quietFor } from '../calendar/ask-calendar.ts';
import { LOOK_BACK_MS } from '../calendar/patience.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { calendarsOfShop } from './tell-of-others.ts';

/** What one calendar has to expect. */
export interface DueCalendar {
  readonly calendarId: string;
  /** When it is to be read next; null: never, because it lies in the book or because only what is owed is still to be brought there. */
  readonly readAt: Instant | null;
  /** When it is to be read because somebody has told of a change there; null: nobody has, or it is no reason to read it sooner. */
  readonly pullAt: Instant | null;
  /** When it is to be compared as a whole; null: never, as above. */
  readonly compareAt: Instant | null;
  /** When the first of what is owed to it is to be brought there: when that is due, and the calendar not left alone any more; null: nothing is. */
  readonly owesAt: Instant | null;
}

type Due = Pick<DueCalendar, 'readAt' | 'pullAt'>;
const UNREAD: Due = { readAt: null, pullAt: null };

type DuePorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones'>;

/**
 * The calendars of the shop, those in which it shows something that is still to come or was over a short while ago, those from
 * which it has taken such a thing, and those to which something is owed; each with when it is its turn.
 */
export async function whatIsDue(bounds: PollBounds, ports: DuePorts): Promise<DueCalendar[]> {
  const { store, calendar, clock } = ports;
  const now = clock.now();
  const owing = momentsOf(await store.images.dueFrom(now));
  const read = calendar.isInTheBook ? new Map<string, Due>() : await readings(bounds, now, ports);
  const compared = momentsOf(await store.comparisons.latest());
  const tried = momentsOf(await store.comparisons.tried());
  const due: DueCalendar[] = [];
  for (const calendarId of new Set([...read.keys(), ...owing.keys()])) {
    const owedAt = owing.get(calendarId) ?? null;
    const quiet = owedAt === null ? null : await quietFor(calendarId, ports);
    const owesAt = owedAt === null ? null : Math.max(owedAt, quiet?.until ?? 0);
    const { readAt, pullAt } = read.get(calendarId) ?? UNREAD;
    const last = [compared.get(calendarId) ?? null, tried.get(calendarId) ?? null] as const;
    const compareAt = readAt === null ? null : nextComparisonAt(...last, now);
    due.push({ calendarId, readAt, pullAt, compareAt, owesAt });
  }
  return due;
}

function momentsOf(
  all: readonly { readonly calendarId: string; readonly at: Instant }[],
): ReadonlyMap<string, Instant> {
  return new Map(all.map(({ calendarId, at }) => [calendarId, at]));
}

async function readings(bounds: PollBounds, now: Instant, ports: DuePorts): Promise<Map<string, Due>> {
  const { calendars, figures } = ports.store;
  const shop = await currentShop(ports);
  const open = openAround(now, shop);
  const starts = await nextStarts(now, shop, ports);
  const since = now - LOOK_BACK_MS;
  const shown = await calendars.everUsed(since);
  const told = await toldOf(now, ports);
  const due = new Map<string, Due>();
  for (const calendarId of new Set([...calendarsOfShop(shop), ...shown])) {
    const isQuiet = isUsuallyQuiet(await figures.changedHours(calendarId), now);
    const pace = paceAt(now, open, starts.get(calendarId) ?? null, isQuiet);
    const state = await calendars.get(calendarId);
    const isLeftAlone = state.pullWantedAt !== null && (await quietFor(calendarId, ports)) !== null;
    const isAtIt = state.failures === 0 && (await mayGoOn(calendarId, ports));
    due.set(calendarId, {
      readAt: isAtIt
        ? now
        : nextPollAt({ ...state, toldOfAt: told.get(calendarId) ?? null }, pace, bounds, now),
      pullAt: pullAt(state, isLeftAlone, now),
    });
  }
  return due;
}

/** Whether a reading is not at its end, and waits for nobody's word. */
async function mayGoOn(calendarId: string, { store }: DuePorts): Promise<boolean> {
  if ((await store.calendars.openReading(calendarId)) === null) return false;
  const items = await openItems(store);
  return !items.some((item) => item.kind === 'many-removed' && item.calendarId === calendarId);
}

/** When Google last told of each calendar, where a process that stays listens to it. */
async function toldOf(now: Instant, { store }: DuePorts): Promise<ReadonlyMap<string, Instant>> {
  const told = new Map<string, Instant>();
  const serving = await store.serving.read();
  if (serving === null || serving.pushAddress === null || serving.endedAt !== null) return told;
  const channels = await store.channels.all();
  for (const calendarId of new Set(channels.map((one) => one.calendarId))) {
    const ofCalendar = channels.filter((one) => one.calendarId === calendarId);
    const at = provenAt(ofCalendar, now);
    if (at !== null) told.set(calendarId, at);
  }
  return told;
}

/** Hours that reach from yesterday into today, or from today into tomorrow, count as well. */
function openAround(now: Instant, shop: Shop): Interval[] {
  const opening = openingOf(null, { ...shop, breaks: [] });
  return [-DAY_MS, 0, DAY_MS].flatMap((ms) => openOn(opening, dateAt(shop.zone, now + ms)));
}

/** When the next of those appointments starts that are about to come, by the calendars that show them. */
async function nextStarts(
  now: Instant,
  shop: Shop,
  { store }: DuePorts,
): Promise<ReadonlyMap<string, Instant>> {
  const starts = new Map<string, Instant>();
  const soon = await store.appointments.during({ start: now, end: now + SOON_MS }, OPEN_STATUSES);
  for (const appointment of soon.filter(({ start }) => start >= now))
    for (const calendarId of calendarsOf(appointment, shop))
      starts.set(calendarId, Math.min(appointment.start, starts.get(calendarId) ?? appointment.start));
  return starts;
}
