import { eventOf } from '../domain/calendar-event.ts';
import { failureOf } from '../failure.ts';
import type { PendingChange } from '../store/store.ts';
import type { Ports } from './ports.ts';

type DeliveryPorts = Pick<Ports, 'store' | 'calendar' | 'clock'>;

/** Changes looked up at once; more than a shop makes in a day. */
const BATCH = 500;

export interface Delivery {
  readonly delivered: number;
  /** Still owed: the calendar was out of reach. */
  readonly pending: number;
}

/**
 * Makes the calendar show what the store says, for one appointment (`appointmentId`) or for all that is owed. Level-
 * triggered: it reads what should be visible now, so doing it twice or after a crash is harmless.
 */
export async function deliverChanges(
  ports: DeliveryPorts,
  appointmentId: number | null = null,
): Promise<Delivery> {
  const { eventTitle } = await ports.store.shop.read();
  let delivered = 0;
  for (;;) {
    const changes =
      appointmentId === null
        ? await ports.store.images.pending(BATCH)
        : await ports.store.images.pendingOf(appointmentId);
    for (const change of changes) {
      if (!(await deliver(change, eventTitle, ports))) {
        return { delivered, pending: await ports.store.images.pendingCount() };
      }
      delivered += 1;
    }
    if (appointmentId !== null || changes.length < BATCH) return { delivered, pending: 0 };
  }
}

/** False when the calendar is out of reach: the change stays owed. */
async function deliver(
  change: PendingChange,
  title: 'full' | 'minimal',
  { store, calendar, clock }: DeliveryPorts,
): Promise<boolean> {
  const { appointment, calendarId, eventId, wanted } = change;
  try {
    const receipt =
      wanted === 'present'
        ? await calendar.putEvent({ ...eventOf(appointment, title), calendarId, eventId })
        : (await calendar.removeEvent(calendarId, eventId), null);
    await store.images.confirm(change, receipt, clock.now());
    return true;
  } catch (thrown) {
    if (failureOf(thrown, 'calendar-unreachable') === null) throw thrown;
    return false;
  }
}
