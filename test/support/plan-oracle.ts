import { type Interval, overlaps } from '../../src/domain/interval.ts';
import type { PlanQuestion } from '../../src/domain/plan.ts';
import type { PlanPlace, PlanVisit, Taken } from '../../src/domain/plan-visit.ts';
import { isOpen, ticksOf } from './slot-oracle.ts';

/**
 * The best plan of a small day, found by looking at every combination of places. Shops have whole hours, capacities and limits of
 * one, no buffers and visits of one piece; everything that is not asked of the engine's own arithmetic is written a second time here.
 */
export interface PlanOracleCase {
  readonly question: PlanQuestion;
  readonly zoneName: string;
  readonly date: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Worst first: broken promises, no place, another time, anything else. All is on one day. */
type Cost = readonly number[];

interface Choice {
  readonly place: PlanPlace;
  readonly isOwn: boolean;
  readonly cost: Cost;
}

export function leastCost({ question, zoneName, date }: PlanOracleCase): Cost {
  const { inTheWay, movable } = question;
  const visits = [...inTheWay, ...movable];
  const choices = visits.map((visit) => choicesOf(visit, movable.includes(visit), question, zoneName, date));
  let best: Cost | null = null;
  const look = (at: number, chosen: readonly Choice[], cost: Cost): void => {
    // What is asked for already is never taken back.
    if (best !== null && !worse(best, cost)) return;
    if (at === visits.length) {
      best = cost;
      return;
    }
    for (const choice of choices[at] as Choice[]) {
      const meets = chosen.some(
        (other, i) =>
          !(other.isOwn && choice.isOwn) &&
          share(visits[i] as PlanVisit, other.place, visits[at] as PlanVisit, choice.place),
      );
      if (!meets)
        look(
          at + 1,
          [...chosen, choice],
          cost.map((one, i) => one + (choice.cost[i] as number)),
        );
    }
  };
  look(0, [], [0, 0, 0, 0]);
  if (best === null) throw new Error('where nobody moves, everybody stays');
  return best;
}

function worse(one: Cost, other: Cost): boolean {
  const at = one.findIndex((cost, i) => cost !== other[i]);
  return at >= 0 && (one[at] as number) > (other[at] as number);
}

function own({ start, bayId, pieces }: PlanVisit): PlanPlace {
  return { start, bayId, technicianIds: pieces.map(({ technicianId }) => technicianId) };
}

function choicesOf(
  visit: PlanVisit,
  mayStay: boolean,
  question: PlanQuestion,
  zoneName: string,
  date: string,
): Choice[] {
  const { shop } = question;
  const staff = shop.technicians.length === 0 ? [null] : shop.technicians.map(({ id }) => id);
  const home = own(visit);
  const starts = ticksOf(zoneName, date, HOUR).map(({ at }) => at);
  const moved = starts.flatMap((start) =>
    shop.bays.flatMap(({ id: bayId }) => staff.map((who) => ({ start, bayId, technicianIds: [who] }))),
  );
  const legal = moved.filter(
    (place) => !isSame(place, home) && isLegal(visit, place, question, zoneName, date),
  );
  const costOf = ({ start, bayId, technicianIds }: PlanPlace): Cost => [
    Number(keepsPromise(visit) && start + (visit.end - visit.start) > visit.promisedAt),
    0,
    Number(start !== visit.start),
    Number(start !== visit.start || bayId !== visit.bayId || technicianIds[0] !== home.technicianIds[0]),
  ];
  const stay = {
    place: home,
    isOwn: true,
    cost: mayStay ? [0, 0, 0, 0] : [Number(keepsPromise(visit)), 1, 0, 0],
  };
  return [stay, ...legal.map((place) => ({ place, isOwn: false, cost: costOf(place) }))];
}

function isSame(one: PlanPlace, other: PlanPlace): boolean {
  return (
    one.start === other.start && one.bayId === other.bayId && one.technicianIds[0] === other.technicianIds[0]
  );
}

function isLegal(
  visit: PlanVisit,
  { start, bayId, technicianIds }: PlanPlace,
  { shop, occupancies, now }: PlanQuestion,
  zoneName: string,
  date: string,
): boolean {
  const slot = { start, end: start + visit.end - visit.start };
  if (start < now || (start < visit.start && !visit.isHere && start < now + DAY)) return false;
  const hours = ticksOf(zoneName, date, HOUR).filter(({ at }) => at >= slot.start && at < slot.end);
  if (hours.length * HOUR !== slot.end - slot.start) return false;
  const limits = (visit.limitsAt?.(start) ?? []).filter((limit) => !isOwn(visit, limit));
  if (limits.some((limit) => occupancies.get(limit.key)?.held.some((job) => overlaps(job, limit))))
    return false;
  const crew = [
    shop.bays.find(({ id }) => id === bayId),
    ...(technicianIds[0] === null ? [] : [shop.technicians.find(({ id }) => id === technicianIds[0])]),
  ];
  const able = crew.at(-1)?.skills ?? [];
  if (shop.technicians.length > 0 && visit.pieces[0]?.skills.some((skill) => !able.includes(skill)))
    return false;
  return crew.every(
    (who) =>
      who !== undefined &&
      hours.every((tick) => isOpen(shop, who, tick)) &&
      !occupancies.get(who.id)?.held.some((job) => overlaps(job, slot)),
  );
}

function timeOf(visit: PlanVisit, { start }: PlanPlace): Interval {
  return { start, end: start + visit.end - visit.start };
}

function keepsPromise(visit: PlanVisit): visit is PlanVisit & { readonly promisedAt: number } {
  return visit.promisedAt !== null && visit.end <= visit.promisedAt;
}

/** What a visit had of a limit before the plan, which nobody takes from it. */
function isOwn(visit: PlanVisit, { key, start }: Taken): boolean {
  return visit.limitsAt?.(visit.start).some((own) => own.key === key && own.start === start) === true;
}

/** Whether two would be in one bay, or with one technician, at once, or both take the only one that a limit leaves. */
function share(a: PlanVisit, at: PlanPlace, b: PlanVisit, there: PlanPlace): boolean {
  const [some, others] = [a.limitsAt?.(at.start) ?? [], b.limitsAt?.(there.start) ?? []];
  const meet = some.some((one) =>
    others.some(
      (other) => one.key === other.key && overlaps(one, other) && !(isOwn(a, one) && isOwn(b, other)),
    ),
  );
  if (meet) return true;
  if (!overlaps(timeOf(a, at), timeOf(b, there))) return false;
  const [mine, theirs] = [at.technicianIds[0] ?? null, there.technicianIds[0] ?? null];
  return at.bayId === there.bayId || (mine !== null && mine === theirs);
}
