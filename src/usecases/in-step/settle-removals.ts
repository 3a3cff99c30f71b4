import { byCalendar } from '../../domain/journal.ts';
import type { OnRemovals } from '../../store/calendar-states.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

/**
 * Does what a person has decided about very many events that were gone from a calendar, once they have been looked at one by
 * one: all of them are owed to it again, or those that nobody had been asked about before (`known`) are left out. Gives how
 * many. A crash in between is no harm: what was decided stays kept until it is done.
 */
export async function settleRemovals(
  calendarId: string,
  decided: Exclude<OnRemovals, 'ask'>,
  known: ReadonlySet<number>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<number> {
  const open = await openItems(store);
  const gone = open.filter((item) => item.kind === 'event-removed' && item.calendarId === calendarId);
  const concerned = decided === 'restore' ? gone : gone.filter(({ id }) => !known.has(id));
  for (const { id, appointmentId } of concerned) {
    const at = clock.now();
    if (decided === 'restore' && appointmentId !== null)
      await store.images.restore({ appointmentId, calendarId }, at);
    await store.inbox.resolve(id, decided === 'restore' ? 'restore' : 'done', byCalendar(at));
  }
  await store.calendars.removalsSettled(calendarId);
  return concerned.length;
}
