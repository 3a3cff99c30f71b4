import {
  addDays,
  datesFrom,
  daysBetween,
  isLocalDate,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from '../../domain/local-date.ts';
import type { Atom } from './atom.ts';
import { type DaySaid, onDate } from './day-said.ts';
import { Contradiction, type Placed, type Segment } from './placed.ts';

interface Days {
  readonly days: readonly DaySaid[];
  readonly isIso: boolean;
}

function daysOf({ atom }: Placed, today: string): Days {
  return atom.kind === 'days' ? atom : { days: [{ kind: 'date', date: today }], isIso: false };
}

/** The days that several phrases name together: the same twice, a weekday of a week, a date and its weekday. */
export function oneOfDays(
  atoms: readonly Placed[],
  placed: Segment,
  today: string,
  left: Placed[],
): Days | null {
  const [first, ...more] = atoms;
  if (first === undefined) return null;
  let days: Days | null = daysOf(first, today);
  for (const other of more) days = days === null ? null : together(days, daysOf(other, today));
  if (days !== null) return days;
  const timed = atoms.filter((one) =>
    placed.some(({ atom, from, to }) => isTime(atom) && (from === one.to || to === one.from)),
  );
  const [only, another] = timed;
  if (only === undefined || another !== undefined) throw new Contradiction(placed);
  left.push(...atoms.filter((one) => one !== only));
  return daysOf(only, today);
}

function isTime(atom: Atom): boolean {
  return atom.kind === 'time' || atom.kind === 'limit' || (atom.kind === 'part' && !atom.isToday);
}

function together(one: Days, other: Days): Days | null {
  if (JSON.stringify(one.days) === JSON.stringify(other.days)) return one;
  const [a, b] = [one.days[0], other.days[0]];
  if (a === undefined || b === undefined || one.days.length + other.days.length > 2) return null;
  return inWeek(a, b) ?? inWeek(b, a);
}

/** `any tuesday in december`, `friday of this week`: any such day of those dates. */
function inSpan({ from, to }: Extract<DaySaid, { kind: 'span' }>, weekday: Weekday): Days | null {
  const isDated = from?.day.kind === 'date' && to?.day.kind === 'date' && from.shift + to.shift === 0;
  if (!isDated || from.day.kind !== 'date' || to.day.kind !== 'date') return null;
  const dates = datesFrom(from.day.date, daysBetween(from.day.date, to.day.date) + 1);
  const days = dates.filter((date) => weekdayOf(date) === weekday).map(onDate);
  return days.length === 0 ? null : { days, isIso: false };
}

function inWeek(week: DaySaid, day: DaySaid): Days | null {
  if (day.kind !== 'weekday') return null;
  if (week.kind === 'date')
    return weekdayOf(week.date) === day.weekday ? { days: [week], isIso: false } : null;
  if (week.kind === 'span') return inSpan(week, day.weekday);
  if (week.kind !== 'week') return null;
  const date = addDays(week.monday, WEEKDAYS.indexOf(day.weekday));
  return isLocalDate(date) ? { days: [{ kind: 'date', date }], isIso: false } : null;
}
