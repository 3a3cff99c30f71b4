import { type Appointment, OPEN_STATUSES } from '../domain/appointment.ts';
import { bookingLimits } from '../domain/booking-limits.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import { appointmentOfEventId, type ListedEvent, type UnreadableEvent } from '../domain/calendar-event.ts';
import type { InboxItem, InboxNote } from '../domain/inbox.ts';
import { DAY_MS, HOUR_MS, type Instant, type Interval, overlaps } from '../domain/interval.ts';
import type { Shop } from '../domain/shop.ts';
import type { CalendarState } from '../store/calendar-states.ts';
import type { SeenEvent } from '../store/images.ts';
import { noteAnswer } from './ask-calendar.ts';
import { calendarsOf, conflictNote, type ForeignEvent, foreignIn, hasRoom } from './foreign-events.ts';
import { openItems } from './open-items.ts';
import { LOOK_BACK_MS, PATIENCE } from './patience.ts';
import type { Ports } from './ports.ts';
import { manyRemoved, notesOf } from './reading-notes.ts';
import type { ReconcilingShop } from './reconcile-image.ts';

type ReadingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** What came of reading one calendar. */
export interface CalendarReading {
  readonly calendarId: string;
  /** Changes of our events that were noticed and are to be looked into. */
  readonly hints: number;
  /** New items of the inbox. */
  readonly added: readonly InboxItem[];
  /** The reading was not taken in, because a person has to decide first. */
  readonly halted: boolean;
  /** What a person has decided about very many events that were gone, and that is still to be done. */
  readonly onRemovals: CalendarState['onRemovals'];
  readonly trouble: CalendarTrouble | null;
}

/** What is known of others is renewed when it is older, whether the calendar tells of changes or not. */
const MIRROR_MS = HOUR_MS;

/**
 * Takes in what changed in one calendar. Of our events it keeps hints, never conclusions: what a change means is decided
 * when the event is looked at. Hints and the sync token are kept together, so that a crash between them is a page read
 * again. Of others' events it keeps when they take time, and reports those that lie over ours.
 */
export async function readCalendar(
  calendarId: string,
  { shop, manner }: ReconcilingShop,
  ports: ReadingPorts,
): Promise<CalendarReading> {
  const { store, calendar, clock } = ports;
  const now = clock.now();
  const since = now - LOOK_BACK_MS;
  const state = await store.calendars.get(calendarId);
  let answer = await calendar.changesSince(calendarId, state.syncToken, since, PATIENCE.read);
  if (answer.kind === 'token-expired') {
    answer = await calendar.changesSince(calendarId, null, since, PATIENCE.read);
  }
  if (answer.kind === 'token-expired') answer = { kind: 'unknown', why: 'the calendar gives no sync token' };
  await noteAnswer(calendarId, answer.kind === 'changes' ? null : answer, ports);
  if (answer.kind !== 'changes') return { ...NOTHING, calendarId, trouble: answer };
  const { events, unreadable, syncToken, full } = answer;
  const seen = [...events.filter(isNamed).map(seenEvent), ...unreadable.flatMap(seenUnread)];
  const reading = { calendarId, seen, fullSince: full ? since : null };
  const preview = await store.calendars.preview(reading, now);
  const many = manyRemoved(calendarId, preview, state);
  if (many !== null) {
    const added = await store.inbox.add([many], now);
    return { ...NOTHING, calendarId, added, halted: true };
  }
  const told = await notesOf({ calendarId, events, preview, full }, manner.bookId, ports);
  const added = await store.inbox.add(told.notes, now);
  await store.inbox.close(told.over, now);
  const { hints, strays } = await store.calendars.takeIn({ ...reading, notes: [], syncToken }, now);
  const strange = preview.unknown.length + preview.elsewhere.size;
  const foreignChanged = events.length + unreadable.length + strange > seen.length;
  const mirrored =
    foreignChanged || full || !isFresh(state, shop, now) ? await mirror(calendarId, shop, ports) : NOTHING;
  return {
    calendarId,
    hints: hints + strays,
    added: [...added, ...mirrored.added],
    halted: false,
    onRemovals: state.onRemovals,
    trouble: mirrored.trouble,
  };
}

const NOTHING = {
  hints: 0,
  added: [] as readonly InboxItem[],
  halted: false,
  onRemovals: null,
  trouble: null,
};

function isNamed({ eventId }: ListedEvent): boolean {
  return appointmentOfEventId(eventId) !== null;
}

function seenEvent({ eventId, etag, cancelled, recurring }: ListedEvent): SeenEvent {
  const { uuid, generation } = appointmentOfEventId(eventId) as { uuid: string; generation: number };
  return { uuid, generation, etag, cancelled, recurring };
}

/** An event that makes no sense is looked at by itself, where its id is one of ours: of no etag, it is news. */
function seenUnread({ eventId }: UnreadableEvent): SeenEvent[] {
  const named = eventId === null ? null : appointmentOfEventId(eventId);
  return named === null ? [] : [{ ...named, etag: '', cancelled: false, recurring: false }];
}

function isFresh({ mirror }: CalendarState, shop: Shop, now: Instant): boolean {
  if (mirror === null || now - mirror.at > MIRROR_MS || mirror.at > now) return false;
  return mirror.start <= now && mirror.end >= bookingLimits(shop, now).end - DAY_MS;
}

/** Keeps when others take time from now to the horizon, and reports whatever of it lies over an appointment. */
async function mirror(calendarId: string, shop: Shop, { store, calendar, clock }: ReadingPorts) {
  const now = clock.now();
  const range: Interval = { start: now, end: bookingLimits(shop, now).end };
  const answer = await calendar.eventsDuring(calendarId, range, PATIENCE.read);
  if (answer.kind !== 'events') return { ...NOTHING, trouble: answer };
  const foreign = await foreignIn(calendarId, answer, store);
  const copies = new Map(answer.events.map(({ eventId, stamp }) => [eventId, stamp?.appointmentUuid]));
  await store.calendars.mirror(calendarId, range, foreign, now);
  const open = await store.appointments.during(range, OPEN_STATUSES);
  const claims = await store.appointments.claimsDuring(range);
  const notes: InboxNote[] = [];
  for (const appointment of open) {
    if (!calendarsOf(appointment, shop).includes(calendarId)) continue;
    const over = foreign.filter((event) => overlaps(event, appointment) && !isCovered(event, appointment));
    if (hasRoom({ ...appointment, overbookReason: null }, over, claims, shop)) continue;
    // That its copy lies over it is told of the copy.
    const others = over.filter(({ eventId }) => copies.get(eventId) !== appointment.uuid);
    notes.push(...others.map((event) => conflictNote(appointment, event)));
  }
  const added = await store.inbox.add(notes, now);
  await store.inbox.close(await overIn(calendarId, notes, store), now);
  return { ...NOTHING, added };
}

/** Whoever overbooked knew of what was there, and of nothing that came later. */
function isCovered({ createdAt }: ForeignEvent, { overbookReason, updatedAt }: Appointment): boolean {
  return overbookReason !== null && createdAt <= updatedAt;
}

/** Open items about events of others in that calendar that lie over nothing any more. */
async function overIn(
  calendarId: string,
  holding: readonly InboxNote[],
  { inbox }: Pick<ReadingPorts['store'], 'inbox'>,
): Promise<number[]> {
  const holds = new Set(holding.map(nameOf));
  return (await openItems({ inbox }))
    .filter((item) => item.kind === 'foreign-conflict' && item.calendarId === calendarId)
    .filter((item) => !holds.has(nameOf(item)))
    .map(({ id }) => id);
}

function nameOf({ appointmentId, eventId }: InboxNote): string {
  return `${appointmentId} ${eventId}`;
}
