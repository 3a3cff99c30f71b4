import type { Instant, Interval } from '../../domain/interval.ts';
import { type ModeFull, modeFull } from '../../domain/mode-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import { besideHold } from '../free-time/own-hold.ts';
import type { Ports } from '../ports.ts';
import type { Wish } from './wish.ts';

type RoomPorts = Pick<Ports, 'store' | 'clock'>;
type Coming = Pick<Wish, 'mode' | 'moving' | 'ownHold'>;

/** What leaves no room for one more visit of that mode at the time of the wish; null: nothing does. */
export async function modeFullFor(
  wish: Coming & Pick<Wish, 'slot'>,
  shop: Shop,
  ports: RoomPorts,
): Promise<ModeFull | null> {
  const { start } = wish.slot;
  const fullAt = await modeFullDuring(wish, dayInterval(shop.zone, dateAt(shop.zone, start)), shop, ports);
  return fullAt(start);
}

/** The same for any moment of the range. */
export async function modeFullDuring(
  { mode, moving, ownHold = [] }: Coming,
  range: Interval,
  shop: Shop,
  { store, clock }: RoomPorts,
): Promise<(at: Instant) => ModeFull | null> {
  if (shop.limits.every((limit) => limit.mode !== mode)) return () => null;
  const limits = new Set(shop.limits.map(({ id }) => id));
  const claims = besideHold(await store.appointments.claimsDuring(range, clock.now()), ownHold);
  const held = claims.filter(({ claimableId }) => limits.has(claimableId));
  return (start) => modeFull({ mode, start }, shop, held, moving?.appointmentId ?? null);
}
