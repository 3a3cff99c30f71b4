import type { AppointmentStatus } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import type { AppointmentRevision } from '../store.ts';
import type { ChangeSource } from '../write.ts';
import type { Connection } from './engine/connection.ts';

interface RevisionRow {
  revision: number;
  at: Instant;
  source: ChangeSource;
  change: AppointmentRevision['change'];
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  wall_start: string;
  wall_end: string;
  zone: string;
  bay_id: number;
  bay_name: string;
  technician_id: number | null;
  technician_name: string | null;
  overbook_reason: string | null;
}

const HISTORY = `
SELECT r.revision, r.at, r.source, r.change, r.status, r.start_at, r.end_at, r.wall_start, r.wall_end, r.zone,
  b.id AS bay_id, b.name AS bay_name, t.id AS technician_id, t.name AS technician_name, r.overbook_reason
FROM appointment_revision r
JOIN claimable b ON b.id = r.bay_id
LEFT JOIN claimable t ON t.id = r.technician_id
WHERE r.appointment_id = ? ORDER BY r.revision`;

/** All that has happened to an appointment, in order. */
export function historyOf(connection: Connection, id: number): AppointmentRevision[] {
  return connection.all<RevisionRow>(HISTORY, id).map(revisionOf);
}

function revisionOf(row: RevisionRow): AppointmentRevision {
  const { revision, at, source, change, status, zone } = row;
  return {
    revision,
    at,
    source,
    change,
    appointment: {
      status,
      zone,
      start: row.start_at,
      end: row.end_at,
      wallStart: row.wall_start,
      wallEnd: row.wall_end,
      bay: { id: row.bay_id, name: row.bay_name },
      technician:
        row.technician_id === null ? null : { id: row.technician_id, name: row.technician_name as string },
      overbookReason: row.overbook_reason,
    },
  };
}
