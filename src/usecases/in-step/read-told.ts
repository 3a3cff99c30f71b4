import type { Instant, Interval } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';
import { type CalendarReading, type ReadingLimits, readCalendar } from './read-calendar.ts';
import type { ReconcilingShop } from './reconcile-image.ts';

/**
 * Reads a calendar (`readCalendar`), and with that settles what had been told of it before. Told of anew meanwhile, it is read once more: the
 * reading may have looked before that. One that came to nothing, or not to its end, settles nothing.
 */
export async function readTold(
  calendarId: string,
  ahead: Interval | null,
  shop: ReconcilingShop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>,
  limits: ReadingLimits,
): Promise<CalendarReading> {
  const { store, clock } = ports;
  const began = clock.now();
  const { pullWantedAt } = await store.calendars.get(calendarId);
  const reading = await readCalendar(calendarId, ahead, shop, ports, limits);
  const isWhole = reading.trouble === null && reading.readSoFar === null;
  if (isWhole && pullWantedAt !== null) await settle(calendarId, pullWantedAt, began, ports);
  return reading;
}

async function settle(
  calendarId: string,
  pullWantedAt: Instant,
  began: Instant,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  await store.calendars.clearPull(calendarId, pullWantedAt);
  await store.notifications.wereRead(calendarId, began, clock.now());
}
