import type { Instant } from '../../../domain/interval.ts';
import type { PlannedWork, Work } from '../../../domain/work.ts';
import { parsed, type Sql, type Transaction } from '../engine/sql.ts';

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

/** All pieces, of which the first is in the row. */
export async function moreWork(sql: Sql, row: WorkRow & { readonly id: number }): Promise<Work[]> {
  return [row, ...(await sql.all<WorkRow>(MORE_WORK, row.id))].map(workOf);
}

/** Work as a revision keeps it, with the names of today. */
export async function workIn(sql: Sql, text: string): Promise<Work[]> {
  const work: Work[] = [];
  for (const { serviceId, technicianId, minutes, start, end } of parsed<PlannedWork[]>(sql, text)) {
    const service = await sql.get<Work['service']>(
      'SELECT id, type, name FROM service WHERE id = ?',
      serviceId,
    );
    const technician =
      technicianId === null
        ? null
        : await sql.get<NonNullable<Work['technician']>>(
            'SELECT id, name FROM claimable WHERE id = ?',
            technicianId,
          );
    work.push({ start, end, minutes, service: service as Work['service'], technician: technician ?? null });
  }
  return work;
}

export async function writeWork(
  tx: Transaction,
  appointmentId: number,
  work: readonly PlannedWork[],
): Promise<void> {
  for (const [position, { serviceId, minutes, technicianId, start, end }] of work.entries()) {
    await tx.run(
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

export async function clearWork(tx: Transaction, appointmentId: number): Promise<void> {
  await tx.run('DELETE FROM work WHERE appointment_id = ?', appointmentId);
}
