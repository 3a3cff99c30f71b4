import Holidays, { type HolidaysTypes } from 'date-holidays';
import { HOLIDAY_KINDS, type Holiday, type HolidayKind, type HolidayPlace } from '../../domain/holiday.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import type { MinuteRange } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';

export { allPlaces, placeOf, placeSaid } from './places.ts';

interface Asked {
  /** Both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Two letters; a name that there is not in it is in the language of the place. */
  readonly language: string;
}

/** The holidays of a place in those days, in order; substitute days are holidays of their own. Throws `invalid-value`. */
export function holidaysOf({ code }: HolidayPlace, { from, to, language }: Asked): Holiday[] {
  const table = new Holidays(code.replaceAll('-', '.'));
  const there = table.getLanguages();
  const spoken = [...new Set([...there.map(plainLanguage), 'en', 'es'])];
  if (!spoken.includes(language))
    throw new AppError({
      code: 'invalid-value',
      what: 'language',
      value: language,
      expected: { kind: 'one-of', choices: spoken },
    });
  // As it is written there, where it is: en-us.
  table.setLanguages([...there.filter((one) => plainLanguage(one) === language), language]);
  // Dates of the place itself, whatever zone this machine is in.
  table.setTimezone('');
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return years
    .flatMap((year) => table.getHolidays(year))
    .map(holidayOf)
    .filter(({ fromDate, toDate }) => toDate >= from && fromDate <= to);
}

function plainLanguage(language: string): string {
  return language.split('-')[0] as string;
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function holidayOf({ date, start, end, name, type }: HolidaysTypes.Holiday): Holiday {
  const days = Math.max(1, Math.ceil((end.getTime() - start.getTime() - HALF_A_DAY_MS) / DAY_MS));
  const fromDate = date.slice(0, 10);
  const kind = HOLIDAY_KINDS.find((one) => one === type) ?? ('observance' satisfies HolidayKind);
  return { name, kind, fromDate, toDate: addDays(fromDate, days - 1), hours: hoursIn(date) };
}

/** What an hour more or less, where clocks change, makes of days is none. */
const HALF_A_DAY_MS = DAY_MS / 2;

/** `2026-12-24 14:00:00` is a holiday from two on; one that begins in the night is a whole day. */
function hoursIn(date: string): MinuteRange | null {
  const [hour, minute] = [Number(date.slice(11, 13)), Number(date.slice(14, 16))];
  return hour < FIRST_HOUR ? null : { from: hour * 60 + minute, to: 24 * 60 };
}

const FIRST_HOUR = 6;
