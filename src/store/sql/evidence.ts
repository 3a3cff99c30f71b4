import type { EvidenceStore } from '../evidence.ts';
import type { Database } from './engine/sql.ts';

const OWED = `
SELECT calendar_id AS "calendarId", count(*) AS count, min(wanted_at) AS since
FROM calendar_image /*+ by calendar_image_owed */ WHERE owed = 1 GROUP BY calendar_id ORDER BY calendar_id`;

const VISITS = `
SELECT calendar_id AS "calendarId", substr(wall_start, 1, 10) AS date, count(*) AS visits
FROM appointment /*+ by appointment_by_start */
WHERE start_at >= ? AND start_at < ? AND status <> 'cancelled' AND calendar_id IS NOT NULL
GROUP BY calendar_id, substr(wall_start, 1, 10) ORDER BY 1, 2`;

export function evidenceStore(database: Database): EvidenceStore {
  return {
    owed: async () => await database.all(OWED),
    visitsByDay: async ({ start, end }) => await database.all(VISITS, start, end),
  };
}
