import { type Interval, overlaps } from '../../domain/interval.ts';
import type { OthersEvent } from '../../domain/others-event.ts';
import type { Place } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import { foreignIn } from '../calendar/foreign-events.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import type { KnownTime } from './occupancies.ts';

/**
 * Others' events that lie in the slot while somebody says why it is taken all the same, in the calendars of that bay and
 * those technicians: those are what the reason is about. Each is asked for by itself, because busy time does not tell whose it is,
 * nor what of it lies under an event of ours. What is not learnt now is told of later, as if nobody had said anything.
 */
export async function othersThere(
  slot: Interval,
  { bayId, technicianIds }: Place,
  { outOfReach }: Pick<KnownTime, 'outOfReach'>,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
  { store, calendar }: Pick<Ports, 'store' | 'calendar'>,
): Promise<OthersEvent[]> {
  const own = [
    ...bays.filter(({ id }) => id === bayId),
    ...technicians.filter(({ id }) => technicianIds.includes(id)),
  ];
  const calendarIds = new Set(own.flatMap(({ calendarId }) => calendarId ?? []));
  const looks = [...calendarIds].map(async (calendarId): Promise<OthersEvent[]> => {
    if (outOfReach !== null) {
      const known = await store.calendars.mirrored(calendarId, slot);
      return known.map(({ eventId, start, end }) => ({ calendarId, eventId, start, end }));
    }
    const answer = await calendar.eventsDuring(calendarId, slot, PATIENCE.check);
    return answer.kind === 'events' ? foreignIn(calendarId, answer, store) : [];
  });
  return (await Promise.all(looks)).flat().filter((event) => overlaps(event, slot));
}
