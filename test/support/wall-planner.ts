import type { SlotSearch } from '../../src/domain/crew.ts';
import type { Instant, Interval } from '../../src/domain/interval.ts';
import { type LocalDate, wallMidnight } from '../../src/domain/local-date.ts';
import type { Bay, MinuteRange, Technician, WeeklyHours } from '../../src/domain/shop.ts';
import { earliestOf, isoText, type ZoneRules } from '../../src/domain/zone.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';

/** Words of the wall planner as data: `at('09:30')`, `span('09:00-10:00')`, on one local day of one zone. */
export interface Planner {
  readonly zone: ZoneRules;
  readonly at: (time: string) => Instant;
  readonly span: (times: string) => Interval;
  /** `09:00-12:00` */
  readonly shown: (interval: Interval) => string;
  /** `09:00-05:00`: the clock with its offset, where clocks change. */
  readonly exact: (at: Instant) => string;
}

export function zoneNamed(name: string): ZoneRules {
  const zone = zoneRules(name, 'test');
  if (zone === null) throw new Error(`no zone ${name}`);
  return zone;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + Number(time.slice(6, 8)) / 60;
}

/** `09:00-12:00` as minutes since midnight. */
export function range(times: string): MinuteRange {
  const [from = '', to = ''] = times.split('-');
  return { from: minutesOf(from), to: minutesOf(to) };
}

export function planner(date: LocalDate, zoneName = 'America/New_York'): Planner {
  const zone = zoneNamed(zoneName);
  const at = (time: string) => earliestOf(zone, wallMidnight(date) + minutesOf(time) * 60_000);
  const clock = (instant: Instant) => isoText(zone, instant).slice(11);
  return {
    zone,
    at,
    span: (times) => {
      const [start = '', end = ''] = times.split('-');
      return { start: at(start), end: at(end) };
    },
    shown: ({ start, end }) => `${clock(start).slice(0, 5)}-${clock(end).slice(0, 5)}`,
    exact: (instant) => clock(instant).slice(0, 5) + clock(instant).slice(8),
  };
}

/** The same hours on every day of the week; Sundays closed with `closedOnSundays`. */
export function everyDay(...times: string[]): WeeklyHours {
  const hours = times.map(range);
  return {
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: hours,
    sunday: hours,
  };
}

export function closedOnSundays(hours: WeeklyHours): WeeklyHours {
  return { ...hours, sunday: [] };
}

export function aBay(id: number, changes: Partial<Bay> = {}): Bay {
  const { calendar = 'primary' } = changes;
  const plain = { capacity: 1, calendar, calendarId: calendar, hours: null, away: [], skills: [] };
  return { id, name: `Bay ${id}`, ...plain, ...changes };
}

export function aTechnician(id: number, changes: Partial<Technician> = {}): Technician {
  const { calendar = null } = changes;
  const plain = { capacity: 1, calendar, calendarId: calendar, hours: null, away: [], skills: [] };
  return { id, name: `Tech ${id}`, ...plain, ...changes };
}

/** A shop that is open 09:00 to 17:00 all week, lunch 12:00 to 13:00, one bay. */
export function aShop(zone: ZoneRules, changes: Partial<SlotSearch['shop']> = {}): SlotSearch['shop'] {
  return {
    zone,
    hours: everyDay('09:00-17:00'),
    specialHours: [],
    breaks: [{ name: 'lunch', days: null, ...range('12:00-13:00') }],
    closures: [],
    slotStepMinutes: 30,
    bays: [aBay(1)],
    technicians: [],
    ...changes,
  };
}
