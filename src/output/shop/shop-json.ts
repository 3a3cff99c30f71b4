import { WEEKDAYS } from '../../domain/local-date.ts';
import type {
  BayRules,
  Break,
  Closure,
  MinuteRange,
  ServiceRules,
  ShopRules,
  TechnicianRules,
  WeeklyHours,
} from '../../domain/shop.ts';
import type { JsonObject } from '../form/view.ts';

/** The shop with the keys of the shop file. What the file may leave out is left out where it says nothing. */
export function shopJson(rules: ShopRules) {
  return {
    name: rules.name,
    timezone: rules.timezone,
    phone_region: rules.phoneRegion,
    phone_area: rules.phoneArea,
    hours: hoursJson(rules.hours),
    breaks: rules.breaks.map(breakJson),
    closures: rules.closures.map(closureJson),
    slot_step_minutes: rules.slotStepMinutes,
    lead_time_minutes: rules.leadTimeMinutes,
    horizon_days: rules.horizonDays,
    event_title: rules.eventTitle,
    invite_customers: rules.inviteCustomers,
    on_unavailable: rules.onUnavailable,
    keep_answers_days: rules.keepAnswersDays,
    calendar: rules.calendar ?? 'local',
    services: rules.services.map(serviceJson),
    bays: rules.bays.map(bayJson),
    technicians: rules.technicians.map(technicianJson),
  } satisfies JsonObject;
}

/** `09:00` from minutes since midnight; 1440 is `24:00`. */
export function minuteText(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function hoursJson(hours: WeeklyHours): JsonObject {
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, hours[day].map(({ from, to }) => `${minuteText(from)}-${minuteText(to)}`)]),
  );
}

function rangeJson({ from, to }: MinuteRange): JsonObject {
  return { from: minuteText(from), to: minuteText(to) };
}

function breakJson({ name, days, from, to }: Break): JsonObject {
  return { name, ...rangeJson({ from, to }), ...(days === null ? {} : { days }) };
}

function closureJson({ name, fromDate, toDate, hours }: Closure): JsonObject {
  const dates = fromDate === toDate ? { date: fromDate } : { from_date: fromDate, to_date: toDate };
  return { name, ...dates, ...(hours === null ? {} : rangeJson(hours)) };
}

function serviceJson({ type, name, minutes, bufferMinutes, skills }: ServiceRules): JsonObject {
  return { type, name, minutes, buffer_minutes: bufferMinutes, skills };
}

function bayJson({ name, capacity, calendar, hours, skills }: BayRules): JsonObject {
  return {
    name,
    capacity,
    calendar,
    ...(hours === null ? {} : { hours: hoursJson(hours) }),
    ...(skills.length === 0 ? {} : { skills }),
  };
}

function technicianJson({ name, capacity, calendar, hours, skills }: TechnicianRules): JsonObject {
  return {
    name,
    skills,
    ...(capacity === 1 ? {} : { capacity }),
    ...(calendar === null ? {} : { calendar }),
    ...(hours === null ? {} : { hours: hoursJson(hours) }),
  };
}
