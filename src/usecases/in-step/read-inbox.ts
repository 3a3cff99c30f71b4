import type { Appointment } from '../../domain/appointment.ts';
import type { InboxItem } from '../../domain/inbox.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';

/** An item with the appointment that it is about, as that is now; null for one that is about a whole calendar. */
export interface InboxEntry {
  readonly item: InboxItem;
  readonly appointment: Appointment | null;
  /** What people call the calendar that it is about. */
  readonly calendar: string;
}

/** More than anybody works through. */
const MOST_ITEMS = 1_000;

/** What waits for a person, oldest first; with `all` what has been settled, too. */
export async function readInbox(
  { all }: { readonly all: boolean },
  ports: Pick<Ports, 'store'>,
): Promise<InboxEntry[]> {
  return inboxEntries(await ports.store.inbox.list({ all, limit: MOST_ITEMS }), ports);
}

export async function inboxEntries(
  items: readonly InboxItem[],
  ports: Pick<Ports, 'store'>,
): Promise<InboxEntry[]> {
  const { store } = ports;
  const entries: InboxEntry[] = [];
  for (const item of items) {
    const { appointmentId, calendarId } = item;
    entries.push({
      item,
      appointment: appointmentId === null ? null : await store.appointments.get(appointmentId),
      calendar: await calendarLabel(calendarId, ports),
    });
  }
  return entries;
}
