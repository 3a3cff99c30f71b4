import ICAL from 'ical.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { type Span, Unreadable } from './ics-time.ts';

type Time = InstanceType<typeof ICAL.Time>;
type Period = InstanceType<typeof ICAL.Period>;

/** A moment as the file writes it: a wall time, and on whose wall. `utc` false and `tzid` null is floating. */
export interface IcsTime {
  readonly wall: number;
  readonly isDate: boolean;
  readonly utc: boolean;
  readonly tzid: string | null;
  /** The end or duration that a period of RDATE brings. */
  readonly until: IcsTime | Span | null;
}

// Many programs write whole days without VALUE=DATE. What the library then takes for a time is checked here.
ICAL.design.strict = false;

/** The value of a line and its parameters as ical.js reads them. Throws `Unreadable`. */
function propertyOf(name: string, rest: string) {
  try {
    const [, { tzid = null, ...parameters }, type, ...values] = ICAL.parse.property(name + rest) as [
      string,
      Record<string, string>,
      string,
      ...unknown[],
    ];
    // Zones are not the library's affair: times stay as they are on the wall.
    return { tzid, parameters, property: new ICAL.Property([name.toLowerCase(), {}, type, ...values]) };
  } catch (thrown) {
    throw new Unreadable(`its ${name} cannot be read`, { cause: thrown });
  }
}

export function textOf(name: string, rest: string): string {
  return String(propertyOf(name, rest).property.getFirstValue());
}

/** A parameter, or the empty string; `parameter` in lower case. */
export function parameterOf(name: string, rest: string, parameter: string): string {
  return propertyOf(name, rest).parameters[parameter] ?? '';
}

export function wallOfTime({ year, month, day, hour, minute, second }: Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The moments of a line. The library turns what no clock shows (the 13th month) into something else; such a value does
 * not come back as it was written and is refused. Throws `Unreadable`.
 */
export function datesOf(name: string, rest: string, what: string): IcsTime[] {
  const colon = rest.lastIndexOf(':');
  const raw = rest
    .slice(colon + 1)
    .replaceAll(/\s/g, '')
    .toUpperCase();
  try {
    const { property, tzid } = propertyOf(name, `${rest.slice(0, colon)}:${raw}`);
    const written = raw.split(',');
    return property.getValues().map((value: Time | Period, index) => {
      const [from, to] = (written[index] as string).split('/') as [string, string?];
      if (value instanceof ICAL.Time) return timeOf(value, from, tzid, null);
      const until =
        value.end instanceof ICAL.Time ? timeOf(value.end, to ?? '', tzid, null) : durationOf(to ?? '');
      return timeOf(value.start, from, tzid, until);
    });
  } catch (thrown) {
    throw new Unreadable(`${what} "${raw}" is not a date`, { cause: thrown });
  }
}

function timeOf(time: Time, written: string, tzid: string | null, until: IcsTime['until']): IcsTime {
  if (time.toICALString() !== written || time.year < 1000) throw new Unreadable(written);
  const utc = written.endsWith('Z');
  return { wall: wallOfTime(time), isDate: time.isDate, utc, tzid: utc || time.isDate ? null : tzid, until };
}

/** A duration that can be meant: ical.js also reads `P` and `PT5H4D`. */
const DURATION =
  /^[+-]?P(?=[T\d])(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,7}M)?(?:\d{1,9}S)?)?$/;

/** Throws `Unreadable`. */
export function durationOf(written: string): Span {
  const text = written.toUpperCase();
  if (!DURATION.test(text)) throw new Unreadable(`the duration "${written}" is not one`);
  const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(text);
  const sign = isNegative ? -1 : 1;
  return {
    days: sign * (weeks * 7 + days),
    ms: sign * (hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS),
  };
}
