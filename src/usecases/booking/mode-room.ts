import { type ModeFull, modeFull } from '../../domain/mode-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import type { Wish } from './wish.ts';

type RoomPorts = Pick<Ports, 'store' | 'clock'>;

/** What leaves no room for one more visit of that mode at the time of the wish; null: nothing does. */
export async function modeFullFor(
  { mode, slot, moving }: Pick<Wish, 'mode' | 'slot' | 'moving'>,
  shop: Shop,
  ports: RoomPorts,
): Promise<ModeFull | null> {
  if (shop.limits.every((limit) => limit.mode !== mode)) return null;
  const day = dayInterval(shop.zone, dateAt(shop.zone, slot.start));
  const held = await ports.store.appointments.claimsDuring(day, ports.clock.now());
  return modeFull({ mode, start: slot.start }, shop, held, moving?.appointmentId ?? null);
}
