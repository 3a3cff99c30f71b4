import type { CustomersMerged } from '../../store/customers.ts';
import type { Write } from '../../store/write.ts';
import type { DeliveryPorts } from './deliver-changes.ts';
import { type Edited, visitsFollow } from './edit-people.ts';

/** Makes one customer of two records of one person; the events of visits to come follow. Throws `not-found`, `too-long`. */
export async function mergeCustomers(
  keptId: number,
  otherId: number,
  write: Write,
  ports: DeliveryPorts,
): Promise<Edited<CustomersMerged>> {
  const merged = await ports.store.customers.merge(keptId, otherId, write);
  if (write.dryRun || merged.replayed) return { ...merged, follows: { visits: 0, pending: 0 } };
  return { ...merged, follows: await visitsFollow({ kind: 'customer', id: keptId }, write.at, ports) };
}

/** What the same request came to when it was made before; null for a new one. Throws `key-reused`. */
export async function mergeAnswered(
  { key }: Pick<Write, 'key'>,
  { store }: Pick<DeliveryPorts, 'store'>,
): Promise<CustomersMerged | null> {
  return key === null ? null : store.earlierResult<CustomersMerged>(key);
}
