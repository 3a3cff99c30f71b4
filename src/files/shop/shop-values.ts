import { WEEKDAYS } from '../../domain/local-date.ts';
import type { Break, Closure, ShopRules, TechnicianRules, WeeklyHours } from '../../domain/shop.ts';
import { rangeText, timeText } from './shop-times.ts';

/** Values as YAML and JSON have them. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };
export type PlainMap = { [key: string]: Plain };

function hoursValue(hours: WeeklyHours): PlainMap {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, hours[day].map(rangeText)]));
}

function breakValue({ name, from, to, days }: Break): PlainMap {
  return { name, from: timeText(from), to: timeText(to), ...(days === null ? {} : { days: [...days] }) };
}

function closureValue({ name, fromDate, toDate, hours }: Closure): PlainMap {
  return {
    name,
    ...(fromDate === toDate ? { date: fromDate } : { from_date: fromDate, to_date: toDate }),
    ...(hours === null ? {} : { from: timeText(hours.from), to: timeText(hours.to) }),
  };
}

/** A bay or technician, without what is as it would be anyway. */
function claimableValue(
  { name, capacity, calendar, hours, skills }: TechnicianRules,
  always: PlainMap,
): PlainMap {
  return {
    name,
    ...always,
    ...(capacity === 1 ? {} : { capacity }),
    ...(calendar === null ? {} : { calendar }),
    ...(skills.length === 0 ? {} : { skills: [...skills] }),
    ...(hours === null ? {} : { hours: hoursValue(hours) }),
  };
}

/** The rules as the shop file has them, in its order: what `checkShop` takes. */
export function shopValues(rules: ShopRules): PlainMap {
  return {
    name: rules.name,
    timezone: rules.timezone,
    phone_region: rules.phoneRegion,
    phone_area: rules.phoneArea,
    hours: hoursValue(rules.hours),
    breaks: rules.breaks.map(breakValue),
    closures: rules.closures.map(closureValue),
    slot_step_minutes: rules.slotStepMinutes,
    lead_time_minutes: rules.leadTimeMinutes,
    horizon_days: rules.horizonDays,
    event_title: rules.eventTitle,
    invite_customers: rules.inviteCustomers,
    on_unavailable: rules.onUnavailable,
    keep_answers_days: rules.keepAnswersDays,
    calendar: rules.calendar,
    services: rules.services.map(({ type, name, minutes, bufferMinutes, skills }) => {
      return { type, name, minutes, buffer_minutes: bufferMinutes, skills: [...skills] };
    }),
    bays: rules.bays.map((bay) => claimableValue(bay, { capacity: bay.capacity })),
    technicians: rules.technicians.map((technician) => claimableValue(technician, {})),
  };
}
