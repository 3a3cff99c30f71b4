import type { CalendarService } from '../../calendar/calendar-service.ts';
import type { EventAnswer } from '../../domain/calendar-answer.ts';
import type { CalendarEvent, EventPlace, StoredEvent } from '../../domain/calendar-event.ts';
import { HOUR_MS, type Interval, merge, subtract } from '../../domain/interval.ts';
import { addDays, wallMidnight } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { testEvent, testEventChange, testEventId } from '../../domain/test-event.ts';
import { dateAt, instantsWithin } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import { type Check, CheckFailed, type Finding } from './check.ts';
import { ANSWER_MS } from './cleaning.ts';
import { assertAsSent } from './read-back.ts';
import { calendarName } from './scratch-shop.ts';

/** What the six checks are run with. */
export interface CalendarScene {
  readonly shop: Shop;
  readonly calendarId: string;
  readonly testRun: string;
  readonly ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'newUuid'>;
}

/** The event of this run, as the checks find it from one to the next. */
interface TestEvent {
  readonly place: EventPlace;
  sent: CalendarEvent | null;
  etag: string | null;
}

/** The six checks of the configured calendar. */
export function calendarChecks(scene: CalendarScene): readonly Check[] {
  const eventId = testEventId(scene.ports.newUuid());
  const mine: TestEvent = { place: { calendarId: scene.calendarId, eventId }, sent: null, etag: null };
  return [
    { number: 1, name: 'Calendar Service Connection', needs: [], run: () => connection(scene) },
    { number: 2, name: 'Free/Busy Availability Query', needs: [1], run: () => freeTomorrow(scene) },
    { number: 3, name: 'Create Calendar Event', needs: [1], run: () => created(mine, scene) },
    { number: 4, name: 'Get Event Details', needs: [3], run: () => read(mine, scene) },
    { number: 5, name: 'Update Calendar Event', needs: [3], run: () => updated(mine, scene) },
    { number: 6, name: 'Cancel Calendar Event', needs: [3], run: () => cancelled(mine, scene) },
  ];
}

async function connection({ shop, calendarId, ports }: CalendarScene): Promise<Finding> {
  const answer = await ports.calendar.calendars(ANSWER_MS);
  if (answer.kind !== 'calendars') throw new CheckFailed({ kind: 'trouble', trouble: answer });
  const { calendars } = answer;
  // One that is not in the list may still be there: shared, and never added to it.
  const called = calendarName(calendarId, shop);
  if (calendars.some((one) => one.calendarId === called && !one.writable))
    throw new CheckFailed({ kind: 'not-writable', calendarId: called });
  const writable = calendars.filter((one) => one.writable).length;
  return { kind: 'connected', source: ports.calendar.source, calendars: calendars.length, writable };
}

/** What is free tomorrow from nine to five: less what others have in the calendar, and less our own appointments. */
async function freeTomorrow({ shop, calendarId, ports }: CalendarScene): Promise<Finding> {
  const midnight = wallMidnight(addDays(dateAt(shop.zone, ports.clock.now()), 1));
  const day = instantsWithin(shop.zone, midnight + 9 * HOUR_MS, midnight + 17 * HOUR_MS);
  const [first, last] = [day[0], day.at(-1)];
  // No zone's clocks leave out the whole of a working day.
  if (first === undefined || last === undefined) throw new Error('a day without nine to five');
  const range = { start: first.start, end: last.end };
  const [busy] = await ports.calendar.getFreeAvailability(
    [{ calendarId, ours: [], crowded: false }],
    range,
    ANSWER_MS,
  );
  if (busy === undefined) throw new Error('a question about free time without an answer');
  if (!busy.known) throw new CheckFailed({ kind: 'trouble', trouble: busy.trouble });
  const taken = merge([...busy.intervals, ...(await ownTime(range, shop, calendarId, ports))]);
  return { kind: 'free', range, windows: subtract(day, taken) };
}

async function ownTime(
  range: Interval,
  { bays, technicians }: Shop,
  calendarId: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Interval[]> {
  const here = [...bays, ...technicians].filter((one) => one.calendarId === calendarId);
  const claims = await store.appointments.claimsDuring(range, clock.now());
  return claims.filter(({ claimableId }) => here.some(({ id }) => id === claimableId));
}

async function created(mine: TestEvent, { shop, testRun, ports }: CalendarScene): Promise<Finding> {
  const { place } = mine;
  mine.sent = testEvent(place, shop.timezone, testRun, ports.clock.now());
  const answer = await ports.calendar.createCalendarEvent(mine.sent, ANSWER_MS);
  // A request that was sent twice because the first answer was lost finds its own event.
  const event = answer.kind === 'exists' ? await liveEvent(place, ports.calendar) : liveIn(answer, 'create');
  mine.etag = event.etag;
  assertAsSent(mine.sent, event, testRun);
  return { kind: 'created', event };
}

async function read({ place, sent }: TestEvent, { testRun, ports }: CalendarScene): Promise<Finding> {
  const event = await liveEvent(place, ports.calendar);
  if (sent !== null) assertAsSent(sent, event, testRun);
  return { kind: 'read', event };
}

async function updated(
  { place, etag }: TestEvent,
  { shop, testRun, ports }: CalendarScene,
): Promise<Finding> {
  const change = testEventChange(place, shop.timezone, ports.clock.now());
  const answer = await ports.calendar.updateCalendarEvent(change, etag, ANSWER_MS);
  // `changed` may be our own change, sent twice: what is there then decides.
  if (answer.kind !== 'changed') liveIn(answer, 'update');
  const event = await liveEvent(place, ports.calendar);
  assertAsSent(change, event, testRun);
  return { kind: 'updated', event };
}

async function cancelled({ place }: TestEvent, { ports }: CalendarScene): Promise<Finding> {
  const answer = await ports.calendar.cancelCalendarEvent(place, null, false, ANSWER_MS);
  if (answer.kind !== 'removed' && answer.kind !== 'gone') throw failed(answer, 'cancel');
  return goneEvent(place, ports.calendar);
}

/** Throws `CheckFailed` unless the event is gone, as a calendar tells it: in its bin, or not known. */
export async function goneEvent(place: EventPlace, calendar: CalendarService): Promise<Finding> {
  const { eventId } = place;
  const answer = await calendar.getEvent(place, ANSWER_MS);
  if (answer.kind === 'live') throw new CheckFailed({ kind: 'still-there', eventId });
  if (answer.kind !== 'cancelled' && answer.kind !== 'missing') throw failed(answer, 'get');
  return { kind: 'gone', eventId };
}

export async function liveEvent(place: EventPlace, calendar: CalendarService): Promise<StoredEvent> {
  return liveIn(await calendar.getEvent(place, ANSWER_MS), 'get');
}

type Asked = 'create' | 'update' | 'cancel' | 'get';

function liveIn(answer: EventAnswer, asked: Asked): StoredEvent {
  if (answer.kind === 'live') return answer.event;
  throw failed(answer, asked);
}

function failed(answer: EventAnswer, asked: Asked): CheckFailed {
  return new CheckFailed(
    'why' in answer ? { kind: 'trouble', trouble: answer } : { kind: 'answer', asked, answer: answer.kind },
  );
}
