import { addDays } from '../../domain/local-date.ts';
import { comingWeekday, mondayAfter } from './calendar-days.ts';
import { dateAfter, dateAt, spanAt, wordsBetween } from './date-phrases.ts';
import { monthsAfter } from './date-words.ts';
import { type DaySaid, type DaysSaid, onDate, spanOf } from './day-said.ts';
import { nthWeekday } from './nth-weekday.ts';
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
    plain(spanFromDay(sentence, from)),
  ]);
}

function plain(day: Match<DaySaid> | null): Match<DaysSaid> | null {
  return day === null ? null : { value: { days: [day.value], isIso: false }, next: day.next };
}

/** `a week from friday`, `two days after tomorrow` */
function spanFromDay(sentence: Sentence, from: number): Match<DaySaid> | null {
  const span = spanAt(sentence, past(sentence, from, 'in'));
  const fromAt = span === null ? null : after(sentence, span.next, 'from', 'after');
  if (span === null || fromAt === null || span.value.unit === 'minute' || span.value.unit === 'hour')
    return null;
  const base = longest([dateAt(sentence, fromAt), weekday(sentence, fromAt)]);
  if (base === null || (base.value.kind !== 'date' && base.value.kind !== 'weekday')) return null;
  const day =
    base.value.kind === 'date' ? base.value.date : comingWeekday(base.value.weekday, sentence.today);
  return {
    value: onDate(dateAfter(day, span.value, wordsBetween(sentence, from, base.next))),
    next: base.next,
  };
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

function monthFrom(sentence: Sentence, from: number): Match<DaySaid> | null {
  const { today } = sentence;
  const first = `${today.slice(0, 8)}01`;
  const nextMonth = after(sentence, from, 'next-month');
  if (nextMonth !== null) {
    const start = monthsAfter(first, 1, 'next month');
    return { value: spanOf(start, addDays(monthsAfter(start, 1, 'next month'), -1)), next: nextMonth };
  }
  const thisMonth = after(sentence, from, 'this-month');
  return thisMonth === null
    ? monthByName(sentence, from)
    : { value: spanOf(today, addDays(monthsAfter(first, 1, 'this month'), -1)), next: thisMonth };
}

/** `in december`, `en enero`: what is left of it, or of the next of that name. */
function monthByName(sentence: Sentence, from: number): Match<DaySaid> | null {
  const inAt = after(sentence, from, 'in');
  const month = inAt === null ? null : read(sentence, inAt, 'month');
  if (inAt === null || month === null || (dateAt(sentence, inAt)?.next ?? 0) > month.next) return null;
  const thisMonth = `${sentence.today.slice(0, 8)}01`;
  const ahead = (month.value.month - Number(thisMonth.slice(5, 7)) + 12) % 12;
  const first = monthsAfter(thisMonth, ahead, 'month');
  const last = addDays(monthsAfter(first, 1, 'month'), -1);
  return { value: spanOf(ahead === 0 ? sentence.today : first, last), next: month.next };
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
    if (end === null) return which === 'end-of' ? endOfMonth(sentence, of) : null;
    const [begins, ends] = [addDays(monday, first), addDays(monday, last)];
    if (ends < sentence.today) return null;
    const isRest = which === 'rest-of' && next === null;
    const firstDay = isRest ? addDays(sentence.today, 1) : begins < sentence.today ? sentence.today : begins;
    return firstDay > ends ? null : { value: spanOf(firstDay, ends), next: end };
  }
  return null;
}

const STRETCHES = [
  ['beginning-of', 0, 2],
  ['middle-of', 1, 3],
  ['end-of', 4, 6],
  ['rest-of', 0, 6],
] as const;

function weekAlone(sentence: Sentence, at: number): number | null {
  const unit = read(sentence, at, 'unit');
  return unit?.value.unit === 'week' ? unit.next : null;
}

function endOfMonth(sentence: Sentence, at: number): Match<DaySaid> | null {
  const next = after(sentence, at, 'this-month', 'the-month', 'of-the-month');
  if (next === null) return null;
  const first = monthsAfter(`${sentence.today.slice(0, 8)}01`, 1, 'end of month');
  return { value: onDate(addDays(first, -1)), next };
}
