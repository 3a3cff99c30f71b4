import type { Instant, Interval } from '../../domain/interval.ts';
import { dateAt, isoText, wallText } from '../../domain/zone.ts';
import { type ShopTime, twelveHour, weekdayName } from '../form/moments.ts';

/** A free time as tools give it: both ends in ISO 8601 with the shop's offset, and as they are read on its clock. */
export function slotJson({ start, end }: Interval, { zone }: Pick<ShopTime, 'zone'>) {
  return {
    start: isoText(zone, start),
    end: isoText(zone, end),
    start_time: twelveHour(wallText(zone, start)),
    end_time: twelveHour(wallText(zone, end)),
  };
}

/** A free time of any day. */
export function datedSlotJson(slot: Interval, time: Pick<ShopTime, 'zone'>) {
  const date = dateAt(time.zone, slot.start);
  return { date, day_of_week: weekdayName(date), ...slotJson(slot, time) };
}

/** What stands in every answer, since no model knows what day it is. */
export function nowJson({ zone, now }: ShopTime) {
  return { now: isoText(zone, now), today: weekdayName(dateAt(zone, now)), timezone: zone.name };
}

/** Free times instead of one that is not. */
export function alternativesJson(
  starts: readonly Instant[],
  durationMs: number,
  time: Pick<ShopTime, 'zone'>,
) {
  return starts.map((start) => ({
    ...datedSlotJson({ start, end: start + durationMs }, time),
    why: 'closest',
  }));
}
