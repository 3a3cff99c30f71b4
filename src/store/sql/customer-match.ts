import type { DoneLast } from '../../domain/due-services.ts';
import type { Instant } from '../../domain/interval.ts';
import type { CustomerMatch, CustomerRecord } from '../customers.ts';
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

const DONE = `
SELECT a.vehicle_id AS "vehicleId", s.type AS "serviceType", max(a.start_at) AS at
FROM vehicle v JOIN appointment a ON a.vehicle_id = v.id
JOIN work w ON w.appointment_id = a.id JOIN service s ON s.id = w.service_id
WHERE v.customer_id = ? AND a.start_at < ? AND a.status NOT IN ('cancelled', 'no_show')
GROUP BY a.vehicle_id, s.type ORDER BY a.vehicle_id, s.type`;

const COUNTS = `
SELECT coalesce(sum(start_at < ? AND status NOT IN ('cancelled', 'no_show')), 0) AS visits,
  coalesce(sum(status = 'no_show'), 0) AS "noShows",
  coalesce(sum(status = 'cancelled' AND cancellation_reason IS NOT NULL), 0) AS cancellations
FROM appointment WHERE customer_id = ?`;

const MOVES = `
SELECT count(*) AS count FROM appointment a
JOIN appointment_revision r ON r.appointment_id = a.id JOIN journal j ON j.id = r.entry_id
WHERE a.customer_id = ? AND r.change = 'rescheduled' AND j.verb = 'rescheduled' AND j.source <> 'calendar'
  AND NOT EXISTS (SELECT 1 FROM journal taken_back WHERE taken_back.undoes = j.id)`;

export async function recordOf(sql: Sql, customerId: number, now: Instant): Promise<CustomerRecord> {
  const counts = await sql.get<Omit<CustomerRecord, 'moves' | 'done'>>(COUNTS, now, customerId);
  const moves = await sql.get<{ count: number }>(MOVES, customerId);
  return {
    ...(counts ?? { visits: 0, noShows: 0, cancellations: 0 }),
    moves: moves?.count ?? 0,
    done: await sql.all<DoneLast>(DONE, customerId, now),
  };
}
