import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import {
  appointmentOfEventId,
  type EventPlace,
  type ListedEvent,
  type UnreadableEvent,
} from '../domain/calendar-event.ts';
import { imageEventId } from '../domain/event-image.ts';
import type { InboxNote } from '../domain/inbox.ts';
import { type Instant, type Interval, overlaps, SECOND_MS } from '../domain/interval.ts';
import { occupanciesBeside, ownStandings } from '../domain/own-placement.ts';
import type { Shop } from '../domain/shop.ts';
import type { ImageStore } from '../store/images.ts';
import type { HeldClaim, Store } from '../store/store.ts';
import { PATIENCE } from './patience.ts';
import type { Ports } from './ports.ts';

/** What others have put into a calendar and takes time. */
export interface ForeignEvent extends EventPlace, Interval {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

interface Told {
  readonly events: readonly ListedEvent[];
  readonly unreadable: readonly UnreadableEvent[];
}

/**
 * What of a calendar's answer is others' and takes time. Ours is what has an id that names an appointment which the book
 * shows there, whatever became of its stamp; a copy of it is somebody's. An event that makes no sense takes the time that
 * it names, since long ago.
 */
export async function foreignIn(
  calendarId: string,
  { events, unreadable }: Told,
  store: Pick<Store, 'images' | 'appointments'>,
): Promise<ForeignEvent[]> {
  const shown = await shownIds(calendarId, [...events, ...unreadable], store);
  const lying = unreadable.flatMap(({ eventId, busy, time }) =>
    eventId === null || time === null
      ? []
      : [{ calendarId, eventId, busy, ...time, createdAt: 0, updatedAt: 0 }],
  );
  return [...events.filter(({ cancelled }) => !cancelled), ...lying].filter(
    ({ eventId, busy, start, end }) => busy && start < end && !shown.has(eventId),
  );
}

/** The ids under which this book shows, or may show, an appointment in that calendar. */
async function shownIds(
  calendarId: string,
  events: readonly Pick<UnreadableEvent, 'eventId'>[],
  { images, appointments }: { readonly images: ImageStore; readonly appointments: Store['appointments'] },
): Promise<Set<string>> {
  const shown = new Set<string>();
  for (const { eventId } of events) {
    const named = eventId === null ? null : appointmentOfEventId(seriesOf(eventId));
    if (eventId === null || named === null) continue;
    const appointment = await appointments.byUuid(named.uuid);
    const image = appointment && (await images.get({ appointmentId: appointment.id, calendarId }));
    if (image) shown.add(eventId);
  }
  return shown;
}

/** The id of the series that an occasion is of, `ap…_20261123T140000Z`; any other id as it is. */
export function seriesOf(eventId: string): string {
  return eventId.replace(/_\d{8}(?:T\d{6}Z)?$/, '');
}

/** What a look at the calendar after a booking found. `readBack`: our own event, too, and as the book has it. */
export type Verified =
  | { readonly kind: 'ours'; readonly readBack: boolean }
  /** Somebody else's event was there before ours: they were first. Or nobody knows, for both were put there in one second: a tie. */
  | { readonly kind: 'lost'; readonly event: ForeignEvent; readonly tie: SameMoment | null }
  /** Somebody has put an event over ours since. */
  | { readonly kind: 'contested'; readonly notes: readonly InboxNote[]; readonly readBack: boolean }
  | { readonly kind: 'unknown'; readonly trouble: CalendarTrouble };

interface SameMoment {
  /** By its id, ours comes before theirs. */
  readonly goesFirst: boolean;
}

/** The calendars whose events take an appointment's time: its bay's, and its technician's own where there is one. */
export function calendarsOf({ image, technician }: Appointment, { technicians }: Shop): string[] {
  const own = technicians.find(({ id }) => id === technician?.id)?.calendarId ?? image.calendarId;
  return own === image.calendarId ? [own] : [image.calendarId, own];
}

/**
 * Looks, after an appointment's event has been written and before anybody is told, for events of others over it. Who was
 * first, Google's own clock says; a tie loses, because two books that both look may otherwise both keep it. `since`: what
 * counts as ours being there, for a move the moment of the change.
 */
export async function verifyPlacement(
  appointment: Appointment,
  shop: Shop,
  since: 'created' | 'updated',
  { store, calendar, protocol }: Pick<Ports, 'store' | 'calendar' | 'protocol'>,
): Promise<Verified> {
  const foreign: ForeignEvent[] = [];
  const earlier: ForeignEvent[] = [];
  const before: ForeignEvent[] = [];
  let ownId = '';
  let trouble: CalendarTrouble | null = null;
  let readBack = false;
  const looks = calendarsOf(appointment, shop).map(async (calendarId) => ({
    calendarId,
    answer: await calendar.eventsDuring(calendarId, appointment, PATIENCE.verify),
  }));
  for (const { calendarId, answer } of await Promise.all(looks)) {
    if (answer.kind !== 'events') {
      trouble ??= answer;
      continue;
    }
    const others = (await foreignIn(calendarId, answer, store)).filter((event) =>
      overlaps(event, appointment),
    );
    const image = await store.images.get({ appointmentId: appointment.id, calendarId });
    const eventId = image && imageEventId(appointment.uuid, image.generation);
    const ours = answer.events.find((event) => event.eventId === eventId);
    const at = ours === undefined ? null : since === 'created' ? ours.createdAt : ours.updatedAt;
    if (calendarId === appointment.image.calendarId)
      readBack = ours !== undefined && isEqual(ours, appointment);
    foreign.push(...others);
    if (ours === undefined || at === null) continue;
    ownId = ours.eventId;
    earlier.push(...others.filter(({ createdAt }) => protocol.wasFirst(createdAt, at)));
    before.push(...others.filter(({ updatedAt }) => secondOf(updatedAt) < secondOf(at)));
  }
  const claims = foreign.length === 0 ? [] : await store.appointments.claimsDuring(appointment);
  const fits = (events: readonly ForeignEvent[]) => hasRoom(appointment, events, claims, shop);
  if (!fits(earlier)) {
    const tie = fits(before) ? { goesFirst: earlier.every(({ eventId }) => ownId < eventId) } : null;
    return { kind: 'lost', event: earlier[0] as ForeignEvent, tie };
  }
  if (!fits(foreign))
    return { kind: 'contested', notes: foreign.map((event) => conflictNote(appointment, event)), readBack };
  return trouble === null ? { kind: 'ours', readBack } : { kind: 'unknown', trouble };
}

/** Google tells when an event was made by the second. */
function secondOf(instant: Instant): number {
  return Math.floor(instant / SECOND_MS);
}

function isEqual({ start, end, stamp }: ListedEvent, appointment: Appointment): boolean {
  return start === appointment.start && end === appointment.end && stamp?.revision === appointment.revision;
}

/** True when the appointment has its place beside these events, each in its calendar, and our other claims. */
export function hasRoom(
  appointment: Appointment,
  foreign: readonly ForeignEvent[],
  claims: readonly HeldClaim[],
  shop: Shop,
): boolean {
  const { id, bufferMs, overbookReason } = appointment;
  if (overbookReason !== null || foreign.length === 0) return true;
  const own = ownStandings(appointment, {
    shop,
    slot: appointment,
    job: { bufferMs, skills: [] },
    occupancies: occupanciesBeside(id, shop, claims, foreign),
  });
  return own.every(({ standing }) => standing?.kind !== 'taken' || standing.foreign.length === 0);
}

export function conflictNote(
  { id }: Pick<Appointment, 'id'>,
  { calendarId, eventId, start, end }: ForeignEvent,
): InboxNote {
  return {
    kind: 'foreign-conflict',
    appointmentId: id,
    calendarId,
    eventId,
    event: { start, end },
    detail: null,
  };
}
