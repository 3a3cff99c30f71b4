import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { Repeat } from '../../domain/series.ts';
import { countAt } from './hour-core.ts';
import { after, keyAt, type Match, past, read, type Sentence } from './sentence.ts';

/** Which days of a week or a month. */
export type OfMonth = Pick<Repeat, 'weekdays' | 'nths' | 'monthDays'>;

export const ANY_DAY: OfMonth = { weekdays: [], nths: [], monthDays: [] };

const LAST = -1;

/** `the first and third friday`, `the 15th`, `the last day` */
export function daysOfMonth(sentence: Sentence, at: number): Match<OfMonth> | null {
  const last = after(sentence, past(sentence, at, 'on', 'the'), 'last-day');
  if (last !== null) return { value: { ...ANY_DAY, monthDays: [LAST] }, next: last };
  const nths = listed(sentence, at, nthAt);
  const weekdays = nths === null ? null : weekdaysAt(sentence, nths.next);
  if (nths !== null && weekdays !== null)
    return { value: { ...ANY_DAY, nths: nths.value, weekdays: weekdays.value }, next: weekdays.next };
  const days = listed(sentence, at, dayNumber);
  return days === null ? null : { value: { ...ANY_DAY, monthDays: days.value }, next: days.next };
}

function nthAt(sentence: Sentence, at: number): Match<number> | null {
  const nth = read(sentence, at, 'nth');
  return nth === null ? null : { value: nth.value.value, next: nth.next };
}

/** `15th`, and with an article before it `15`; `first of each month`. */
function dayNumber(sentence: Sentence, at: number, isNamed: boolean): Match<number> | null {
  const [, figures, ending] = /^(\d{1,2})(st|nd|rd|th)?$/.exec(keyAt(sentence, at)) ?? [];
  const day = Number(figures ?? 0);
  const named = figures === undefined ? read(sentence, at, 'ordinal') : null;
  // `monthly first` is the first that is free.
  if (named !== null && (isNamed || after(sentence, named.next, 'of') !== null))
    return { value: named.value.value, next: named.next };
  return day < 1 || day > 31 || (ending === undefined && !isNamed) ? null : { value: day, next: at + 1 };
}

/** One after the other, with `and` and articles before them; ascending, the last at the end. */
function listed(
  sentence: Sentence,
  from: number,
  one: (sentence: Sentence, at: number, isNamed: boolean) => Match<number> | null,
): Match<number[]> | null {
  const found = new Set<number>();
  let next = from;
  for (;;) {
    const linkAt = found.size > 0 ? linkBehind(sentence, next) : next;
    // `once a month for 6`: how often, and no day.
    if (linkAt === null || after(sentence, linkAt, 'for') !== null) break;
    const at = past(sentence, linkAt, 'on', 'the', 'day-number');
    const match = one(sentence, at, at > next);
    if (match === null) break;
    found.add(match.value);
    next = match.next;
  }
  if (found.size === 0) return null;
  return { value: [...found].sort((a, b) => Number(a < 0) - Number(b < 0) || a - b), next };
}

/** `tue`, `tue and thu`, `mon, wed and fri`, `on tue`, in the order of the week. */
export function weekdaysAt(sentence: Sentence, from: number): Match<Weekday[]> | null {
  const found: Weekday[] = [];
  let next = from;
  for (;;) {
    const linkAt = found.length > 0 ? linkBehind(sentence, next) : next;
    const day = linkAt === null ? null : read(sentence, past(sentence, linkAt, 'on'), 'weekday');
    if (day === null) break;
    found.push(day.value.weekday);
    next = day.next;
  }
  return found.length === 0 ? null : { value: WEEKDAYS.filter((one) => found.includes(one)), next };
}

/** Behind one of a list: after `and`, `or`, or a comma. */
function linkBehind(sentence: Sentence, at: number): number | null {
  return after(sentence, at, 'and', 'or') ?? (sentence.tokens[at - 1]?.stop === true ? at : null);
}

/** `3`, `three`, `3rd`, `third` */
export function numberAt(sentence: Sentence, at: number): Match<number> | null {
  const figures = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(keyAt(sentence, at))?.[1];
  if (figures !== undefined) return { value: Number(figures), next: at + 1 };
  const count = countAt(sentence, at);
  if (count !== null) return count;
  const named = read(sentence, at, 'ordinal') ?? read(sentence, at, 'nth');
  return named === null || named.value.value < 1 ? null : { value: named.value.value, next: named.next };
}
