import { DAY_MS, HOUR_MS, type Instant, type Interval, MINUTE_MS } from './interval.ts';
import { addDays, daysBetween, type LocalDate } from './local-date.ts';
import { type Opening, openingOf, openOn } from './opening-hours.ts';
import { breaksPromise, compared, costOf, type PlanCost } from './plan-cost.ts';
import { carKey, isOwnLimit, isSamePlace, ownPlace, type PlanPlace, type PlanVisit } from './plan-visit.ts';
import type { Bay, Shop, Technician } from './shop.ts';
import { qualifies } from './skill.ts';
import { freeWindows } from './slot.ts';
import { firstEndingAfter, type Occupancy, type Timeline, timeline, UNOCCUPIED } from './timeline.ts';
import { appendGrid, dateAt, dayInterval } from './zone.ts';

/** What a plan is made from. */
export interface PlanGround {
  readonly shop: Pick<
    Shop,
    'zone' | 'hours' | 'specialHours' | 'breaks' | 'closures' | 'slotStepMinutes' | 'bays' | 'technicians'
  >;
  /** What takes time of bays, technicians, cars (`carKey`) and limits besides the visits of the plan. Who is missing is free. */
  readonly occupancies: ReadonlyMap<number, Occupancy>;
  readonly now: Instant;
  /** Nothing lies beyond. */
  readonly notAfter: Instant;
}

/** A place that a visit can have, and what it asks of the customer. */
export interface Option {
  readonly place: PlanPlace;
  readonly cost: PlanCost;
}

/** Who is to come earlier than was agreed is told a day before. */
const EARLIER_NOTICE_MS = DAY_MS;

/** How much nearer another time has to be before it is worth another technician, or another bay. */
const OTHER_TECHNICIAN_MS = 2 * HOUR_MS;
const OTHER_BAY_MS = 15 * MINUTE_MS;

/** Finds the places that the rules and everybody else's time leave for visits, the best first. */
export interface PlaceFinder {
  /** The nth best, or null: there are no more. What is not asked for is not looked for. */
  option(visit: PlanVisit, nth: number): Option | null;
}

interface Lane<Who> {
  readonly who: Who;
  readonly opening: Opening;
  readonly timeline: Timeline;
  readonly free: Map<LocalDate, readonly number[]>;
}

export function placeFinder(ground: PlanGround): PlaceFinder {
  const { shop, occupancies, now, notAfter } = ground;
  const { zone } = shop;
  const timelineOf = (key: number): Timeline => {
    const occupancy = occupancies.get(key);
    return occupancy === undefined ? UNOCCUPIED : timeline(occupancy);
  };
  const laneOf = <Who extends Bay | Technician>(who: Who): Lane<Who> => ({
    who,
    opening: openingOf(who, shop),
    timeline: timelineOf(who.id),
    free: new Map(),
  });
  const limits = new Map<number, Timeline>();
  const isWithinLimits = (visit: PlanVisit, start: Instant): boolean =>
    (visit.limitsAt?.(start) ?? []).every((taken) => {
      if (isOwnLimit(visit, taken)) return true;
      const { key, ...slot } = taken;
      const limit = limits.get(key) ?? timelineOf(key);
      limits.set(key, limit);
      return !isTaken(limit, slot);
    });
  const bays = shop.bays.map(laneOf);
  const technicians = shop.technicians.map(laneOf);
  const opening = openingOf(null, shop);
  const firstDay = dateAt(zone, now);
  const lastDay = dateAt(zone, notAfter - 1);

  /** Whether the lane has all of that time free, on the day in which it lies. */
  const isFree = (lane: Lane<Bay | Technician>, date: LocalDate, { start, end }: Interval): boolean => {
    let windows = lane.free.get(date);
    if (windows === undefined) {
      const walk = { timeline: lane.timeline, cursor: 0 };
      windows = freeWindows(openOn(lane.opening, date), walk, 1, { start: now, end: notAfter });
      lane.free.set(date, windows);
    }
    for (let i = 0; i < windows.length; i += 2) {
      if ((windows[i] as number) <= start && end <= (windows[i + 1] as number)) return true;
    }
    return false;
  };

  const startsOn = (visit: PlanVisit, date: LocalDate): Instant[] => {
    const durationMs = visit.end - visit.start;
    const grid: Instant[] = [];
    if (visit.isStarted) return date === dateAt(zone, visit.start) ? [visit.start] : [];
    for (const { start, end } of openOn(opening, date))
      appendGrid(zone, start, end - durationMs, shop.slotStepMinutes * MINUTE_MS, grid);
    if (date === dateAt(zone, visit.start) && !grid.includes(visit.start)) grid.push(visit.start);
    const sooner = visit.isHere ? now : now + EARLIER_NOTICE_MS;
    return grid.filter((start) => start >= now && (start >= visit.start || start >= sooner));
  };

  /** Who does the pieces: for one piece each who can; several go to those who have them already, where they can. */
  const crewsAt = (visit: PlanVisit, start: Instant, date: LocalDate): (number | null)[][] => {
    if (technicians.length === 0) return [visit.pieces.map(() => null)];
    const able = visit.pieces.map(({ afterMs, durationMs, skills, technicianId }) => {
      const slot = { start: start + afterMs, end: start + afterMs + durationMs };
      const free = technicians.filter(
        (lane) =>
          qualifies('technician', lane.who, skills, shop) &&
          (isFree(lane, date, slot) || isRunning(visit, start, lane, slot)),
      );
      return free
        .map(({ who }) => who)
        .sort((a, b) => rank(a, technicianId) - rank(b, technicianId))
        .map(({ id }) => id);
    });
    const [only, ...more] = able;
    if (only !== undefined && more.length === 0) return only.map((id) => [id]);
    const crew = able.flatMap(([first]) => first ?? []);
    return crew.length === able.length ? [crew] : [];
  };

  /** What has begun is not asked about the time that is past. */
  const isRunning = (visit: PlanVisit, start: Instant, lane: Lane<Bay | Technician>, slot: Interval) =>
    visit.isStarted &&
    start < now &&
    isFree(lane, dateAt(zone, start), { start: Math.max(now, slot.start), end: slot.end });

  const optionsOn = (visit: PlanVisit, date: LocalDate, ownDay: Interval): Option[] => {
    const skills = [...new Set(visit.pieces.flatMap((piece) => piece.skills))];
    const able = bays.filter(({ who }) => qualifies('bay', who, skills, shop));
    const car = timelineOf(carKey(visit.vehicleId));
    const durationMs = visit.end - visit.start;
    return startsOn(visit, date).flatMap((start) => {
      const slot = { start, end: start + durationMs };
      if (isTaken(car, slot) || !isWithinLimits(visit, start)) return [];
      const free = able.filter(
        (lane) =>
          (isFree(lane, date, slot) || isRunning(visit, start, lane, slot)) &&
          !isHeld(lane.timeline, { start: slot.end, end: slot.end + visit.bufferMs }),
      );
      if (free.length === 0) return [];
      const crews = crewsAt(visit, start, date);
      return free.flatMap(({ who }) =>
        crews.map((technicianIds) => {
          const place = { start, bayId: who.id, technicianIds };
          return { place, cost: costOf(visit, place, ownDay) };
        }),
      );
    });
  };

  /** Day by day outward from its own, so that of a far horizon no more is looked at than is asked for. */
  function* found(visit: PlanVisit): Generator<Option[]> {
    const own = dateAt(zone, visit.start);
    const ownDay = dayInterval(zone, own);
    const furthest = Math.max(daysBetween(firstDay, own), daysBetween(own, lastDay), 0);
    const keeps = visit.promisedAt !== null && visit.end <= visit.promisedAt;
    for (const wanted of keeps ? [false, true] : [null]) {
      for (let distance = 0; distance <= furthest; distance += 1) {
        const days = distance === 0 ? [own] : [addDays(own, -distance), addDays(own, distance)];
        const options = days
          .filter((date) => firstDay <= date && date <= lastDay)
          .filter((date) => wanted !== false || date <= dateAt(zone, visit.promisedAt as Instant))
          .flatMap((date) => optionsOn(visit, date, ownDay))
          .filter(({ place }) => wanted === null || breaksPromise(visit, place) === wanted)
          .filter(({ place }) => !isSamePlace(place, ownPlace(visit)));
        yield options.sort(
          (a, b) => compared(a.cost, b.cost) || strain(visit, a.place) - strain(visit, b.place),
        );
      }
    }
  }

  const lists = new Map<number, { readonly known: Option[]; readonly more: Generator<Option[]> }>();
  return {
    option: (visit, nth) => {
      const list = lists.get(visit.id) ?? { known: [], more: found(visit) };
      lists.set(visit.id, list);
      while (list.known.length <= nth) {
        const next = list.more.next();
        if (next.done === true) return null;
        list.known.push(...next.value);
      }
      return list.known[nth] ?? null;
    },
  };
}

/** Whoever has it, then the one with the fewest skills, whom fewest other jobs need. */
function rank({ id, skills }: Technician, own: number | null): number {
  return id === own ? -1 : skills.length;
}

/** How far a place is from a visit's own, where a change of hands counts as a time further away. */
function strain(visit: PlanVisit, { start, bayId, technicianIds }: PlanPlace): number {
  const others = visit.pieces.filter(({ technicianId }, i) => technicianIds[i] !== technicianId).length;
  return (
    Math.abs(start - visit.start) +
    Math.sign(others) * OTHER_TECHNICIAN_MS +
    Number(bayId !== visit.bayId) * OTHER_BAY_MS
  );
}

function isTaken({ full }: Timeline, slot: Interval): boolean {
  return meets(full, slot);
}

function isHeld({ heldFull }: Timeline, slot: Interval): boolean {
  return slot.start < slot.end && meets(heldFull, slot);
}

function meets(stretches: Timeline['full'], { start, end }: Interval): boolean {
  const next = firstEndingAfter(stretches, start);
  return next < stretches.starts.length && (stretches.starts[next] as number) < end;
}
