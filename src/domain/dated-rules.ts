import { addDays, type LocalDate } from './local-date.ts';
import type { Absence, Closure, MinuteRange, ShopRules } from './shop.ts';

/** Whole days in a row, or the same hours of each of them. */
export type Period = Pick<Absence, 'fromDate' | 'toDate' | 'hours'>;

/** What is past for so long is history, and in the rules no more. The journal keeps it. */
const KEPT_DAYS = 366;

/** What a closure is called for which nobody has given a reason. */
export const NO_REASON = 'closed';

export function coversDate({ fromDate, toDate }: Period, date: LocalDate): boolean {
  return fromDate <= date && date <= toDate;
}

/** The shop shut during a period, beside all that closes it already. */
export function withClosure<R extends ShopRules>(rules: R, closure: Closure, today: LocalDate): R {
  const known = rules.closures.some((other) => JSON.stringify(other) === JSON.stringify(closure));
  return known ? rules : { ...pruned(rules, today), closures: [...pruned(rules, today).closures, closure] };
}

/** One date with these hours: what closed it, closes it no more. */
export function withHours<R extends ShopRules>(
  rules: R,
  date: LocalDate,
  ranges: readonly MinuteRange[],
  today: LocalDate,
): R {
  const kept = pruned(rules, today);
  const others = kept.specialHours.filter((special) => special.date !== date);
  return {
    ...kept,
    closures: kept.closures.flatMap((closure) => without(closure, date)),
    specialHours: [...others, { date, ranges }].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** A date as every week. */
export function withoutHours<R extends ShopRules>(rules: R, date: LocalDate): R {
  return { ...rules, specialHours: rules.specialHours.filter((special) => special.date !== date) };
}

/** The bay or technician of that name away during a period. */
export function withAbsence<R extends ShopRules>(
  rules: R,
  name: string,
  absence: Absence,
  today: LocalDate,
): R {
  return withAway(pruned(rules, today), name, (away) =>
    away.some((other) => JSON.stringify(other) === JSON.stringify(absence)) ? away : [...away, absence],
  );
}

/** Without those closures, except for the days of them that are past. */
export function reopened<R extends ShopRules>(rules: R, closures: readonly Closure[], today: LocalDate): R {
  return {
    ...rules,
    closures: rules.closures.flatMap((one) => (closures.includes(one) ? untilYesterday(one, today) : [one])),
  };
}

/** The same of absences of the bay or technician of that name. */
export function withoutAbsences<R extends ShopRules>(
  rules: R,
  name: string,
  absences: readonly Absence[],
  today: LocalDate,
): R {
  return withAway(rules, name, (away) =>
    away.flatMap((one) => (absences.includes(one) ? untilYesterday(one, today) : [one])),
  );
}

function untilYesterday<P extends Period>(period: P, today: LocalDate): P[] {
  return period.fromDate < today ? [{ ...period, toDate: addDays(today, -1) }] : [];
}

function withAway<R extends ShopRules>(
  rules: R,
  name: string,
  change: (away: readonly Absence[]) => readonly Absence[],
): R {
  const changed = <W extends { readonly name: string; readonly away: readonly Absence[] }>(who: W): W =>
    who.name === name ? { ...who, away: change(who.away) } : who;
  return { ...rules, bays: rules.bays.map(changed), technicians: rules.technicians.map(changed) };
}

function without(closure: Closure, date: LocalDate): Closure[] {
  if (!coversDate(closure, date)) return [closure];
  const before = { ...closure, toDate: addDays(date, -1) };
  const after = { ...closure, fromDate: addDays(date, 1) };
  return [before, after].filter(({ fromDate, toDate }) => fromDate <= toDate);
}

function pruned<R extends ShopRules>(rules: R, today: LocalDate): R {
  const oldest = addDays(today, -KEPT_DAYS);
  const recent = ({ toDate }: Period) => toDate >= oldest;
  const changed = <W extends { readonly away: readonly Absence[] }>(who: W): W =>
    who.away.every(recent) ? who : { ...who, away: who.away.filter(recent) };
  return {
    ...rules,
    closures: rules.closures.filter(recent),
    specialHours: rules.specialHours.filter(({ date }) => date >= oldest),
    bays: rules.bays.map(changed),
    technicians: rules.technicians.map(changed),
  };
}
