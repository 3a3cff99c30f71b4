import {
  type Appointment,
  isOpen,
  LONGEST_APPOINTMENT_MS,
  SHORTEST_APPOINTMENT_MS,
} from '../../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { minutesOf, type Work } from '../../domain/work.ts';
import { dateAt, dayInterval, wallText } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { aroundGrown, type PlanningPorts, type PlanWish } from './make-plan.ts';

/** The visit as it is when its job ends at `end`: the last piece of its work grows or shrinks. Throws `appointment-finished`, `invalid-value`. */
export function withEnd(appointment: Appointment, end: Instant, shop: Shop): Appointment {
  const { id, status, start, bufferMs } = appointment;
  if (!isOpen(status))
    throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb: 'edit' });
  const earliest =
    Math.max(start, ...appointment.work.slice(0, -1).map((piece) => piece.end)) + SHORTEST_APPOINTMENT_MS;
  const latest = start + LONGEST_APPOINTMENT_MS - bufferMs;
  if (end < earliest || end > latest) {
    throw new AppError({
      code: 'invalid-value',
      what: 'duration',
      value: `${Math.round((end - start) / MINUTE_MS)} minutes`,
      expected: `an end from ${wallText(shop.zone, earliest).replace('T', ' ')} to ${wallText(shop.zone, latest).replace('T', ' ')}`,
    });
  }
  const work = appointment.work.map((piece, i): Work => {
    if (i < appointment.work.length - 1) return piece;
    return { ...piece, end, minutes: minutesOf({ start: piece.start, end }) };
  });
  return { ...appointment, end, wallEnd: wallText(shop.zone, end), work };
}

/** What a job that grows asks of a plan: those in its way go elsewhere, and those who follow them that day make room where they must. */
export async function wishForGrowth(
  before: Appointment,
  grown: Appointment,
  shop: Shop,
  ports: PlanningPorts,
): Promise<PlanWish> {
  if (grown.end <= before.end) return { shop, inTheWay: [], movable: [], grown };
  const day = dayInterval(shop.zone, dateAt(shop.zone, grown.start));
  const { over, after } = await aroundGrown(grown, Math.max(day.end, grown.end), ports);
  const known = await aroundGrown(before, Math.max(day.end, grown.end), ports);
  const lay = new Set(known.over.map(({ id }) => id));
  const because = { why: 'taken', name: grown.bay.name, appointmentIds: [grown.id], events: [] } as const;
  return {
    shop,
    grown,
    // Whoever has lain over it all along was overbooked, and stays so.
    inTheWay: over.filter(({ id }) => !lay.has(id)).map((appointment) => ({ appointment, because })),
    movable: after,
  };
}
