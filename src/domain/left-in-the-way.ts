import { type Appointment, isLive, isOpen } from './appointment.ts';
import type { PutBack } from './event-move.ts';
import { overlaps } from './interval.ts';
import { outsideRules } from './outside-rules.ts';
import type { Shop } from './shop.ts';
import { techniciansOf } from './work.ts';

/**
 * Whether a visit that a plan has left where it cannot be, cannot be there still: by the rules that are in force, or because of
 * those who had taken its time, as they are now.
 */
export function isStillInTheWay(
  visit: Appointment,
  because: PutBack,
  takers: readonly Appointment[],
  shop: Shop,
): boolean {
  if (!isOpen(visit.status)) return false;
  if (because.why === 'taken')
    return takers.some((taker) => isLive(taker.status) && areTogether(visit, taker));
  return outsideRules(visit, shop) !== null;
}

/** In one bay, or with one technician, at once. */
function areTogether(one: Appointment, other: Appointment): boolean {
  if (!overlaps(one, other)) return false;
  const staff = new Set(techniciansOf(one.work).map(({ id }) => id));
  return one.bay.id === other.bay.id || techniciansOf(other.work).some(({ id }) => staff.has(id));
}
