import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { appointmentOfEventId, type ListedEvent } from '../../domain/calendar-event.ts';
import { type DifferenceKind, differenceAt } from '../../domain/comparison.ts';
import { imageEventId, mayBeOurs } from '../../domain/event-image.ts';
import type { Interval } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { ShownImage } from '../../store/images.ts';
import { allChanges } from '../calendar/all-changes.ts';
import { noteAnswer, unlessUnwritable } from '../calendar/ask-calendar.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import { LOOK_BACK_MS, PATIENCE } from '../calendar/patience.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { calendarsOfShop } from './tell-of-others.ts';

export type ComparingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>;

/** Where book and calendar do not say the same of an event. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly appointmentId: number | null;
  readonly eventId: string;
  /** When the appointment is; null where the book has none. */
  readonly ours: Interval | null;
  /** When the event lies; null where there is none. */
  readonly theirs: Interval | null;
  /** What the calendar calls it; null where there is none. */
  readonly title: string | null;
  /** What makes them agree: a change that is owed already, a look that the next sync takes, or a person's word. */
  readonly needs: 'delivery' | 'look' | 'person';
}

/** One calendar, compared as a whole. */
export interface Comparison {
  /** What the shop calls it. */
  readonly calendar: string;
  /** Events of ours that book or calendar have there, that end later than a week ago. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Why it could not be compared. */
  readonly trouble: CalendarTrouble | null;
}

/**
 * Compares all events of ours, row by row: what the book says with what the calendars show now. Changes neither, but for the figures.
 * `named`: of one calendar alone, by the shop's name for it or by its id. Throws `not-found`.
 */
export async function compareCalendars(named: string | null, ports: ComparingPorts): Promise<Comparison[]> {
  const { store, clock } = ports;
  const since = clock.now() - LOOK_BACK_MS;
  const shop = await currentShop(ports);
  const all = new Set([...calendarsOfShop(shop), ...(await store.calendars.used(since))]);
  const called = await Promise.all(
    [...all].map(async (calendarId) => ({ calendarId, calendar: await calendarLabel(calendarId, ports) })),
  );
  const meant = called.filter(
    ({ calendarId, calendar }) => named === null || calendar === named || calendarId === named,
  );
  if (named !== null && meant.length === 0) {
    const known = called.map(({ calendar }) => calendar);
    throw new AppError({ code: 'not-found', what: 'calendar', query: named, known });
  }
  const comparisons: Comparison[] = [];
  for (const { calendarId } of meant)
    comparisons.push(await compareCalendar(calendarId, PATIENCE.read, ports));
  return comparisons;
}

/** The same of one calendar. How many events differ is kept, with when that was asked. */
export async function compareCalendar(
  calendarId: string,
  withinMs: number,
  ports: ComparingPorts,
): Promise<Comparison> {
  const calendar = await calendarLabel(calendarId, ports);
  const { store, clock } = ports;
  const at = clock.now();
  const since = at - LOOK_BACK_MS;
  await unlessUnwritable(store.comparisons.begin(calendarId, at));
  const answer = await allChanges(calendarId, { kind: 'all', since }, ports, withinMs);
  const isExpired = answer.kind === 'token-expired' || answer.kind === 'page-expired';
  const trouble: CalendarTrouble | null = isExpired
    ? { kind: 'unknown', why: 'the calendar gives no list of its events' }
    : answer.kind === 'all'
      ? null
      : answer;
  await noteAnswer(calendarId, trouble, 'calendar', ports);
  if (answer.kind !== 'all') return { calendar, compared: 0, differences: [], trouble };
  const bookId = await store.shop.bookId();
  const images = await store.images.shownIn(calendarId, since);
  const listing = { ...answer, unreadable: new Set(answer.unreadable.map(({ eventId }) => eventId)) };
  const asked = new Set(
    (await openItems(store)).flatMap((item) => (item.calendarId === calendarId ? [item.eventId] : [])),
  );
  const comparing = { images, listing, bookId, asked };
  const differences = [...ownDifferences(comparing), ...(await strangers(comparing, store))];
  const compared = images.length + differences.filter(({ ours }) => ours === null).length;
  const figure = { calendarId, at, compared, differing: differences.length };
  await unlessUnwritable(store.comparisons.note(figure));
  return { calendar, compared, differences, trouble: null };
}

interface Listing {
  readonly events: readonly ListedEvent[];
  /** The ids of those that make no sense. */
  readonly unreadable: ReadonlySet<string | null>;
}

/** What is compared in one calendar. `asked`: the events about which a person is asked already. */
interface Comparing {
  readonly images: readonly ShownImage[];
  readonly listing: Listing;
  readonly bookId: string;
  readonly asked: ReadonlySet<string | null>;
}

/** Where the event of an image is not as the book says. */
function ownDifferences({ images, listing: { events, unreadable }, bookId, asked }: Comparing): Difference[] {
  const there = new Map(events.map((event) => [event.eventId, event]));
  return images.flatMap((shown) => {
    const { uuid, image, appointmentId, start, end, isOwed } = shown;
    const eventId = imageEventId(uuid, image.generation);
    const event = there.get(eventId) ?? null;
    const kind = unreadable.has(eventId)
      ? 'unreadable'
      : differenceAt(shown, event, event && revisionIn(event, bookId));
    if (kind === null) return [];
    const isLeftToPerson = image.removedRevision !== null || image.refusedRevision === image.wantedRevision;
    const isAsked = asked.has(eventId) || (isLeftToPerson && !isOwed);
    const needs = isAsked ? 'person' : isOwed ? 'delivery' : 'look';
    return { kind, appointmentId, eventId, ours: { start, end }, ...theirsOf(event), needs };
  });
}

/** Live events of ours that no image is of. */
async function strangers(
  { images, listing: { events }, bookId, asked }: Comparing,
  { appointments }: Ports['store'],
): Promise<Difference[]> {
  const shown = new Map(images.map((one) => [one.uuid, one]));
  const found: Difference[] = [];
  for (const event of events.filter(({ cancelled }) => !cancelled)) {
    const { eventId, stamp } = event;
    const named = appointmentOfEventId(eventId);
    const isMarked = stamp?.bookId === bookId;
    if (named === null && !isMarked) continue;
    const one = named && shown.get(named.uuid);
    if (named && one && named.generation === one.image.generation && mayBeOurs(one.image, named.generation))
      continue;
    const known = await appointments.byUuid(named?.uuid ?? stamp?.appointmentUuid ?? '');
    if (known === null && !isMarked) continue;
    const kind = strangeKind(named, known, one);
    const about = { kind, appointmentId: known?.id ?? null, eventId, ...theirsOf(event) };
    const needs = asked.has(eventId) ? 'person' : kind === 'second' ? 'delivery' : 'look';
    found.push({ ...about, ours: known, needs });
  }
  return found;
}

function strangeKind(
  named: { readonly generation: number } | null,
  known: object | null,
  shown: ShownImage | null | undefined,
): DifferenceKind {
  if (known === null) return 'unknown';
  if (named === null) return 'copy';
  if (!shown) return 'elsewhere';
  if (named.generation > shown.image.generation) return 'later';
  return named.generation < shown.image.generation ? 'second' : 'elsewhere';
}

function revisionIn({ stamp }: ListedEvent, bookId: string): number | null {
  return stamp?.bookId === bookId ? stamp.revision : null;
}

function theirsOf(event: ListedEvent | null): Pick<Difference, 'theirs' | 'title'> {
  if (event === null || event.cancelled) return { theirs: null, title: null };
  return { theirs: { start: event.start, end: event.end }, title: event.title };
}
