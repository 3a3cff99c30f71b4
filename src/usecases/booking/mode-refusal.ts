import type { ModeFull } from '../../domain/mode-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Failure } from '../../failure.ts';
import type { OccupancyPorts } from '../free-time/occupancies.ts';
import { nearestTo } from './nearest-times.ts';
import type { Wish } from './wish.ts';

type Full = Extract<Failure, { code: 'mode-full' }>;

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
