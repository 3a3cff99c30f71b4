import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { ComparisonFigure, ComparisonStore } from '../comparisons.ts';
import type { Database } from './engine/sql.ts';

const KEPT_MS = 35 * DAY_MS;

const LATEST = `
SELECT c.calendar_id AS "calendarId", c.at, c.compared, c.differing FROM comparison_figure c
WHERE c.at = (SELECT max(at) FROM comparison_figure WHERE calendar_id = c.calendar_id AND compared IS NOT NULL)
ORDER BY c.calendar_id`;
const TRIED = 'SELECT calendar_id AS "calendarId", max(at) AS at FROM comparison_figure GROUP BY calendar_id';
const KEEP = `
INSERT INTO comparison_figure (calendar_id, at, compared, differing) VALUES (?, ?, ?, ?)
ON CONFLICT (calendar_id, at) DO UPDATE SET compared = excluded.compared, differing = excluded.differing`;

export function comparisonStore(database: Database): ComparisonStore {
  const keep = async (calendarId: string, at: Instant, compared: number | null, differing: number | null) =>
    database.transaction(
      async (tx) => {
        const before = at - KEPT_MS;
        await tx.run('DELETE FROM comparison_figure WHERE calendar_id = ? AND at < ?', calendarId, before);
        await tx.run(KEEP, calendarId, at, compared, differing);
      },
      { durable: false },
    );
  return {
    begin: async (calendarId, at) => {
      await keep(calendarId, at, null, null);
    },

    note: async ({ calendarId, at, compared, differing }) => {
      await keep(calendarId, at, compared, differing);
    },

    latest: async () => await database.all<ComparisonFigure>(LATEST),

    tried: async () => await database.all<{ calendarId: string; at: Instant }>(TRIED),
  };
}
