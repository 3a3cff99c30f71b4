import type { Period } from '../domain/dated-rules.ts';
import { MINUTE_MS } from '../domain/interval.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { MinuteRange } from '../domain/shop.ts';
import { dateAt } from '../domain/zone.ts';
import { AppError, failureOf } from '../failure.ts';
import type { WhenContext } from './when.ts';
import { datesOf } from './words/calendar-days.ts';
import { type Heard, hear } from './words/hear.ts';

/** A period as words name it: either end of its hours may be left open. */
export interface SaidPeriod {
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  /** Null: whole days. */
  readonly hours: { readonly from: number | null; readonly to: number | null } | 'from now' | null;
}

/** More words than any period has. */
const MOST_WORDS = 10;
const MIDNIGHT = 1440;

/**
 * The period that the longest beginning of the words names, and the words after it: `fri`, `thu-fri`, `dec 24 to dec 26`, `fri 13-17`,
 * `tomorrow until noon`, `now`, `fri afternoon`. Null where no beginning names one. Throws `weekday-ambiguous`, `several-readings`
 * and `invalid-value`.
 */
export function readPeriod(
  words: readonly string[],
  context: WhenContext,
): { readonly period: SaidPeriod; readonly rest: readonly string[] } | null {
  const said = words.flatMap((word) => word.split(/\s+/).filter(Boolean));
  for (let count = Math.min(said.length, MOST_WORDS); count > 0; count -= 1) {
    const period = periodIn(said.slice(0, count).join(' '), context);
    if (period !== null) return { period, rest: said.slice(count) };
  }
  return null;
}

/** As the rules keep it: an end that was left open is that of the day. */
export function periodOf({ fromDate, toDate, hours }: SaidPeriod, nowMinutes: number): Period {
  if (hours === null) return { fromDate, toDate, hours };
  if (hours === 'from now') return { fromDate, toDate, hours: { from: nowMinutes, to: MIDNIGHT } };
  return { fromDate, toDate, hours: { from: hours.from ?? 0, to: hours.to ?? MIDNIGHT } };
}

const ENDS_AT_MIDNIGHT = /(?:-| ?to |until )(?:24:00|midnight)$/i;
/** `2026-12-25 9-11` */
const HOURS_OF_DATE = /^(\d{4}-\d\d-\d\d) (\d{1,2}(?::\d\d)?) ?- ?(\d{1,2}(?::\d\d)?)$/;
/** `dec 24-26` */
const DAYS_OF_MONTH =
  /^((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* )(\d{1,2}) ?- ?(\d{1,2})$/i;
/** Every one of them, which is no period: `fridays`, `mornings`, `los lunes`. */
const EVERY_ONE =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|mornings|afternoons|evenings|nights|sabados|s\u00e1bados|domingos|(?:los|las) (?:lunes|martes|mi[e\u00e9]rcoles|jueves|viernes|ma\u00f1anas|tardes|noches))\b/i;
const TWO_DAYS = /^(.+?)(?: ?\.\. ?| - | to | until | till | through | thru )(.+)$/i;

function periodIn(text: string, context: WhenContext): SaidPeriod | null {
  if (EVERY_ONE.test(text)) return null;
  const words = text
    .replaceAll('–', '-')
    .replace(DAYS_OF_MONTH, '$1$2 to $1$3')
    .replace(HOURS_OF_DATE, '$1 from $2 to $3')
    .replace(/(?<=[a-z])-(?=[a-z])/gi, ' to ');
  if (ENDS_AT_MIDNIGHT.test(words)) {
    const period = periodIn(
      words.replace(ENDS_AT_MIDNIGHT, '').replace(/(?<= |^)(\d{1,2}(?::\d\d)?(?: ?[ap]m)?)$/i, 'from $1'),
      context,
    );
    const isOpen = period !== null && period.hours !== null && period.hours !== 'from now';
    return isOpen ? { ...period, hours: { from: period.hours.from, to: MIDNIGHT } } : null;
  }
  return heardPeriod(words, context) ?? betweenDays(words, context);
}

function heardPeriod(words: string, context: WhenContext): SaidPeriod | null {
  const { now, zone, dateOrder } = context;
  const today = dateAt(zone, now);
  const heard = heardOrNull(words, () => hear(words, { now, today, dateOrder }));
  if (heard === null || heard.times === null || heard.left.length > 0 || heard.facts.length > 0) return null;
  const { options, instant, nots, earliest } = heard.times;
  if (nots.length > 0 || earliest) return null;
  if (instant === now) return { fromDate: today, toDate: today, hours: 'from now' };
  const [option, ...others] = options;
  if (instant !== null || option === undefined || others.length > 0 || option.days.length > 1) return null;
  const { exactMs, fromMs, untilMs, doneByMs, days } = option;
  if (exactMs !== null || doneByMs !== null) return null;
  const dates = days[0] === undefined ? { from: today, to: today } : datesOf(days[0], words, context);
  if (dates.to === null || dates.to < dates.from) return null;
  const hours = fromMs === null && untilMs === null ? null : { from: minutes(fromMs), to: minutes(untilMs) };
  return { fromDate: dates.from, toDate: dates.to, hours };
}

/** What has no such date or time is no period, and may be a reason: `2 cars`. One date alone that there is not, is told. */
function heardOrNull(words: string, read: () => Heard): Heard | null {
  try {
    return read();
  } catch (thrown) {
    const isNone = failureOf(thrown, 'time-not-understood') ?? failureOf(thrown, 'invalid-value');
    if (isNone === null || /^\d{4}-\d\d-\d\d$/.test(words)) throw thrown;
    return null;
  }
}

/** `2026-12-24 to 2026-12-26`, `dec 24 - dec 26` */
function betweenDays(words: string, context: WhenContext): SaidPeriod | null {
  const [, first, last] = TWO_DAYS.exec(words) ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [heardPeriod(first, context), heardPeriod(last, context)];
  if (from === null || to === null || from.hours !== null || to.hours !== null) return null;
  if (to.toDate >= from.fromDate) return { fromDate: from.fromDate, toDate: to.toDate, hours: null };
  const expected = { kind: 'last-day-after-first' } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / MINUTE_MS);
}

/** A day, and the hours that it is to have, of which an end may be left open: `sat 8-18`, `sat 8-12, 13-18`, `sat until 19`. */
export function readDayWithHours(
  words: readonly string[],
  context: WhenContext,
): { readonly date: LocalDate; readonly ranges: readonly Hours[] } | null {
  const parts = words
    .join(' ')
    .split(/\s*(?:[,;]| and )\s*/)
    .filter(Boolean);
  const [first, ...more] = parts;
  const said = first === undefined ? null : (periodIn(first, context) ?? periodIn(`today ${first}`, context));
  if (said === null || said.hours === null || said.hours === 'from now' || said.fromDate !== said.toDate)
    return null;
  const ranges: Hours[] = [said.hours];
  for (const part of more) {
    const next = periodIn(`${said.fromDate} ${part}`, context);
    if (next === null || next.hours === null || next.hours === 'from now') return null;
    ranges.push(next.hours);
  }
  return { date: said.fromDate, ranges };
}

type Hours = { readonly [End in keyof MinuteRange]: number | null };
