import type { Appointment } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { PutBack } from '../../domain/event-move.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import type { ClosedTime } from '../../domain/outside-rules.ts';
import { planFor } from '../../domain/plan.ts';
import { breaksPromise } from '../../domain/plan-cost.ts';
import { ownPlace, type PlanPlace, type PlanVisit } from '../../domain/plan-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { asPlanned } from './as-planned.ts';
import { addVisit, everybodysTime } from './everybodys-time.ts';

/** Why a visit cannot stay where it is, or is moved: a rule, a job that takes its time, or another visit that needs its place. */
export type InTheWay = PutBack | { readonly why: 'makes-room' };

/** A visit in the way, and why it is. */
export interface VisitInTheWay {
  readonly appointment: Appointment;
  readonly because: InTheWay;
}

/** What a plan is to be made for. */
export interface PlanWish {
  /** The rules that are in force, and those that are to be; null: the same. */
  readonly shop: Shop;
  readonly rules: Shop | null;
  readonly inTheWay: readonly VisitInTheWay[];
  /** Those that may be moved besides. */
  readonly movable: readonly Appointment[];
  /** The job that takes another time than it did; null: none does. */
  readonly growth: Growth | null;
}

/** A job that grows or shrinks, as it was and as it is to be. */
export interface Growth {
  readonly before: Appointment;
  readonly after: Appointment;
  /** What closes the time that it takes beyond what it took. */
  readonly closed: readonly ClosedTime[];
}

/** What somebody has decided already: to where a visit goes; null: it stays where it is. */
export type Settled = ReadonlyMap<number, PlanPlace | null>;

/** A visit that is moved. */
export interface VisitMove extends VisitInTheWay {
  readonly to: Interval & {
    readonly bay: { readonly id: number; readonly name: string };
    /** In the order of its work. */
    readonly technicians: readonly ({ readonly id: number; readonly name: string } | null)[];
  };
  readonly place: PlanPlace;
  readonly breaksPromise: boolean;
}

/** A visit that stays where it is, though it cannot. */
export interface VisitLeft extends VisitInTheWay {
  readonly breaksPromise: boolean;
  /** Somebody has said so; else nothing was found. */
  readonly isWished: boolean;
}

export interface VisitPlan {
  readonly moves: readonly VisitMove[];
  readonly unplaced: readonly VisitLeft[];
  /** Null when all calendars answered. */
  readonly outOfReach: KnownTime['outOfReach'];
}

export type PlanningPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** Nobody is moved further away than that. */
const FURTHEST_MS = 42 * DAY_MS;

export const NO_PLAN: VisitPlan = { moves: [], unplaced: [], outOfReach: null };

/** Finds a place for each visit in the way, by the rules that are to be in force. Writes nothing. */
export async function makePlan(wish: PlanWish, settled: Settled, ports: PlanningPorts): Promise<VisitPlan> {
  if (wish.inTheWay.length === 0) return NO_PLAN;
  const shop = wish.rules ?? wish.shop;
  const reasons = reasonsOf(wish);
  const visits = new Map([...reasons].map(([id, { appointment }]) => [id, asPlanned(appointment, shop)]));
  const settledVisits = [...settled].flatMap(([id, place]) => {
    const visit = visits.get(id);
    return visit === undefined ? [] : [{ visit, place: place ?? ownPlace(visit) }];
  });
  const grown = wish.growth === null ? null : asPlanned(wish.growth.after, shop);
  const range = rangeOf(wish, visits.values(), shop, ports.clock.now());
  const known = await occupanciesDuring(range, shop, ports);
  assertNotInterrupted(ports);
  const besides = new Set([...visits.keys(), ...(grown === null ? [] : [grown.id])]);
  const occupancies = await everybodysTime(known, shop, range, besides, ports);
  if (grown !== null) addVisit(occupancies, grown, ownPlace(grown));
  for (const { visit, place } of settledVisits) addVisit(occupancies, visit, place);
  const undecided = (id: number) => (settled.has(id) ? [] : (visits.get(id) ?? []));
  const { moves } = planFor({
    shop,
    occupancies,
    now: ports.clock.now(),
    notAfter: range.end,
    inTheWay: wish.inTheWay.flatMap(({ appointment }) => undecided(appointment.id)),
    movable: wish.movable.flatMap(({ id }) => undecided(id)),
  });
  const planned = new Map([...moves.map(({ visit, to }) => [visit.id, to] as const), ...settled]);
  return { ...told(planned, { reasons, visits, settled, shop }), outOfReach: known.outOfReach };
}

/** Each visit that may be moved, and why it is. */
function reasonsOf({ movable, inTheWay }: PlanWish): Map<number, VisitInTheWay> {
  const making = movable.map((appointment) => ({ appointment, because: { why: 'makes-room' } as const }));
  return new Map([...making, ...inTheWay].map((one) => [one.appointment.id, one]));
}

/** From now, or the first of the visits, to the furthest day on which one of them may lie. */
function rangeOf({ inTheWay }: PlanWish, visits: Iterable<PlanVisit>, shop: Shop, now: Instant): Interval {
  const latest = Math.max(...inTheWay.map(({ appointment }) => appointment.end));
  const starts = Array.from(visits, ({ start }) => start);
  return {
    start: Math.min(now, ...starts),
    end: Math.min(bookingLimits(shop, now).end, latest + FURTHEST_MS),
  };
}

/** What a plan is told by. */
interface Telling {
  readonly reasons: ReadonlyMap<number, VisitInTheWay>;
  readonly visits: ReadonlyMap<number, PlanVisit>;
  readonly settled: Settled;
  readonly shop: Shop;
}

function told(
  planned: ReadonlyMap<number, PlanPlace | null>,
  { reasons, visits, settled, shop }: Telling,
): Pick<VisitPlan, 'moves' | 'unplaced'> {
  const moves: VisitMove[] = [];
  const unplaced: VisitLeft[] = [];
  for (const [id, place] of planned) {
    const reason = reasons.get(id);
    const visit = visits.get(id);
    if (reason === undefined || visit === undefined) continue;
    const isBroken = breaksPromise(visit, place);
    if (place === null) unplaced.push({ ...reason, breaksPromise: isBroken, isWished: settled.has(id) });
    else moves.push({ ...reason, place, to: placeIn(shop, visit, place), breaksPromise: isBroken });
  }
  return { moves: moves.sort(byTime), unplaced: unplaced.sort(byTime) };
}

function byTime(a: VisitInTheWay, b: VisitInTheWay): number {
  return a.appointment.start - b.appointment.start || a.appointment.id - b.appointment.id;
}

function placeIn(shop: Shop, visit: PlanVisit, { start, bayId, technicianIds }: PlanPlace): VisitMove['to'] {
  const bay = shop.bays.find(({ id }) => id === bayId);
  if (bay === undefined) throw new Error(`a plan with bay ${bayId}, which the shop does not have`);
  return {
    start,
    end: start + visit.end - visit.start,
    bay: { id: bay.id, name: bay.name },
    technicians: technicianIds.map((wanted) => {
      const technician = shop.technicians.find(({ id }) => id === wanted);
      return technician === undefined ? null : { id: technician.id, name: technician.name };
    }),
  };
}
