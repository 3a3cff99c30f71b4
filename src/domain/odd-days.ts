import { coversDate, type Period } from './dated-rules.ts';
import { onHoliday } from './holiday.ts';
import { type Interval, MINUTE_MS } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import type { Oddity, RehearsalQuestion } from './oddity.ts';
import { hoursOn, openIntervals } from './opening-hours.ts';
import { outsideRules } from './outside-rules.ts';
import { type ClosedReason, closedReason } from './why-closed.ts';
import { dateAt, dayInterval, offsetAt } from './zone.ts';

/** Visits where the rules leave no room for them. */
export function visitsOutOfPlace({ shop, visits }: RehearsalQuestion): Oddity[] {
  const onClosedDays = new Map<LocalDate, number[]>();
  const outside: Oddity[] = [];
  for (const visit of visits) {
    const because = outsideRules(visit, shop);
    if (because === null) continue;
    const date = dateAt(shop.zone, visit.start);
    if (closedReason(date, null, shop) === null) outside.push({ kind: 'visit-outside', visit, because });
    else onClosedDays.set(date, [...(onClosedDays.get(date) ?? []), visit.id]);
  }
  const closed = [...onClosedDays].map(([date, appointmentIds]): Oddity => {
    const reason = closedReason(date, null, shop) as ClosedReason;
    return { kind: 'visits-without-hours', date, reason, appointmentIds };
  });
  return [...closed, ...outside];
}

/** Closures that shut what is shut already. */
export function closuresForNothing({ shop, dates }: RehearsalQuestion): Oddity[] {
  const coming = shop.closures.filter((closure) => dates.some((date) => coversDate(closure, date)));
  const firstDay = (period: Period) => dates.find((date) => coversDate(period, date)) as LocalDate;
  return coming.flatMap((closure, i): Oddity[] => {
    const { name } = closure;
    const date = firstDay(closure);
    const twice = coming.find(
      (other, j) => j !== i && takesAllOf(other, closure) && !(takesAllOf(closure, other) && j > i),
    );
    if (twice !== undefined) return [{ kind: 'closed-twice', name, again: twice.name, date }];
    const days = dates.filter((each) => coversDate(closure, each));
    const isNeeded = days.some((each) => hoursOn(each, null, shop).length > 0);
    // One that goes on after these days may be needed then.
    const isWhole =
      closure.toDate <= (dates.at(-1) as LocalDate) && closure.fromDate >= (dates[0] as LocalDate);
    return isNeeded || !isWhole ? [] : [{ kind: 'closes-nothing', name, date }];
  });
}

/** Whether one closure alone shuts all that the other shuts. */
function takesAllOf(one: Period, other: Period): boolean {
  const isLonger = one.fromDate <= other.fromDate && one.toDate >= other.toDate;
  if (!isLonger || one.hours === null) return isLonger;
  return other.hours !== null && one.hours.from <= other.hours.from && one.hours.to >= other.hours.to;
}

/** Hours that are of no use. */
export function oddHours({ shop, dates }: RehearsalQuestion): Oddity[] {
  const closed = shop.specialHours.flatMap(({ date }): Oddity[] => {
    const reason = dates.includes(date) ? closedReason(date, null, shop) : null;
    return reason === null ? [] : [{ kind: 'hours-closed', date, reason }];
  });
  const lengths = shop.services.map(({ minutes }) => minutes);
  const shortestMs = lengths.length === 0 ? 0 : Math.min(...lengths) * MINUTE_MS;
  const short = new Map<string, { stretch: Interval; dates: LocalDate[] }>();
  for (const date of dates) {
    const { start: midnight } = dayInterval(shop.zone, date);
    for (const stretch of openIntervals(date, null, shop)) {
      if (stretch.end - stretch.start >= shortestMs) continue;
      const key = `${stretch.start - midnight} ${stretch.end - midnight}`;
      const known = short.get(key);
      if (known === undefined) short.set(key, { stretch, dates: [date] });
      else known.dates.push(date);
    }
  }
  const tooShort = [...short.values()].map(
    ({ stretch, dates }): Oddity => ({ kind: 'hours-too-short', stretch, dates }),
  );
  return [...closed, ...tooShort];
}

/** Public holidays on which nobody has said what the shop does. */
export function openOnHolidays({ shop, holidays }: RehearsalQuestion): Oddity[] {
  return holidays
    .filter((holiday) => holiday.kind === 'public' && onHoliday(holiday, shop).kind === 'open')
    .map(({ fromDate, name }) => ({ kind: 'open-on-holiday', date: fromDate, name }));
}

/** Days that have more or fewer hours than others. */
export function clockChanges({ shop, dates }: RehearsalQuestion): Oddity[] {
  const { zone } = shop;
  return dates.flatMap((date) => {
    const { start, end } = dayInterval(zone, date);
    return zone.changes
      .filter((at) => at >= start && at < end && offsetAt(zone, at) !== offsetAt(zone, at - 1))
      .map((at): Oddity => {
        const byMinutes = Math.round((offsetAt(zone, at) - offsetAt(zone, at - 1)) / MINUTE_MS);
        const whileOpen = openIntervals(date, null, shop).some((open) => open.start <= at && at <= open.end);
        return { kind: 'clocks-change', date, at, byMinutes, whileOpen };
      });
  });
}
