import type { Instant } from '../../../domain/interval.ts';
import type { PlannedWork, Work } from '../../../domain/work.ts';
import type { Connection } from '../engine/connection.ts';

export interface WorkRow {
  minutes: number;
  work_start_at: Instant;
  work_end_at: Instant;
  service_id: number;
  service_type: string;
  service_name: string;
  technician_id: number | null;
  technician_name: string | null;
}

/** The columns of `WorkRow`, of the tables under the names `w` (work), `s` (service) and `t` (claimable). */
export const WORK_COLUMNS = `w.minutes, w.start_at AS work_start_at, w.end_at AS work_end_at, s.id AS service_id,
  s.type AS service_type, s.name AS service_name, t.id AS technician_id, t.name AS technician_name`;

const MORE_WORK = `
SELECT ${WORK_COLUMNS} FROM work w JOIN service s ON s.id = w.service_id LEFT JOIN claimable t ON t.id = w.technician_id
WHERE w.appointment_id = ? AND w.position > 0 ORDER BY w.position`;

export function workOf(row: WorkRow): Work {
  return {
    start: row.work_start_at,
    end: row.work_end_at,
    minutes: row.minutes,
    service: { id: row.service_id, type: row.service_type, name: row.service_name },
    technician:
      row.technician_id === null ? null : { id: row.technician_id, name: row.technician_name as string },
  };
}

/** All pieces but the first. */
export function moreWork(connection: Connection, appointmentId: number): Work[] {
  return connection.all<WorkRow>(MORE_WORK, appointmentId).map(workOf);
}

/** Work as a revision keeps it, with the names of today. */
export function workIn(connection: Connection, text: string): Work[] {
  return connection.parsed<PlannedWork[]>(text).map(({ serviceId, technicianId, minutes, start, end }) => ({
    start,
    end,
    minutes,
    service: connection.get<Work['service']>(
      'SELECT id, type, name FROM service WHERE id = ?',
      serviceId,
    ) as Work['service'],
    technician:
      technicianId === null
        ? null
        : (connection.get<{ id: number; name: string }>(
            'SELECT id, name FROM claimable WHERE id = ?',
            technicianId,
          ) ?? null),
  }));
}

export function writeWork(connection: Connection, appointmentId: number, work: readonly PlannedWork[]): void {
  for (const [position, { serviceId, minutes, technicianId, start, end }] of work.entries()) {
    connection.run(
      `INSERT INTO work (appointment_id, position, service_id, minutes, technician_id, start_at, end_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      appointmentId,
      position,
      serviceId,
      minutes,
      technicianId,
      start,
      end,
    );
  }
}

export function clearWork(connection: Connection, appointmentId: number): void {
  connection.run('DELETE FROM work WHERE appointment_id = ?', appointmentId);
}
