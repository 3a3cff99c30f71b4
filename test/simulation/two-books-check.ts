import type { Interval } from '../../src/domain/interval.ts';
import { eventNameOf } from './event-names.ts';
import { ourEvents } from './people.ts';
import { type AppointmentRow, type ItemRow, rowsOf } from './rows.ts';
import { CALENDARS } from './shop.ts';
import type { World } from './world.ts';

/** An appointment that somebody was told of, where a calendar shows it. */
interface Told extends Interval {
  readonly appointment: AppointmentRow;
  readonly calendarId: string;
  /** It was found there before anybody was told, and has not changed since. */
  readonly verified: boolean;
  readonly touched: boolean;
  readonly items: readonly ItemRow[];
}

/**
 * I15, which must hold between two books on one calendar once all is at rest: no two appointments that somebody was told of lie
 * over each other, but by people's hands in Google, unless the inbox of one book names it. And never two of which both
 * were looked after in the calendar before anybody was told.
 */
export function overlapViolations(one: World, other: World): string[] {
  const theirs = toldIn(other);
  return toldIn(one).flatMap((ours) =>
    theirs
      .filter((their) => isOver(ours, their) && !ours.touched && !their.touched)
      .flatMap((their) => wrong(ours, their)),
  );
}

function wrong(ours: Told, their: Told): string[] {
  const where = `#${ours.appointment.id} of one book and #${their.appointment.id} of the other in ${ours.calendarId}`;
  if (ours.verified && their.verified) return [`I15: ${where} were both promised after a look`];
  return [...ours.items, ...their.items].length > 0
    ? []
    : [`I15: ${where} lie over each other, and nobody is told`];
}

function isOver(one: Told, other: Told): boolean {
  return one.calendarId === other.calendarId && one.start < other.end && other.start < one.end;
}

function toldIn(world: World): Told[] {
  const rows = rowsOf(world.book.db);
  const items = rows.items().filter(({ kind }) => kind === 'foreign-conflict');
  const events = ourEvents(world).filter(({ cancelled }) => !cancelled);
  const { promised, verified, touches } = world.ledger;
  const appointments = rows
    .appointments()
    .filter(({ id, status }) => status === 'scheduled' && promised.has(id));
  return appointments.flatMap((appointment) => {
    const { id, uuid, revision, bay } = appointment;
    const own = world.book.shop.bays.find((one) => one.id === bay)?.calendar;
    const name = eventNameOf(uuid);
    return CALENDARS.flatMap((calendarId) => {
      const event = events.find((each) => each.calendarId === calendarId && each.eventId.startsWith(name));
      if (event === undefined) return [];
      return [
        {
          appointment,
          calendarId,
          start: event.start,
          end: event.end,
          // The look that counts is the one into the bay's own calendar.
          verified: calendarId === own && verified.get(id) === revision,
          touched: touches.some(({ eventId }) => eventId.startsWith(name)),
          items: items.filter((item) => item.appointment === id && item.calendar === calendarId),
        },
      ];
    });
  });
}
