import { DAY_MS } from '../../domain/interval.ts';
import type { IcsEvent } from './ics-scan.ts';
import {
  type Clocks,
  type EventTime,
  instanceName,
  instantOfWall,
  type Span,
  type Start,
  Unreadable,
  UTC,
} from './ics-time.ts';
import { datesOf, durationOf, type IcsTime } from './ics-values.ts';
import type { FindZone } from './ics-zones.ts';

function checked(span: Span): Span {
  if (span.days < 0 || span.ms < 0) throw new Unreadable('it ends before it starts');
  return span;
}

/** Turns what an event writes into times on clocks. Every method throws `Unreadable`. */
export class EventTimes {
  readonly #shop: Clocks['shop'];
  readonly #findZone: FindZone;

  constructor(shop: Clocks['shop'], findZone: FindZone) {
    this.#shop = shop;
    this.#findZone = findZone;
  }

  #start(event: IcsEvent, { wall, isDate, utc, tzid }: IcsTime): Start {
    if (utc) return { wall, allDay: isDate, zone: UTC };
    const zone = isDate || tzid === null ? this.#shop : this.#findZone(tzid, event.calendar);
    return { wall, allDay: isDate, zone };
  }

  timeOf(event: IcsEvent): EventTime {
    const { DTSTART, DTEND, DURATION } = event.lines;
    if (DTSTART === undefined) throw new Unreadable('it has no start');
    const start = this.#start(event, one('DTSTART', DTSTART, 'the start'));
    if (DTEND !== undefined)
      return { ...start, span: checked(this.#spanTo(event, start, one('DTEND', DTEND, 'the end'))) };
    if (DURATION === undefined) return { ...start, span: { days: start.allDay ? 1 : 0, ms: 0 } };
    const span = checked(durationOf(DURATION.slice(DURATION.indexOf(':') + 1).trim()));
    if (!start.allDay) return { ...start, span };
    const days = span.days + span.ms / DAY_MS;
    if (!Number.isInteger(days))
      throw new Unreadable(`the duration "${DURATION.slice(1)}" is not in whole days`);
    return { ...start, span: { days, ms: 0 } };
  }

  #spanTo(event: IcsEvent, from: Start, to: IcsTime): Span {
    if (to.isDate !== from.allDay) throw new Unreadable('only one of its start and end is a whole day');
    // Some programs end a whole day on the day itself instead of the next.
    if (from.allDay) return { days: to.wall === from.wall ? 1 : (to.wall - from.wall) / DAY_MS, ms: 0 };
    const { zone, wall } = this.#start(event, to);
    return { days: 0, ms: instantOfWall(zone, wall) - instantOfWall(from.zone, from.wall) };
  }

  /** Further starts by RDATE, with ends of their own where they are periods. */
  addedBy(rest: string, event: IcsEvent, time: EventTime): EventTime[] {
    return datesOf('RDATE', rest, 'the added date').map((date) => {
      if (date.isDate !== time.allDay) throw new Unreadable('an added date is not of the kind of the start');
      const start = this.#start(event, date);
      const { until } = date;
      if (until === null) return Object.assign(start, { span: time.span });
      const span = checked('wall' in until ? this.#spanTo(event, start, until) : until);
      return Object.assign(start, { span });
    });
  }

  /** The instances that EXDATE or RECURRENCE-ID name, as `namesOfInstance` does. */
  namesIn(name: 'EXDATE' | 'RECURRENCE-ID', rest: string, event: IcsEvent): string[] {
    return datesOf(name, rest, 'the date').map((date) => instanceName(this.#start(event, date)));
  }
}

function one(name: string, rest: string, what: string): IcsTime {
  const [time, ...more] = datesOf(name, rest, what);
  if (time === undefined || more.length > 0 || time.until !== null)
    throw new Unreadable(`${what} is not one date`);
  return time;
}
