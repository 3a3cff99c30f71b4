import type { AppointmentStore } from '../appointments.ts';
import { historyOf } from './appointment-history.ts';
import { claimsDuring } from './claims.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { OPEN } from './engine/statuses.ts';
import { appointmentById, selectAppointments } from './rows/appointment-rows.ts';
import { SAME_VISIT } from './same-request.ts';

/** What of the port only reads. */
export function readAppointments(connection: Connection) {
  return {
    isHeld: async (id) => isHeld(connection, id),

    heldPast: async (now) =>
      connection
        .all<{ id: number }>(
          'SELECT id FROM appointment WHERE held_until IS NOT NULL AND held_until <= ? ORDER BY held_until, id',
          now,
        )
        .map(({ id }) => id),

    get: async (id) => appointmentById(connection, id),

    byUuid: async (uuid) => selectAppointments(connection, 'WHERE a.uuid = ?', uuid)[0] ?? null,

    ofVisit: async (customerId, vehicleId, start) =>
      selectAppointments(connection, `WHERE ${SAME_VISIT} ORDER BY a.id`, customerId, start, vehicleId),

    ofVehicle: async (vehicleId, { start, end }) =>
      selectAppointments(
        connection,
        `WHERE a.vehicle_id = ? AND a.start_at > ? AND a.start_at < ? AND a.end_at > ? AND a.status IN (${OPEN})
         ORDER BY a.start_at, a.id`,
        vehicleId,
        start - LONGEST_MS,
        end,
        start,
      ),

    during: async ({ start, end }, statuses) =>
      selectAppointments(
        connection,
        `WHERE a.start_at > ? AND a.start_at < ? AND a.end_at > ?
           AND a.status IN (${connection.elements.texts})
         ORDER BY a.start_at, b.position, a.id`,
        start - LONGEST_MS,
        end,
        start,
        JSON.stringify(statuses),
      ),

    ofCustomer: async (customerId, { start, end }, limit) =>
      selectAppointments(
        connection,
        `WHERE a.customer_id = ? AND a.start_at >= ? AND a.start_at < ?
         ORDER BY a.start_at ${start === undefined ? 'DESC' : 'ASC'}, a.id LIMIT ?`,
        customerId,
        start ?? 0,
        end ?? Number.MAX_SAFE_INTEGER,
        limit,
      ),

    claimsDuring: async (range, now) => claimsDuring(connection, range, now),

    history: async (id) => historyOf(connection, id),
  } satisfies Partial<AppointmentStore>;
}

export function isHeld(connection: Connection, id: number): boolean {
  return (
    connection.get('SELECT 1 FROM appointment WHERE id = ? AND held_until IS NOT NULL', id) !== undefined
  );
}
