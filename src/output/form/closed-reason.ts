import { NO_REASON } from '../../domain/dated-rules.ts';
import type { MinuteRange } from '../../domain/shop.ts';
import type { ClosedReason } from '../../domain/why-closed.ts';
import { capitalised, minutesText, minuteText, type ShopTime } from './moments.ts';

/** `closed on Sundays`, or the closure's or break's own name; of who is away, why. */
export function closedReasonText(reason: ClosedReason): string {
  if (reason.kind === 'weekday') return `closed on ${capitalised(reason.weekday)}s`;
  if (reason.kind === 'away') return reason.reason === null ? 'away' : `away: ${reason.reason}`;
  return reason.kind === 'outside-hours' ? 'outside opening hours' : reason.name;
}

/** Of a whole day: `closed on Sundays`, `closed: Christmas Day`. */
export function closedDayText(reason: ClosedReason): string {
  return reason.kind === 'closure' ? `closed${whyClosedText(reason.name)}` : closedReasonText(reason);
}

/** `: snow`; nothing where nobody has said why. */
export function whyClosedText(name: string): string {
  return name === NO_REASON ? '' : `: ${name}`;
}

/** ` 13:00–17:00`, ` from 13:00`, to stand behind the day; nothing for the whole of it. */
export function hoursOfDayText(hours: MinuteRange | null, time: ShopTime): string {
  if (hours === null) return '';
  if (hours.to === 1440) return hours.from === 0 ? '' : ` from ${minuteText(hours.from, time)}`;
  return hours.from === 0 ? ` until ${minuteText(hours.to, time)}` : ` ${minutesText(hours, time)}`;
}

/** For `closed_reason` in JSON. */
export function closedReasonJson(reason: ClosedReason | null): string | null {
  return reason === null ? null : closedReasonText(reason);
}
