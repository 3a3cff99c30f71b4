import {
  type Appointment,
  isOpen,
  LONGEST_APPOINTMENT_MS,
  OPEN_STATUSES,
  SHORTEST_APPOINTMENT_MS,
} from '../../domain/appointment.ts';
import { type Instant, overlaps } from '../../domain/interval.ts';
import { allClosedFor, type ClosedTime, outsideRules } from '../../domain/outside-rules.ts';
import { ownPlace, timeTakenBy } from '../../domain/plan-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { whyClosed } from '../../domain/why-closed.ts';
import { minutesOf, type Work } from '../../domain/work.ts';
import { dateAt, dayInterval, wallText } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { asPlanned } from './as-planned.ts';
import type { Growth, PlanWish } from './make-plan.ts';

/**
 * The visit as it is when its job ends at `end`: the last piece of its work grows or shrinks. `words`: as it was said. Throws
 * `appointment-finished`, `invalid-value`.
 */
export function withEnd(appointment: Appointment, end: Instant, words: string, shop: Shop): Appointment {
  const { id, status, start, bufferMs } = appointment;
  if (!isOpen(status))
    throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb: 'edit' });
  const earliest =
    Math.max(start, ...appointment.work.slice(0, -1).map((piece) => piece.end)) + SHORTEST_APPOINTMENT_MS;
  const latest = start + LONGEST_APPOINTMENT_MS - bufferMs;
  if (end < earliest || end > latest) {
    throw new AppError({
      code: 'invalid-value',
      what: 'end',
      value: words,
      expected: {
        kind: 'end-between',
        earliest: wallText(shop.zone, earliest),
        latest: wallText(shop.zone, latest),
      },
    });
  }
  const work = appointment.work.map((piece, i): Work => {
    if (i < appointment.work.length - 1) return piece;
    return { ...piece, end, minutes: minutesOf({ start: piece.start, end }) };
  });
  return { ...appointment, end, wallEnd: wallText(shop.zone, end), work };
}

/**
 * What a job that grows asks of a plan: those in its way go elsewhere, and those who follow them that day make room where they must.
 * One that is still to come lies within the shop's hours, as any that is booked. Throws `shop-closed`.
 */
export async function wishForGrowth(
  { before, after: grown }: Pick<Growth, 'before' | 'after'>,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<PlanWish> {
  const closed = closedBeyond(before, grown, shop, ports.clock.now());
  const day = dayInterval(shop.zone, dateAt(shop.zone, grown.start));
  const until = Math.max(day.end, grown.end);
  const beside = await ports.store.appointments.during({ start: grown.start, end: until }, OPEN_STATUSES);
  // Whoever has lain over it all along was overbooked, and stays so.
  const { over: there } = around(before, beside, shop);
  const nobody = {
    shop,
    rules: null,
    inTheWay: [],
    movable: [],
    growth: { before, after: beneath(grown, there), closed },
  };
  if (grown.end <= before.end) return nobody;
  const lay = new Set(there.map(({ id }) => id));
  const { over, after } = around(grown, beside, shop);
  const because = { why: 'taken', name: grown.bay.name, appointmentIds: [grown.id], events: [] } as const;
  return {
    ...nobody,
    inTheWay: over.filter(({ id }) => !lay.has(id)).map((appointment) => ({ appointment, because })),
    movable: after,
  };
}

/**
 * What closes the time that a job takes longer. One that has begun takes as long as it takes, and so does one that lay outside the
 * rules before: that is only told. Throws `shop-closed` for any other.
 */
function closedBeyond(before: Appointment, grown: Appointment, shop: Shop, now: Instant): ClosedTime[] {
  if (grown.end <= before.end) return [];
  const closed = allClosedFor(grown, shop);
  const isUnderWay = before.status === 'in_progress' || before.start <= now;
  const why = whyClosed(grown, null, shop);
  if (why === null || isUnderWay || outsideRules(before, shop) !== null) return closed;
  const { start, end } = grown;
  const date = dateAt(shop.zone, start);
  throw new AppError({ code: 'shop-closed', slot: { start, end }, date, name: null, why, nearest: [] });
}

/**
 * The job with the word of those who were put over it: an overbooked visit counts against all that is written after it, and so
 * against the same job with another end.
 */
function beneath(grown: Appointment, there: readonly Appointment[]): Appointment {
  if (grown.overbookReason !== null) return grown;
  const reasons = there.flatMap(({ id, overbookReason }) =>
    overbookReason === null ? [] : [`#${id} is over it: ${overbookReason}`],
  );
  return reasons.length === 0 ? grown : { ...grown, overbookReason: reasons.join('; ') };
}

/** Those who lie over a job, in its bay, with one of its technicians or with its car, and those who come after it there. */
function around(job: Appointment, others: readonly Appointment[], shop: Shop) {
  const timeOf = (visit: Appointment) => {
    const planned = asPlanned(visit, shop);
    return timeTakenBy(planned, ownPlace(planned));
  };
  const mine = timeOf(job);
  const over: Appointment[] = [];
  const after: Appointment[] = [];
  for (const other of others) {
    if (other.id === job.id) continue;
    const shared = timeOf(other).flatMap((theirs) =>
      mine.filter(({ key }) => key === theirs.key).map((one) => overlaps(one, theirs)),
    );
    if (shared.includes(true)) over.push(other);
    else if (shared.length > 0 && other.start >= job.start && other.status !== 'in_progress')
      after.push(other);
  }
  return { over, after };
}
