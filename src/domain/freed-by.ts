import { type Appointment, isOpen } from './appointment.ts';
import { bookingLimits } from './booking-limits.ts';
import type { VisitDeed } from './deed.ts';
import { type Instant, type Interval, intersect, merge, overlaps, subtract } from './interval.ts';
import { datesFrom, type LocalDate } from './local-date.ts';
import { type OwnTimes, openIntervals, openingOf, openOn, type ShopTimes } from './opening-hours.ts';
import type { Shop } from './shop.ts';
import { timeline } from './timeline.ts';
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

type Rules = ShopTimes & Pick<Shop, 'bays' | 'technicians' | 'leadTimeMinutes' | 'horizonDays'>;

/** The rules at a moment, which say how soon and how far ahead somebody can be booked. */
interface RulesAt {
  readonly before: Rules;
  readonly after: Rules;
  readonly now: Instant;
}

type Taking = Interval & { readonly technician: { readonly id: number } | null };

/** A visit, as far as it takes time. */
interface InPlace extends Interval {
  readonly bay: { readonly id: number };
  readonly work: readonly Taking[];
}

/**
 * The free time of bays and technicians that new rules have opened: where they were not there before, had no room, or nobody could be
 * booked. Only stretches in which something can begin now that could not: a second bay is of no use to somebody who has no hands free.
 */
export function openedBy({ before, after, now }: RulesAt, visits: readonly InPlace[]): Interval[] {
  const limits = { was: bookingLimits(before, now), is: bookingLimits(after, now) };
  const taken = visits.map((visit) => ({ id: visit.bay.id, time: visit }));
  const doing = visits.flatMap(({ work }) =>
    work.flatMap((piece) => (piece.technician === null ? [] : [{ id: piece.technician.id, time: piece }])),
  );
  const bays = freeOfEach(before.bays, after.bays, { before, after }, taken);
  const technicians = freeOfEach(before.technicians, after.technicians, { before, after }, doing);
  const days = datesFrom(dateAt(after.zone, now), after.horizonDays + 1);
  return days.flatMap((date) => {
    // By bay: its free time in which there is somebody with free hands, where the shop has technicians.
    const usable = (when: 'was' | 'is') => {
      const isStaffed = (when === 'was' ? before : after).technicians.length > 0;
      const hands = isStaffed ? merge(technicians.flatMap((one) => one[when](date))) : null;
      return bays.map((bay) => {
        const free = intersect(bay[when](date), [limits[when]]);
        return hands === null ? free : intersect(free, hands);
      });
    };
    const [was, is] = [usable('was'), usable('is')];
    const all = merge(is.flat());
    const begun = subtract(all, merge(was.flat()));
    if (begun.length === 0) return [];
    const opened = [
      ...is.flatMap((free, i) => subtract(free, was[i] as Interval[])),
      ...technicians.flatMap((one) =>
        intersect(subtract(one.is(date), intersect(one.was(date), [limits.was])), all),
      ),
    ];
    return merge(opened).filter((stretch) => begun.some((start) => overlaps(stretch, start)));
  });
}

/** What each of them has free by the rules of before, and by the new ones, beside what takes their time. */
function freeOfEach(
  before: readonly Somebody[],
  after: readonly Somebody[],
  rules: Pick<RulesAt, 'before' | 'after'>,
  taken: readonly { readonly id: number; readonly time: Interval }[],
) {
  const by = new Map<number, Interval[]>();
  for (const { id, time } of taken) by.set(id, [...(by.get(id) ?? []), time]);
  return [...new Set([...before, ...after].map(({ id }) => id))].map((id) => {
    const held = by.get(id) ?? [];
    const isThis = (one: Somebody) => one.id === id;
    return {
      was: freeOf(before.find(isThis), held, rules.before),
      is: freeOf(after.find(isThis), held, rules.after),
    };
  });
}

type Somebody = NonNullable<OwnTimes> & { readonly id: number; readonly capacity: number };

/** What of a day somebody has free by these rules, beside those visits; who is not there has nothing. */
function freeOf(
  who: Somebody | undefined,
  held: readonly Interval[],
  rules: Rules,
): (date: LocalDate) => Interval[] {
  if (who === undefined) return () => [];
  const opening = openingOf(who, rules);
  const { starts, ends } = timeline({ capacity: who.capacity, held, foreign: [] }).full;
  const full = Array.from(starts, (start, i) => ({ start, end: ends[i] as Instant }));
  return (date) => subtract(openOn(opening, date), full);
}
