import type { Instant } from '../../domain/interval.ts';
import type { CustomerMatch } from '../customers.ts';
import type { Sql } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { selectAppointments } from './rows/appointment-rows.ts';
import { customerById } from './rows/customers.ts';
import { selectVehicles } from './rows/vehicles.ts';

const NEXT = `WHERE a.customer_id = ? AND a.start_at >= ? AND a.status IN (${OPEN}) ORDER BY a.start_at LIMIT 1`;
const LAST = `WHERE a.customer_id = ? AND a.start_at < ? AND a.status <> 'cancelled' ORDER BY a.start_at DESC LIMIT 1`;

/** A customer with what whoever looks for them wants to know; null where there is none. */
export async function matchOf(sql: Sql, customerId: number, now: Instant): Promise<CustomerMatch | null> {
  const customer = await customerById(sql, customerId);
  if (customer === null) return null;
  const [next = null] = await selectAppointments(sql, NEXT, customerId, now);
  const [last = null] = await selectAppointments(sql, LAST, customerId, now);
  const vehicles = await selectVehicles(sql, 'WHERE customer_id = ? ORDER BY id', customerId);
  return { customer, vehicles, next, last };
}
