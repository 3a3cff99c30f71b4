import { eventNameOf } from './event-names.ts';
import type { Touch } from './ledger.ts';
import { isSaid, isTaking } from './others-check.ts';
import type { AppointmentRow, RevisionRow } from './rows.ts';
import type { World } from './world.ts';

interface Kept {
  readonly appointments: readonly AppointmentRow[];
  readonly revisions: readonly RevisionRow[];
}

/** I11: nobody's move is followed onto time that others had by then, or into a bay that the shop has no more. */
export function followViolations(
  { ledger, model, book }: World,
  { appointments, revisions }: Kept,
): string[] {
  return revisions
    .filter(({ source, change }) => source === 'calendar' && change === 'rescheduled')
    .flatMap((revision) => {
      const { appointment: id, revision: number, bay } = revision;
      const what = `I11: revision ${number} of #${id}`;
      const retired = ledger.retired.get(bay);
      if (retired !== undefined && !retired.has(`${id} ${number}`)) return [`${what} is in a retired bay`];
      const name = eventNameOf(appointments.find((one) => one.id === id)?.uuid ?? '');
      const isMove = ({ kind, eventId, times }: Touch) =>
        kind === 'moved' && eventId.startsWith(name) && isSame(times, revision);
      const [calendarId, ...others] = new Set(ledger.touches.filter(isMove).map((one) => one.calendarId));
      // A list that lags does not tell of everything, and a calendar out of reach is taken for what it was.
      if (model.settings.lagMs > 0 || others.length > 0) return [];
      if (calendarId !== book.shop.bays.find((one) => one.id === bay)?.calendarId) return [];
      const until = revisions.filter((one) => one.appointment !== id || one.revision <= number);
      const theirs = ledger.foreign.some(
        (one) =>
          one.calendarId === calendarId &&
          isTaking(one) &&
          !isSaid(one, { id, start: revision.start, end: revision.end }, until, ledger) &&
          one.touchesBefore <= ledger.touches.findIndex(isMove) &&
          one.start < revision.end &&
          revision.start < one.end,
      );
      return theirs ? [`${what} follows onto somebody else's event`] : [];
    });
}

interface Times {
  readonly start: number;
  readonly end: number;
}

function isSame(one: Times, other: Times): boolean {
  return one.start === other.start && one.end === other.end;
}
