import { isOwed } from '../../../domain/event-image.ts';
import type { Connection } from '../engine/connection.ts';
import { LONGEST_MS } from '../engine/longest.ts';
import { OPEN } from '../engine/open-statuses.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf } from '../rows/image-rows.ts';

/** Each query names appointments for which the tables disagree about what must always agree. */
const CONTRADICTIONS: readonly { readonly says: string; readonly sql: string }[] = [
  {
    says: 'is live and holds no bay',
    sql: `SELECT a.id FROM appointment a WHERE a.status NOT IN ('cancelled', 'no_show')
          AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.appointment_id = a.id AND c.claimable_id = a.bay_id)`,
  },
  {
    says: 'has a technician whose time it does not hold',
    sql: `SELECT a.id FROM appointment a WHERE a.status NOT IN ('cancelled', 'no_show') AND a.technician_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.appointment_id = a.id AND c.claimable_id = a.technician_id)`,
  },
  {
    says: 'is cancelled and still holds a bay or technician',
    sql: `SELECT DISTINCT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id WHERE a.status = 'cancelled'`,
  },
  {
    says: 'holds its bay for another time than it says',
    sql: `SELECT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id AND c.claimable_id = a.bay_id
          WHERE c.start_at <> a.start_at OR c.end_at <> a.end_at + a.buffer_ms`,
  },
  {
    says: 'holds its technician for another time than it says',
    sql: `SELECT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id AND c.claimable_id = a.technician_id
          WHERE c.start_at <> a.start_at OR c.end_at <> a.end_at`,
  },
  {
    says: 'holds a bay or technician that it does not name',
    sql: `SELECT DISTINCT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id
          WHERE c.claimable_id <> a.bay_id AND c.claimable_id IS NOT a.technician_id`,
  },
  {
    says: 'has no history for its present state',
    sql: `SELECT a.id FROM appointment a WHERE NOT EXISTS (
            SELECT 1 FROM appointment_revision r WHERE r.appointment_id = a.id AND r.revision = a.revision)`,
  },
  {
    says: 'is owed to no calendar',
    sql: `SELECT a.id FROM appointment a WHERE NOT EXISTS (
            SELECT 1 FROM calendar_image i WHERE i.appointment_id = a.id AND i.calendar_id = a.calendar_id
              AND (i.present = 1 OR a.status = 'cancelled'))`,
  },
  {
    says: 'is cancelled and still to be shown in a calendar',
    sql: `SELECT DISTINCT a.id FROM appointment a JOIN calendar_image i ON i.appointment_id = a.id
          WHERE a.status = 'cancelled' AND i.present = 1`,
  },
  {
    says: 'has its car in two places at once, and no reason for it',
    sql: `SELECT DISTINCT m.id FROM appointment m
          JOIN appointment x ON x.vehicle_id = m.vehicle_id AND x.id <> m.id AND x.status IN (${OPEN})
            AND x.start_at > m.start_at - ${LONGEST_MS} AND x.start_at <= m.start_at AND x.end_at > m.start_at
            AND x.overbook_reason IS NULL
          WHERE m.status IN (${OPEN}) AND m.overbook_reason IS NULL`,
  },
  // Whatever touches a moment began at most the longest claim before it: nearly always much later than two days before.
  {
    says: 'shares its bay or technician beyond the capacity',
    sql: `SELECT m.appointment_id AS id FROM claim m
          JOIN claimable b ON b.id = m.claimable_id
          JOIN claim x ON x.claimable_id = m.claimable_id AND x.start_at > m.start_at - (SELECT max(end_at - start_at) FROM claim)
            AND x.start_at <= m.start_at AND x.end_at > m.start_at AND x.overbooked = 0
          WHERE m.overbooked = 0
          GROUP BY m.claimable_id, m.appointment_id HAVING count(*) > b.capacity`,
  },
];

/** The parts of `contradictions`, each of which costs a walk over a table or two. */
export function contradictionParts(connection: Connection): (() => string[])[] {
  const parts = CONTRADICTIONS.map(
    ({ says, sql }) =>
      () =>
        connection.all<{ id: number }>(`${sql} LIMIT 20`).map(({ id }) => `appointment #${id} ${says}`),
  );
  return [...parts, () => misjudged(connection), ...impossibleMoments(connection)];
}

/** Where rows of which each is as it was written disagree: by somebody's SQL, or by a bug of ours. */
export function contradictions(connection: Connection): string[] {
  return contradictionParts(connection).flatMap((part) => part());
}

/** Two days less than JavaScript's dates reach: in any zone there is still a date to be shown. */
const FURTHEST_MS = 8_640_000_000_000_000 - 2 * 86_400_000;
const MOMENTS = `
SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
WHERE t.type = 'table' AND (c.name = 'at' OR c.name GLOB '*_at') AND t.sql NOT LIKE 'CREATE VIRTUAL%'`;

/** Whoever reads such a row could show no date for it, and would take that for a bug of bay's. */
function impossibleMoments(connection: Connection): (() => string[])[] {
  return connection.all<{ table: string; column: string }>(MOMENTS).map(({ table, column }) => () => {
    const beyond = `abs("${column}") > ${FURTHEST_MS}`;
    if (connection.get(`SELECT 1 FROM "${table}" WHERE ${beyond} LIMIT 1`) === undefined) return [];
    return [`a row of the table ${table} has a moment that no calendar has (${column})`];
  });
}

/** Images at rest, as nearly all of them are, of which nothing can be owed. */
const AT_REST = `i.strays = '[]' AND i.hints <= i.hints_seen AND (
  (i.present = 0 AND i.dead = 1)
  OR (i.present = 1 AND i.confirmed = 1 AND i.synced_revision >= i.wanted_revision
    AND i.dead = 0 AND i.burning = 0 AND i.look_needed = 0 AND i.removed_revision IS NULL))`;

/** Images whose mark in the outbox is not what the rules say. */
function misjudged(connection: Connection): string[] {
  return connection
    .all<ImageRow & { id: number; owed: number }>(
      `SELECT i.appointment_id AS id, i.owed, ${IMAGE_COLUMNS} FROM calendar_image i WHERE i.owed = 1 OR NOT (${AT_REST})`,
    )
    .filter((row) => isOwed(imageOf(row)) !== (row.owed === 1))
    .slice(0, 20)
    .map(({ id, owed }) =>
      owed === 1
        ? `appointment #${id} waits for a calendar to which nothing is owed`
        : `appointment #${id} is owed to a calendar and does not wait for it`,
    );
}
