import type { Appointment } from './appointment.ts';
import { type Interval, overlaps } from './interval.ts';
import type { OthersEvent } from './others-event.ts';
import { type JobTime, occupanciesBeside, sharesOf } from './own-placement.ts';
import type { Shop } from './shop.ts';
import { type Occupancy, stretchesMeeting, timeline } from './timeline.ts';

/** What else takes the time around an appointment. */
export interface Surroundings<Event extends OthersEvent> {
  readonly shop: Pick<Shop, 'bays' | 'technicians'>;
  /** All of ours that touch it; its own may be among them. */
  readonly jobs: readonly JobTime[];
  /** All of others' that touch it. */
  readonly events: readonly Event[];
}

/** The calendars whose events take an appointment's time: its bay's, and its technicians' own where there are any. */
export function calendarsOf(
  { image, work }: Pick<Appointment, 'image' | 'work'>,
  { technicians }: Pick<Shop, 'technicians'>,
): string[] {
  if (image === null) return [];
  const own = work.flatMap(
    ({ technician }) => technicians.find(({ id }) => id === technician?.id)?.calendarId ?? [],
  );
  return [...new Set([image.calendarId, ...own])];
}

/**
 * Others' events for which there is no room beside an appointment where it stands. Only room is looked at, not hours: a bay
 * that is closed by now, or that the shop no longer has, has no room for two either.
 */
export function othersOver<Event extends OthersEvent>(
  appointment: Parameters<typeof sharesOf>[0] & Pick<Appointment, 'id' | 'image'>,
  { shop, jobs, events }: Surroundings<Event>,
): Event[] {
  const { id, image } = appointment;
  const known = occupanciesBeside(id, shop, jobs, events);
  const retired = {
    capacity: 1,
    held: [],
    foreign: events.filter((one) => one.calendarId === image?.calendarId),
  };
  const over = new Set(
    sharesOf(appointment, appointment).flatMap(({ kind, id: whose, slot }) => {
      const occupancy = known.get(whose) ?? (kind === 'bay' ? retired : undefined);
      return occupancy === undefined ? [] : crowding(occupancy, slot);
    }),
  );
  return events.filter((event) => over.has(event));
}

/** Others' events that take part in filling the bay or technician at some instant of the slot. */
function crowding<Event extends Interval>(occupancy: Occupancy<Interval, Event>, slot: Interval): Event[] {
  const full = stretchesMeeting(timeline(occupancy).full, slot).map(({ start, end }) => ({
    start: Math.max(start, slot.start),
    end: Math.min(end, slot.end),
  }));
  return occupancy.foreign.filter((event) => full.some((stretch) => overlaps(stretch, event)));
}

/**
 * The events that no overbooking reason covers. A reason covers the events that lay there when it was given, each as it lay
 * then: one that has come or moved since is another one.
 */
export function unsaid<Event extends OthersEvent>(
  events: readonly Event[],
  { overbookReason, overbookedOver }: Pick<Appointment, 'overbookReason' | 'overbookedOver'>,
): Event[] {
  if (overbookReason === null) return [...events];
  return events.filter((event) => !overbookedOver.some((said) => isSame(said, event)));
}

function isSame(one: OthersEvent, other: OthersEvent): boolean {
  return (
    one.calendarId === other.calendarId &&
    one.eventId === other.eventId &&
    one.start === other.start &&
    one.end === other.end
  );
}
