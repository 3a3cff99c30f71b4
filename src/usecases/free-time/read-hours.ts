import { type Appointment, LIVE_STATUSES } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type DayUse, dayUse } from '../../domain/day-use.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { openIntervals } from '../../domain/opening-hours.ts';
import type { Bay, Shop, Technician } from '../../domain/shop.ts';
import { type ClosedReason, closedReason } from '../../domain/why-closed.ts';
import { dayInterval, type ZoneRules } from '../../domain/zone.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { occupanciesDuring } from './occupancies.ts';

/** The hours of one bay or technician. */
export interface HoursOf {
  readonly name: string;
  readonly skills: readonly string[];
  readonly use: DayUse;
}

/** The hours that a shop sells on one day. */
export interface DayHours {
  readonly zone: ZoneRules;
  readonly date: LocalDate;
  readonly closedReason: ClosedReason | null;
  /** Whose hours they are: a shop without technicians sells those of its bays. */
  readonly of: 'technician' | 'bay';
  /** In the shop's order. */
  readonly each: readonly HoursOf[];
  readonly total: DayUse;
  /** Of all who have the skill, in the order in which the shop names the skills. */
  readonly bySkill: readonly {
    readonly skill: string;
    readonly names: readonly string[];
    readonly use: DayUse;
  }[];
  /** As of free times: where others' time is known from, since when, and why not from the calendar itself. */
  readonly source: string;
  readonly checkedAt: Instant | null;
  readonly trouble: CalendarTrouble | null;
}

/** How much of that day is sold, and how much of it is left from now on. */
export async function readHours(
  date: LocalDate,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<DayHours> {
  const now = ports.clock.now();
  const day = dayInterval(shop.zone, date);
  const visits = await ports.store.appointments.during(day, LIVE_STATUSES);
  const { occupancies, outOfReach, unreadable } = await occupanciesDuring(day, shop, ports);
  assertNotInterrupted(ports);
  const of = shop.technicians.length === 0 ? 'bay' : 'technician';
  const each = (of === 'bay' ? shop.bays : shop.technicians).map((one: Bay | Technician): HoursOf => {
    const open = openIntervals(date, one, shop);
    const occupancy = occupancies.get(one.id) ?? { capacity: one.capacity, held: [], foreign: [] };
    return {
      name: one.name,
      skills: one.skills,
      use: dayUse(day, open, soldBy(one.id, visits), occupancy, now),
    };
  });
  return {
    zone: shop.zone,
    date,
    closedReason: closedReason(date, null, shop),
    of,
    each,
    total: sum(each),
    bySkill: [...new Set(each.flatMap(({ skills }) => skills))].map((skill) => {
      const able = each.filter(({ skills }) => skills.includes(skill));
      return { skill, names: able.map(({ name }) => name), use: sum(able) };
    }),
    source: outOfReach === null ? ports.calendar.source : 'mirror',
    checkedAt: outOfReach === null ? now : outOfReach.knownAt,
    trouble: outOfReach?.trouble ?? unreadable,
  };
}

/** When a bay has visits, or a technician pieces of them. */
function soldBy(id: number, visits: readonly Appointment[]): Interval[] {
  return visits.flatMap((visit) => [
    ...(visit.bay.id === id ? [{ start: visit.start, end: visit.end }] : []),
    ...visit.work.filter(({ technician }) => technician?.id === id),
  ]);
}

function sum(some: readonly HoursOf[]): DayUse {
  const add = (of: keyof DayUse) => some.reduce((total, { use }) => total + use[of], 0);
  return { openMs: add('openMs'), soldMs: add('soldMs'), leftMs: add('leftMs') };
}
