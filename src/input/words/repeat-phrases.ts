import type { Weekday } from '../../domain/local-date.ts';
import type { Repeat } from '../../domain/series.ts';
import { wordsBetween } from './date-phrases.ts';
import { daysAt } from './day-phrases.ts';
import { countAt } from './hour-core.ts';
import { hourAt } from './hour-words.ts';
import { isThrough } from './limit-of-month.ts';
import type { Period, RepeatWords } from './meaning.ts';
import { ANY_DAY, daysOfMonth, numberAt, weekdaysAt } from './month-days.ts';
import { monthAlone } from './months.ts';
import { after, keyAt, longest, type Match, past, read, type Sentence } from './sentence.ts';

/** What words say of how often something comes again. */
export interface RepeatSaid {
  readonly repeat: Repeat;
  /** `4 times`; null: not said. */
  readonly count: number | null;
  /** The words behind `until`; null: not said. */
  readonly until: string | null;
}

/** `readings`: what can be said instead where it may be either; else none. */
export type RepeatHeard = RepeatSaid & { readonly readings: readonly string[] };

type Rule = Pick<RepeatHeard, 'repeat' | 'readings'>;

/** More of them is a slip of the finger. */
const MOST_INTERVAL = 366;

/** `every 3 months`, `last friday of each month`, `cada 3 meses`, `weekly on tue and thu`, with how often or until when behind it. */
export function repeatAt(sentence: Sentence, at: number): Match<RepeatHeard> | null {
  const rule = longest<Rule>([daysOfMonths(sentence, at), every(sentence, at), alone(sentence, at)]);
  if (rule === null) return null;
  const { interval } = rule.value.repeat;
  if (interval < 1 || interval > MOST_INTERVAL) return null;
  const end = seriesEnd(sentence, rule.next);
  return { value: { ...rule.value, count: null, until: null, ...end?.value }, next: end?.next ?? rule.next };
}

/** `4 times`, `x4`, `until june 1` */
export function seriesEnd(
  sentence: Sentence,
  at: number,
): Match<Partial<Pick<RepeatSaid, 'count' | 'until'>>> | null {
  const short = /^x(\d{1,3})$/.exec(sentence.tokens[at]?.key ?? '')?.[1];
  if (short !== undefined) return { value: { count: Number(short) }, next: at + 1 };
  const count = countAt(sentence, at);
  const times = count === null ? null : after(sentence, count.next, 'times');
  if (count !== null && times !== null) return { value: { count: count.value }, next: times };
  const untilAt = after(sentence, at, 'until');
  const day = untilAt === null ? null : daysAt(sentence, untilAt, true);
  if (untilAt === null) return null;
  if (day === null) return untilMonth(sentence, untilAt) ?? noDay(sentence, untilAt);
  if (day.value.days.length > 1) return null;
  return { value: { until: wordsBetween(sentence, untilAt, day.next) }, next: day.next };
}

/** `until march`, `through march 2027`; the latter is to its end. */
function untilMonth(sentence: Sentence, at: number): Match<Pick<RepeatSaid, 'until'>> | null {
  const month = monthAlone(sentence, at);
  if (month === null) return null;
  const words = wordsBetween(sentence, at, month.next);
  return { value: { until: isThrough(sentence, at) ? `end of ${words}` : words }, next: month.next };
}

/** `until someday`: whoever reads it as a date tells what is wrong with it. An hour is no end of a series. */
function noDay(sentence: Sentence, at: number): Match<Pick<RepeatSaid, 'until'>> | null {
  const isHour = (hourAt(sentence, at) ?? read(sentence, at, 'part')) !== null;
  if (isHour || after(sentence, at, 'closing', 'opening') !== null || keyAt(sentence, at) === '') return null;
  return { value: { until: keyAt(sentence, at) }, next: at + 1 };
}

/** `the first monday of each month`, `the 15th of every other month` */
function daysOfMonths(sentence: Sentence, at: number): Match<Rule> | null {
  const days = daysOfMonth(sentence, at);
  const months = days === null ? null : ofMonths(sentence, days.next);
  if (days === null || months === null) return null;
  return rule({ unit: 'month', interval: months.value, ...days.value }, months.next);
}

/** Which months: `of every other month`, `monthly`; in a text that is nothing else also `of the month`. */
function ofMonths(sentence: Sentence, at: number): Match<number> | null {
  const ofAny = sentence.isRepetition === true ? after(sentence, at, 'of-the-month') : null;
  if (ofAny !== null) return { value: 1, next: ofAny };
  const said = read(sentence, past(sentence, at, 'of', 'in'), 'every');
  if (said === null) return null;
  const other = after(sentence, said.next, 'other');
  const number = other === null ? numberAt(sentence, said.next) : { value: 2, next: other };
  const unit = read(sentence, number?.next ?? said.next, 'repeat-unit');
  return unit?.value.unit === 'month' ? { value: number?.value ?? 1, next: unit.next } : null;
}

/** `monthly`, `biweekly on fri` */
function alone(sentence: Sentence, at: number): Match<Rule> | null {
  const period = read(sentence, at, 'period');
  if (period === null || period.value.how === 'longer') return null;
  if (period.value.how === 'adjective' && sentence.isRepetition !== true) return null;
  return onDays(sentence, period.value, period.next);
}

function every(sentence: Sentence, from: number): Match<Rule> | null {
  const said = read(sentence, from, 'every');
  if (said === null) return null;
  const { saying } = said.value;
  const word = longer(sentence, said.next);
  if (word !== null) return onDays(sentence, word.value, word.next);
  const ofMonth = everyNth(sentence, from, said.next, saying);
  if (ofMonth !== null) return ofMonth;
  const workingDays = after(sentence, said.next, 'working-days');
  if (workingDays !== null) return rule(weekly(1, WORKING_DAYS), workingDays);
  const third = after(sentence, said.next, 'third-day');
  if (third !== null) {
    const words = wordsBetween(sentence, from, said.next);
    const readings = [2, 3].map((days) => `${words} ${days} ${saying.days}`);
    return rule({ unit: 'day', interval: 3, ...ANY_DAY }, third, readings);
  }
  return everySoMany(sentence, said.next);
}

const WORKING_DAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** `tue and thu`, `other tuesday`, `3 weeks on friday`, `two quarters`, behind `every`. */
function everySoMany(sentence: Sentence, at: number): Match<Rule> | null {
  const other = after(sentence, at, 'other');
  const days = weekdaysAt(sentence, other ?? at);
  if (days !== null) return rule(weekly(other === null ? 1 : 2, days.value), days.next);
  const number = other === null ? numberAt(sentence, at) : { value: 2, next: other };
  const [interval, next] = [number?.value ?? 1, number?.next ?? at];
  const onThose = weekdaysAt(sentence, next);
  if (onThose !== null) return rule(weekly(interval, onThose.value), onThose.next);
  const unit = read(sentence, next, 'repeat-unit');
  if (unit !== null) return onDays(sentence, { unit: unit.value.unit, interval }, unit.next);
  const several = longer(sentence, next);
  if (several === null) return null;
  return onDays(sentence, { ...several.value, interval: several.value.interval * interval }, several.next);
}

function longer(sentence: Sentence, at: number): Match<Period> | null {
  const period = read(sentence, at, 'period');
  return period?.value.how === 'longer' ? period : null;
}

/** `every first monday`, `every last friday of the month`; `every third friday` may as well be every third week. */
function everyNth(
  sentence: Sentence,
  from: number,
  at: number,
  saying: RepeatWords['saying'],
): Match<Rule> | null {
  const days = daysOfMonth(sentence, at);
  if (days === null) return null;
  const ofMonth = after(sentence, days.next, 'of-the-month');
  if (ofMonth === null && days.value.monthDays.length > 0) return null;
  const repeat: Repeat = { unit: 'month', interval: 1, ...days.value };
  const [nth = 1, another] = days.value.nths;
  if (ofMonth !== null || nth < 2 || another !== undefined) return rule(repeat, ofMonth ?? days.next);
  const words = wordsBetween(sentence, from, at);
  const named = wordsBetween(sentence, at, days.next);
  return rule(repeat, days.next, [
    `${words} ${named} ${saying.ofTheMonth}`,
    `${words} ${nth} ${saying.weeksOn} ${named.replace(/^\S+ /, '')}`,
  ]);
}

/** Days of the week behind so many weeks, days of the month behind so many months. */
function onDays(sentence: Sentence, { unit, interval }: Period, at: number): Match<Rule> | null {
  if (unit === 'month') {
    const days = daysOfMonth(sentence, at);
    return rule({ unit, interval, ...(days?.value ?? ANY_DAY) }, days?.next ?? at);
  }
  const days = unit === 'week' ? weekdaysAt(sentence, at) : null;
  return rule({ unit, interval, ...ANY_DAY, weekdays: days?.value ?? [] }, days?.next ?? at);
}

function rule(repeat: Repeat, next: number, readings: readonly string[] = []): Match<Rule> {
  return { value: { repeat, readings }, next };
}

function weekly(interval: number, weekdays: readonly Weekday[]): Repeat {
  return { unit: 'week', interval, ...ANY_DAY, weekdays };
}
