import { HOUR_MS } from '../../domain/interval.ts';
import type { Atom, Before, Bound } from './atom.ts';
import { daysAt } from './day-phrases.ts';
import { hourAt } from './hour-words.ts';
import { limitOfMonth } from './limit-of-month.ts';
import { limitOnDay, limitOnPartOfToday } from './limit-on-day.ts';
import { part } from './part-words.ts';
import { after, keyAt, longest, type Match, past, read, type Sentence } from './sentence.ts';

/** `from 2 to 4`, `between 9 and 11`, `9-11`, `8am until 6`, `de 10 a 12`; days as well: `between mon and wed`. */
export function range(sentence: Sentence, at: number, { bareIsHour }: Before): Match<Atom> | null {
  const between = after(sentence, at, 'between');
  const opened = between ?? after(sentence, at, 'from', 'of-pair');
  const from = hourAt(sentence, opened ?? at);
  if (from === null) return opened === null ? null : daysBetween(sentence, opened, between !== null);
  const toAt = linkAt(sentence, from.next, between !== null);
  const until = toAt === null ? null : hourAt(sentence, toAt);
  // `9 hasta el 1 de junio`: until a day.
  if (until === null || (daysAt(sentence, toAt as number)?.next ?? 0) > until.next) return null;
  const isSure =
    opened !== null ||
    bareIsHour ||
    !from.value.isBare ||
    !until.value.isBare ||
    daysAt(sentence, until.next) !== null;
  if (!isSure || from.value.mayBeRange) return null;
  return {
    value: { kind: 'limit', from: from.value.clock, until: until.value.clock, isDeadline: false },
    next: until.next,
  };
}

function linkAt(sentence: Sentence, at: number, isBetween: boolean): number | null {
  if (sentence.tokens[at]?.kind === 'dash') return at + 1;
  return after(sentence, at, 'to') ?? (isBetween ? after(sentence, at, 'and') : null);
}

function daysBetween(sentence: Sentence, at: number, isBetween: boolean): Match<Atom> | null {
  const said = daysAt(sentence, at);
  const [one, other, more] = said?.value.days ?? [];
  if (said === null || one === undefined) return null;
  if (one.kind === 'span' && other === undefined)
    return { value: { kind: 'days', ...said.value }, next: said.next };
  if (!isBetween || other === undefined || more !== undefined) return null;
  const span = { kind: 'span', from: { day: one, shift: 0 }, to: { day: other, shift: 0 } } as const;
  return { value: { kind: 'days', days: [span], isIso: false }, next: said.next };
}

const BOUNDS = ['before', 'until', 'by', 'after', 'from'] as const;

/** `before 11`, `until closing`, `by EOD`, `after lunch`; of days: `before friday`, `from tuesday`. */
export function bound(sentence: Sentence, at: number): Match<Atom> | null {
  return longest<Atom>(BOUNDS.map((which) => boundOf(sentence, at, which)));
}

function boundOf(sentence: Sentence, at: number, which: (typeof BOUNDS)[number]): Match<Atom> | null {
  const next = after(sentence, at, which);
  if (next === null) return null;
  const read = boundTo(sentence, next, which);
  const orAt = read === null ? null : after(sentence, read.next, 'or');
  // `not before 10 or after 3` is from ten to three, and no choice.
  const isDenied = orAt !== null && after(sentence, at, 'not') !== null && bound(sentence, orAt) !== null;
  return isDenied ? null : read;
}

function boundTo(sentence: Sentence, next: number, which: (typeof BOUNDS)[number]): Match<Atom> | null {
  const edge = edgeAt(sentence, next, which);
  const isLater = which === 'after' || which === 'from';
  const byDay = daysAt(sentence, next);
  if (edge !== null && edge.next >= (byDay?.next ?? 0)) {
    const [from, until] = isLater ? [edge.value, null] : [null, edge.value];
    return { value: { kind: 'limit', from, until, isDeadline: which === 'by' }, next: edge.next };
  }
  if (byDay === null) return limitOnPartOfToday(sentence, next, which) ?? limitOfMonth(sentence, next, which);
  const [day, ...more] = byDay.value.days;
  if (day === undefined || more.length > 0) return null;
  // `before friday at 10`, `after tuesday morning`: an hour of that day, and none of the others.
  const goesOn = sentence.tokens[byDay.next - 1]?.stop !== true;
  if (goesOn) {
    const limited = limitOnDay(sentence, day, which, edgeAt(sentence, byDay.next, which), byDay.next);
    if (limited !== null) return limited;
    if ((hourAt(sentence, byDay.next) ?? part(sentence, byDay.next)) !== null) return null;
  }
  const shift = which === 'before' ? -1 : which === 'after' ? 1 : 0;
  const span = {
    kind: 'span',
    from: isLater ? { day, shift } : null,
    to: isLater ? null : { day, shift },
  } as const;
  return { value: { kind: 'days', days: [span], isIso: false }, next: byDay.next };
}

function edgeAt(sentence: Sentence, from: number, which: (typeof BOUNDS)[number]): Match<Bound> | null {
  const at = past(sentence, from, 'the');
  for (const edge of ['closing', 'opening'] as const) {
    const next = after(sentence, from, edge) ?? after(sentence, at, edge);
    if (next !== null) return { value: edge, next };
  }
  const lunch = read(sentence, from, 'part');
  if (lunch?.value.part === 'lunch')
    return { value: (which === 'after' || which === 'from' ? 13 : 12) * HOUR_MS, next: lunch.next };
  const hour = hourAt(sentence, from);
  return hour === null || hour.value.mayBeRange ? null : { value: hour.value.clock, next: hour.next };
}

/** `3 pm or later`, `a las 3 o más tarde` */
export function orLater(sentence: Sentence, at: number, { bareIsHour }: Before): Match<Atom> | null {
  const hour = hourAt(sentence, at);
  if (hour === null || (hour.value.isBare && !bareIsHour && keyAt(sentence, at) === '')) return null;
  const { clock } = hour.value;
  const later = after(sentence, hour.next, 'or-later');
  if (later !== null)
    return { value: { kind: 'limit', from: clock, until: null, isDeadline: false }, next: later };
  const earlier = after(sentence, hour.next, 'or-earlier');
  return earlier === null
    ? null
    : { value: { kind: 'limit', from: null, until: clock, isDeadline: false }, next: earlier };
}
