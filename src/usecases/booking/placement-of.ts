import { isShowing } from '../../domain/calendar-use.ts';
import type { Place } from '../../domain/placement.ts';
import type { Bay, Shop } from '../../domain/shop.ts';
import { wallText } from '../../domain/zone.ts';
import type { Placement } from '../../store/placements.ts';
import type { Wish } from './wish.ts';

/** A wish as it is kept, once it is known where and by whom. */
export function placementOf(
  shop: Shop,
  { slot, bufferMs, pieces }: Wish,
  { bayId, technicianIds }: Place,
  overbookReason: string | null,
): Placement {
  const bay = shop.bays.find(({ id }) => id === bayId) as Bay;
  const work = pieces.map(({ service, minutes, start, end }, i) => {
    return { serviceId: service.id, minutes, technicianId: technicianIds[i] ?? null, start, end };
  });
  return {
    ...slot,
    bufferMs,
    bayId,
    technicianId: work[0]?.technicianId ?? null,
    work,
    overbookReason,
    wallStart: wallText(shop.zone, slot.start),
    wallEnd: wallText(shop.zone, slot.end),
    zone: shop.timezone,
    shopRevision: shop.revision,
    calendarId: isShowing(bay, shop) ? bay.calendarId : null,
  };
}
