import { APPOINTMENT_STATUSES, type Appointment } from '../../domain/appointment.ts';
import { daysInterval } from '../../domain/booking-limits.ts';
import { type Instant, overlaps } from '../../domain/interval.ts';
import { datesFrom, type LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { type TimeFormat, timeFormatOf } from '../../domain/time-format.ts';
import { type ClosedReason, closedReason } from '../../domain/why-closed.ts';
import { dayInterval, type ZoneRules } from '../../domain/zone.ts';
import { type BusyTime, knownBusy } from '../free-time/known-busy.ts';
import type { Ports } from '../ports.ts';

/** The days asked for, bay by bay; a bay without appointments is there, too. */
export interface Agenda {
  readonly zone: ZoneRules;
  readonly now: Instant;
  readonly timeFormat: TimeFormat;
  /** Where phones are at home that need no country code. */
  readonly phoneRegion: string;
  readonly days: readonly {
    readonly date: LocalDate;
    readonly closedReason: ClosedReason | null;
    readonly bays: readonly { readonly bay: string; readonly appointments: readonly Appointment[] }[];
    /** What others have in the shop's calendars that day, as far as it is known without asking. */
    readonly busy: readonly BusyTime[];
  }[];
}

const EXPECTED = APPOINTMENT_STATUSES.filter((status) => status !== 'cancelled');

/** What comes in on `days` days from `from`: everything that was not cancelled, in order of time. */
export async function readAgenda(
  { from, days }: { readonly from: LocalDate; readonly days: number },
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock'>,
): Promise<Agenda> {
  const dates = datesFrom(from, days);
  const range = daysInterval(shop, dates);
  const appointments = await ports.store.appointments.during(range, EXPECTED);
  const busy = await knownBusy(range, shop, ports);
  return {
    zone: shop.zone,
    now: ports.clock.now(),
    timeFormat: timeFormatOf(shop),
    phoneRegion: shop.phoneRegion,
    days: dates.map((date) => {
      const { start, end } = dayInterval(shop.zone, date);
      const ofDay = appointments.filter(
        (appointment) => appointment.start >= start && appointment.start < end,
      );
      const names = new Set([...shop.bays.map(({ name }) => name), ...ofDay.map(({ bay }) => bay.name)]);
      return {
        date,
        closedReason: closedReason(date, null, shop),
        bays: [...names].map((bay) => ({ bay, appointments: ofDay.filter((one) => one.bay.name === bay) })),
        busy: busy.filter((event) => overlaps(event, { start, end })),
      };
    }),
  };
}
