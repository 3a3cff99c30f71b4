import type { ClosedReason } from '../../domain/why-closed.ts';
import { capitalised } from './moments.ts';

/** `closed on Sundays`, or the closure's or break's own name; of who is away, why. */
export function closedReasonText(reason: ClosedReason): string {
  if (reason.kind === 'weekday') return `closed on ${capitalised(reason.weekday)}s`;
  if (reason.kind === 'away') return reason.reason === null ? 'away' : `away: ${reason.reason}`;
  return reason.kind === 'outside-hours' ? 'outside opening hours' : reason.name;
}

/** Of a whole day: `closed on Sundays`, `closed: Christmas Day`. */
export function closedDayText(reason: ClosedReason): string {
  return reason.kind === 'closure' ? `closed: ${reason.name}` : closedReasonText(reason);
}

/** For `closed_reason` in JSON. */
export function closedReasonJson(reason: ClosedReason | null): string | null {
  return reason === null ? null : closedReasonText(reason);
}
