import type { Instant } from '../../domain/interval.ts';
import type { AppointmentStore } from '../appointments.ts';
import { historyOf } from './appointment-history.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database, Sql } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { claimsDuring } from './read-claims.ts';
import { appointmentById, selectAppointments, selectIfAny } from './rows/appointment-rows.ts';
import { SAME_VISIT } from './same-request.ts';

/** What of the port only reads. */
export function readAppointments(database: Database) {
  return {
    isHeld: async (id) => (await heldUntil(database, id)) !== null,

    heldPast: async (now) => {
      const held = await database.all<{ id: number }>(
        'SELECT id FROM appointment WHERE held_until IS NOT NULL AND held_until <= ? ORDER BY held_until, id',
        now,
      );
      return held.map(({ id }) => id);
    },

    get: async (id) => appointmentById(database, id),

    byUuid: async (uuid) => (await selectAppointments(database, 'WHERE a.uuid = ?', uuid))[0] ?? null,

    ofVisit: async (customerId, vehicleId, start) =>
      selectIfAny(database, `WHERE ${SAME_VISIT} ORDER BY a.id`, customerId, start, vehicleId),

    ofVehicle: async (vehicleId, { start, end }) =>
      selectIfAny(
        database,
        `WHERE a.vehicle_id = ? AND a.start_at > ? AND a.start_at < ? AND a.end_at > ? AND a.status IN (${OPEN})
         ORDER BY a.start_at, a.id`,
        vehicleId,
        start - LONGEST_MS,
        end,
        start,
      ),

    ofSeries: async (seriesId) =>
      selectAppointments(database, 'WHERE a.series_id = ? ORDER BY a.start_at, a.id', seriesId),

    ofCar: async (vehicleId, limit) =>
      selectAppointments(
        database,
        'WHERE a.vehicle_id = ? ORDER BY a.start_at DESC, a.id DESC LIMIT ?',
        vehicleId,
        limit,
      ),

    openOf: async (customerIds, { start, end }) =>
      selectAppointments(
        database,
        `WHERE a.customer_id IN (${database.elements.numbers}) AND a.start_at >= ? AND a.start_at < ?
           AND a.status IN (${OPEN})
         ORDER BY a.start_at, a.id`,
        JSON.stringify(customerIds),
        start,
        end,
      ),

    during: async ({ start, end }, statuses) =>
      selectAppointments(
        database,
        `WHERE a.start_at > ? AND a.start_at < ? AND a.end_at > ?
           AND a.status IN (${database.elements.texts})
         ORDER BY a.start_at, b.position, a.id`,
        start - LONGEST_MS,
        end,
        start,
        JSON.stringify(statuses),
      ),

    promisedDuring: async ({ start, end }) =>
      selectIfAny(
        database,
        `WHERE a.promised_at IS NOT NULL AND a.promised_at >= ? AND a.promised_at < ? AND a.status IN (${OPEN})
         ORDER BY a.promised_at, a.id`,
        start,
        end,
      ),

    ofCustomer: async (customerId, { start, end }, limit) =>
      selectAppointments(
        database,
        `WHERE a.customer_id = ? AND a.start_at >= ? AND a.start_at < ?
         ORDER BY a.start_at ${start === undefined ? 'DESC' : 'ASC'}, a.id LIMIT ?`,
        customerId,
        start ?? 0,
        end ?? Number.MAX_SAFE_INTEGER,
        limit,
      ),

    claimsDuring: async (range, now) => claimsDuring(database, range, now),

    history: async (id) => historyOf(database, id),
  } satisfies Partial<AppointmentStore>;
}

/** Null for a booking of which somebody has been told, and for none. */
export async function heldUntil(sql: Sql, id: number): Promise<Instant | null> {
  const held = await sql.get<{ until: Instant }>(
    'SELECT held_until AS until FROM appointment WHERE id = ? AND held_until IS NOT NULL',
    id,
  );
  return held?.until ?? null;
}
