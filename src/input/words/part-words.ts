import { HOUR_MS } from '../../domain/interval.ts';
import type { Atom, Part } from './atom.ts';
import { daysAt } from './day-phrases.ts';
import type { PartName } from './meaning.ts';
import { after, type Match, past, read, type Sentence } from './sentence.ts';

const PARTS: Readonly<Record<PartName, Part>> = {
  'small-hours': { name: 'small-hours', fromMs: 0, untilMs: 6 * HOUR_MS, hours: { from: 0, to: 6 } },
  morning: { name: 'morning', fromMs: 0, untilMs: 12 * HOUR_MS, hours: { from: 1, to: 12 } },
  afternoon: { name: 'afternoon', fromMs: 12 * HOUR_MS, untilMs: null, hours: { from: 12, to: 21 } },
  evening: { name: 'evening', fromMs: 17 * HOUR_MS, untilMs: null, hours: { from: 16, to: 24 } },
  night: { name: 'night', fromMs: 18 * HOUR_MS, untilMs: null, hours: { from: 18, to: 24 } },
  lunch: { name: 'lunch', fromMs: 12 * HOUR_MS, untilMs: 14 * HOUR_MS, hours: { from: 11, to: 15 } },
};

/** `tomorrow morning`, `early in the afternoon`, `late this morning`, `tonight`, `first thing` */
export function part(sentence: Sentence, at: number): Match<Atom> | null {
  const lateInDay = after(sentence, at, 'late-in-day');
  if (lateInDay !== null)
    return { value: { kind: 'part', part: latePart('afternoon'), isToday: false }, next: lateInDay };
  const early = read(sentence, at, 'early');
  const late = after(sentence, at, 'late');
  const inner = early?.next ?? late ?? at;
  const today = read(sentence, inner, 'this-part');
  const said =
    today ?? read(sentence, inner, 'part') ?? read(sentence, past(sentence, inner, 'this'), 'part');
  const isToday = today !== null || (said !== null && after(sentence, inner, 'this') !== null);
  if (said === null)
    return early === null ? null : { value: onlyEarly(early.value.untilHour), next: early.next };
  const { part } = said.value;
  const earlyBehind = early === null && late === null ? read(sentence, said.next, 'early') : null;
  const hour = (early ?? earlyBehind)?.value.untilHour;
  const cut = hour !== undefined ? earlyPart(part, hour) : late === null ? PARTS[part] : latePart(part);
  return { value: { kind: 'part', part: cut, isToday }, next: earlyBehind?.next ?? said.next };
}

function onlyEarly(untilHour: number): Atom {
  const part = { ...earlyPart('morning', untilHour), hours: EARLY_HOURS };
  return { kind: 'part', part, isToday: false, isEarlyAlone: true };
}

/** Beside `early` alone no hour of the night is meant. */
const EARLY_HOURS = { from: 5, to: 12 };

/** `late` in `late friday afternoon`: before a day whose part of the day follows. */
export function edge(sentence: Sentence, at: number): Match<Atom> | null {
  const early = read(sentence, at, 'early');
  const late = after(sentence, at, 'late');
  const next = early?.next ?? late;
  const days = next === null ? null : daysAt(sentence, next);
  if (next === null || days === null || read(sentence, days.next, 'part') === null) return null;
  return { value: { kind: 'edge', isLate: early === null, untilHour: early?.value.untilHour ?? 0 }, next };
}

/** A part of the day, as far as its early or late end. */
export function cutPart({ name }: Part, { isLate, untilHour }: Extract<Atom, { kind: 'edge' }>): Part {
  return isLate ? latePart(name) : earlyPart(name, untilHour);
}

function earlyPart(part: PartName, untilHour: number): Part {
  const { name, fromMs, hours } = PARTS[part];
  return {
    name,
    fromMs,
    untilMs: part === 'morning' ? untilHour * HOUR_MS : fromMs + 3 * HOUR_MS,
    hours,
  };
}

function latePart(part: PartName): Part {
  const { name, fromMs, untilMs, hours } = PARTS[part];
  return {
    name,
    fromMs: part === 'morning' ? 10 * HOUR_MS : fromMs + 3 * HOUR_MS,
    untilMs,
    hours,
  };
}
