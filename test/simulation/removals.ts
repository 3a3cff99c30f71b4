import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import type { EventAnswer } from '../../src/domain/calendar-answer.ts';
import { imageEventId } from '../../src/domain/event-image.ts';
import type { Action } from '../../src/domain/next-step.ts';
import type { Protocol } from '../../src/domain/protocol.ts';
import { eventKey } from './event-names.ts';

const REMOVALS: ReadonlySet<Action['do']> = new Set(['remove', 'remove-stray']);

/**
 * Which events the book has set out to remove, sent or not, and of which of these removals it has heard for sure: where one
 * has had no such answer, nobody can tell from what is gone who has deleted it.
 */
export class Removals {
  readonly #begun = new Map<string, number>();
  readonly #heard = new Map<string, number>();

  /** A calendar whose removals are counted. */
  begunIn(calendar: CalendarService): CalendarService {
    return {
      ...calendar,
      cancelCalendarEvent: (place, ...given) => {
        count(this.#begun, eventKey(place.calendarId, place.eventId));
        return calendar.cancelCalendarEvent(place, ...given);
      },
    };
  }

  /** A protocol whose answers are counted: one that is dropped is not interpreted. */
  heardBy(protocol: Protocol): Protocol {
    return {
      ...protocol,
      interpret: (image, action, answer, truth) => {
        if (REMOVALS.has(action.do) && isSure(answer)) {
          const eventId = imageEventId(truth.appointment.uuid, action.generation);
          count(this.#heard, eventKey(truth.calendarId, eventId));
        }
        return protocol.interpret(image, action, answer, truth);
      },
    };
  }

  /** In that calendar, or in any where it is left out. */
  isUnsure(eventId: string, calendarId?: string): boolean {
    return [...this.#begun].some(([event, begun]) => {
      const isMeant =
        calendarId === undefined ? event.endsWith(` ${eventId}`) : event === eventKey(calendarId, eventId);
      return isMeant && begun > (this.#heard.get(event) ?? 0);
    });
  }
}

/** Whether it says what became of the removal itself. */
function isSure(answer: EventAnswer): boolean {
  if (answer.kind === 'unknown') return answer.unsent === true;
  return answer.kind !== 'unreadable' && !('unheard' in answer);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
