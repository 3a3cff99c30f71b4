import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/interval.ts';
import type { Bound, HoursSaid, Part } from './atom.ts';
import { type ClockHour, timeAfter, timeBefore, timeIn, timeOf } from './clock-hour.ts';
import type { OptionParts } from './option-parts.ts';
import { Contradiction, type Placed } from './placed.ts';

export interface Limits {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly doneByMs: number | null;
}

export function limitsOf({ placed, limits, part, isIso }: OptionParts): Limits {
  let all: Limits = { fromMs: null, untilMs: null, doneByMs: null };
  for (const { atom } of limits) {
    if (atom.kind !== 'limit') continue;
    const { from, until } = edges(atom.from, atom.until, part, isIso, placed);
    // Of two promises none is the other's limit.
    const isOther = atom.isDeadline && all.doneByMs !== null && until !== null && until !== all.doneByMs;
    if (isOther) throw new Contradiction(limits);
    all = {
      fromMs: latest(all.fromMs, from),
      untilMs: atom.isDeadline ? all.untilMs : earliestOf(all.untilMs, until),
      doneByMs: atom.isDeadline ? earliestOf(all.doneByMs, until) : all.doneByMs,
    };
  }
  return all;
}

/** When those hours begin and end; `beside`: the part of the day that is spoken of. */
export function hoursOf({ from, until, part }: HoursSaid, beside: Part | null, placed: readonly Placed[]) {
  const { from: fromMs, until: untilMs } = edges(from, until, part ?? beside, false, placed);
  if (fromMs === null) throw new Contradiction(placed);
  return { fromMs, untilMs: until === null ? fromMs + MINUTE_MS : untilMs };
}

function edges(
  from: Bound | null,
  until: Bound | null,
  part: Part | null,
  isIso: boolean,
  placed: readonly Placed[],
) {
  const end = typeof until === 'object' && until !== null ? until : null;
  const start = typeof from === 'object' && from !== null ? from : null;
  if (start === null || end === null)
    return { from: edge(from, part, isIso), until: edge(until, part, isIso) };
  if (isBackwards(start, end)) throw new Contradiction(placed);
  const endSaid = end.half !== null && start.half === null;
  const until1 = endSaid ? timeOf(end) : null;
  const from1 =
    until1 !== null && end.half !== null ? timeBefore(start, until1, end.half) : edge(start, part, isIso);
  const ends = until1 ?? (from1 === null ? null : (inPart(end, part, from1) ?? timeAfter(end, from1, isIso)));
  if (from1 === null || ends === null) throw new Contradiction(placed);
  return { from: from1, until: ends };
}

/** `18-8`: whoever counts the hours to 24 says no evening by an 8. */
function isBackwards(start: ClockHour, end: ClockHour): boolean {
  const isTo24 = start.half === null && start.hour > 12;
  return isTo24 && end.half === null && end.hour < start.hour;
}

function inPart(end: ClockHour, part: Part | null, after: number): number | null {
  const time = part === null ? null : timeIn(end, part.hours);
  return time !== null && time > after ? time : null;
}

/** In the night before shops open nothing is meant, so that an hour with `morning` may be after it. */
const FIRST_HOUR_MEANT = 6;

function edge(bound: Bound | null, part: Part | null, isIso: boolean): number | null {
  if (bound === null || bound === 'opening') return null;
  if (bound === 'closing') return DAY_MS;
  if (typeof bound === 'number') return bound;
  const time = part === null ? null : timeIn(bound, part.hours);
  return time !== null && time >= FIRST_HOUR_MEANT * HOUR_MS ? time : timeOf(bound, isIso);
}

export function latest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

export function earliestOf(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
