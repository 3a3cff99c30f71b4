import type { ListedEvent } from './calendar-event.ts';
import { DAY_MS, type Instant, type Interval } from './interval.ts';
import type { Expansion, WallRange } from './repeat-expansion.ts';
import type { Rule } from './repeat-rule.ts';
import { readRule, untilWall } from './rule-text.ts';
import { type Stamp, stampIn, stampText } from './stamp-text.ts';
import { Unreadable } from './unreadable.ts';
import { instantsOf, isShownTwice, offsetAt, wallAt, type ZoneRules } from './zone.ts';

/** One occasion of a series, as the series itself has it. */
export interface Occasion extends Interval {
  /** The id under which the calendar tells it when it is told by itself. */
  readonly eventId: string;
}

type Series = Pick<ListedEvent, 'eventId' | 'start' | 'end' | 'allDay' | 'repeats'>;

/**
 * The occasions of a series that touch `range`, ascending, without regard to those that are told by themselves; null where
 * it is not certain what a calendar makes of it, and it has to be asked: rules beyond the everyday ones, further dates, a
 * first occasion that its own rule does not name, occasions in an hour that the clock skips or shows twice.
 * `zone`: that of `repeats`.
 */
export function occasionsOf(
  series: Series,
  zone: ZoneRules,
  range: Interval,
  expansion: Expansion,
): Occasion[] | null {
  try {
    return expanded(series, zone, range, expansion);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return null;
    throw thrown;
  }
}

function expanded(series: Series, zone: ZoneRules, range: Interval, expansion: Expansion): Occasion[] | null {
  const { eventId, allDay } = series;
  const written = writtenIn(series, zone);
  if (written === null) return null;
  const { rule, excluded } = written;
  const time = timeOf(series, zone);
  if (time === null || !expansion.names(rule, time.wall)) return null;
  const until = untilWall(rule, allDay, (utc) => wallAt(zone, utc));
  if (until !== null && until < time.wall) return null;
  const walls = expansion.expand(rule, time.wall, until, wallRange(range, time.lengthMs));
  const occasions: Occasion[] = [];
  for (const wall of [time.wall, ...walls]) {
    const at = intervalAt(wall, time, zone);
    if (at === null) return null;
    const isLeftOut = excluded.some((date) => (date.utc ? date.wall === at.start : date.wall === wall));
    if (isLeftOut || at.start >= range.end || at.end <= range.start) continue;
    occasions.push({ eventId: `${eventId}_${stampText(allDay ? wall : at.start, allDay)}`, ...at });
  }
  return occasions;
}

interface SeriesTime {
  /** When the first occasion begins, on the zone's clock. */
  readonly wall: number;
  /** By that clock for whole days, else by the stopwatch. */
  readonly lengthMs: number;
  readonly allDay: boolean;
}

function timeOf({ start, end, allDay }: Series, zone: ZoneRules): SeriesTime | null {
  const wall = wallAt(zone, start);
  if (allDay) {
    const [first, after] = [wall, wallAt(zone, end)];
    // A day may begin later than at midnight, where clocks jump over that.
    return first % DAY_MS !== 0 || after % DAY_MS !== 0
      ? null
      : { wall: first, lengthMs: after - first, allDay };
  }
  return isShownTwice(zone, start) ? null : { wall, lengthMs: end - start, allDay };
}

/** Null where the clock does not show one moment alone, or changes before the end. */
function intervalAt(wall: number, { lengthMs, allDay }: SeriesTime, zone: ZoneRules): Interval | null {
  const start = instantAt(zone, wall);
  if (start === null) return null;
  if (allDay) {
    const end = instantAt(zone, wall + lengthMs);
    return end === null ? null : { start, end };
  }
  const end = start + lengthMs;
  return offsetAt(zone, start) === offsetAt(zone, end) ? { start, end } : null;
}

function instantAt(zone: ZoneRules, wall: number): Instant | null {
  const instants = instantsOf(zone, wall);
  return instants.kind === 'one' ? instants.at : null;
}

/** From so long before that what is still going on then is found. */
function wallRange({ start, end }: Interval, lengthMs: number): WallRange {
  return { from: start - lengthMs - 2 * DAY_MS, to: end + 2 * DAY_MS };
}

/** Of whole days, weeks, months or years, each at the time of the first: what calendars themselves make. */
const EVERYDAY: ReadonlySet<Rule['frequency']> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);

/** Its one rule, and the dates that it leaves out; null where there is more to it. */
function writtenIn({ repeats, allDay }: Series, zone: ZoneRules): { rule: Rule; excluded: Stamp[] } | null {
  const lines = repeats?.lines ?? [];
  const rules = lines.flatMap((line) => (line.startsWith('RRULE:') ? line.slice('RRULE:'.length) : []));
  const [text] = rules;
  if (text === undefined || rules.length > 1) return null;
  const rule = readRule(text);
  const { hours, minutes, seconds, skip, frequency } = rule;
  const isEveryday = EVERYDAY.has(frequency) && skip === 'OMIT';
  if (!isEveryday || hours.length + minutes.length + seconds.length > 0) return null;
  const excluded: Stamp[] = [];
  for (const line of lines.filter((one) => !one.startsWith('RRULE:'))) {
    const dates = excludedBy(line, zone);
    if (dates === null || dates.some(({ isDate }) => isDate !== allDay)) return null;
    excluded.push(...dates);
  }
  return { rule, excluded };
}

function excludedBy(line: string, zone: ZoneRules): Stamp[] | null {
  const [, tzid, texts = ''] =
    /^EXDATE(?:;TZID=([^:;]+)|;VALUE=DATE(?:-TIME)?)*:([\dTZ,]+)$/.exec(line) ?? [];
  if (texts === '' || (tzid !== undefined && tzid !== zone.name)) return null;
  const dates = texts.split(',').map((text) => stampIn(text, false));
  return dates.every((date) => date !== null) ? dates : null;
}
