import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { ImageKey } from '../store/images.ts';
import { isOutOfReach, isQuiet } from './ask-calendar.ts';
import { currentShop } from './current-shop.ts';
import { PATIENCE } from './patience.ts';
import type { Ports } from './ports.ts';
import { type ReconcilingPorts, type ReconcilingShop, reconcileImage } from './reconcile-image.ts';
import { unwritable } from './unwritable-book.ts';

export type DeliveryPorts = ReconcilingPorts & Pick<Ports, 'zones'>;

/** Images looked up at once; more than a shop changes in a day. */
const BATCH = 500;

export interface Delivery {
  /** Images that the calendar shows as they should be, and did not before. */
  readonly delivered: number;
  /** Still owed. */
  readonly pending: number;
  /** Requests that were sent. */
  readonly requests: number;
  /** Appointments that have followed somebody's move of their event. */
  readonly adopted: readonly Appointment[];
  /** What kept each calendar from being served. */
  readonly troubles: readonly { readonly calendarId: string; readonly trouble: CalendarTrouble }[];
}

/**
 * Makes the calendars show one appointment as it is. Out of reach means later, and so does a book that cannot be written any
 * more, for what is to be shown is in it: the trouble, or null.
 */
export async function deliverAppointment(
  appointmentId: number,
  ports: DeliveryPorts,
  withinMs: number = PATIENCE.deliver,
): Promise<CalendarTrouble | null> {
  try {
    return await deliverOwed(appointmentId, ports, withinMs);
  } catch (thrown) {
    const trouble = unwritable(thrown);
    if (trouble === null) throw thrown;
    return trouble;
  }
}

async function deliverOwed(
  appointmentId: number,
  ports: DeliveryPorts,
  withinMs: number,
): Promise<CalendarTrouble | null> {
  const elapsed = ports.stopwatch();
  const keys = await ports.store.images.owedOf(appointmentId);
  if (keys.length === 0) return null;
  const shop = await reconcilingShop(ports);
  let trouble: CalendarTrouble | null = null;
  for (const key of keys) {
    const left = withinMs - elapsed();
    if (left <= 0 || (await isQuiet(key.calendarId, ports))) continue;
    trouble = (await reconcileImage(key, shop, ports, left)).trouble ?? trouble;
  }
  return trouble;
}

/**
 * Makes the calendars show all that is owed, longest waiting first. A calendar that cannot be served is left for the
 * rest of the run, and the run ends when waiting in vain has taken as long as a command may.
 */
export async function deliverAll(ports: DeliveryPorts): Promise<Delivery> {
  const shop = await reconcilingShop(ports);
  const troubles = new Map<string, CalendarTrouble>();
  const seen = new Set<string>();
  const adopted: Appointment[] = [];
  let [delivered, requests, lostMs] = [0, 0, 0];
  for (;;) {
    const owed = await ports.store.images.owed(BATCH + seen.size);
    const next = owed.filter((key) => !seen.has(nameOf(key)));
    for (const key of next) {
      seen.add(nameOf(key));
      if (troubles.has(key.calendarId) || lostMs >= PATIENCE.deliver) continue;
      const elapsed = ports.stopwatch();
      const done = await reconcileImage(key, shop, ports, PATIENCE.deliver);
      requests += done.requests;
      if (done.adopted !== null) adopted.push(done.adopted);
      if (done.trouble === null) delivered += Number(done.changed);
      else if (concernsAll(done.trouble)) troubles.set(key.calendarId, done.trouble);
      if (done.trouble !== null && isOutOfReach(done.trouble)) lostMs += elapsed();
    }
    if (next.length < BATCH) break;
  }
  const pending = await ports.store.images.owedCount();
  const reported = [...troubles].map(([calendarId, trouble]) => ({ calendarId, trouble }));
  return { delivered, pending, requests, adopted, troubles: reported };
}

/** A request that was found wrong is the matter of one appointment. */
function concernsAll({ kind }: CalendarTrouble): boolean {
  return kind !== 'refused';
}

function nameOf({ appointmentId, calendarId }: ImageKey): string {
  return `${appointmentId} ${calendarId}`;
}

export async function reconcilingShop({
  store,
  zones,
}: Pick<Ports, 'store' | 'zones'>): Promise<ReconcilingShop> {
  const shop = await currentShop({ store, zones });
  const { eventTitle: title, inviteCustomers } = shop;
  return { shop, manner: { title, inviteCustomers, bookId: await store.shop.bookId() } };
}
