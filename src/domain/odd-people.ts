import { type Interval, intersect, MINUTE_MS } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import type { Oddity, RehearsalQuestion } from './oddity.ts';
import { openIntervals } from './opening-hours.ts';
import type { Bay, Service, Shop, Technician } from './shop.ts';
import { type Kind, qualifies, skillsAsked } from './skill.ts';
import { closedReason } from './why-closed.ts';

/** Services that nobody can do, or nobody for so long. */
export function servicesThatCannotBe({ shop, dates }: RehearsalQuestion): Oddity[] {
  const { bays, technicians } = shop;
  const isOpen = dates.some((date) => closedReason(date, null, shop) === null);
  const hoursOf = hoursOfEach([...bays, ...technicians], dates, shop);
  return shop.services.flatMap((service): Oddity[] => {
    const able = { bay: ableOf('bay', service, shop), technician: ableOf('technician', service, shop) };
    for (const what of ['bay', 'technician'] as const) {
      if (able[what].length > 0 || (what === 'technician' && technicians.length === 0)) continue;
      const skills = skillsAsked(what, service.skills, shop);
      return [{ kind: 'service-without-anybody', service: service.name, what, skills }];
    }
    // Of days that are all closed nothing is said of each service.
    if (!isOpen) return [];
    const longestMs = Math.max(0, ...able.bay.map((bay) => longestWith(bay, able.technician, hoursOf)));
    const longestMinutes = Math.floor(longestMs / MINUTE_MS);
    if (longestMinutes >= service.minutes) return [];
    return [{ kind: 'service-never-fits', service: service.name, minutes: service.minutes, longestMinutes }];
  });
}

function ableOf(what: Kind, { skills }: Service, shop: Shop): readonly (Bay | Technician)[] {
  const all: readonly (Bay | Technician)[] = what === 'bay' ? shop.bays : shop.technicians;
  return all.filter((one) => qualifies(what, one, skills, shop));
}

type HoursOf = ReadonlyMap<number, readonly Interval[]>;

function hoursOfEach(all: readonly (Bay | Technician)[], dates: readonly LocalDate[], shop: Shop): HoursOf {
  return new Map(all.map((one) => [one.id, dates.flatMap((date) => openIntervals(date, one, shop))]));
}

/** The longest stretch in which the bay, and in a shop that has any one of these technicians, is there. */
function longestWith(
  { id }: Bay | Technician,
  technicians: readonly (Bay | Technician)[],
  hoursOf: HoursOf,
): number {
  const hours = hoursOf.get(id) ?? [];
  const shared =
    technicians.length === 0
      ? [hours]
      : technicians.map((technician) => intersect(hours, hoursOf.get(technician.id) ?? []));
  return Math.max(0, ...shared.flatMap((stretches) => stretches.map(({ start, end }) => end - start)));
}

/** From here on it says something that one bay has none of them. */
const ENOUGH_VISITS = 5;

/** Bays and technicians that have nothing to do, or no time for it. */
export function idleHands({ shop, dates, visits, leftMs }: RehearsalQuestion): Oddity[] {
  const { bays, technicians, services } = shop;
  const isOpen = dates.some((date) => closedReason(date, null, shop) === null);
  const hoursOf = hoursOfEach([...bays, ...technicians], dates, shop);
  const kinds = [
    ['bay', bays],
    ['technician', technicians],
  ] as const;
  return kinds.flatMap(([what, all]) =>
    all.flatMap((one): Oddity[] => {
      const { id, name } = one;
      if (isOpen && hoursOf.get(id)?.length === 0) return [{ kind: 'never-there', what, name }];
      if (!services.some(({ skills }) => qualifies(what, one, skills, shop)))
        return [{ kind: 'no-service-for', what, name }];
      if (isOpen && leftMs.get(id) === 0) return [{ kind: 'never-free', what, name }];
      const isUnused = what === 'bay' && all.length > 1 && visits.every(({ bay }) => bay.id !== id);
      if (!isUnused || visits.length < ENOUGH_VISITS) return [];
      return [{ kind: 'bay-unused', name, visits: visits.length }];
    }),
  );
}
