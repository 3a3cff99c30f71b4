import type { Instant } from '../../../domain/interval.ts';
import { vehicleInfo } from '../../../domain/vehicle.ts';
import type { Wait, WaitDetails } from '../../../domain/waitlist.ts';
import { fitting } from '../../../fitting-text.ts';
import { insertedId, parsed, type Sql, type Transaction, type Value } from '../engine/sql.ts';
import type { Entry } from './journal.ts';

/** Rows of the waitlist, inside whatever transaction the caller holds. */

interface WaitRow {
  id: number;
  customer_id: number;
  vehicle_id: number | null;
  minutes: number;
  until_date: string;
  details: string;
  created_at: Instant;
  name: string;
  phone: string | null;
  car: number | null;
  plate: string | null;
  vin: string | null;
  make: string | null;
  model: string | null;
  year: number | null;
  offered_at: Instant | null;
}

/** What of it is only read. */
type Details = Pick<WaitDetails, 'services' | 'suits' | 'notes'>;

const WAIT = `
SELECT w.id, w.customer_id, w.vehicle_id, w.minutes, w.until_date, w.details, w.created_at, c.name, c.phone,
  v.id AS car, v.plate, v.vin, v.make, v.model, v.year,
  (SELECT max(j.at) FROM waitlist_change h JOIN journal j ON j.id = h.entry_id
   WHERE h.waitlist_id = w.id AND j.verb = 'waitlist-offered') AS offered_at
FROM waitlist w JOIN customer c ON c.id = w.customer_id LEFT JOIN vehicle v ON v.id = w.vehicle_id`;

/** Only a booking that was taken back is a visit that nobody gave a reason for cancelling: who was booked so waits again. */
export const WAITS = `w.waits = 1 AND NOT EXISTS (SELECT 1 FROM appointment a
  WHERE a.id = w.appointment_id AND NOT (a.status = 'cancelled' AND a.cancellation_reason IS NULL))`;

/** Mostly there are none, and the whole statement takes long to prepare. */
export async function selectWaits(sql: Sql, tail: string, ...values: Value[]): Promise<Wait[]> {
  if ((await sql.get(`SELECT 1 FROM waitlist w ${tail} LIMIT 1`, ...values)) === undefined) return [];
  const rows = await sql.all<WaitRow>(`${WAIT} ${tail}`, ...values);
  return rows.map((row) => waitOf(row, parsed<Details>(sql, row.details)));
}

function waitOf(row: WaitRow, details: Details): Wait {
  return {
    ...details,
    id: row.id,
    customerId: row.customer_id,
    customer: { name: row.name, phone: row.phone },
    vehicleId: row.vehicle_id,
    vehicle: row.car === null ? null : { info: vehicleInfo(row), plate: row.plate },
    minutes: row.minutes,
    until: row.until_date,
    createdAt: row.created_at,
    offeredAt: row.offered_at,
  };
}

/** Throws `too-long`. */
export async function insertWait(tx: Transaction, wait: WaitDetails, entry: Entry): Promise<number> {
  const { customerId, vehicleId, services, minutes, suits, until, notes } = wait;
  const details: Details = { services, suits, notes: notes === null ? null : fitting('notes', notes) };
  const id = await insertedId(
    tx,
    `INSERT INTO waitlist (customer_id, vehicle_id, minutes, until_date, details, waits, created_at)
     VALUES (?, ?, ?, ?, ?, 1, ?) RETURNING id`,
    customerId,
    vehicleId,
    minutes,
    until,
    JSON.stringify(details),
    entry.at,
  );
  await note(tx, entry, id, { waits: 0 });
  return id;
}

/** Takes somebody off the list who waits. */
export async function endWait(tx: Transaction, id: number, entry: Entry): Promise<void> {
  await tx.run('UPDATE waitlist SET waits = 0 WHERE id = ?', id);
  await note(tx, entry, id, { waits: 1 });
}

/** Keeps what was so before the entry. */
async function note(
  tx: Transaction,
  entry: Entry,
  id: number,
  {
    waits = null,
    customerId = null,
  }: { readonly waits?: number | null; readonly customerId?: number | null },
): Promise<void> {
  await tx.run(
    'INSERT INTO waitlist_change (entry_id, waitlist_id, waits, customer_id) VALUES (?, ?, ?, ?)',
    await entry.id(),
    id,
    waits,
    customerId,
  );
}

/** After a booking: who waited for nothing but what is done then is off the list. */
export async function takeOffBooked(
  tx: Transaction,
  visit: { readonly id: number; readonly customerId: number },
  entry: Entry,
): Promise<void> {
  const waits = await selectWaits(tx, `WHERE w.customer_id = ? AND ${WAITS}`, visit.customerId);
  if (waits.length === 0) return;
  const { id: appointmentId } = visit;
  const work = await tx.all<{ type: string }>(
    'SELECT s.type FROM work JOIN service s ON s.id = work.service_id WHERE work.appointment_id = ?',
    appointmentId,
  );
  const booked = new Set(work.map(({ type }) => type));
  for (const { id, services } of waits) {
    if (!services.every((type) => booked.has(type))) continue;
    await tx.run('UPDATE waitlist SET appointment_id = ? WHERE id = ?', appointmentId, id);
    await note(tx, entry, id, {});
  }
}

/** Notes that somebody was offered a time. */
export async function noteOffer(tx: Transaction, id: number, entry: Entry): Promise<void> {
  await note(tx, entry, id, {});
}

interface Change {
  readonly id: number;
  readonly waits: number | null;
  readonly customer_id: number | null;
  readonly waits_now: number;
  readonly customer_now: number;
}

const CHANGES = `
SELECT c.waitlist_id AS id, c.waits, c.customer_id, w.waits AS waits_now, w.customer_id AS customer_now
FROM waitlist_change c JOIN waitlist w ON w.id = c.waitlist_id WHERE c.entry_id = ?`;

/** Gives all that the entry `undone` has changed of the list the state that it had before, as `entry`. */
export async function takeBackWaits(tx: Transaction, undone: number, entry: Entry): Promise<void> {
  for (const change of await tx.all<Change>(CHANGES, undone)) {
    const { id, waits, customer_id: customerId, waits_now: waitsNow, customer_now: customerNow } = change;
    await tx.run(
      'UPDATE waitlist SET waits = ?, customer_id = ? WHERE id = ?',
      waits ?? waitsNow,
      customerId ?? customerNow,
      id,
    );
    await note(tx, entry, id, {
      waits: waits === null ? null : waitsNow,
      customerId: customerId === null ? null : customerNow,
    });
  }
}

/** After two records of one person became one: what the other one waits for. */
export async function giveWaits(
  tx: Transaction,
  { keptId, otherId }: { readonly keptId: number; readonly otherId: number },
  entry: Entry,
): Promise<void> {
  const waits = await tx.all<{ id: number }>('SELECT id FROM waitlist WHERE customer_id = ?', otherId);
  for (const { id } of waits) {
    await tx.run('UPDATE waitlist SET customer_id = ? WHERE id = ?', keptId, id);
    await note(tx, entry, id, { customerId: otherId });
  }
}
