import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Shop } from '../../domain/shop.ts';
import type { ImageKey } from '../../store/images.ts';
import { troubleAfterCommit } from '../after-commit.ts';
import { notToBeAsked } from '../calendar/ask-calendar.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { isLeftBehind } from '../one-calendar/left-behind.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { type ReconcilingPorts, type ReconcilingShop, reconcileImage } from './reconcile-image.ts';

export type DeliveryPorts = ReconcilingPorts & Pick<Ports, 'zones' | 'tellOfBug' | 'tellOfCommit'>;

interface Delivering {
  /** The shop as it was read for the change that is owed; left out, it is read. */
  readonly shop?: Shop | null;
  readonly withinMs?: number;
}

/**
 * Makes the calendars show one appointment as it is. Out of reach means later, and so does everything else that fails, for
 * what is to be shown is in the book: the trouble, or null. Throws `database-damaged` alone.
 */
export async function deliverAppointment(
  appointmentId: number,
  ports: DeliveryPorts,
  { shop = null, withinMs = PATIENCE.deliver }: Delivering = {},
): Promise<CalendarTrouble | null> {
  try {
    return await deliverOwed(appointmentId, shop, ports, withinMs);
  } catch (thrown) {
    return troubleAfterCommit(thrown, ports);
  }
}

async function deliverOwed(
  appointmentId: number,
  inHand: Shop | null,
  ports: DeliveryPorts,
  withinMs: number,
): Promise<CalendarTrouble | null> {
  const elapsed = ports.stopwatch();
  const keys = await ports.store.images.owedOf(appointmentId);
  if (keys.length === 0) return null;
  const shop = await reconcilingShop(ports, inHand);
  let trouble: CalendarTrouble | null = null;
  const deliver = async (key: ImageKey): Promise<boolean> => {
    const left = withinMs - elapsed();
    if (left <= 0) return false;
    const quiet = (await notToBeAsked([key.calendarId], ports)).get(key.calendarId);
    if (quiet !== undefined) {
      trouble = quiet;
      return false;
    }
    const done = await reconcileImage(key, shop, ports, left);
    if (!(await isLeftBehind(key, done.trouble, ports))) trouble = done.trouble ?? trouble;
    return done.adopted !== null;
  };
  let followed = false;
  for (const key of keys) followed = (await deliver(key)) || followed;
  // Where it has followed somebody's move, a calendar that was served before is owed that, too.
  if (followed) for (const key of await ports.store.images.owedOf(appointmentId)) await deliver(key);
  return trouble;
}

export async function reconcilingShop(
  { store, zones }: Pick<Ports, 'store' | 'zones'>,
  inHand: Shop | null = null,
): Promise<ReconcilingShop> {
  const shop = inHand ?? (await currentShop({ store, zones }));
  const { eventTitle: title, inviteCustomers } = shop;
  return { shop, manner: { title, inviteCustomers, bookId: await store.shop.bookId(), zone: shop.zone } };
}
