import { type Appointment, isOpen } from './appointment.ts';
import type { VisitDeed } from './deed.ts';
import { type Instant, type Interval, intersect, merge, subtract } from './interval.ts';
import { addDays, type LocalDate } from './local-date.ts';
import { type OwnTimes, openIntervals, openingOf, openOn } from './opening-hours.ts';
import type { Shop } from './shop.ts';
import { dateAt } from './zone.ts';

type Placed = Pick<Appointment, 'start' | 'end' | 'status' | 'bay' | 'overbookReason'>;

/**
 * What of the time that a visit had, others could have since, from now on: all of it where the visit is gone or elsewhere, what it
 * has less where it is shorter or has moved a little. Who was booked over somebody else leaves nothing.
 */
export function freedBy(before: Placed, after: Placed, now: Instant): Interval[] {
  if (!isOpen(before.status) || before.overbookReason !== null) return [];
  const keeps = isOpen(after.status) && after.bay.id === before.bay.id;
  return subtract([fromNow(before, now)], keeps ? [after] : []);
}

function fromNow({ start, end }: Interval, now: Instant): Interval {
  return { start: Math.max(start, now), end: Math.max(end, now) };
}

/** Free time, and who has given it back, by number; null: nobody has. */
export interface Freed extends Interval {
  readonly customerId: number | null;
}

/**
 * What changes that were made together leave free: what one of them has taken of what another gave back is not, nor when the bay,
 * or whoever did the work, is not there by the rules in force.
 */
export function freedTogether(deeds: readonly VisitDeed[], shop: Shop, now: Instant): Freed[] {
  const there = deeds.map(({ after }) => after).filter(({ status }) => isOpen(status));
  return deeds.flatMap(({ before, after }) => {
    if (before === null) return [];
    const taken = merge(there.filter(({ bay }) => bay.id === before.bay.id));
    const left = subtract(freedBy(before, after, now), taken);
    if (left.length === 0) return [];
    const date = dateAt(shop.zone, before.start);
    return whoWas(before, shop)
      .reduce((free, own) => intersect(free, openIntervals(date, own, shop)), left)
      .map(({ start, end }) => ({ start, end, customerId: before.customer.id }));
  });
}

/** The bay and the technicians of a visit, as far as the shop still has them. */
function whoWas({ bay, work }: Appointment, shop: Shop): NonNullable<OwnTimes>[] {
  const by = new Set(work.map(({ technician }) => technician?.id));
  return [...shop.bays.filter(({ id }) => id === bay.id), ...shop.technicians.filter(({ id }) => by.has(id))];
}

/**
 * The time of those days at which a bay or a technician is there by new rules and was not before, less what `visits` have of it. A
 * bay is of use only with somebody in it, where the shop has technicians, and so are they only with a bay.
 */
export function openedBy(
  before: Shop,
  after: Shop,
  days: readonly LocalDate[],
  visits: readonly Appointment[],
): Interval[] {
  const bays = after.bays.map((bay) => ({
    was: openingOf(before.bays.find(({ id }) => id === bay.id) ?? null, before),
    is: openingOf(bay, after),
    has: merge(visits.filter((visit) => visit.bay.id === bay.id)),
  }));
  const technicians = after.technicians.map((one) => ({
    was: openingOf(before.technicians.find(({ id }) => id === one.id) ?? null, before),
    is: openingOf(one, after),
    has: merge(visits.flatMap(({ work }) => work.filter(({ technician }) => technician?.id === one.id))),
  }));
  return days.flatMap((date) => {
    const news = (those: typeof bays, others: typeof bays) => {
      const beside = merge(others.flatMap(({ is }) => openOn(is, date)));
      return those.flatMap((one) => {
        const opened = subtract(subtract(openOn(one.is, date), openOn(one.was, date)), one.has);
        return others.length === 0 ? opened : intersect(opened, beside);
      });
    };
    return merge([...news(bays, technicians), ...(technicians.length === 0 ? [] : news(technicians, bays))]);
  });
}

/** That many days, from a date on. */
export function daysFrom(first: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}
