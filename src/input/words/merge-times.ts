import { MINUTE_MS } from '../../domain/interval.ts';
import { timeText } from '../../domain/minute-range.ts';
import { type ClockHour, timeIn, timeOf } from './clock-hour.ts';
import type { DaySaid } from './day-said.ts';
import { withDaysApart } from './limit-on-day.ts';
import { earliestOf, latest, limitsOf } from './limits.ts';
import { oneOfDays } from './merge-days.ts';
import { assertSomeLeft, notsOf } from './merge-nots.ts';
import type { OptionParts } from './option-parts.ts';
import { cutPart } from './part-words.ts';
import { Contradiction, type Placed, type Segment, TwoReadings } from './placed.ts';
import type { TimeOption, TimesSaid } from './times-said.ts';

export interface Merged {
  readonly times: TimesSaid;
  /** Phrases that can belong to no time after all: `sun` in `sun roof tue 9`. */
  readonly left: readonly Placed[];
}

/** One time, or several that will do, of all that was said. Throws `TwoReadings` and `Contradiction`. */
export function mergeTimes(said: readonly Segment[], today: string): Merged {
  const segments = withDaysApart(said);
  const all = segments.flat();
  if (segments.length > 1 && segments.some(isPartedNot)) throw new Contradiction(all);
  const soon = all.filter(({ atom }) => atom.kind === 'now-or-soon');
  if (soon.length > 0) throw new TwoReadings(soon, ['now', 'first']);
  const left: Placed[] = [];
  const parts = segments
    .map((segment) => partsOf(segment, today, left))
    .filter(({ placed }) => placed.length > 0);
  const inherited = segments === said ? parts.map((part, at) => inheriting(part, parts, at)) : parts;
  const options = inherited.map(optionOf);
  const instant = instantOf(all, options);
  const nots = notsOf(all, inherited.find(({ part }) => part !== null)?.part ?? null);
  assertSomeLeft(options, nots, all);
  return {
    times: {
      options,
      instant,
      nots,
      earliest: all.some(({ atom }) => atom.kind === 'earliest'),
    },
    left,
  };
}

/** `mornings or not monday` parts what cannot be parted. */
function isPartedNot(segment: Segment): boolean {
  return segment.length > 0 && segment.every(({ atom }) => atom.kind === 'not');
}

function instantOf(all: Segment, options: readonly TimeOption[]): number | null {
  const instants = all.flatMap((placed) =>
    placed.atom.kind === 'instant' ? [{ placed, at: placed.atom.at }] : [],
  );
  const [first] = instants;
  if (first === undefined) return null;
  if (options.length > 0 || instants.some(({ at }) => at !== first.at)) throw new Contradiction(all);
  return first.at;
}

function partsOf(segment: Segment, today: string, left: Placed[]): OptionParts {
  left.push(...segment.filter((one) => isNoEarly(one, segment)));
  const placed = segment.filter(
    (one) =>
      ['days', 'time', 'limit', 'part', 'edge', 'about'].includes(one.atom.kind) && !left.includes(one),
  );
  const dayAtoms = placed.filter(
    ({ atom }) => atom.kind === 'days' || (atom.kind === 'part' && atom.isToday),
  );
  const days = oneOfDays(dayAtoms, placed, today, left);
  const edge = placed.flatMap(({ atom }) => (atom.kind === 'edge' ? [atom] : []))[0];
  const parts = placed.flatMap(({ atom }) =>
    atom.kind === 'part' ? [edge === undefined ? atom.part : cutPart(atom.part, edge)] : [],
  );
  const [part = null, ...others] = parts;
  if (others.some((other) => other.fromMs !== part?.fromMs || other.untilMs !== part.untilMs))
    throw new Contradiction(placed);
  return {
    placed: placed.filter((one) => !left.includes(one)),
    days: days?.days ?? (placed.some(saysClosing) ? [{ kind: 'date', date: today }] : []),
    isIso: days?.isIso ?? false,
    isoMs:
      placed.flatMap(({ atom }) =>
        atom.kind === 'days' && atom.timeMs !== undefined ? [atom.timeMs] : [],
      )[0] ?? null,
    isAboutDay: placed.some(({ atom }) => atom.kind === 'about'),
    times: placed.filter(({ atom }) => atom.kind === 'time'),
    limits: placed.filter(({ atom }) => atom.kind === 'limit'),
    part,
  };
}

/** `early` beside half past two says nothing of that time. */
function isNoEarly({ atom }: Placed, segment: Segment): boolean {
  if (atom.kind !== 'part' || atom.isEarlyAlone !== true) return false;
  return segment.some(
    (one) => one.atom.kind === 'time' && timeIn(one.atom.said.clock, atom.part.hours) === null,
  );
}

/** Who says "by closing" and no day speaks of today. */
function saysClosing({ atom }: Placed): boolean {
  return atom.kind === 'limit' && atom.until === 'closing';
}

/** `mon 9 or 1pm` is Monday twice, `mon or tue afternoon` afternoons: what one side leaves out the other says. */
function inheriting(part: OptionParts, all: readonly OptionParts[], at: number): OptionParts {
  const before = all.slice(0, at).findLast(({ days }) => days.length > 0);
  const behind = all.slice(at + 1).find(hasTime);
  const dayFrom = part.days.length > 0 ? part : (before ?? part);
  const timeFrom = hasTime(part) ? part : (behind ?? part);
  return {
    ...timeFrom,
    placed: part.placed,
    days: dayFrom.days,
    isIso: dayFrom.isIso,
    isAboutDay: dayFrom.isAboutDay,
    part: part.part ?? (hasTime(part) ? (before?.part ?? null) : timeFrom.part),
  };
}

function hasTime({ times, limits, part, isoMs }: OptionParts): boolean {
  return isoMs !== null || times.length > 0 || limits.length > 0 || part !== null;
}

function optionOf(parts: OptionParts): TimeOption {
  const { placed, days, isAboutDay, times, part } = parts;
  const exact = exactOf(parts);
  const limits = limitsOf(parts);
  const about = isAboutDay || times.some(({ atom }) => atom.kind === 'time' && atom.said.about);
  const { fromMs, untilMs, doneByMs } = limits;
  if (exact === null) {
    const [from, until] = [
      latest(fromMs, part === null || part.fromMs === 0 ? null : part.fromMs),
      earliestOf(untilMs, part?.untilMs ?? null),
    ];
    if (from !== null && (until ?? doneByMs) !== null && from >= ((until ?? doneByMs) as number))
      throw new Contradiction(placed);
    return { days, exactMs: null, about, fromMs: from, untilMs: until, doneByMs };
  }
  const fits =
    (fromMs === null || exact >= fromMs) &&
    (untilMs === null || exact < untilMs) &&
    (doneByMs === null || exact < doneByMs);
  if (!fits) throw new Contradiction(placed);
  return { days, exactMs: exact, about, fromMs: null, untilMs: null, doneByMs };
}

function exactOf({ placed, isIso, times, part, days, isoMs }: OptionParts): number | null {
  const [first, ...more] = times;
  if (isoMs !== null && times.length > 0) throw new Contradiction(placed);
  if (isoMs !== null) return isoMs;
  if (first?.atom.kind !== 'time') return null;
  const { said } = first.atom;
  if (said.mayBeRange) throw new TwoReadings([first], rangeOrMinutes(said.clock));
  const time = part === null ? timeOf(said.clock, isIso) : timeIn(said.clock, part.hours);
  if (time === null) throw outsidePart(said.clock, placed, days);
  for (const { atom } of more) {
    if (atom.kind === 'time' && timeOf(atom.said.clock, isIso) !== timeOf(said.clock, isIso))
      throw new Contradiction(placed);
  }
  return time;
}

/** `this morning at 12`: noon is not in it, and midnight hardly meant. Any other hour contradicts its part of the day. */
function outsidePart(clock: ClockHour, placed: readonly Placed[], days: readonly DaySaid[]): Error {
  const [day] = days;
  if (clock.hour !== 12 || clock.half !== null || day?.kind !== 'date') return new Contradiction(placed);
  const times = [12 * 60 + clock.minute, clock.minute];
  return new TwoReadings(
    placed,
    times.map((minutes) => `${day.date} ${timeText(minutes)}`),
  );
}

function rangeOrMinutes(clock: ClockHour): string[] {
  const minutes = timeOf(clock) / MINUTE_MS;
  const hour = Math.floor(minutes / 60);
  return [timeText(minutes), `from ${60 - (minutes % 60)} to ${(hour % 12) + 1}`];
}
