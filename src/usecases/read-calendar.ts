import { bookingLimits } from '../domain/booking-limits.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import { appointmentOfEventId, type ListedEvent, type UnreadableEvent } from '../domain/calendar-event.ts';
import type { InboxItem, InboxNote } from '../domain/inbox.ts';
import { type Instant, type Interval, overlaps } from '../domain/interval.ts';
import type { Shop } from '../domain/shop.ts';
import type { CalendarState, ReadingPreview } from '../store/calendar-states.ts';
import type { SeenEvent } from '../store/images.ts';
import { noteAnswer } from './ask-calendar.ts';
import { calendarsOf, conflictNote, foreignIn, hasRoom } from './foreign-events.ts';
import { LOOK_BACK_MS, PATIENCE } from './patience.ts';
import type { Ports } from './ports.ts';
import type { ReconcilingShop } from './reconcile-image.ts';

type ReadingPorts = Pick<Ports, 'store' | 'calendar' | 'clock'>;

/** What came of reading one calendar. */
export interface CalendarReading {
  readonly calendarId: string;
  /** Changes of our events that were noticed and are to be looked into. */
  readonly hints: number;
  /** New items of the inbox. */
  readonly added: readonly InboxItem[];
  /** The reading was not taken in, because a person has to decide first. */
  readonly halted: boolean;
  readonly trouble: CalendarTrouble | null;
}

const DAY_MS = 86_400_000;
/** More than anybody works through. */
const MOST_ITEMS = 10_000;
/** What is known of others is renewed when it is older, whether the calendar tells of changes or not. */
const MIRROR_MS = 3_600_000;
/** A reading in which more of our events are gone than this, and than a fifth, looks like a mistake (RELIABILITY §2.9). */
const MANY_REMOVED = 5;
const MANY_REMOVED_SHARE = 0.2;

/**
 * Takes in what changed in one calendar. Of our events it keeps hints, never conclusions: what a change means is decided
 * when the event is looked at (RELIABILITY §1). Hints and the sync token are kept together, so that a crash between them
 * is a page read again. Of others' events it keeps when they take time, and reports those that lie over ours.
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
  const ours = events.filter((event) => isNamedByUs(event, manner.bookId));
  const seen = [...ours.map(seenEvent), ...unreadable.flatMap(seenUnread)];
  const reading = { calendarId, seen, fullSince: full ? since : null };
  const preview = await store.calendars.preview(reading, now);
  const alarms = alarmsOf(calendarId, preview, state, ours, manner.bookId);
  const added = await store.inbox.add(alarms, now);
  if (alarms.some(({ kind }) => kind === 'many-removed'))
    return { ...NOTHING, calendarId, added, halted: true };
  const { hints, strays } = await store.calendars.takeIn({ ...reading, notes: [], syncToken }, now);
  const foreignChanged = events.length + unreadable.length > seen.length;
  const mirrored =
    foreignChanged || full || !isFresh(state, shop, now) ? await mirror(calendarId, shop, ports) : NOTHING;
  return {
    calendarId,
    hints: hints + strays,
    added: [...added, ...mirrored.added],
    halted: false,
    trouble: mirrored.trouble,
  };
}

const NOTHING = { hints: 0, added: [] as readonly InboxItem[], halted: false, trouble: null };

/** Of a tombstone nothing is certain but the id. */
function isNamedByUs({ eventId, stamp, cancelled }: ListedEvent, bookId: string): boolean {
  const named = appointmentOfEventId(eventId);
  if (named === null) return false;
  return stamp === null ? cancelled : stamp.bookId === bookId && stamp.appointmentUuid === named.uuid;
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

function alarmsOf(
  calendarId: string,
  { removed, upcoming, unknown }: ReadingPreview,
  { acceptsRemovals }: CalendarState,
  ours: readonly ListedEvent[],
  bookId: string,
): InboxNote[] {
  const note = { appointmentId: null, calendarId, eventId: null, event: null, detail: null };
  if (removed > Math.max(MANY_REMOVED, upcoming * MANY_REMOVED_SHARE) && !acceptsRemovals) {
    return [{ ...note, kind: 'many-removed', detail: `${removed} of ${upcoming}` }];
  }
  const live = ours.filter(({ cancelled, stamp }) => !cancelled && stamp?.bookId === bookId);
  return live
    .filter(({ eventId }) => unknown.includes(eventId))
    .map(({ eventId, start, end }) =>
      Object.assign({}, note, { kind: 'unknown-event' as const, eventId, event: { start, end } }),
    );
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
  await store.calendars.mirror(calendarId, range, foreign, now);
  const open = await store.appointments.during(range, ['scheduled', 'arrived']);
  const claims = await store.appointments.claimsDuring(range);
  const notes: InboxNote[] = [];
  for (const appointment of open) {
    if (!calendarsOf(appointment, shop).includes(calendarId)) continue;
    const over = foreign.filter((event) => overlaps(event, appointment));
    if (hasRoom(appointment, over, claims, shop)) continue;
    notes.push(...over.map((event) => conflictNote(appointment, event)));
  }
  const added = await store.inbox.add(notes, now);
  await store.inbox.close(await overIn(calendarId, notes, store), now);
  return { ...NOTHING, added };
}

/** Open items about events of others in that calendar that lie over nothing any more. */
async function overIn(
  calendarId: string,
  holding: readonly InboxNote[],
  { inbox }: Pick<ReadingPorts['store'], 'inbox'>,
): Promise<number[]> {
  const holds = new Set(holding.map(nameOf));
  const open = await inbox.list({ all: false, limit: MOST_ITEMS });
  return open
    .filter((item) => item.kind === 'foreign-conflict' && item.calendarId === calendarId)
    .filter((item) => !holds.has(nameOf(item)))
    .map(({ id }) => id);
}

function nameOf({ appointmentId, eventId }: InboxNote): string {
  return `${appointmentId} ${eventId}`;
}
