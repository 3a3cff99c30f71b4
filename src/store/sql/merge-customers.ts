import { isOpen } from '../../domain/appointment.ts';
import { mergedCustomer } from '../../domain/merged-customer.ts';
import type { CustomersMerged } from '../customers.ts';
import { applied, writeRevision } from './apply.ts';
import { appointmentAsWritten, type Decided } from './decided-changes.ts';
import type { Transaction } from './engine/sql.ts';
import { requireCustomer } from './rows/customers.ts';
import { removeCustomer, updateCustomer } from './rows/customers-written.ts';
import type { Entry } from './rows/journal.ts';
import { selectVehicles } from './rows/vehicles.ts';
import { updateVehicle } from './rows/vehicles-written.ts';
import { stateOf } from './rows/visit-state.ts';
import { giveWaits } from './rows/waits.ts';

/**
 * See `CustomerStore.merge`. The events of visits to come are owed what they say now; those of visits that were stay as they
 * are, because nobody looks into a calendar for who came last year. Every visit has a revision of it, so that it can be taken back.
 */
export async function mergeCustomers(
  tx: Transaction,
  keptId: number,
  otherId: number,
  entry: Entry,
): Promise<CustomersMerged> {
  const [kept, other] = [await requireCustomer(tx, keptId), await requireCustomer(tx, otherId)];
  await tx.soundness.assertAsWritten('customer', keptId);
  await tx.soundness.assertAsWritten('customer', otherId);
  // One phone is one customer's: the other one lets go of it first.
  await updateCustomer(tx, { ...other, phone: null }, other, entry);
  const customer = await updateCustomer(tx, mergedCustomer(kept, other), kept, entry);
  const vehicles = await selectVehicles(tx, 'WHERE customer_id = ? ORDER BY id', otherId);
  for (const vehicle of vehicles) await updateVehicle(tx, { ...vehicle, customerId: keptId }, vehicle, entry);
  const visits = await giveVisits(tx, { keptId, otherId }, entry);
  await giveWaits(tx, { keptId, otherId }, entry);
  await removeCustomer(tx, other, entry);
  return { customer, mergedId: otherId, vehicles: vehicles.length, visits };
}

async function giveVisits(
  tx: Transaction,
  { keptId, otherId }: { readonly keptId: number; readonly otherId: number },
  entry: Entry,
): Promise<number> {
  const visits = await tx.all<{ id: number }>(
    'SELECT id FROM appointment WHERE customer_id = ? ORDER BY id',
    otherId,
  );
  const coming: Decided[] = [];
  for (const { id } of visits) {
    const before = await appointmentAsWritten(tx, id);
    const state = stateOf(before);
    if (isOpen(before.status) && before.end > entry.at) {
      coming.push({ before, draft: null, after: { ...state, customerId: keptId }, change: 'edited' });
      continue;
    }
    await tx.run(
      'UPDATE appointment SET customer_id = ?, revision = revision + 1, updated_at = ? WHERE id = ?',
      keptId,
      entry.at,
      id,
    );
    await writeRevision(tx, id, 'edited', state.work, entry);
  }
  await applied(tx, coming, entry);
  return visits.length;
}
