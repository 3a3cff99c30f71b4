import { type ModeFull, modeFull } from '../../domain/mode-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import { AppError, type Failure } from '../../failure.ts';
import type { OccupancyPorts } from '../free-time/occupancies.ts';
import type { Ports } from '../ports.ts';
import { nearestTo } from './nearest-times.ts';
import type { Wish } from './wish.ts';

type Full = Extract<Failure, { code: 'mode-full' }>;
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

/** The refusal, with the nearest times at which there is room. `instead`: left out, what can be said with a booking or a move. */
export async function modeRefusal(
  { mode, per, most, during, there }: ModeFull,
  wish: Wish,
  shop: Shop,
  ports: OccupancyPorts,
  instead: Full['instead'] = wish.moving === null ? ['mode', 'reason'] : ['reason'],
): Promise<AppError> {
  const nearest = await nearestTo(shop, wish, ports);
  const appointmentIds = there.flatMap((id) => id ?? []);
  return new AppError({
    code: 'mode-full',
    mode,
    per,
    most,
    during,
    slot: wish.slot,
    appointmentIds,
    instead,
    nearest,
  });
}
