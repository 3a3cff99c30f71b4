import type { AppointmentStatus } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import type { ChangeSource } from '../../domain/journal.ts';
import type { AppointmentRevision } from '../appointments.ts';
import type { Sql } from './engine/sql.ts';
import { detailsIn } from './rows/visit-state.ts';
import { workIn } from './rows/work-rows.ts';

interface RevisionRow {
  revision: number;
  at: Instant;
  source: ChangeSource;
  actor: string | null;
  change: AppointmentRevision['change'];
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  wall_start: string;
  wall_end: string;
  zone: string;
  customer_id: number;
  vehicle_id: number;
  promised_at: Instant | null;
  bay_id: number;
  bay_name: string;
  work: string;
  details: string;
}

const HISTORY = `
SELECT r.revision, j.at, j.source, j.actor, r.change, r.status, r.start_at, r.end_at, r.wall_start, r.wall_end, r.zone,
  r.customer_id, r.vehicle_id, r.promised_at,
  b.id AS bay_id, b.name AS bay_name, r.work, r.details
FROM appointment_revision r
JOIN journal j ON j.id = r.entry_id
JOIN claimable b ON b.id = r.bay_id
WHERE r.appointment_id = ? ORDER BY r.revision`;

/** All that has happened to an appointment, in order. */
export async function historyOf(sql: Sql, id: number): Promise<AppointmentRevision[]> {
  const history: AppointmentRevision[] = [];
  for (const row of await sql.all<RevisionRow>(HISTORY, id)) history.push(await revisionOf(sql, row));
  return history;
}

async function revisionOf(sql: Sql, row: RevisionRow): Promise<AppointmentRevision> {
  const { revision, at, source, actor, change, status, zone } = row;
  const work = await workIn(sql, row.work);
  return {
    revision,
    at,
    source,
    actor,
    change,
    appointment: {
      status,
      zone,
      start: row.start_at,
      end: row.end_at,
      wallStart: row.wall_start,
      wallEnd: row.wall_end,
      bay: { id: row.bay_id, name: row.bay_name },
      work,
      technician: work[0]?.technician ?? null,
      customer: { id: row.customer_id },
      vehicle: { id: row.vehicle_id },
      promisedAt: row.promised_at,
      ...detailsIn(sql, row.details),
    },
  };
}
