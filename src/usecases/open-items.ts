import type { Appointment } from '../domain/appointment.ts';
import type { InboxItem } from '../domain/inbox.ts';
import { DAY_MS, type Instant } from '../domain/interval.ts';
import type { Ports } from './ports.ts';

/** More than anybody works through. */
const MOST_ITEMS = 10_000;

/** Everything that waits for a person, oldest first. */
export function openItems({ inbox }: Pick<Ports['store'], 'inbox'>): Promise<InboxItem[]> {
  return inbox.list({ all: false, limit: MOST_ITEMS });
}

/** How much waits for a person. */
export function inboxCount({ store }: Pick<Ports, 'store'>): Promise<number> {
  return store.inbox.openCount();
}

/** What is owed to the calendar, and since when; null: nothing. */
export function changesWaiting(now: Instant, { store }: Pick<Ports, 'store'>) {
  return store.images.waiting(now);
}

/** The open visits that are promised for today, and some of yesterday and tomorrow, for which no zone need be known. */
export function promisedAround(now: Instant, { store }: Pick<Ports, 'store'>): Promise<Appointment[]> {
  return store.appointments.promisedDuring({ start: now - DAY_MS, end: now + DAY_MS });
}
