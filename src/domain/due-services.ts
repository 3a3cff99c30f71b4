import type { Instant } from './interval.ts';
import { addDays, type LocalDate } from './local-date.ts';
import type { ServiceRules } from './shop.ts';
import { dateAt, type ZoneRules } from './zone.ts';

/** When a service was done last with a car. */
export interface DoneLast {
  readonly vehicleId: number;
  readonly serviceType: string;
  readonly at: Instant;
}

/** A service that a car is due for again, by what was done with it here. */
export interface DueService {
  readonly vehicleId: number;
  readonly service: Pick<ServiceRules, 'type' | 'name'>;
  readonly lastAt: Instant;
  readonly dueOn: LocalDate;
  readonly isOverdue: boolean;
}

/** So early somebody who calls is told of it: a visit is booked some weeks ahead. */
const SOON_DAYS = 30;

interface DueSearch {
  readonly services: readonly Pick<ServiceRules, 'type' | 'name' | 'intervalMonths'>[];
  readonly done: readonly DoneLast[];
  /** What cars are booked for. */
  readonly booked: readonly { readonly vehicleId: number; readonly serviceType: string }[];
  readonly zone: ZoneRules;
  readonly now: Instant;
}

/**
 * What is due or soon will be and is not booked, the longest overdue first. Of a service that was never done here nothing is
 * known, and nothing is said.
 */
export function dueServices({ services, done, booked, zone, now }: DueSearch): DueService[] {
  const today = dateAt(zone, now);
  const soon = addDays(today, SOON_DAYS);
  const due = done.flatMap(({ vehicleId, serviceType, at }): DueService[] => {
    const service = services.find(({ type }) => type === serviceType);
    if (service === undefined || service.intervalMonths === null) return [];
    const dueOn = monthsLater(dateAt(zone, at), service.intervalMonths);
    const isBooked = booked.some((one) => one.vehicleId === vehicleId && one.serviceType === serviceType);
    return dueOn > soon || isBooked
      ? []
      : [
          {
            vehicleId,
            service: { type: service.type, name: service.name },
            lastAt: at,
            dueOn,
            isOverdue: dueOn < today,
          },
        ];
  });
  return due.sort(
    (a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)) || a.vehicleId - b.vehicleId,
  );
}

/** The first day of a month, counted from the year 0. */
function firstOf(month: number): LocalDate {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The same day of a later month, or the last day of a month that is shorter. */
function monthsLater(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const last = addDays(firstOf(month + 1), -1);
  const wanted = `${last.slice(0, 8)}${date.slice(8)}`;
  return wanted < last ? wanted : last;
}
