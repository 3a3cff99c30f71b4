import { WEEKDAYS } from './local-date.ts';
import { rangeText, timeText } from './minute-range.ts';
import type { ModeRules } from './mode-limits.ts';
import type { Absence, Break, Closure, OwnHours, ShopRules, TechnicianRules } from './shop.ts';
import { ALL_SETTINGS, type ShopSettings } from './shop-settings.ts';

/** Values as YAML and JSON have them. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };
export type PlainMap = { [key: string]: Plain };

/** A day on which the shop's hours are kept is not named. */
function hoursValue(hours: OwnHours): PlainMap {
  return Object.fromEntries(
    WEEKDAYS.flatMap((day) => {
      const ranges = hours[day];
      return ranges === null ? [] : [[day, ranges.map(rangeText)]];
    }),
  );
}

function breakValue({ name, from, to, days }: Break): PlainMap {
  return { name, from: timeText(from), to: timeText(to), ...(days === null ? {} : { days: [...days] }) };
}

function closureValue({ name, ...when }: Closure): PlainMap {
  return { name, ...whenValue(when) };
}

function absenceValue({ reason, ...when }: Absence): PlainMap {
  return { ...whenValue(when), ...(reason === null ? {} : { reason }) };
}

function whenValue({ fromDate, toDate, hours }: Pick<Closure, 'fromDate' | 'toDate' | 'hours'>): PlainMap {
  return {
    ...(fromDate === toDate ? { date: fromDate } : { from_date: fromDate, to_date: toDate }),
    ...(hours === null ? {} : { from: timeText(hours.from), to: timeText(hours.to) }),
  };
}

/** A bay or technician, without what is as it would be anyway. */
function claimableValue(
  { name, capacity, calendar, checkAvailability, createEvents, hours, away, skills }: TechnicianRules,
  always: PlainMap,
): PlainMap {
  return {
    name,
    ...always,
    ...(capacity === 1 ? {} : { capacity }),
    ...(calendar === null ? {} : { calendar }),
    ...(checkAvailability === undefined ? {} : { check_availability: checkAvailability }),
    ...(createEvents === undefined ? {} : { create_events: createEvents }),
    ...(skills.length === 0 ? {} : { skills: [...skills] }),
    ...(hours === null ? {} : { hours: hoursValue(hours) }),
    ...(away.length === 0 ? {} : { away: away.map(absenceValue) }),
  };
}

function modeValue({ mode, perHour, perDay }: ModeRules): PlainMap {
  return {
    name: mode,
    ...(perHour === null ? {} : { per_hour: perHour }),
    ...(perDay === null ? {} : { per_day: perDay }),
  };
}

function plainOf(value: ShopSettings[keyof ShopSettings]): Plain {
  return typeof value === 'object' ? [...value] : value;
}

/**
 * The rules as one plain document, with the keys of the shop file and in its order: what the file is written and read as, what
 * one setting is changed in, and what `--json` shows.
 */
export function shopDocument(rules: ShopRules): PlainMap {
  return {
    name: rules.name,
    timezone: rules.timezone,
    phone_region: rules.phoneRegion,
    phone_area: rules.phoneArea,
    holidays: rules.holidays,
    hours: hoursValue(rules.hours),
    special_hours: Object.fromEntries(
      rules.specialHours.map(({ date, ranges }) => [date, ranges.map(rangeText)]),
    ),
    breaks: rules.breaks.map(breakValue),
    closures: rules.closures.map(closureValue),
    ...Object.fromEntries(ALL_SETTINGS.map(([name, { key }]) => [key, plainOf(rules[name])])),
    calendar: rules.calendar,
    services: rules.services.map(({ type, name, minutes, bufferMinutes, intervalMonths, skills }) => ({
      type,
      name,
      minutes,
      buffer_minutes: bufferMinutes,
      ...(intervalMonths === null ? {} : { interval_months: intervalMonths }),
      skills: [...skills],
    })),
    bays: rules.bays.map((bay) => claimableValue(bay, { capacity: bay.capacity })),
    technicians: rules.technicians.map((technician) => claimableValue(technician, {})),
    modes: rules.modes.map(modeValue),
  };
}

/** The entries of a setting that is a list of them; none for any other. */
export function entriesOf(shop: PlainMap, section: string): PlainMap[] {
  const value = shop[section];
  return Array.isArray(value) ? (value as PlainMap[]) : [];
}
