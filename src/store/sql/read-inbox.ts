import type { PutBack } from '../../domain/event-move.ts';
import type { InboxItem, InboxKind, Resolution } from '../../domain/inbox.ts';
import type { Instant } from '../../domain/interval.ts';
import type { InboxStore } from '../inbox.ts';
import type { Database, Sql } from './engine/sql.ts';

export interface ItemRow {
  id: number;
  kind: InboxKind;
  appointment_id: number | null;
  calendar_id: string;
  event_id: string | null;
  event_start_at: Instant | null;
  event_end_at: Instant | null;
  detail: string | null;
  why: string | null;
  times: number;
  at: Instant;
  resolved_at: Instant | null;
  resolution: Resolution | null;
}

const OPEN = 'SELECT * FROM inbox_item WHERE resolved_at IS NULL ORDER BY id LIMIT ?';

/** If not all fit, open items go before settled ones, and of the settled ones the newest stay. */
const ALL = `
SELECT * FROM (
  SELECT * FROM inbox_item
  ORDER BY resolved_at IS NOT NULL, CASE WHEN resolved_at IS NULL THEN id ELSE -id END LIMIT ?
) ORDER BY id`;

const OF_APPOINTMENT = 'SELECT * FROM inbox_item WHERE appointment_id = ? ORDER BY id';

const BEHIND = `
SELECT 1 FROM inbox_item WHERE resolved_at IS NULL AND kind IN ('unknown-event', 'book-behind') LIMIT 1`;

/** What of the port only reads. */
export function readInbox(database: Database) {
  return {
    list: async ({ all, limit }) => (await database.all<ItemRow>(all ? ALL : OPEN, limit)).map(itemOf),

    of: async (appointmentId) => (await database.all<ItemRow>(OF_APPOINTMENT, appointmentId)).map(itemOf),

    get: async (id) => itemById(database, id),

    openCount: async () =>
      (
        await database.get<{ count: number }>(
          'SELECT count(*) AS count FROM inbox_item WHERE resolved_at IS NULL',
        )
      )?.count ?? 0,

    behind: async () => (await database.get(BEHIND)) !== undefined,
  } satisfies Partial<InboxStore>;
}

export async function itemById(sql: Sql, id: number): Promise<InboxItem | null> {
  const row = await sql.get<ItemRow>('SELECT * FROM inbox_item WHERE id = ?', id);
  return row === undefined ? null : itemOf(row);
}

export function itemOf(row: ItemRow): InboxItem {
  const { event_start_at: start, event_end_at: end } = row;
  return {
    id: row.id,
    kind: row.kind,
    appointmentId: row.appointment_id,
    calendarId: row.calendar_id,
    eventId: row.event_id,
    event: start === null || end === null ? null : { start, end },
    detail: row.detail,
    ...(row.why === null ? {} : { why: JSON.parse(row.why) as PutBack }),
    times: row.times,
    at: row.at,
    resolvedAt: row.resolved_at,
    resolution: row.resolution,
  };
}
