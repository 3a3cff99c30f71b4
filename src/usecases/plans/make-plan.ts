import { type Appointment, isOpen, OPEN_STATUSES } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { PutBack } from '../../domain/event-move.ts';
import { DAY_MS, type Interval, overlaps } from '../../domain/interval.ts';
import { modeClaims } from '../../domain/mode-limits.ts';
import { planFor } from '../../domain/plan.ts';
import { breaksPromise } from '../../domain/plan-cost.ts';
import { carKey, ownPlace, type PlanPlace, type PlanVisit, takenBy } from '../../domain/plan-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Occupancy } from '../../domain/timeline.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';

/** Why a visit cannot stay where it is, or is moved: a rule, a job that takes its time, or another visit that needs its place. */
export type InTheWay = PutBack | { readonly why: 'makes-room' };

/** A visit in the way, and why it is. */
export interface VisitInTheWay {
  readonly appointment: Appointment;
  readonly because: InTheWay;
}

/** What a plan is to be made for. */
export interface PlanWish {
  /** With the rules that are to be in force. */
  readonly shop: Shop;
  readonly inTheWay: readonly VisitInTheWay[];
  /** Those that may be moved besides. */
  readonly movable: readonly Appointment[];
  /** The job that grows, as it will be. */
  readonly grown: Appointment | null;
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

/** Finds a place for each visit in the way, by the rules of the wish. Writes nothing. */
export async function makePlan(wish: PlanWish, settled: Settled, ports: PlanningPorts): Promise<VisitPlan> {
  const { shop, grown } = wish;
  const reasons = new Map<number, VisitInTheWay>();
  for (const appointment of wish.movable)
    reasons.set(appointment.id, { appointment, because: { why: 'makes-room' } });
  for (const one of wish.inTheWay) reasons.set(one.appointment.id, one);
  if (wish.inTheWay.length === 0) return NO_PLAN;
  const now = ports.clock.now();
  const visits = new Map(
    [...reasons.values()].map(({ appointment }) => [appointment.id, visitOf(appointment, shop)]),
  );
  const latest = Math.max(...wish.inTheWay.map(({ appointment }) => appointment.end));
  const notAfter = Math.min(bookingLimits(shop, now).end, latest + FURTHEST_MS);
  const range = { start: Math.min(now, ...[...visits.values()].map(({ start }) => start)), end: notAfter };
  const known = await occupanciesDuring(range, shop, ports);
  assertNotInterrupted(ports);
  const besides = new Set([...visits.keys(), ...(grown === null ? [] : [grown.id])]);
  const occupancies = await everybodysTime(known, shop, range, besides, ports);
  const fixed: { readonly visit: PlanVisit; readonly place: PlanPlace }[] = [];
  if (grown !== null) fixed.push(atHome(visitOf(grown, shop)));
  for (const [id, place] of settled) {
    const visit = visits.get(id);
    if (visit !== undefined) fixed.push({ visit, place: place ?? ownPlace(visit) });
  }
  for (const { visit, place } of fixed) {
    for (const { key, start, end } of takenBy(visit, place)) held(occupancies, key).push({ start, end });
  }
  const open = (id: number) => !settled.has(id);
  const question = {
    shop,
    occupancies,
    now,
    notAfter,
    inTheWay: wish.inTheWay.flatMap(({ appointment: { id } }) => (open(id) ? (visits.get(id) ?? []) : [])),
    movable: wish.movable.flatMap(({ id }) => (open(id) ? (visits.get(id) ?? []) : [])),
  };
  const planned = new Map(planFor(question).moves.map(({ visit, to }) => [visit.id, to]));
  for (const [id, place] of settled) planned.set(id, place);
  return told(planned, reasons, visits, settled, wish, known);
}

function told(
  planned: ReadonlyMap<number, PlanPlace | null>,
  reasons: ReadonlyMap<number, VisitInTheWay>,
  visits: ReadonlyMap<number, PlanVisit>,
  settled: Settled,
  { shop }: PlanWish,
  { outOfReach }: KnownTime,
): VisitPlan {
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
  const byTime = (a: VisitInTheWay, b: VisitInTheWay) =>
    a.appointment.start - b.appointment.start || a.appointment.id - b.appointment.id;
  return { moves: moves.sort(byTime), unplaced: unplaced.sort(byTime), outOfReach };
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

function atHome(visit: PlanVisit): { readonly visit: PlanVisit; readonly place: PlanPlace } {
  return { visit, place: ownPlace(visit) };
}

/** A visit as the planner has it: by the skills that its services ask for today; `shop` null: whatever the rules are. */
function visitOf(appointment: Appointment, shop: Shop | null): PlanVisit {
  const { mode } = appointment;
  const services = shop?.services ?? [];
  const { id, start, end, vehicle, bay, bufferMs, work, promisedAt, status } = appointment;
  return {
    id,
    vehicleId: vehicle.id,
    start,
    end,
    bayId: bay.id,
    bufferMs,
    pieces: work.map((piece) => ({
      afterMs: piece.start - start,
      durationMs: piece.end - piece.start,
      technicianId: piece.technician?.id ?? null,
      skills: services.find((service) => service.id === piece.service.id)?.skills ?? [],
    })),
    promisedAt,
    isWaiting: mode === 'wait',
    limitsAt: (start) =>
      shop === null
        ? []
        : modeClaims({ mode, start }, shop).map((claim) => ({
            key: claim.claimableId,
            start: claim.start,
            end: claim.end,
          })),
    isHere: status === 'arrived' || status === 'in_progress',
    isStarted: status === 'in_progress',
  };
}

type OpenOccupancy = Occupancy & { readonly held: Interval[] };

/** What takes the time of bays, technicians and cars, and what is left of the limits, without those visits. */
async function everybodysTime(
  { occupancies }: KnownTime,
  { limits }: Shop,
  range: Interval,
  besides: ReadonlySet<number>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Map<number, OpenOccupancy>> {
  const time = new Map<number, OpenOccupancy>();
  for (const [id, { capacity, held, foreign }] of occupancies) {
    const others = held.filter(({ appointmentId }) => appointmentId === null || !besides.has(appointmentId));
    time.set(id, { capacity, held: [...others], foreign });
  }
  for (const { id, most } of limits) time.set(id, { capacity: most, held: [], foreign: [] });
  const claims = limits.length === 0 ? [] : await store.appointments.claimsDuring(range, clock.now());
  for (const { claimableId, appointmentId, start, end } of claims) {
    if (!limits.some(({ id }) => id === claimableId)) continue;
    if (appointmentId === null || !besides.has(appointmentId)) held(time, claimableId).push({ start, end });
  }
  const visits = await store.appointments.during(range, OPEN_STATUSES);
  for (const { id, vehicle, start, end } of visits) {
    if (!besides.has(id)) held(time, carKey(vehicle.id)).push({ start, end });
  }
  return time;
}

function held(occupancies: Map<number, OpenOccupancy>, key: number): Interval[] {
  const known = occupancies.get(key);
  if (known !== undefined) return known.held;
  const made: OpenOccupancy = { capacity: 1, held: [], foreign: [] };
  occupancies.set(key, made);
  return made.held;
}

/** The open visits that lie over a job as it will be, in its bay or with one of its technicians, and those that follow that day. */
export async function aroundGrown(
  grown: Appointment,
  until: number,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly over: Appointment[]; readonly after: Appointment[] }> {
  const mine = takenBy(visitOf(grown, null), ownPlace(visitOf(grown, null)));
  const visits = await store.appointments.during({ start: grown.start, end: until }, OPEN_STATUSES);
  const over: Appointment[] = [];
  const after: Appointment[] = [];
  for (const other of visits) {
    if (other.id === grown.id || !isOpen(other.status)) continue;
    const visit = visitOf(other, null);
    const theirs = takenBy(visit, ownPlace(visit));
    const shared = theirs.filter(({ key }) => mine.some((one) => one.key === key));
    if (shared.length === 0) continue;
    const meets = shared.some((their) => mine.some((one) => one.key === their.key && overlaps(one, their)));
    if (meets) over.push(other);
    else if (other.start >= grown.start && other.status !== 'in_progress') after.push(other);
  }
  return { over, after };
}
