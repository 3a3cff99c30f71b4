import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { appointmentOfEventId, type ListedEvent, type UnreadableEvent } from '../../domain/calendar-event.ts';
import { DAY_MS, HOUR_MS, type Instant, type Interval } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { CalendarState, MirroredEvent, OthersChanged } from '../../store/calendar-states.ts';
import type { SeenEvent } from '../../store/images.ts';
import { noteAnswer, noteAttempt } from '../calendar/ask-calendar.ts';
import { foreignIn, type Listing } from '../calendar/foreign-events.ts';
import { LOOK_BACK_MS } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import { manyRemoved, notesOf } from './reading-notes.ts';
import type { ReconcilingShop } from './reconcile-image.ts';

type ReadingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** What came of reading one calendar. */
export interface CalendarReading {
  readonly calendarId: string;
  /** Changes of our events that were noticed and are to be looked into. */
  readonly hints: number;
  /** The reading was not taken in, because a person has to decide first. */
  readonly halted: boolean;
  /** What a person has decided about very many events that were gone, and that is still to be done. */
  readonly onRemovals: CalendarState['onRemovals'];
  readonly trouble: CalendarTrouble | null;
}

/** Others' days are listed again when what is known of them was last true so long ago: the calendar has told of no reading since. */
const MIRROR_MS = HOUR_MS;
/** And once a day, whatever was put right since: so the day comes in that has come within reach, and nothing stays wrong. */
const LISTING_MS = DAY_MS;

/**
 * Takes in what changed in one calendar. Of our events it keeps hints, never conclusions: what a change means is decided when
 * the event is looked at. Hints and the sync token are kept together, so that a crash between them is a page read again
 * (docs/protocol.md §9). Of others' events it keeps when they take time during `ahead`: what lies over ours, `tellOfOthers`
 * says. Null: nobody needs to know.
 */
export async function readCalendar(
  calendarId: string,
  ahead: Interval | null,
  { manner }: ReconcilingShop,
  ports: ReadingPorts,
  withinMs: number,
): Promise<CalendarReading> {
  const { store, calendar, clock } = ports;
  const now = clock.now();
  const since = now - LOOK_BACK_MS;
  const state = await store.calendars.get(calendarId);
  await noteAttempt(calendarId, ports);
  let answer = await calendar.changesSince(calendarId, state.syncToken, since, withinMs);
  if (answer.kind === 'token-expired') {
    answer = await calendar.changesSince(calendarId, null, since, withinMs);
  }
  if (answer.kind === 'token-expired') answer = { kind: 'unknown', why: 'the calendar gives no sync token' };
  await noteAnswer(calendarId, answer.kind === 'changes' ? null : answer, 'calendar', ports);
  if (answer.kind !== 'changes') return { ...NOTHING, calendarId, trouble: answer };
  const { events, unreadable, syncToken, full } = answer;
  const seen = [...events.filter(isNamed).map(seenEvent), ...unreadable.flatMap(seenUnread)];
  const reading = { calendarId, seen, fullSince: full ? since : null };
  const preview = await store.calendars.preview(reading, now);
  const strange = preview.unknown.length + preview.elsewhere.size;
  const tellsOfOthers = full || events.length + unreadable.length + strange > seen.length;
  const many = manyRemoved(calendarId, preview, state);
  if (many !== null) {
    await store.inbox.add([many], now);
    // Our events wait for a person; others' do not.
    return {
      ...NOTHING,
      calendarId,
      halted: true,
      trouble: await renewMirror(calendarId, ahead, ports, { anyway: tellsOfOthers, withinMs }),
    };
  }
  const { notes, overtaken } = await notesOf({ calendarId, events, preview, full }, manner.bookId, ports);
  await store.inbox.add(notes, now);
  await store.inbox.close(overtaken, now);
  const others = full ? null : await othersChanged(calendarId, { events, unreadable }, store);
  const { hints, strays } = await store.calendars.takeIn(
    { ...reading, notes: [], syncToken, tellsOfOthers: tellsOfOthers || events.length > 0, others },
    now,
  );
  const trouble = await renewMirror(calendarId, ahead, ports, { anyway: false, withinMs });
  return { ...NOTHING, calendarId, hints: hints + strays, onRemovals: state.onRemovals, trouble };
}

const NOTHING = {
  hints: 0,
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

/** An event that makes no sense gets a look of its own if its id is one of ours: without an etag it counts as changed. */
function seenUnread({ eventId }: UnreadableEvent): SeenEvent[] {
  const named = eventId === null ? null : appointmentOfEventId(eventId);
  return named === null ? [] : [{ ...named, etag: '', cancelled: false, recurring: false }];
}

function isFresh(
  { mirror, othersChanged, othersMirrored }: CalendarState,
  { start: now, end }: Interval,
): boolean {
  if (mirror === null || othersMirrored < othersChanged) return false;
  if (now - mirror.at > MIRROR_MS || now - mirror.listedAt > LISTING_MS || mirror.at > now) return false;
  return mirror.start <= now && mirror.end >= end - DAY_MS;
}

/**
 * From now to the end of the days that the shop books ahead, and further if a visit lies beyond: the shop may have booked
 * further ahead before.
 */
export async function daysToCome(
  shop: Shop,
  now: Instant,
  { store }: Pick<ReadingPorts, 'store'>,
): Promise<Interval> {
  const { end } = bookingLimits(shop, now);
  const beyond = await store.appointments.during({ start: end, end: Number.MAX_SAFE_INTEGER }, OPEN_STATUSES);
  return { start: now, end: Math.max(end, ...beyond.map((visit) => visit.end)) };
}

/**
 * Asks when others take time during `range` and stores it, unless what is stored is still up to date. Gives the trouble that
 * prevented it, or null.
 */
async function renewMirror(
  calendarId: string,
  range: Interval | null,
  { store, calendar, clock }: ReadingPorts,
  { anyway, withinMs }: { readonly anyway: boolean; readonly withinMs: number },
): Promise<CalendarTrouble | null> {
  if (range === null) return null;
  const now = clock.now();
  const state = await store.calendars.get(calendarId);
  if (!anyway && isFresh(state, range)) return null;
  const answer = await calendar.eventsDuring(calendarId, range, withinMs);
  if (answer.kind !== 'events') return answer;
  const others = await mirroredOf(calendarId, answer, store);
  await store.calendars.mirror(calendarId, range, others, now, state.othersChanged);
  return null;
}

/** What the changes of a calendar say of others' time; null: of a series, or of what cannot be read, they do not say all. */
async function othersChanged(
  calendarId: string,
  changes: Listing,
  store: ReadingPorts['store'],
): Promise<OthersChanged | null> {
  const { events, unreadable } = changes;
  if (unreadable.length > 0 || events.some(({ recurring, cancelled }) => recurring && !cancelled))
    return null;
  return {
    eventIds: events.map(({ eventId }) => eventId),
    now: await mirroredOf(calendarId, changes, store),
  };
}

async function mirroredOf(
  calendarId: string,
  listing: Listing,
  store: ReadingPorts['store'],
): Promise<MirroredEvent[]> {
  const stamps = new Map(
    listing.events.map(({ eventId, stamp }) => [eventId, stamp?.appointmentUuid ?? null]),
  );
  return (await foreignIn(calendarId, listing, store)).map(({ eventId, start, end }) => ({
    eventId,
    start,
    end,
    copyOf: stamps.get(eventId) ?? null,
  }));
}
