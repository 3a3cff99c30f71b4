import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import type { EventAnswer } from '../../src/domain/calendar-answer.ts';
import { eventIdOf } from '../../src/domain/calendar-event.ts';
import type { Mutant } from './world.ts';

function outside(answer: EventAnswer, eventId: string): EventAnswer {
  return 'event' in answer ? { ...answer, event: { ...answer.event, eventId } } : answer;
}

/** Every try under an id of its own; the product is told that it was the one that it asked for. */
const RANDOM_IDS: Mutant = {
  name: 'random id per try',
  calendar: (sound) => {
    let tries = 0;
    const used = new Map<string, string>();
    const inside = (eventId: string) => used.get(eventId) ?? eventId;
    const random = (): string => {
      tries += 1;
      return eventIdOf(
        `0000000${tries % 10}-0000-4000-8000-00000000${String(used.size).padStart(4, '0')}`,
        tries % 1000,
      );
    };
    return {
      ...sound,
      createCalendarEvent: async (event, withinMs) => {
        used.set(event.eventId, random());
        return outside(
          await sound.createCalendarEvent({ ...event, eventId: inside(event.eventId) }, withinMs),
          event.eventId,
        );
      },
      updateCalendarEvent: async (change, etag, withinMs) =>
        outside(
          await sound.updateCalendarEvent({ ...change, eventId: inside(change.eventId) }, etag, withinMs),
          change.eventId,
        ),
      cancelCalendarEvent: (place, etag, notify, withinMs) =>
        sound.cancelCalendarEvent({ ...place, eventId: inside(place.eventId) }, etag, notify, withinMs),
      getEvent: async (place, withinMs) =>
        outside(await sound.getEvent({ ...place, eventId: inside(place.eventId) }, withinMs), place.eventId),
    } satisfies CalendarService;
  },
};

/** What would go wrong if requests were sent otherwise than they are decided. */
export const CALENDAR_MUTANTS: readonly Mutant[] = [
  RANDOM_IDS,
  {
    name: 'no If-Match',
    calendar: (sound) => ({
      ...sound,
      updateCalendarEvent: (change, _, withinMs) => sound.updateCalendarEvent(change, null, withinMs),
    }),
  },
  {
    name: 'an event is removed unread',
    calendar: (sound) => ({
      ...sound,
      cancelCalendarEvent: (place, _, notify, withinMs) =>
        sound.cancelCalendarEvent(place, null, notify, withinMs),
    }),
  },
];
