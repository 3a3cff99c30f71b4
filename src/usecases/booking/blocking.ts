import type { Interval } from '../../domain/interval.ts';
import type { Blocking } from '../../failure.ts';

/**
 * `first`, and of the others what is not among them. One of ours, and what several bays or technicians have in common, as an
 * event in the calendar of all of them, is told once.
 */
export function eachOnce(others: readonly Blocking[], first: readonly Blocking[] = []): Blocking[] {
  const known = new Set(first.map(nameOf));
  return [...first, ...others.filter((one) => !known.has(nameOf(one)) && known.add(nameOf(one)))];
}

function nameOf({ appointmentId, start, end }: Blocking): string {
  return appointmentId === null ? `${start} ${end}` : `#${appointmentId}`;
}

/** `appointmentId` null: a hold. */
export function byAppointment({
  start,
  end,
  appointmentId,
}: Interval & { readonly appointmentId: number | null }): Blocking {
  return { start, end, by: appointmentId === null ? 'hold' : 'appointment', appointmentId };
}

export function byEvent({ start, end }: Interval): Blocking {
  return { start, end, by: 'event', appointmentId: null };
}
