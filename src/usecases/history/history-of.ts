import type { Instant } from '../../domain/interval.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { normalPlate } from '../../domain/vehicle-identity.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import { failureOf } from '../../failure.ts';
import { readDate, whenContext } from '../../input/when.ts';
import type { JournalScope } from '../../store/journal.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import { customerSaid } from '../people/customer-said.ts';
import { vehicleMarked } from '../people/keep-vehicles.ts';
import type { Ports } from '../ports.ts';

type HistoryPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * Whose history words ask for: an appointment by its number, a car by its plate or VIN, a day, or a customer. A number of four
 * digits and more is the end of a phone, where anybody has such a one; with `#` it never is. Throws `not-found`, `several-match`.
 */
export async function historyOf(text: string, shop: Shop, ports: HistoryPorts): Promise<JournalScope> {
  const number = /^#?([1-9]\d{0,14})$/.exec(text)?.[1];
  if (number !== undefined && (number.length < 4 || text.startsWith('#')))
    return ofAppointment(number, ports);
  const mark = /\d/.test(text) ? normalPlate(text) : null;
  const car = mark === null ? null : await vehicleMarked(mark, ports);
  if (car !== null) return { of: 'vehicle', id: car.id };
  const date = number === undefined ? await dayOf(text, shop, ports.clock.now()) : null;
  if (date !== null) return { of: 'time', ...dayInterval(shop.zone, date) };
  try {
    return { of: 'customer', id: (await customerSaid(text, shop, ports)).id };
  } catch (thrown) {
    if (number === undefined || failureOf(thrown, 'not-found') === null) throw thrown;
    return ofAppointment(number, ports);
  }
}

async function ofAppointment(number: string, ports: HistoryPorts): Promise<JournalScope> {
  return { of: 'appointment', id: (await appointmentNumbered(Number(number), ports)).id };
}

/** The day that is meant, which is none to come: a weekday is the last one. Null for what is no day. */
async function dayOf(text: string, shop: Shop, now: Instant): Promise<LocalDate | null> {
  try {
    const date = await readDate(text, whenContext(shop, now));
    const today = dateAt(shop.zone, now);
    return date > today && addDays(date, -7) <= today ? addDays(date, -7) : date;
  } catch (thrown) {
    if (failureOf(thrown, 'time-not-understood') === null) throw thrown;
    return null;
  }
}
