import type { Interval } from '../../domain/interval.ts';
import type { Blocking } from '../../failure.ts';
import type { HeldClaim } from '../../store/placements.ts';

/**
 * `first`, and of the others what is not among them. One of ours, and what several bays or technicians have in common, as an
 * event in the calendar of all of them, is told once.
 */
export function eachOnce(others: readonly Blocking[], first: readonly Blocking[] = []): Blocking[] {
  const known = new Set(first.map(nameOf));
  return [...first, ...others.filter((one) => !known.has(nameOf(one)) && known.add(nameOf(one)))];
}

function nameOf({ by, appointmentId, start, end, heldFor }: Blocking): string {
  if (appointmentId !== null) return `#${appointmentId}`;
  return heldFor === undefined ? `${by} ${start} ${end}` : `${by} ${start} ${end} ${heldFor.who}`;
}

/** `appointmentId` null: a hold. */
export function byAppointment({
  start,
  end,
  appointmentId,
  heldFor,
}: Interval & Pick<HeldClaim, 'appointmentId' | 'heldFor'>): Blocking {
  if (appointmentId !== null) return { start, end, by: 'appointment', appointmentId };
  return { start, end, by: 'hold', appointmentId, ...(heldFor === undefined ? {} : { heldFor }) };
}

export function byEvent({ start, end }: Interval): Blocking {
  return { start, end, by: 'event', appointmentId: null };
}
