import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Atom, Before } from './atom.ts';
import { spanAt } from './date-phrases.ts';
import { daysAt } from './day-phrases.ts';
import { onDate } from './day-said.ts';
import { excluded } from './excluded.ts';
import { excludedHours } from './excluded-hours.ts';
import { hourAt } from './hour-words.ts';
import { readIsoTime } from './iso-time.ts';
import { bound, orLater, range } from './limit-words.ts';
import { edge, part } from './part-words.ts';
import { after, longest, type Match, past, read, type Sentence } from './sentence.ts';

/** The longest phrase about a time there; null for none. */
export function atomAt(sentence: Sentence, at: number, before: Before): Match<Atom> | null {
  return longest<Atom>([
    iso(sentence, at),
    instant(sentence, at),
    excluded(sentence, at),
    excludedHours(sentence, at),
    range(sentence, at, before),
    bound(sentence, at),
    orLater(sentence, at, before),
    edge(sentence, at),
    part(sentence, at),
    named(sentence, at),
    days(sentence, at),
    time(sentence, at, before),
    about(sentence, at),
  ]);
}

function days(sentence: Sentence, at: number): Match<Atom> | null {
  const said = daysAt(sentence, at);
  return said === null ? null : { value: { kind: 'days', ...said.value }, next: said.next };
}

function time(sentence: Sentence, at: number, { bareIsHour }: Before): Match<Atom> | null {
  const said = hourAt(sentence, at);
  if (said === null || (said.value.isBare && !bareIsHour && read(sentence, said.next, 'part') === null))
    return null;
  return { value: { kind: 'time', said: said.value }, next: said.next };
}

function iso({ tokens }: Sentence, at: number): Match<Atom> | null {
  const token = tokens[at];
  const time = token?.kind === 'word' ? readIsoTime(token.key) : null;
  if (time === null) return null;
  if (time.kind === 'instant') return { value: time, next: at + 1 };
  return {
    value: { kind: 'days', days: [onDate(time.date)], isIso: true, timeMs: time.timeMs },
    next: at + 1,
  };
}

/** `around next tuesday`: before a day. Before an hour it is the hour's. */
function about(sentence: Sentence, at: number): Match<Atom> | null {
  const next = after(sentence, at, 'about');
  return next === null || daysAt(sentence, next) === null ? null : { value: { kind: 'about' }, next };
}

/** `now`, `in 2 hours`, `in about half an hour`: up to a whole minute. */
function instant(sentence: Sentence, at: number): Match<Atom> | null {
  const now = after(sentence, at, 'now');
  if (now !== null) return { value: { kind: 'instant', at: wholeMinute(sentence.now) }, next: now };
  const inAt = after(sentence, at, 'in');
  const span = spanAt(sentence, inAt === null ? at : past(sentence, inAt, 'about'));
  const next = span === null ? null : inAt === null ? after(sentence, span.next, 'from-now') : span.next;
  if (span === null || next === null) return null;
  const { count, unit } = span.value;
  if (unit !== 'minute' && unit !== 'hour') return null;
  const ms = count * (unit === 'hour' ? HOUR_MS : MINUTE_MS);
  return { value: { kind: 'instant', at: wholeMinute(sentence.now + ms) }, next };
}

function wholeMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

/** `weekdays`, `entre semana` */
const NO_WEEKEND: Atom = {
  kind: 'not',
  days: {
    days: [
      { kind: 'weekday', weekday: 'saturday' },
      { kind: 'weekday', weekday: 'sunday' },
    ],
    isIso: false,
  },
  part: null,
};

function named(sentence: Sentence, at: number): Match<Atom> | null {
  const today: Atom = { kind: 'days', days: [onDate(sentence.today)], isIso: false };
  const later = after(sentence, at, 'later-today');
  if (later !== null) return { value: today, next: later };
  const earliest = after(sentence, at, 'earliest');
  if (earliest !== null) return { value: { kind: 'earliest' }, next: earliest };
  const workingDays =
    after(sentence, past(sentence, at, 'on'), 'working-days') ?? after(sentence, at, 'working-days');
  if (workingDays !== null) return { value: NO_WEEKEND, next: workingDays };
  const soon = after(sentence, at, 'now-or-soon');
  return soon === null ? null : { value: { kind: 'now-or-soon' }, next: soon };
}
