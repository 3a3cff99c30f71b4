import { isoText, wallText } from '../../domain/zone.ts';
import type { FoundSlots, HeldTime } from '../../usecases/free-time/find-slots.ts';
import type { OfferedStart } from '../../usecases/free-time/next-free.ts';
import { nothingFreeText } from '../failure/nothing-free.ts';
import { closedReasonJson } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import { minutesOf, twelveHour, weekdayName } from '../form/moments.ts';

/** Free time as `bay slots --json` gives it. */
export function slotsJson({ zone, durationMinutes, checkedAt, source, days }: FoundSlots) {
  return {
    timezone: zone.name,
    duration_minutes: durationMinutes,
    count: days.reduce((sum, { windows }) => sum + windows.length, 0),
    checked_at: checkedAt === null ? null : isoText(zone, checkedAt),
    source,
    days: days.map(({ date, closedReason, nothingFree, windows, starts, held }) => ({
      date,
      day_of_week: weekdayName(date),
      closed_reason: closedReasonJson(closedReason),
      ...(nothingFree === null
        ? {}
        : { full_reason: nothingFreeText(nothingFree, { zone, now: checkedAt ?? 0, timeFormat: '24h' }) }),
      available_slots: windows.map(({ bay, start, end }) => ({
        bay,
        start: isoText(zone, start),
        end: isoText(zone, end),
        start_time: twelveHour(wallText(zone, start)),
        end_time: twelveHour(wallText(zone, end)),
        duration_minutes: minutesOf({ start, end }),
      })),
      start_times: starts.map((start) => startJson(start, zone)),
      ...(held === undefined ? {} : { held: held.map((one) => heldJson(one, zone)) }),
    })),
  } satisfies JsonObject;
}

export function startJson({ start, bays }: OfferedStart, zone: FoundSlots['zone']) {
  return { start: isoText(zone, start), bays: [...bays] };
}

function heldJson({ bay, start, end, who, until }: HeldTime, zone: FoundSlots['zone']) {
  return {
    bay,
    start: isoText(zone, start),
    end: isoText(zone, end),
    held_for: who,
    held_until: isoText(zone, until),
  };
}
