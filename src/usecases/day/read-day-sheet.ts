import type { Appointment, AppointmentStatus } from '../../domain/appointment.ts';
import { coversDate } from '../../domain/dated-rules.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { type LocalDate, wallMidnight } from '../../domain/local-date.ts';
import { openingDaysUntil } from '../../domain/opening-days.ts';
import { openIntervals, timeOff } from '../../domain/opening-hours.ts';
import type { Bay, Shop, Technician } from '../../domain/shop.ts';
import { closedReason } from '../../domain/why-closed.ts';
import { dateAt, dayInterval, instantsWithin } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import { type Agenda, readAgenda } from './read-agenda.ts';

/** What hangs beside the key board: one day of the shop. */
export interface DaySheet extends Omit<Agenda, 'days'> {
  readonly shopName: string;
  readonly day: Agenda['days'][number];
  /** When the shop is open that day. */
  readonly open: readonly Interval[];
  readonly off: readonly Off[];
  /** Cars that have been here since an earlier day, in order of start. */
  readonly heldOver: readonly Appointment[];
}

/** Who or what is not there, for the whole day (`hours` null) or part of it. */
export interface Off {
  readonly name: string;
  readonly hours: Interval | null;
  readonly reason: string | null;
}

/** A car that has been in the shop for longer is on no sheet. */
const HELD_OVER_MS = 30 * DAY_MS;
const HERE: readonly AppointmentStatus[] = ['arrived', 'in_progress'];

/** What the shop expects on that day, with what is still there of the days before. */
export async function readDaySheet(
  date: LocalDate,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock'>,
): Promise<DaySheet> {
  const { days, ...agenda } = await readAgenda({ from: date, days: 1 }, shop, ports);
  const { start } = dayInterval(shop.zone, date);
  const here = isNextDay(date, agenda.now, shop)
    ? await ports.store.appointments.during({ start: start - HELD_OVER_MS, end: start }, HERE)
    : [];
  return {
    ...agenda,
    shopName: shop.name,
    day: days[0] as DaySheet['day'],
    open: openIntervals(date, null, shop),
    off: [...shop.technicians, ...shop.bays].flatMap((who) => offOn(date, who, shop)),
    heldOver: here.filter((visit) => visit.start < start),
  };
}

/** Whether what is here now is held over to that day: today, or once the shop has closed, the day on which it opens next. */
function isNextDay(date: LocalDate, now: Instant, shop: Shop): boolean {
  const today = dateAt(shop.zone, now);
  if (date <= today) return date === today;
  return openingDaysUntil(dayInterval(shop.zone, date).start, shop, now, 1) === 0;
}

function offOn(date: LocalDate, who: Bay | Technician, shop: Shop): Off[] {
  if (closedReason(date, null, shop) !== null) return [];
  const whole = closedReason(date, who, shop);
  if (whole !== null)
    return [{ name: who.name, hours: null, reason: whole.kind === 'away' ? whole.reason : null }];
  const midnight = wallMidnight(date);
  return who.away
    .filter((absence) => coversDate(absence, date))
    .flatMap((absence) => {
      const { start, end } = timeOff(absence);
      const [hours = null] = instantsWithin(shop.zone, midnight + start, midnight + end);
      return [{ name: who.name, hours, reason: absence.reason }];
    });
}
