import type { ForeignTime, Ledger } from './ledger.ts';
import type { AppointmentRow, ItemRow, RevisionRow } from './rows.ts';
import type { World } from './world.ts';

interface Kept {
  readonly appointments: readonly AppointmentRow[];
  readonly revisions: readonly RevisionRow[];
  readonly items: readonly ItemRow[];
}

/** I12, and I9 of what others have over ours. */
export function othersViolations(world: World, kept: Kept): string[] {
  return [
    ...untold(world, kept),
    ...kept.items.flatMap((item) => phantom(item, world)),
    ...kept.items.flatMap((item) => outlived(item, kept, world)),
  ];
}

/** I12: what is said of an event of others that lies over nothing any more is no question to anybody. */
function outlived(
  { kind, calendar, event, appointment, resolved }: ItemRow,
  { appointments }: Kept,
  { ledger }: World,
): string[] {
  const over = appointments.find(({ id }) => id === appointment);
  if (kind !== 'foreign-conflict' || resolved !== null || over === undefined) return [];
  const theirs = ledger.foreign.filter(
    ({ calendarId, eventId }) => calendarId === calendar && eventId === event,
  );
  if (theirs.length === 0 || theirs.some((one) => isTaking(one) && isOver(one, over))) return [];
  return [`I12: ${event} in ${calendar} does not lie over #${appointment}, and somebody is asked about it`];
}

/** I9: what shows as free lies over nobody. */
function phantom({ kind, calendar, event }: ItemRow, { ledger }: World): string[] {
  const isFree = ledger.foreign.some(
    ({ calendarId, eventId, takesTime }) => calendarId === calendar && eventId === event && !takesTime,
  );
  return kind === 'foreign-conflict' && isFree ? [`I9: ${event} in ${calendar} takes no time`] : [];
}

/**
 * I12: whatever others have over an appointment that stands is named in the inbox, unless somebody at the counter has said
 * why, at a time when that event lay there as it lies now.
 */
function untold({ book, ledger, moments }: World, { appointments, revisions, items }: Kept): string[] {
  const { bays, technicians } = book.shop;
  return appointments
    .filter(({ status, end }) => status === 'scheduled' && end > moments.real)
    .flatMap((appointment) => {
      const { id, bay, technician } = appointment;
      const calendars = new Set([
        bays.find((one) => one.id === bay)?.calendarId,
        technicians.find((one) => one.id === technician)?.calendarId,
      ]);
      return ledger.foreign
        .filter((event) => isTaking(event) && calendars.has(event.calendarId) && isOver(event, appointment))
        .filter(
          (event) => !isSaid(event, appointment, revisions, ledger) && !isNamed(event, appointment, items),
        )
        .map(
          ({ eventId, calendarId }) =>
            `I12: ${eventId} in ${calendarId} lies over #${id}, and nobody is told`,
        );
    });
}

/** It lies as it was put there last. */
export function isThere({ until }: ForeignTime): boolean {
  return until === null;
}

/** It lies there and takes the time. */
export function isTaking(event: ForeignTime): boolean {
  return isThere(event) && event.takesTime;
}

function isOver(one: Times, other: Times): boolean {
  return one.start < other.end && other.start < one.end;
}

interface Times {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the reason that holds for the appointment was given when the event had come to lie as it lies, and whoever gave it
 * was told of it; unless their answer never came.
 */
export function isSaid(
  event: ForeignTime,
  { id, start, end }: Pick<AppointmentRow, 'id' | 'start' | 'end'>,
  revisions: readonly RevisionRow[],
  { foreign, saidAt, named }: Ledger,
): boolean {
  const own = withoutTakenBack(revisions.filter(({ appointment }) => appointment === id));
  const said = own.findLast(({ source }) => source !== 'calendar');
  if (said === undefined || said.reason === null || own.at(-1)?.reason !== said.reason) return false;
  if (said.start > start || end > said.end) return false;
  const key = `${id} ${said.revision}`;
  const isNamed = named
    .get(key)
    ?.some((one) => one.by === 'event' && one.start === event.start && one.end === event.end);
  if (isNamed === false) return false;
  const at = saidAt.get(key) ?? 0;
  return foreign.some(
    (one) =>
      one.eventId === event.eventId &&
      one.calendarId === event.calendarId &&
      one.start === event.start &&
      one.end === event.end &&
      one.from <= at,
  );
}

/** What happened to an appointment, but for moves that were taken back. */
export function withoutTakenBack(own: readonly RevisionRow[]): RevisionRow[] {
  return own.filter(({ change }, i) => change !== 'moved-back' && own[i + 1]?.change !== 'moved-back');
}

function isNamed(event: ForeignTime, { id, uuid }: AppointmentRow, items: readonly ItemRow[]): boolean {
  return items.some(
    (item) =>
      item.appointment === id &&
      item.calendar === event.calendarId &&
      item.event === event.eventId &&
      item.resolved === null &&
      (item.kind === 'foreign-conflict'
        ? item.start === event.start && item.end === event.end
        : item.kind === 'copied' && event.copyOf === uuid),
  );
}
