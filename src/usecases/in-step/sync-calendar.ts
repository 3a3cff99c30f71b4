import type { Appointment, Withdrawal } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { InboxItem } from '../../domain/inbox.ts';
import { isOutOfReach } from '../calendar/ask-calendar.ts';
import { LOOK_BACK_MS, PATIENCE } from '../calendar/patience.ts';
import { openBehind } from '../one-calendar/book-behind.ts';
import { closeOvertaken, isLost } from '../one-calendar/left-behind.ts';
import { openItems } from '../open-items.ts';
import { currentShop } from '../shop/current-shop.ts';
import { daysToCome } from './days-to-come.ts';
import { deliverAll, type Reach } from './deliver-all.ts';
import { type DeliveryPorts, reconcilingShop } from './deliver-changes.ts';
import type { Delivery, DeliveryTrouble } from './delivery-round.ts';
import { type Proof, proveBook } from './prove-book.ts';
import type { CalendarReading, ReadingLimits } from './read-calendar.ts';
import { readTold } from './read-told.ts';
import { settleRemovals } from './settle-removals.ts';
import { nameStuck, troublesIn } from './stuck-events.ts';
import { calendarsOfShop, tellOfOthers } from './tell-of-others.ts';

export interface Synced {
  /** Images that the calendars show as they should be, and did not before. */
  readonly delivered: number;
  /** Still owed. */
  readonly pending: number;
  /** Changes in the calendars that were looked into. */
  readonly takenIn: number;
  /** Appointments that have followed somebody's move of their event. */
  readonly adopted: readonly Appointment[];
  /** What is new in the inbox: items that were added, and those of which more is to be told. */
  readonly added: readonly InboxItem[];
  /** Calendars of which nothing was taken in, because a person has to decide first. */
  readonly halted: readonly string[];
  /** Calendars of which so many events were read, and the rest is not yet: the next run goes on from there. */
  readonly unfinished: readonly { readonly calendarId: string; readonly readSoFar: number }[];
  readonly troubles: readonly { readonly calendarId: string; readonly trouble: CalendarTrouble }[];
}

const GIVEN_UP: Withdrawal = 'given-up';

/** What one run is to bring into step. */
export interface SyncScope {
  readonly deliveries: Reach;
  /** Which calendars are read; `doubtful`: those alone of which it is to be found out whether an event that fails is its own fault. */
  readonly reads: 'all' | 'doubtful';
  /** How much one reading may ask for. */
  readonly limits: ReadingLimits;
}

const ALL: SyncScope = {
  deliveries: { calendarId: null, dueOnly: false, withinMs: PATIENCE.deliver },
  reads: 'all',
  // Somebody waits for what it says now.
  limits: { withinMs: PATIENCE.read, wholeEveryMs: 0 },
};

/**
 * Delivers what is owed to the calendars, takes in what people have done there, and follows it or puts it back
 * (docs/protocol.md §9). Run again after a crash it goes on where that one stopped; run again after a success it sends nothing
 * that would change anything. `scope`: left out, all of it, and as long as a command may wait.
 */
export async function syncCalendar(ports: DeliveryPorts, scope: SyncScope = ALL): Promise<Synced> {
  const { store, calendar } = ports;
  const { deliveries } = scope;
  const before = new Map((await openItems(store)).map(({ id, times }) => [id, times]));
  const { manner } = await reconcilingShop(ports);
  const proof = await proveBook(manner, ports, PATIENCE.read);
  if (proof.kind !== 'proven' || (await openBehind(ports)).length > 0) return stopped(proof, before, ports);
  await giveUpForgotten(ports);
  const first = await deliverAll(ports, deliveries);
  const readings = calendar.isInTheBook ? [] : await readAll(first, scope, ports);
  const takenIn = readings.reduce((sum, { hints }) => sum + hints, 0);
  const second = takenIn > 0 ? await deliverAll(ports, { ...deliveries, dueOnly: false }) : null;
  await closeOvertaken(ports);
  const stuck = await nameStuck(first, readings, ports);
  const unsettled = second === null ? [] : troublesIn(second, stuck);
  const restored = await settleAllRemovals(readings, unsettled, new Set(before.keys()), ports);
  const third = restored > 0 ? await deliverAll(ports, { ...deliveries, dueOnly: false }) : null;
  const shop = await currentShop(ports);
  // The book's own calendars need no reading.
  const read = calendar.isInTheBook
    ? calendarsOfShop(shop)
    : readings.flatMap((one) => (one.trouble === null && one.readSoFar === null ? one.calendarId : []));
  if (read.length > 0) await tellOfOthers(read, shop, ports);
  const open = await openItems(store);
  const troubles = new Map(
    [
      ...troublesIn(first, stuck),
      ...readings.flatMap(troubleOf),
      ...unsettled,
      ...(third === null ? [] : troublesIn(third, stuck)),
    ].map(({ calendarId, trouble }) => [calendarId, { calendarId, trouble }]),
  );
  return {
    delivered: first.delivered + (second?.delivered ?? 0) + (third?.delivered ?? 0),
    pending: await store.images.owedCount(),
    takenIn,
    adopted: [...first.adopted, ...(second?.adopted ?? []), ...(third?.adopted ?? [])],
    added: news(open, before),
    halted: readings.filter(({ halted }) => halted).map(({ calendarId }) => calendarId),
    unfinished: readings.flatMap(({ calendarId, readSoFar }) =>
      readSoFar === null ? [] : { calendarId, readSoFar },
    ),
    troubles: [...troubles.values()],
  };
}

/** What of the inbox is new, or tells more than before. */
function news(open: readonly InboxItem[], before: ReadonlyMap<number, number>): InboxItem[] {
  return open.filter(({ id, times }) => times > (before.get(id) ?? 0));
}

/**
 * What a sync comes to while the book is behind its calendar, or nobody knows yet whether it is: nothing is done until a person has
 * decided, or all calendars could be read.
 */
async function stopped(
  proof: Proof,
  before: ReadonlyMap<number, number>,
  ports: Pick<DeliveryPorts, 'store'>,
): Promise<Synced> {
  const behind = await openBehind(ports);
  return {
    delivered: 0,
    pending: await ports.store.images.owedCount(),
    takenIn: 0,
    adopted: [],
    added: news(behind, before),
    halted: [...new Set(behind.map(({ calendarId }) => calendarId))],
    unfinished: [],
    troubles: proof.kind === 'unread' ? [{ calendarId: proof.calendarId, trouble: proof.trouble }] : [],
  };
}

/**
 * Reads every calendar of the shop that is meant, and those in which it shows, or has shown, something that is still to come or was over a
 * short while ago: not those that were just out of reach, and none any more after one of which nothing was heard. A sign-in that is gone
 * is a matter of its own calendars alone. Where only what is over is shown, nobody needs to know when others take time.
 */
async function readAll(
  { troubles, doubts }: Delivery,
  { deliveries, reads, limits }: SyncScope,
  ports: DeliveryPorts,
): Promise<CalendarReading[]> {
  if (reads === 'doubtful' && doubts.length === 0) return [];
  const certain = troubles.filter(({ isCertain }) => isCertain);
  if (certain.some(({ trouble }) => trouble.kind === 'unknown')) return [];
  const lost = new Set(
    certain.flatMap(({ calendarId, trouble }) => (isOutOfReach(trouble) ? calendarId : [])),
  );
  const shop = await reconcilingShop(ports);
  const own = new Set(calendarsOfShop(shop.shop));
  const now = ports.clock.now();
  const coming = new Set(await ports.store.calendars.used(now));
  const recent = await ports.store.calendars.used(now - LOOK_BACK_MS);
  const left = await ports.store.calendars.everUsed(now - LOOK_BACK_MS);
  const ahead = await daysToCome(shop.shop, now, ports);
  const readings: CalendarReading[] = [];
  const doubtful = new Set(doubts.map(({ key }) => key.calendarId));
  const owing = new Set([...own, ...recent, ...doubtful]);
  const isMeant = (calendarId: string) =>
    (deliveries.calendarId ?? calendarId) === calendarId && (reads === 'all' || doubtful.has(calendarId));
  for (const calendarId of new Set([...owing, ...left])) {
    if (lost.has(calendarId) || !isMeant(calendarId)) continue;
    const ofOthers = own.has(calendarId) || coming.has(calendarId) ? ahead : null;
    const reading = await readTold(calendarId, ofOthers, shop, ports, limits);
    // What is left in a calendar that the shop has left, and cannot reach, is in the inbox.
    // Of one in which all is gone, nobody needs to know that it cannot be read.
    const isTold =
      own.has(calendarId) || (owing.has(calendarId) && !(reading.trouble && isLost(reading.trouble)));
    if (reading.trouble === null || isTold) readings.push(reading);
    if (reading.trouble?.kind === 'unknown') break;
  }
  return readings;
}

/**
 * Carries out what was decided about mass removals, in calendars where everything that is gone has been looked at. Gives how
 * many events are owed again.
 */
async function settleAllRemovals(
  readings: readonly CalendarReading[],
  unsettled: readonly Pick<DeliveryTrouble, 'calendarId'>[],
  known: ReadonlySet<number>,
  ports: DeliveryPorts,
): Promise<number> {
  const troubled = new Set(unsettled.map(({ calendarId }) => calendarId));
  let restored = 0;
  for (const { calendarId, onRemovals, trouble } of readings) {
    if (onRemovals === null || onRemovals === 'ask' || trouble !== null || troubled.has(calendarId)) continue;
    const concerned = await settleRemovals(calendarId, onRemovals, known, ports);
    if (onRemovals === 'restore') restored += concerned;
  }
  return restored;
}

function troubleOf({ calendarId, trouble }: CalendarReading) {
  return trouble === null ? [] : [{ calendarId, trouble }];
}

/** Bookings that were held for the calendar's word by a process that has died: nothing was promised to anybody. */
async function giveUpForgotten({ store, clock }: Pick<DeliveryPorts, 'store' | 'clock'>): Promise<void> {
  for (const id of await store.appointments.heldPast(clock.now())) {
    await store.appointments.withdraw(id, GIVEN_UP, clock.now());
  }
}
