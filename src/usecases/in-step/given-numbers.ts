import type { EventManner } from '../../domain/calendar-event.ts';
import type { GivenNumbers } from '../../store/standing.ts';
import type { Ports } from '../ports.ts';
import type { WholeCalendar } from './read-whole.ts';

/** The highest numbers that were given, as far as anybody knows: what events say that are gone counts as well. */
export async function givenNumbers(
  calendars: readonly WholeCalendar[],
  { bookId }: Pick<EventManner, 'bookId'>,
  { store }: Pick<Ports, 'store'>,
): Promise<GivenNumbers> {
  const given = await store.standing.given();
  const stamped = calendars.flatMap(({ events }) =>
    events.flatMap(({ stamp }) => (stamp?.bookId === bookId ? (stamp.number ?? 0) : 0)),
  );
  return { ...given, appointment: stamped.reduce((most, one) => Math.max(most, one), given.appointment) };
}
