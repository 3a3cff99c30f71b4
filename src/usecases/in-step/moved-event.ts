import type { EventAnswer } from '../../domain/calendar-answer.ts';
import type { StoredEvent } from '../../domain/calendar-event.ts';
import { judgeMove, type MoveQuestion, type MoveVerdict, type OthersTime } from '../../domain/event-move.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { calendarsOf } from '../../domain/others-over.ts';
import type { Shop } from '../../domain/shop.ts';
import type { SettlingFacts, Turn } from '../../store/images.ts';
import { isOutOfReach } from '../calendar/ask-calendar.ts';
import { foreignIn } from '../calendar/foreign-events.ts';
import type { Ports } from '../ports.ts';

/** An event that was looked at, and may lie elsewhere than its appointment. */
export interface MovedEvent {
  /** Null: nobody was asked. */
  readonly others: MoveQuestion['others'];
  /** Whether the appointment follows it there, by what the book has now. */
  readonly judge: (to: Interval, facts: SettlingFacts, now: Instant) => MoveVerdict;
}

export async function movedEvent(
  turn: Turn,
  answer: EventAnswer,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar'>,
  withinMs: number,
): Promise<MovedEvent> {
  const asked = await othersTime(turn, answer, shop, ports, withinMs);
  return {
    others: asked,
    judge: (times, { appointment, jobs, visits }, now) => {
      // Whose calendars were asked may have changed meanwhile.
      const others = appointment.revision === turn.appointment.revision ? asked : null;
      return judgeMove({ appointment, times, shop, now, jobs, visits, others });
    },
  };
}

/**
 * When others are busy where somebody has put an appointment's event, asked before the appointment follows: what was known of
 * them an hour ago says nothing about now. Null where the event lies as the appointment does, so that nothing is asked.
 *
 * As at the counter, a calendar that may not be read counts as taken, and one that is out of reach counts as it was last known.
 * What was last known of either is given as well, because a reason for overbooking may cover it. If the event's own calendar
 * does not answer, the move is left for later.
 */
async function othersTime(
  { key, action, image, appointment }: Turn,
  answer: EventAnswer,
  shop: Shop,
  { store, calendar }: Pick<Ports, 'store' | 'calendar'>,
  withinMs: number,
): Promise<MoveQuestion['others']> {
  if (action.do !== 'look' || answer.kind !== 'live' || !image.present || image.burning) return null;
  const { event } = answer;
  if (event.start >= event.end || isWhereItWas(event, appointment)) return null;
  const looks = calendarsOf(appointment, shop).map(async (calendarId) => ({
    calendarId,
    found: await calendar.eventsDuring(calendarId, event, withinMs),
  }));
  const busy: OthersTime['busy'][number][] = [];
  let unreadable: string | null = null;
  for (const { calendarId, found } of await Promise.all(looks)) {
    if (found.kind === 'events') busy.push(...(await foreignIn(calendarId, found, store)));
    else if (isOutOfReach(found) && calendarId === key.calendarId) return found;
    else {
      if (!isOutOfReach(found)) unreadable = calendarId;
      const known = await store.calendars.mirrored(calendarId, event);
      busy.push(...known.map(({ eventId, start, end }) => ({ calendarId, eventId, start, end })));
    }
  }
  return { busy, unreadable };
}

function isWhereItWas({ start, end, allDay, recurring }: StoredEvent, appointment: Turn['appointment']) {
  return allDay || recurring || (start === appointment.start && end === appointment.end);
}
