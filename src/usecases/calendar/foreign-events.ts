import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { appointmentOfEventId, type ListedEvent, type UnreadableEvent } from '../../domain/calendar-event.ts';
import { imageEventId, mayBeOurs } from '../../domain/event-image.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import { type Instant, overlaps, SECOND_MS } from '../../domain/interval.ts';
import type { OthersEvent } from '../../domain/others-event.ts';
import { calendarsOf, othersOver, unsaid } from '../../domain/others-over.ts';
import type { Shop } from '../../domain/shop.ts';
import type { ImageStore } from '../../store/images.ts';
import type { Store } from '../../store/store.ts';
import type { Ports } from '../ports.ts';
import { PATIENCE } from './patience.ts';

/** An event of somebody else that takes time. */
export interface ForeignEvent extends OthersEvent {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface Listing {
  readonly events: readonly ListedEvent[];
  readonly unreadable: readonly UnreadableEvent[];
}

/**
 * What of a calendar's answer is others' and takes time. Ours is what has an id that names an appointment which the book shows
 * there, whatever became of its stamp; a copy of it is somebody's. An event that makes no sense takes the time that it names,
 * and counts as made long ago.
 */
export async function foreignIn(
  calendarId: string,
  { events, unreadable }: Listing,
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
    if (image && mayBeOurs(image, named.generation)) shown.add(eventId);
  }
  return shown;
}

/** The id of the series that an occasion is of, `ap…_20261123T140000Z`; any other id as it is (docs/google.md §4). */
export function seriesOf(eventId: string): string {
  return eventId.replace(/_\d{8}(?:T\d{6}Z)?$/, '');
}

/** What a look at the calendar after a booking found. `readBack`: our own event, too, and as the book has it. */
export type Verified =
  | { readonly kind: 'ours'; readonly readBack: boolean }
  /** Somebody else's event was there before ours, or (a `tie`) in the same second, so that nobody knows who was first. */
  | { readonly kind: 'lost'; readonly events: readonly ForeignEvent[]; readonly tie: SameMoment | null }
  /** Somebody has put an event over ours since. */
  | { readonly kind: 'contested'; readonly notes: readonly InboxNote[]; readonly readBack: boolean }
  | { readonly kind: 'unknown'; readonly trouble: CalendarTrouble };

interface SameMoment {
  /** By its id, ours comes before theirs. */
  readonly goesFirst: boolean;
}

/**
 * Looks, after an appointment's event has been written and before anybody is told, for events of others over it. Who was first,
 * Google's own clock says; a tie loses, because two books that both look may otherwise both keep it (docs/protocol.md §13).
 * What somebody overbooked stays, whoever was first. `since`: whether our event counts as there since it was created or, for a
 * move, since it was changed.
 */
export async function verifyPlacement(
  appointment: Appointment,
  shop: Shop,
  since: 'created' | 'updated',
  { store, calendar, protocol, clock }: Pick<Ports, 'store' | 'calendar' | 'protocol' | 'clock'>,
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
    if (calendarId === appointment.image?.calendarId)
      readBack = ours !== undefined && isEqual(ours, appointment);
    foreign.push(...others);
    if (ours === undefined || at === null) continue;
    ownId = ours.eventId;
    earlier.push(...others.filter(({ createdAt }) => protocol.wasFirst(createdAt, at)));
    before.push(...others.filter(({ updatedAt }) => secondOf(updatedAt) < secondOf(at)));
  }
  const jobs = foreign.length === 0 ? [] : await store.appointments.claimsDuring(appointment, clock.now());
  const over = (events: readonly ForeignEvent[]) => othersOver(appointment, { shop, jobs, events });
  const first = appointment.overbookReason === null ? over(earlier) : [];
  if (first.length > 0) {
    const isTie = over(before).length === 0;
    return {
      kind: 'lost',
      events: first,
      tie: isTie ? { goesFirst: earlier.every(({ eventId }) => ownId < eventId) } : null,
    };
  }
  const notes = unsaid(over(foreign), appointment).map((event) => conflictNote(appointment, event));
  if (notes.length > 0) return { kind: 'contested', notes, readBack };
  return trouble === null ? { kind: 'ours', readBack } : { kind: 'unknown', trouble };
}

/** Google tells only the second in which an event was made. */
function secondOf(instant: Instant): number {
  return Math.floor(instant / SECOND_MS);
}

function isEqual({ start, end, stamp }: ListedEvent, appointment: Appointment): boolean {
  return start === appointment.start && end === appointment.end && stamp?.revision === appointment.revision;
}

export function conflictNote(
  { id }: Pick<Appointment, 'id'>,
  { calendarId, eventId, start, end }: OthersEvent,
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
