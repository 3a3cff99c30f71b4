import { isDeepStrictEqual } from 'node:util';
import type { Wait, WaitDetails, WaitDraft } from '../../domain/waitlist.ts';
import type { WaitlistStore } from '../waitlist.ts';
import type { Database, Sql, Transaction } from './engine/sql.ts';
import { notFound, requireCustomer } from './rows/customers.ts';
import { putCustomer } from './rows/customers-written.ts';
import type { Entry } from './rows/journal.ts';
import { requireVehicle } from './rows/vehicles.ts';
import { putVehicle } from './rows/vehicles-written.ts';
import { endWait, insertWait, noteOffer, selectWaits, WAITS } from './rows/waits.ts';
import { fresh, write } from './write.ts';

export function waitlistStore(database: Database): WaitlistStore {
  return {
    add: async (draft, w) =>
      write(database, w, 'waitlist-added', async (tx, entry) => {
        const details = await detailsOf(tx, draft, entry);
        const waits = await selectWaits(
          tx,
          `WHERE w.customer_id = ? AND ${WAITS} ORDER BY w.id`,
          details.customerId,
        );
        const same = waits.find((wait) => isSame(wait, details));
        if (same !== undefined) return { value: same, replayed: true };
        return fresh(await requireWait(tx, await insertWait(tx, details, entry)));
      }),

    offered: async (id, w) =>
      write(database, w, 'waitlist-offered', async (tx, entry) => {
        await requireWait(tx, id);
        await noteOffer(tx, id, entry);
        return fresh(await requireWait(tx, id));
      }),

    remove: async (id, w) =>
      write(database, w, 'waitlist-removed', async (tx, entry) => {
        const wait = await requireWait(tx, id);
        const [open] = await selectWaits(tx, `WHERE w.id = ? AND ${WAITS}`, id);
        if (open === undefined) return { value: wait, replayed: true };
        await endWait(tx, id, entry);
        return fresh(wait);
      }),

    get: async (id) => (await selectWaits(database, 'WHERE w.id = ?', id))[0] ?? null,

    waiting: async (today) =>
      selectWaits(database, `WHERE w.until_date >= ? AND ${WAITS} ORDER BY w.created_at, w.id`, today),

    fitting: async ({ date, minutes }) =>
      selectWaits(
        database,
        `WHERE w.until_date >= ? AND w.minutes <= ? AND ${WAITS} ORDER BY w.created_at, w.id`,
        date,
        minutes,
      ),

    endedBy: async (appointmentId) =>
      selectWaits(database, 'WHERE w.appointment_id = ? ORDER BY w.id', appointmentId),
  };
}

async function requireWait(sql: Sql, id: number): Promise<Wait> {
  const [wait] = await selectWaits(sql, 'WHERE w.id = ?', id);
  if (wait === undefined) throw notFound('waitlist entry', id);
  return wait;
}

/** With whoever is new entered. */
async function detailsOf(
  tx: Transaction,
  { customer, vehicle, ...details }: WaitDraft,
  entry: Entry,
): Promise<WaitDetails> {
  const who = 'id' in customer ? customer : await putCustomer(tx, customer, entry);
  await requireCustomer(tx, who.id);
  if (vehicle === null) return { ...details, customerId: who.id, vehicleId: null };
  const car = 'id' in vehicle ? vehicle : await putVehicle(tx, who.id, vehicle, entry);
  await requireVehicle(tx, car.id);
  return { ...details, customerId: who.id, vehicleId: car.id };
}

function isSame(
  { customer, vehicle, id, createdAt, offeredAt, ...kept }: Wait,
  { customerId, vehicleId, services, minutes, suits, until, notes }: WaitDetails,
): boolean {
  return isDeepStrictEqual(kept, { customerId, vehicleId, services, minutes, suits, until, notes });
}
