import type { ToldBy } from '../domain/event-version.ts';
import type { Interval } from '../domain/interval.ts';
import type { EventChanges, LocalEvents } from '../store/local-events.ts';
import type { Write, Written } from '../store/store.ts';

/** Somebody's event as another program tells it. `recurrenceId` names one instance of a series; null for a single one. */
export interface ForeignEvent extends Interval {
  readonly uid: string;
  readonly recurrenceId: string | null;
  readonly title: string;
  readonly busy: boolean;
  readonly cancelled: boolean;
  readonly toldBy: ToldBy;
}

/**
 * Brings events into the local calendar, all or nothing. The same events again change nothing; of an event
 * (a series with all its instances) that is brought in again, what is no longer in the file goes.
 */
export function importCalendar(
  { calendarId, events }: { readonly calendarId: string; readonly events: readonly ForeignEvent[] },
  write: Write,
  { localEvents }: { readonly localEvents: LocalEvents },
): Promise<Written<EventChanges>> {
  const told = new Set(events.filter(({ toldBy }) => toldBy === 'whole').map(({ uid }) => uid));
  return localEvents.putAll(
    {
      calendarId,
      events: events.map(({ uid, recurrenceId, start, end, title, busy, cancelled }) => ({
        calendarId,
        eventId: `${IMPORTED}${uid.length}:${uid}#${recurrenceId ?? ''}`,
        start,
        end,
        title,
        description: '',
        busy,
        cancelled,
        stamp: null,
      })),
      under: IMPORTED,
      // An exception that is told alone says nothing of the other occurrences.
      familyOf: (eventId) => (told.has(uidOf(eventId)) ? uidOf(eventId) : eventId),
    },
    write,
  );
}

/** What the ids of all imported events begin with. Then come the length of the UID, the UID, and which instance it is. */
const IMPORTED = 'import:';

/** The UID's part of an id, whatever characters are in it. */
function uidOf(eventId: string): string {
  const from = eventId.indexOf(':', IMPORTED.length) + 1;
  return eventId.slice(from, from + Number(eventId.slice(IMPORTED.length, from - 1)));
}
