import { NO_REASON, type Period } from '../../domain/dated-rules.ts';
import { timeText } from '../../domain/minute-range.ts';
import { hoursOfDayText } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import { dayText, type ShopTime, today } from '../form/moments.ts';

/** `Fri 27 Nov`, `Thu 26 Nov – Fri 27 Nov`, `Fri 27 Nov 13:00–17:00` */
export function periodText({ fromDate, toDate, hours }: Period, time: ShopTime): string {
  const now = today(time);
  const first = dayText(fromDate, now);
  const days = fromDate === toDate ? first : `${first} – ${dayText(toDate, now)}`;
  return `${days}${hoursOfDayText(hours, time)}`;
}

/** The period, with the keys of the shop file. */
export function periodJson({ fromDate, toDate, hours }: Period, beside: JsonObject = {}): JsonObject {
  return {
    ...beside,
    from_date: fromDate,
    to_date: toDate,
    from: hours === null ? null : timeText(hours.from),
    to: hours === null ? null : timeText(hours.to),
  };
}

/** ` (snow)`; nothing for no reason. */
export function reasonText(reason: string | null): string {
  return reason === null || reason === NO_REASON ? '' : ` (${reason})`;
}
