import { appointmentOfEventId, type ListedEvent, type UnreadableEvent } from '../../domain/calendar-event.ts';
import type { KeptEvent } from '../../store/calendar-readings.ts';
import type { SeenEvent } from '../../store/images.ts';
import type { Listing } from '../calendar/foreign-events.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

/** What of a page is needed again when the reading is whole: what may be ours, and what somebody is asked about. */
export async function keptOf(
  calendarId: string,
  { events, unreadable }: Listing,
  { inbox }: Pick<Ports['store'], 'inbox'>,
): Promise<KeptEvent[]> {
  const asked = new Set(
    (await openItems({ inbox })).flatMap((item) => (item.calendarId === calendarId ? [item.eventId] : [])),
  );
  return [
    ...events
      .filter((event) => isNamed(event) || event.stamp !== null || asked.has(event.eventId))
      .map((event) => ({ event })),
    ...unreadable.filter(isNamed).map((event) => ({ unreadable: event })),
  ];
}

/** What the pages before have kept, with all of the last. */
export function listingOf(earlier: readonly KeptEvent[], last: Listing): Listing {
  return {
    events: [...earlier.flatMap((kept) => ('event' in kept ? kept.event : [])), ...last.events],
    unreadable: [
      ...earlier.flatMap((kept) => ('unreadable' in kept ? kept.unreadable : [])),
      ...last.unreadable,
    ],
  };
}

/** The events of ours. One that makes no sense gets a look of its own if its id is one of ours: without an etag it counts as changed. */
export function seenIn({ events, unreadable }: Listing): SeenEvent[] {
  return [
    ...events.flatMap(({ eventId, etag, cancelled, recurring }) =>
      seen(eventId, { etag, cancelled, recurring }),
    ),
    ...unreadable.flatMap(({ eventId }) => seen(eventId, { etag: '', cancelled: false, recurring: false })),
  ];
}

function seen(eventId: string | null, as: Omit<SeenEvent, 'uuid' | 'generation'>): SeenEvent[] {
  const named = eventId === null ? null : appointmentOfEventId(eventId);
  return named === null ? [] : [{ ...named, ...as }];
}

function isNamed({ eventId }: Pick<ListedEvent | UnreadableEvent, 'eventId'>): boolean {
  return eventId !== null && appointmentOfEventId(eventId) !== null;
}
