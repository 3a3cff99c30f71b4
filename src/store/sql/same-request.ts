import type { Sql } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import type { VisitState } from './rows/visit-state.ts';

/** The open appointments of that customer and car at that start. Oldest first. */
export const SAME_VISIT = `a.customer_id = ? AND a.start_at = ? AND a.vehicle_id = ? AND a.status IN (${OPEN})`;

/** The number of an open appointment for the same work, at the same start, of the same customer's same car. */
export async function sameRequest(
  sql: Sql,
  { customerId, vehicleId, start, work }: VisitState,
): Promise<number | undefined> {
  const visits = await sql.all<{ id: number }>(
    `SELECT a.id FROM appointment a WHERE ${SAME_VISIT} ORDER BY a.id`,
    customerId,
    start,
    vehicleId,
  );
  const services = servicesText(work.map(({ serviceId }) => serviceId));
  for (const { id } of visits) {
    const there = await requireAppointment(sql, id);
    if (servicesText(there.work.map(({ service }) => service.id)) === services) return id;
  }
  return undefined;
}

/** The same for the same services, in whatever order they are said. */
function servicesText(ids: readonly number[]): string {
  return String(ids.toSorted((a, b) => a - b));
}
