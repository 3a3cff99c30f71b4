import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import { comingWeekday, mondayAfter } from './calendar-days.ts';
import { dateAt, spanAt, wordsBetween } from './date-phrases.ts';
import { type DaySaid, type DaysSaid, onDate } from './day-said.ts';
import { after, keyAt, type Match, past, read, type Sentence } from './sentence.ts';

/** `mon or tue`, `mon, tue and wed`, `next week mon or tue`, `mon to wed`, each a plain weekday. */
export function several(sentence: Sentence, from: number): Match<DaysSaid> | null {
  const start = past(sentence, from, 'on');
  const inWeek = after(sentence, start, 'next-week');
  const first = weekday(sentence, inWeek ?? from);
  if (first === null) return null;
  const days = [first.value];
  let next = first.next;
  for (;;) {
    const linked = linkedWeekday(sentence, next);
    if (linked === null) break;
    days.push(linked.value);
    next = linked.next;
  }
  const range = days.length === 1 && first.value.kind === 'weekday' ? rangeEnd(sentence, next) : null;
  const behind = after(sentence, range?.next ?? next, 'next-week');
  const all = range === null ? days : [first.value, range.value];
  const settled = (inWeek ?? behind) === null ? all : all.map((day) => inNextWeek(day, sentence.today));
  const end = behind ?? range?.next ?? next;
  if (range === null) return { value: { days: settled, isIso: false }, next: end };
  const [one, other] = settled as [DaySaid, DaySaid];
  return {
    value: {
      days: [{ kind: 'span', from: { day: one, shift: 0 }, to: { day: other, shift: 0 } }],
      isIso: false,
    },
    next: end,
  };
}

function rangeEnd(sentence: Sentence, at: number): Match<DaySaid> | null {
  const dash = sentence.tokens[at]?.kind === 'dash' ? at + 1 : null;
  const toAt = after(sentence, at, 'to') ?? dash;
  return toAt === null ? null : weekday(sentence, toAt);
}

/** The next one of a list: after `or`, `and`, or a comma. */
function linkedWeekday(sentence: Sentence, at: number): Match<DaySaid> | null {
  const linkAt = after(sentence, at, 'or', 'and');
  const isListed = sentence.tokens[at - 1]?.stop === true;
  if (linkAt === null && !isListed) return null;
  const day = weekday(sentence, linkAt ?? at);
  return day !== null && (day.value.kind === 'weekday' || day.value.kind === 'next-weekday') ? day : null;
}

function inNextWeek(day: DaySaid, today: LocalDate): DaySaid {
  return day.kind === 'weekday' ? onDate(addDays(mondayAfter(today), WEEKDAYS.indexOf(day.weekday))) : day;
}

/** `this friday`, `next friday`, `friday the 26th`, `friday after next`, `viernes que viene`, `monday this week` */
export function weekday(sentence: Sentence, from: number): Match<DaySaid> | null {
  const onAt = past(sentence, from, 'on');
  const [thisAt, nextAt] = [
    after(sentence, from, 'this') ?? after(sentence, onAt, 'this'),
    after(sentence, from, 'next') ?? after(sentence, onAt, 'next'),
  ];
  const named = read(sentence, thisAt ?? nextAt ?? past(sentence, onAt, 'the'), 'weekday');
  if (named === null) return null;
  const {
    value: { weekday },
    next,
  } = named;
  const { today } = sentence;
  if (thisAt !== null) return { value: { kind: 'weekday', weekday, isThis: true }, next };
  if (nextAt !== null) return { value: { kind: 'next-weekday', weekday }, next };
  const afterNext = after(sentence, next, 'after-next');
  if (afterNext !== null)
    return { value: onDate(addDays(comingWeekday(weekday, addDays(today, 1)), 7)), next: afterNext };
  const comingAfter = after(sentence, next, 'coming-after');
  if (comingAfter !== null) return { value: { kind: 'next-weekday', weekday }, next: comingAfter };
  const inThisWeek = after(sentence, next, 'this-week');
  if (inThisWeek !== null) {
    const date = addDays(mondayAfter(today), WEEKDAYS.indexOf(weekday) - 7);
    return { value: onDate(date), next: inThisWeek };
  }
  return withDate(sentence, weekday, next) ?? { value: { kind: 'weekday', weekday }, next };
}

/** `friday the 26th`, `mon 23 nov`: the date must be that day of the week. */
function withDate(sentence: Sentence, weekday: Weekday, at: number): Match<DaySaid> | null {
  const date = dateAt(sentence, at, true);
  if (date === null || date.value.kind !== 'date' || read(sentence, at, 'day') !== null) return null;
  if (
    after(sentence, at, 'in') !== null ||
    (!/^\d{4}-/.test(keyAt(sentence, at)) && spanAt(sentence, at) !== null)
  )
    return null;
  const said = date.value.date;
  if (weekdayOf(said) === weekday) return date;
  throw new AppError({
    code: 'invalid-value',
    what: 'date',
    value: wordsBetween(sentence, at - 1, date.next),
    expected: { kind: 'one-day', date: said },
  });
}
