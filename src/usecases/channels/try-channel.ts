import { assert } from '../../domain/assert.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type Instant, SECOND_MS } from '../../domain/interval.ts';
import type { Notification } from '../../domain/notification.ts';
import { testEvent, testEventId } from '../../domain/test-event.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { ANSWER_MS, cleanUp, type LeftBehind } from '../test-suite/cleaning.ts';
import { testCalendar } from '../test-suite/test-calendar.ts';
import { nowhereToTell } from './change-channels.ts';
import { type ChannelReport, readChannels } from './read-channels.ts';

/** Google tells of a change within this time, or somebody has to see to it; and it is read then within that time. */
const TOLD_WITHIN_MS = 60 * SECOND_MS;
const READ_WITHIN_MS = 30 * SECOND_MS;
const LOOKED_MS = 250;
/** Among so many of the latest notifications of a calendar is that of the event. */
const LATEST = 50;

/** How long each step took, in milliseconds; null for one that did not come about. */
export interface TriedSteps {
  readonly create: number | null;
  readonly notification: number | null;
  readonly read: number | null;
  readonly remove: number | null;
}

/**
 * What came of it. `not-kept`: nobody listens; `no-channel`: there is none; `not-made`: the calendar did not take the event; `not-told`:
 * Google told of nothing; `not-read`: it did, and the calendar was not read because of it; `told`: all as it should be.
 */
export interface TriedChannel {
  readonly calendar: string;
  readonly outcome: 'told' | 'not-kept' | 'no-channel' | 'not-made' | 'not-told' | 'not-read';
  readonly steps: TriedSteps;
  readonly trouble: CalendarTrouble | null;
  readonly leftBehind: LeftBehind | null;
}

export type TryPorts = Pick<Ports, 'store' | 'clock' | 'calendar' | 'stopwatch' | 'newUuid' | 'zones'>;

const NOTHING: TriedSteps = { create: null, notification: null, read: null, remove: null };

/**
 * Makes an event that is marked as one of a test, waits for the notification of it and for the reading that follows, and removes it
 * whatever happens. One that was told of proves that changes of our own are. Null where there is nobody to tell. Throws `not-found`,
 * `bad-configuration` without an address, and `interrupted` once the event is removed.
 */
export async function tryChannel(
  named: string | null,
  setAddress: string | null,
  stop: AbortSignal,
  ports: TryPorts,
): Promise<TriedChannel | null> {
  const { areInTheBook, address, isKept, calendars } = await readChannels(named, setAddress, ports);
  if (areInTheBook) return null;
  if (address === null) throw nowhereToTell();
  const report = calendars.find(({ channel }) => channel !== null) ?? calendars[0];
  if (report === undefined) return null;
  const tried = { calendar: report.calendar, steps: NOTHING, trouble: null, leftBehind: null };
  if (!isKept) return { ...tried, outcome: 'not-kept' };
  if (report.channel === null) return { ...tried, outcome: 'no-channel' };
  return await triedOn(report, stop, ports);
}

async function triedOn(
  { calendar, watched: { calendarId } }: ChannelReport,
  stop: AbortSignal,
  ports: TryPorts,
): Promise<TriedChannel> {
  const testRun = ports.newUuid();
  const test = testCalendar(ports.calendar, testRun, stop);
  const result = await made(calendarId, testRun, { ...ports, calendar: test.calendar }, stop).catch(
    (thrown: unknown) => ({ thrown }),
  );
  const took = ports.stopwatch();
  const leftBehind = await cleanUp(test, testRun, ports.calendar);
  if ('thrown' in result) throw result.thrown;
  if (stop.aborted) throw new AppError({ code: 'interrupted' });
  const remove = result.steps.create === null || leftBehind !== null ? null : took();
  return { calendar, ...result, steps: { ...result.steps, remove }, leftBehind };
}

async function made(
  calendarId: string,
  testRun: string,
  ports: TryPorts,
  stop: AbortSignal,
): Promise<Pick<TriedChannel, 'outcome' | 'steps' | 'trouble'>> {
  const { store, clock, calendar } = ports;
  const shop = await currentShop(ports);
  const place = { calendarId, eventId: testEventId(ports.newUuid()) };
  const began = clock.now();
  const took = ports.stopwatch();
  const answer = await calendar.createCalendarEvent(
    testEvent(place, shop.timezone, testRun, began),
    ANSWER_MS,
  );
  if (answer.kind !== 'live') {
    const trouble = 'why' in answer ? answer : null;
    return { outcome: 'not-made', steps: NOTHING, trouble };
  }
  const create = took();
  const madeAt = clock.now();
  const isOfIt = ({ receivedAt, verdict }: Notification) =>
    receivedAt >= began && (verdict === 'proven' || verdict === 'replayed');
  const told = await awaited(calendarId, isOfIt, TOLD_WITHIN_MS, ports, stop);
  if (told === null) return { outcome: 'not-told', steps: { ...NOTHING, create }, trouble: null };
  await store.calendars.noteOwnHeard(calendarId, clock.now());
  const steps = { ...NOTHING, create, notification: Math.max(0, told.receivedAt - madeAt) };
  const isRead = (one: Notification) => isOfIt(one) && one.readAt !== null;
  const read = await awaited(calendarId, isRead, READ_WITHIN_MS, ports, stop);
  if (read === null) return { outcome: 'not-read', steps, trouble: null };
  assert(read.readAt !== null, 'it was read');
  return { outcome: 'told', steps: { ...steps, read: read.readAt - read.receivedAt }, trouble: null };
}

/** The first notification that is so, as soon as there is one; null where there is none in time, or nobody waits any more. */
async function awaited(
  calendarId: string,
  isSo: (one: Notification) => boolean,
  withinMs: number,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  stop: AbortSignal,
): Promise<Notification | null> {
  const until: Instant = clock.now() + withinMs;
  while (!stop.aborted) {
    const found = (await store.notifications.newest(LATEST, calendarId)).findLast(isSo);
    if (found !== undefined) return found;
    if (clock.now() >= until) return null;
    await clock.sleep(LOOKED_MS, stop);
  }
  return null;
}
