import { DAY_MS, HOUR_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import { earliestOf, offsetAt, wallAt, type ZoneRules } from '../../domain/zone.ts';
import type { DateNames } from './ics-occurrence-names.ts';
import type { IcsEvent } from './ics-scan.ts';
import {
  dateName,
  type EventTime,
  instanceName,
  instantOfWall,
  type Span,
  type Start,
  UTC,
} from './ics-time.ts';
import { datesIn, durationOf, type IcsDate, type IcsTime, oneDate } from './ics-values.ts';
import type { ZonesOfCalendar } from './ics-zones.ts';

/** What people see of an end that cannot be meant: the event is there, and lasts for a while. */
const LENGTH_UNKNOWN: Span = { days: 0, ms: HOUR_MS };

export type Tell = (what: string) => void;

/** Which occurrence an exception is about. */
export interface MeantDate {
  readonly named: DateNames;
  /** When it would have been, and on which day. */
  readonly at: Instant;
  readonly day: Interval;
  /** Where to look for it when none has its name; null where only its name counts. */
  readonly where: Interval | null;
}

/** Turns what an event writes into times on clocks. Whole days are the shop's own. */
export class EventTimes {
  readonly #shop: ZoneRules;
  readonly #zones: ZonesOfCalendar;
  readonly #tell: Tell;

  /** `tell` hears what was not understood although the event is taken. */
  constructor(shop: ZoneRules, zones: ZonesOfCalendar, tell: Tell) {
    this.#shop = shop;
    this.#zones = zones;
    this.#tell = tell;
  }

  #start({ wall, isDate, utc, tzid }: IcsTime): Start {
    if (isDate) return { wall, allDay: true, zone: this.#shop };
    if (utc) return { wall, allDay: false, zone: UTC };
    return { wall, allDay: false, zone: tzid === null ? this.#zones.floating() : this.#zones.named(tzid) };
  }

  /** Throws `Unreadable` when the start cannot be read. */
  timeOf({ lines }: IcsEvent): EventTime {
    const { DTSTART, DTEND, DURATION } = lines;
    if (DTSTART === undefined) throw new Unreadable('it has no start');
    const date = oneDate(DTSTART, 'the start');
    const start = this.#start(date);
    try {
      if (DTEND !== undefined) return this.#ending(start, oneDate(DTEND, 'the end'));
      if (DURATION !== undefined) return lasting(start, durationOf(DURATION));
      if (date.until !== null) return this.#until(start, date.until);
      return { ...start, span: { days: start.allDay ? 1 : 0, ms: 0 } };
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      this.#tell(`${thrown.message}; it is taken for ${start.allDay ? 'a day' : 'an hour'}`);
      return { ...start, span: start.allDay ? { days: 1, ms: 0 } : LENGTH_UNKNOWN };
    }
  }

  #until(start: Start, until: NonNullable<IcsDate['until']>): EventTime {
    return 'wall' in until ? this.#ending(start, until) : lasting(start, until);
  }

  #ending(from: Start, end: IcsTime): EventTime {
    if (from.allDay && end.isDate) {
      if (end.wall < from.wall) throw new Unreadable('it ends before it starts');
      // Some programs end a whole day on the day itself instead of the next.
      return { ...from, span: { days: Math.max(1, (end.wall - from.wall) / DAY_MS), ms: 0 } };
    }
    const start = from.allDay ? { ...from, allDay: false } : from;
    const startAt = from.allDay ? earliestOf(from.zone, from.wall) : instantOfWall(from.zone, from.wall);
    const ms = (end.isDate ? this.#endOfDay(from, startAt, end.wall) : this.#instant(end)) - startAt;
    if (ms < 0) throw new Unreadable('it ends before it starts');
    return { ...start, span: { days: 0, ms } };
  }

  #instant(time: IcsTime): number {
    const { wall, zone } = this.#start(time);
    return instantOfWall(zone, wall);
  }

  /** The midnight before that date, on the event's own clock; after it where the event only starts on that date. */
  #endOfDay({ zone }: Start, startAt: number, date: number): number {
    const clock = zone === UTC ? this.#shop : zone;
    const end = earliestOf(clock, date);
    return end > startAt ? end : earliestOf(clock, date + DAY_MS);
  }

  /** Further starts by RDATE, with ends of their own where they are periods. */
  addedBy(rest: string, time: EventTime): EventTime[] {
    return this.#datesIn(rest, 'RDATE').flatMap((date) => {
      if (date.isDate && !time.allDay) return this.#onDate(date, time);
      const start = this.#onClockOf(time, date);
      if (date.until !== null) return [this.#until(start, date.until)];
      return [{ ...start, span: start.allDay === time.allDay ? time.span : { days: 1, ms: 0 } }];
    });
  }

  /** A date among the further starts of an event with a time: at that time. */
  #onDate({ wall }: IcsTime, time: EventTime): EventTime[] {
    return [{ ...time, wall: wall + (time.wall - Math.floor(time.wall / DAY_MS) * DAY_MS) }];
  }

  /** What each date of EXDATE may name. */
  leftOutBy(rest: string, time: Start): DateNames[] {
    return this.#datesIn(rest, 'EXDATE').map((date) => this.#namesOf(date, time));
  }

  #datesIn(rest: string, name: string): IcsDate[] {
    const { dates, others } = datesIn(rest);
    for (const text of others) if (text !== '') this.#tell(`its ${name} "${text}" is not a date`);
    return dates;
  }

  /** A time without a zone is on the clock of its series. */
  #onClockOf({ zone, allDay }: Start, date: IcsTime): Start {
    const isFloating = !date.utc && date.tzid === null && !date.isDate;
    return isFloating && !allDay ? { wall: date.wall, allDay: false, zone } : this.#start(date);
  }

  /** What a date of EXDATE or RECURRENCE-ID may name in a series that begins so. */
  #namesOf(date: IcsTime, series: Start): DateNames {
    if (series.allDay || date.isDate)
      return { name: this.#nameOf(date, series), midnight: null, hourOff: [] };
    const start = this.#onClockOf(series, date);
    const at = instantOfWall(start.zone, start.wall);
    const wall = wallAt(series.zone, at);
    const isMidnight = wall % DAY_MS === 0;
    const isDate = isMidnight || start.wall % DAY_MS === 0;
    const hours = start.zone === series.zone ? [] : [-HOUR_MS, HOUR_MS];
    return {
      name: instanceName(start),
      midnight: isDate ? { wall: isMidnight ? wall : start.wall, isOnItsClock: isMidnight } : null,
      hourOff: hours
        .filter((ms) => dateName(wallAt(series.zone, at + ms)) === dateName(wall))
        .map((ms) => ({
          name: instanceName({ wall: at + ms, allDay: false, zone: UTC }),
          byOtherOffset: hasBeside(series.zone, at + ms, ms),
        })),
    };
  }

  #nameOf(date: IcsTime, series: Start): string {
    if (!series.allDay) return instanceName(this.#onClockOf(series, date));
    if (!date.utc || date.wall % DAY_MS === 0) return instanceName({ ...series, wall: date.wall });
    return instanceName({ ...series, wall: wallAt(this.#shop, date.wall) });
  }

  meantBy(rest: string, series: Start): MeantDate {
    const date = oneDate(rest, 'its RECURRENCE-ID');
    const start = series.allDay ? { ...series, wall: date.wall } : this.#onClockOf(series, date);
    const at = start.allDay ? earliestOf(start.zone, start.wall) : instantOfWall(start.zone, start.wall);
    const named = this.#namesOf(date, series);
    const midnight = named.midnight?.wall ?? Math.floor(start.wall / DAY_MS) * DAY_MS;
    const clock = start.zone === UTC ? this.#shop : start.zone;
    const day = { start: earliestOf(clock, midnight), end: earliestOf(clock, midnight + DAY_MS) };
    if (named.midnight !== null || !date.utc)
      return { named, at, day, where: date.tzid !== null && named.midnight === null ? null : day };
    // Without summer time it may be an hour off.
    return { named, at, day, where: { start: at - HOUR_MS, end: at + HOUR_MS + 1 } };
  }
}

const HALF_YEAR_MS = 182 * DAY_MS;

/** Whether half a year before or after, clocks there are by so much ahead of what they are then. */
function hasBeside(zone: ZoneRules, at: Instant, ms: number): boolean {
  return [-HALF_YEAR_MS, HALF_YEAR_MS].some((away) => offsetAt(zone, at + away) === offsetAt(zone, at) + ms);
}

function lasting(start: Start, span: Span): EventTime {
  if (span.days < 0 || span.ms < 0) throw new Unreadable('it ends before it starts');
  if (!start.allDay) return { ...start, span };
  const days = span.days + span.ms / DAY_MS;
  if (Number.isInteger(days)) return { ...start, span: { days: Math.max(1, days), ms: 0 } };
  return { ...start, allDay: false, span };
}
