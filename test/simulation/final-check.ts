import { eventIdOf } from '../../src/domain/calendar-event.ts';
import { eventKey, eventNameOf } from './event-names.ts';
import { othersViolations } from './others-check.ts';
import { type OurEvent, ourEvents } from './people.ts';
import { type AppointmentRow, type ImageRow, type ItemRow, rowsOf } from './rows.ts';
import { VISITORS } from './shop.ts';
import { textViolations } from './texts-check.ts';
import { touchViolations } from './touch-check.ts';
import type { World } from './world.ts';

/**
 * What must hold once everything has come to rest. The laws have numbers, by which violations name them (docs/protocol.md §18):
 *
 *   I1   no more jobs at once than a bay or technician has room for      I2   what was promised stands
 *   I3   what is to be seen is there, once, as the book has it           I4   and nothing else of that appointment
 *   I5   no event of ours belongs to nothing                             I6   `sync` comes to rest
 *   I7   never two live events of one appointment in one calendar        I8   what people did is followed or told
 *   I9   and nothing else passes for their doing                         I10  no names in what is kept of troubles
 *
 *   I11  nobody's move is followed onto others' time                     I12  others' time over ours is said or told
 *   I13  what stands and was shown is never nowhere                      I14  who overbooks is told what is beneath
 *   I15  two books never both promise the same time
 *   I16  an event says what the book says, or what somebody wrote
 *
 * Here: I3 to I6, I8 to I12, I16; after every step: I1, I2, I7 and I13 (`step-check.ts`); I14 when a command answers
 * (`over-check.ts`), and I15 between two books (`two-books-check.ts`).
 */
export function finalViolations(world: World): string[] {
  const rows = rowsOf(world.book.db);
  const kept = {
    appointments: rows.appointments(),
    revisions: rows.revisions(),
    images: rows.images(),
    items: rows.items(),
  };
  return [
    ...agreementViolations(world),
    ...strangers(
      kept.appointments,
      ourEvents(world).filter(({ cancelled }) => !cancelled),
    ),
    ...touchViolations(world, kept),
    ...othersViolations(world, kept),
    ...textViolations(world, kept),
  ];
}

/** Those of them that hold for a book beside others, too. */
export function agreementViolations(world: World): string[] {
  const rows = rowsOf(world.book.db);
  const appointments = rows.appointments();
  const images = rows.images();
  const items = rows.items();
  const live = ourEvents(world).filter(({ cancelled }) => !cancelled);
  return [
    ...world.ledger.thrown.map((words) => `threw: ${words}`),
    ...appointments.flatMap((appointment) => shownViolations(appointment, world, { live, images, items })),
    ...images
      .filter(({ owed }) => owed === 1)
      .map(({ appointment, calendar }) => `I6: #${appointment} is still owed to ${calendar}`),
    ...appointments.filter(({ held }) => held !== null).map(({ id }) => `I2: #${id} is still held`),
    ...personal([...items.map(({ detail }) => detail), ...images.map(({ error }) => error)]),
  ];
}

interface Shown {
  readonly live: readonly OurEvent[];
  readonly images: readonly ImageRow[];
  readonly items: readonly ItemRow[];
}

/** I3 and I4: one event where the appointment is to be seen, and none anywhere else. */
function shownViolations(appointment: AppointmentRow, world: World, shown: Shown): string[] {
  const { id, uuid } = appointment;
  const wanted = wantedCalendars(appointment, world);
  const own = shown.live.filter(({ eventId }) => eventId.startsWith(eventNameOf(uuid)));
  /** Google was made to refuse to take it away, and somebody is asked. */
  const isLeft = (calendarId: string) =>
    world.ledger.refused.size > 0 &&
    shown.items.some(
      (item) =>
        item.kind === 'removal-refused' &&
        item.appointment === id &&
        item.calendar === calendarId &&
        item.resolved === null,
    );
  const elsewhere = own
    .filter(({ calendarId }) => !wanted.has(calendarId) && !isLeft(calendarId))
    // What somebody has put there stays, and is told.
    .filter(({ calendarId, eventId }) => !world.ledger.strayed.has(eventKey(calendarId, eventId)))
    .map(
      ({ calendarId, eventId }) => `I4: ${eventId} of #${id} (${appointment.status}) lives in ${calendarId}`,
    );
  const here = [...wanted].flatMap((calendarId) => {
    const image = shown.images.find((one) => one.appointment === id && one.calendar === calendarId);
    const name = image === undefined ? null : eventIdOf(uuid, image.generation);
    const events = own.filter(
      (event) =>
        event.calendarId === calendarId &&
        (event.eventId === name || !(isLeft(calendarId) || isPutThere(event, world, shown.items))),
    );
    return imageViolations(appointment, calendarId, image, events, world, shown.items);
  });
  return [...elsewhere, ...here];
}

/** From another calendar, by somebody, and told: not the event of the image here. */
function isPutThere(
  { calendarId, eventId }: OurEvent,
  { ledger }: World,
  items: readonly ItemRow[],
): boolean {
  return (
    ledger.strayed.has(eventKey(calendarId, eventId)) &&
    items.some(
      ({ kind, calendar, event }) => kind === 'elsewhere' && calendar === calendarId && event === eventId,
    )
  );
}

function imageViolations(
  { id, start, end }: AppointmentRow,
  calendarId: string,
  image: ImageRow | undefined,
  events: readonly OurEvent[],
  { ledger }: World,
  items: readonly ItemRow[],
): string[] {
  const where = `#${id} in ${calendarId}`;
  if (image === undefined || image.present === 0) return [`I3: ${where} is not wanted there`];
  const isOpen = (kind: ItemRow['kind']) =>
    items.some(
      (item) =>
        item.kind === kind &&
        item.appointment === id &&
        item.calendar === calendarId &&
        item.resolved === null,
    );
  if (image.removed !== null) {
    if (!isOpen('event-removed')) return [`I8: ${where} was removed, and nobody is asked`];
    // It may be back where Google was made to refuse the look at it: that is asked, too.
    const mayBeBack =
      image.unlooked === 1 &&
      image.refused === image.wanted &&
      isOpen('change-refused') &&
      ledger.refused.size > 0;
    const most = mayBeBack ? 1 : 0;
    return events.length <= most ? [] : [`I3: ${where} counts as removed and lives`];
  }
  if (image.refused === image.wanted) {
    if (!isOpen('change-refused')) return [`I8: ${where} was refused, and nobody is asked`];
    return ledger.refused.size > 0 ? [] : [`I9: ${where} was refused by nobody`];
  }
  const [event] = events;
  if (event === undefined || events.length > 1) return [`I3: ${where} has ${events.length} live events`];
  if (event.start !== start || event.end !== end) return [`I3: ${where} lies elsewhere in the calendar`];
  return event.resource.recurrence?.length ? [`I3: ${where} is a series`] : [];
}

function wantedCalendars({ status, bay, technician }: AppointmentRow, { book }: World): Set<string> {
  if (status === 'cancelled') return new Set();
  const { bays, technicians } = book.shop;
  const calendars = [
    bays.find(({ id }) => id === bay)?.calendar,
    technicians.find(({ id }) => id === technician)?.calendar,
  ];
  return new Set(calendars.flatMap((calendar) => calendar ?? []));
}

/** I5: nothing of ours that the book knows nothing of. */
function strangers(appointments: readonly AppointmentRow[], live: readonly OurEvent[]): string[] {
  const names = new Set(appointments.map(({ uuid }) => eventNameOf(uuid)));
  return live
    .filter(({ eventId }) => !names.has(eventId.slice(0, 28)))
    .map(({ eventId, calendarId }) => `I5: ${eventId} in ${calendarId} belongs to nothing`);
}

/** I10: nobody's name or number in what is kept of troubles. */
function personal(texts: readonly (string | null)[]): string[] {
  const secrets = VISITORS.flatMap(({ name, phone, email, plate }) => [name, phone, plate, email ?? name]);
  return texts.flatMap((text) =>
    text !== null && secrets.some((secret) => text.includes(secret)) ? [`I10: "${text}"`] : [],
  );
}
