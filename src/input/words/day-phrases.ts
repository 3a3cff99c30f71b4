import { addDays } from '../../domain/local-date.ts';
import { comingWeekday, mondayAfter } from './calendar-days.ts';
import { dateAfter, dateAt, spanAt, wordsBetween } from './date-phrases.ts';
import { type DaySaid, type DaysSaid, onDate, spanOf } from './day-said.ts';
import { monthFrom, partOfMonth, type Stretch } from './month-phrases.ts';
import { nthWeek, nthWeekday } from './nth-weekday.ts';
import { after, keyAt, longest, type Match, past, read, type Sentence } from './sentence.ts';
import { several, weekday } from './weekday-phrases.ts';

/** The day or days that the words there name. Throws `invalid-value` for a date that the calendar or the week does not have. */
export function daysAt(sentence: Sentence, from: number, afterDay = false): Match<DaysSaid> | null {
  const date = dateAt(sentence, from, afterDay);
  const dated: Match<DaysSaid> | null =
    date === null
      ? null
      : {
          value: { days: [date.value], isIso: /^\d{4}-/.test(keyAt(sentence, date.next - 1)) },
          next: date.next,
        };
  return longest([
    dated,
    plain(weekFrom(sentence, from)),
    plain(stretch(sentence, from)),
    several(sentence, from),
    plain(nthWeekday(sentence, from)),
    plain(nthWeek(sentence, from)),
    plain(spanFromDay(sentence, from)),
    plain(weekLater(sentence, from)),
  ]);
}

function plain(day: Match<DaySaid> | null): Match<DaysSaid> | null {
  return day === null ? null : { value: { days: [day.value], isIso: false }, next: day.next };
}

/** `a week from friday`, `two days after tomorrow`, `a week on tuesday` */
function spanFromDay(sentence: Sentence, from: number): Match<DaySaid> | null {
  const spanPlace = past(sentence, from, 'in');
  const span = spanAt(sentence, spanPlace);
  if (span === null || span.value.unit === 'minute' || span.value.unit === 'hour') return null;
  const isWeekOn = span.value.unit === 'week' && spanPlace === from && keyAt(sentence, span.next) === 'on';
  const fromAt = isWeekOn ? span.next + 1 : after(sentence, span.next, 'from', 'after');
  if (fromAt === null) return null;
  const base = longest([dateAt(sentence, fromAt), weekday(sentence, fromAt)]);
  if (base === null || (base.value.kind !== 'date' && base.value.kind !== 'weekday')) return null;
  const day =
    base.value.kind === 'date' ? base.value.date : comingWeekday(base.value.weekday, sentence.today);
  return {
    value: onDate(dateAfter(day, span.value, wordsBetween(sentence, from, base.next))),
    next: base.next,
  };
}

/** `tuesday week`, `tomorrow week`, `el martes en ocho`: seven days after that day. */
function weekLater(sentence: Sentence, from: number): Match<DaySaid> | null {
  const start = past(sentence, from, 'on', 'the');
  const relative = read(sentence, start, 'day');
  const named = relative === null ? read(sentence, start, 'weekday') : null;
  const dayEnd = relative?.next ?? named?.next;
  if (dayEnd === undefined || sentence.tokens[dayEnd - 1]?.stop === true) return null;
  const next = after(sentence, dayEnd, 'week-later');
  if (next === null || after(sentence, dayEnd, 'week-of', 'week-after-next') !== null) return null;
  const day =
    named === null
      ? addDays(sentence.today, relative?.value.after ?? 0)
      : comingWeekday(named.value.weekday, sentence.today);
  return { value: onDate(addDays(day, 7)), next };
}

/** `next week`, `this weekend`, `week of february 4`, `this month` */
function weekFrom(sentence: Sentence, from: number): Match<DaySaid> | null {
  const { today } = sentence;
  const start = past(sentence, from, 'on');
  const nextWeek = after(sentence, start, 'next-week');
  if (nextWeek !== null) return { value: { kind: 'week', monday: mondayAfter(today) }, next: nextWeek };
  const weekAfter = after(sentence, start, 'week-after-next');
  if (weekAfter !== null)
    return { value: { kind: 'week', monday: addDays(mondayAfter(today), 7) }, next: weekAfter };
  const within = withinSpan(sentence, start);
  if (within !== null) return within;
  const thisWeek = after(sentence, start, 'this-week');
  if (thisWeek !== null) return { value: spanOf(today, addDays(mondayAfter(today), -1)), next: thisWeek };
  const weekOf = after(sentence, past(sentence, start, 'the'), 'week-of');
  const dated = weekOf === null ? null : dateAt(sentence, weekOf, true);
  if (dated?.value.kind === 'date') {
    const monday = addDays(mondayAfter(dated.value.date), -7);
    return { value: spanOf(monday < today ? today : monday, addDays(monday, 6)), next: dated.next };
  }
  return weekendFrom(sentence, start) ?? monthFrom(sentence, start);
}

/** Saturday and Sunday of this week; "next weekend" is that of the week after, unless nobody can say which. */
function weekendFrom(sentence: Sentence, from: number): Match<DaySaid> | null {
  const { today } = sentence;
  const saturday = addDays(mondayAfter(today), -2);
  const nextAt = after(sentence, from, 'next');
  const next = after(sentence, nextAt ?? after(sentence, from, 'this') ?? from, 'weekend');
  if (next === null) return null;
  if (nextAt !== null) return { value: { kind: 'either', dates: [saturday, addDays(saturday, 7)] }, next };
  return { value: spanOf(saturday < today ? today : saturday, addDays(saturday, 1)), next };
}

/** `within a week`, `in the next 3 days`: from today. */
function withinSpan(sentence: Sentence, from: number): Match<DaySaid> | null {
  const at = after(sentence, from, 'within');
  const span = at === null ? null : spanAt(sentence, at);
  if (span === null || span.value.unit === 'minute' || span.value.unit === 'hour') return null;
  const last = dateAfter(sentence.today, span.value, wordsBetween(sentence, from, span.next));
  return { value: spanOf(sentence.today, last), next: span.next };
}

/** `beginning of next week`, `end of this week`, `rest of the week`, `end of the month` */
function stretch(sentence: Sentence, from: number): Match<DaySaid> | null {
  const start = past(sentence, from, 'on');
  for (const [which, first, last] of STRETCHES) {
    const of = after(sentence, start, which);
    if (of === null) continue;
    const behind = past(sentence, of, 'the');
    const [next, current] = [
      after(sentence, of, 'next-week'),
      after(sentence, of, 'this-week') ?? weekAlone(sentence, behind),
    ];
    const monday = addDays(mondayAfter(sentence.today), next === null ? -7 : 0);
    const end = next ?? current;
    if (end === null) return partOfMonth(sentence, start, of, which);
    const [begins, ends] = [addDays(monday, first), addDays(monday, last)];
    if (ends < sentence.today) return null;
    const isRest = which === 'rest-of' && next === null;
    const firstDay = isRest ? addDays(sentence.today, 1) : begins < sentence.today ? sentence.today : begins;
    return firstDay > ends ? null : { value: spanOf(firstDay, ends), next: end };
  }
  return null;
}

const STRETCHES: readonly (readonly [Stretch, number, number])[] = [
  ['beginning-of', 0, 2],
  ['middle-of', 1, 3],
  ['end-of', 4, 6],
  ['rest-of', 0, 6],
];

function weekAlone(sentence: Sentence, at: number): number | null {
  const unit = read(sentence, at, 'unit');
  return unit?.value.unit === 'week' ? unit.next : null;
}
