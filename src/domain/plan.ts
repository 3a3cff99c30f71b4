import type { Interval } from './interval.ts';
import { type PlanBoard, planBoard } from './plan-board.ts';
import { compared, costOf, NO_COST, type PlanCost, sumOf } from './plan-cost.ts';
import { type Option, type PlaceFinder, type PlanGround, placeFinder } from './plan-places.ts';
import { isSamePlace, ownPlace, type PlanPlace, type PlanVisit } from './plan-visit.ts';
import { dateAt, dayInterval } from './zone.ts';

/** What a plan is asked for. */
export interface PlanQuestion extends PlanGround {
  /** Those that cannot stay where they are. */
  readonly inTheWay: readonly PlanVisit[];
  /** Those that can, and are moved where that keeps a promise, gives somebody a place, or keeps somebody on the day. */
  readonly movable: readonly PlanVisit[];
}

/** What becomes of a visit. */
export interface PlanMove {
  readonly visit: PlanVisit;
  /** Null: there is no place for it, and it stays where it is. */
  readonly to: PlanPlace | null;
}

export interface Plan {
  /** Of all in the way, and of the movable those that are moved; in the order of their own times. */
  readonly moves: readonly PlanMove[];
  readonly cost: PlanCost;
}

/** Looked at beyond the first that fit, where those leave a promise broken: enough for every small day. */
const MOST_OPTIONS = 64;
const MOST_CHECKS = 60_000;
const PASSES = 3;

/**
 * The best places for those in the way: no promise is broken that could be kept, nobody is left without a place who could have
 * one, nobody comes on another day or at another time who need not, and whoever need not be moved is not. Waiting customers
 * and promises choose first, and each gets the nearest time, with the same technician and bay if possible.
 *
 * First each takes the best place that is left. If all together then ask as little of customers as each would alone, no plan is
 * better. Else combinations are searched, all of them on a small day, and on a large one as many as take a moment.
 */
export function planFor(question: PlanQuestion): Plan {
  const { zone } = question.shop;
  const visits = [...question.inTheWay].sort(byUrgency).concat([...question.movable].sort(byUrgency));
  const movable = new Set(question.movable.map(({ id }) => id));
  const finder = placeFinder(question);
  const days = new Map(visits.map(({ id, start }) => [id, dayInterval(zone, dateAt(zone, start))]));
  const desk: Desk = {
    visits,
    finder,
    board: planBoard(question.occupancies),
    mayStay: ({ id }) => movable.has(id),
    costOf: (visit, place) => costOf(visit, place, days.get(visit.id) as Interval),
  };
  let places = firstThatFit(desk);
  const least = visits.map((visit) => bestAlone(visit, desk)).reduce(sumOf, NO_COST);
  if (compared(costOfAll(places, desk), least) > 0) places = searched(places, desk);
  const improved = inBetterPlaces(places, desk);
  const moves = visits
    .map((visit, i) => ({ visit, to: improved[i] ?? null }))
    .filter(({ visit, to }) => !movable.has(visit.id) || (to !== null && !isSamePlace(to, ownPlace(visit))))
    .sort((a, b) => a.visit.start - b.visit.start || a.visit.id - b.visit.id);
  return { moves, cost: costOfAll(improved, desk) };
}

interface Desk {
  /** In the order in which they choose. */
  readonly visits: readonly PlanVisit[];
  readonly finder: PlaceFinder;
  readonly board: PlanBoard;
  readonly mayStay: (visit: PlanVisit) => boolean;
  readonly costOf: (visit: PlanVisit, place: PlanPlace | null) => PlanCost;
}

/** A place for each visit, in the order of the desk; null: none. */
type Places = readonly (PlanPlace | null)[];

function byUrgency(a: PlanVisit, b: PlanVisit): number {
  return (
    Number(b.isWaiting) - Number(a.isWaiting) ||
    compareNumbers(promisedBy(a), promisedBy(b)) ||
    a.start - b.start ||
    a.id - b.id
  );
}

function promisedBy({ promisedAt }: PlanVisit): number {
  return promisedAt ?? Number.POSITIVE_INFINITY;
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function costOfAll(places: Places, { visits, costOf }: Desk): PlanCost {
  return visits.map((visit, i) => costOf(visit, places[i] ?? null)).reduce(sumOf, NO_COST);
}

/** What a visit asks for, if it had the choice of all places. */
function bestAlone(visit: PlanVisit, desk: Desk): PlanCost {
  if (desk.mayStay(visit)) return NO_COST;
  const none = desk.costOf(visit, null);
  const best = desk.finder.option(visit, 0)?.cost ?? none;
  return compared(best, none) < 0 ? best : none;
}

/** Everybody is where they are, and one after the other those in the way take the best place that is left. */
function firstThatFit({ visits, finder, board, mayStay }: Desk): Places {
  for (const visit of visits) board.put(visit, ownPlace(visit));
  const places = visits.map((visit) => {
    if (mayStay(visit)) return ownPlace(visit);
    board.takeOff(visit);
    const place = bestLeft(visit, finder, board);
    board.put(visit, place ?? ownPlace(visit));
    return place;
  });
  for (const visit of visits) board.takeOff(visit);
  return places;
}

function bestLeft(visit: PlanVisit, finder: PlaceFinder, board: PlanBoard): PlanPlace | null {
  for (let nth = 0; ; nth += 1) {
    const option = finder.option(visit, nth);
    if (option === null) return null;
    if (board.hasRoom(visit, option.place)) return option.place;
  }
}

/** The best of the combinations, or `known` where none is better: the next visit tries its places, then the one after it. */
function searched(known: Places, desk: Desk): Places {
  const { visits, board } = desk;
  const options = visits.map((visit) => optionsOf(visit, desk));
  const leastAfter = leastCosts(options);
  const chosen: (PlanPlace | null)[] = [];
  let best = known;
  let bestCost = costOfAll(known, desk);
  let checks = 0;
  const place = (at: number, cost: PlanCost): void => {
    if (compared(sumOf(cost, leastAfter[at] as PlanCost), bestCost) >= 0) return;
    const visit = visits[at];
    if (visit === undefined) {
      best = [...chosen];
      bestCost = cost;
      return;
    }
    for (const { there, asks, isLeft } of options[at] as readonly Choice[]) {
      if (checks >= MOST_CHECKS) return;
      checks += 1;
      if (!board.hasRoom(visit, there)) continue;
      board.put(visit, there);
      chosen[at] = isLeft ? null : there;
      place(at + 1, sumOf(cost, asks));
      board.takeOff(visit);
    }
  };
  place(0, NO_COST);
  return best;
}

/** One of the places of a visit; `isLeft`: it has none, and stays where it is. */
interface Choice {
  readonly there: PlanPlace;
  readonly asks: PlanCost;
  readonly isLeft: boolean;
}

/** In the order of what they ask: where it is, if it may stay; other places; and to be left. */
function optionsOf(visit: PlanVisit, { finder, mayStay, costOf }: Desk): Choice[] {
  const own = ownPlace(visit);
  const choices: Choice[] = mayStay(visit) ? [{ there: own, asks: NO_COST, isLeft: false }] : [];
  for (let nth = 0; nth < MOST_OPTIONS; nth += 1) {
    const option: Option | null = finder.option(visit, nth);
    if (option === null) break;
    choices.push({ there: option.place, asks: option.cost, isLeft: false });
  }
  if (!mayStay(visit)) choices.push({ there: own, asks: costOf(visit, null), isLeft: true });
  return choices.sort((a, b) => compared(a.asks, b.asks));
}

/** What those from each place on ask for at least, whatever the others do; the last is nothing. */
function leastCosts(options: readonly (readonly Choice[])[]): PlanCost[] {
  const least: PlanCost[] = [NO_COST];
  for (const choices of options.toReversed())
    least.unshift(sumOf(choices[0]?.asks ?? NO_COST, least[0] as PlanCost));
  return least;
}

/** Whoever has moved looks once more, now that others have left their places. */
function inBetterPlaces(places: Places, desk: Desk): Places {
  const { visits, finder, board, mayStay, costOf } = desk;
  const now = [...places];
  for (const [i, visit] of visits.entries()) board.put(visit, now[i] ?? ownPlace(visit));
  for (let pass = 0; pass < PASSES; pass += 1) {
    let changed = false;
    for (const [i, visit] of visits.entries()) {
      const place = now[i] ?? null;
      if (place !== null && isSamePlace(place, ownPlace(visit))) continue;
      board.takeOff(visit);
      const home = mayStay(visit) && board.hasRoom(visit, ownPlace(visit)) ? ownPlace(visit) : null;
      const next = home ?? bestLeft(visit, finder, board);
      const isBetter = next !== null && compared(costOf(visit, next), costOf(visit, place)) <= 0;
      const taken = isBetter ? next : place;
      board.put(visit, taken ?? ownPlace(visit));
      changed ||= place === null ? taken !== null : taken !== null && !isSamePlace(place, taken);
      now[i] = taken;
    }
    if (!changed) break;
  }
  return now;
}
