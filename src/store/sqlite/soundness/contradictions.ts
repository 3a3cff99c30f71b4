import { isOwed } from '../../../domain/next-step.ts';
import type { Damage, Disagreement } from '../../../failure.ts';
import { LONGEST_MS } from '../../sql/engine/longest.ts';
import { LIVE, OPEN } from '../../sql/engine/statuses.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf } from '../../sql/rows/image-rows.ts';
import type { Connection } from '../engine/connection.ts';
import { momentParts } from './moments.ts';
import { type Window, windowsOf } from './windows.ts';

/** By this index whatever SQLite thinks best, so that a window costs what it holds. */
const OF_WINDOW = 'appointment a INDEXED BY appointment_by_start';
const IN_WINDOW = 'a.start_at >= ? AND a.start_at < ?';
const CLAIM = 'SELECT 1 FROM claim c WHERE c.appointment_id = a.id';
const WORK = 'SELECT 1 FROM work w WHERE w.appointment_id = a.id';
/** What a claim `c` takes of a limited mode: rules move nobody, so that there may be more of them than the limit. */
const LIMIT = "SELECT 1 FROM claimable k WHERE k.id = c.claimable_id AND k.kind = 'mode'";
const IMAGE = 'SELECT 1 FROM calendar_image i WHERE i.appointment_id = a.id';

/** When the tables disagree about an appointment `a` in what must always agree. */
const CONTRADICTIONS: readonly { readonly how: Disagreement; readonly when: string }[] = [
  {
    how: 'live-without-bay',
    when: `a.status IN (${LIVE}) AND NOT EXISTS (${CLAIM} AND c.claimable_id = a.bay_id)`,
  },
  {
    how: 'technician-not-held',
    when: `a.status IN (${LIVE}) AND EXISTS (${WORK} AND w.technician_id IS NOT NULL
      AND NOT EXISTS (${CLAIM} AND c.claimable_id = w.technician_id))`,
  },
  {
    how: 'gone-and-held',
    when: `a.status NOT IN (${LIVE}) AND EXISTS (${CLAIM})`,
  },
  {
    how: 'bay-at-another-time',
    when: `EXISTS (${CLAIM} AND c.claimable_id = a.bay_id
      AND (c.start_at <> a.start_at OR c.end_at <> a.end_at + a.buffer_ms))`,
  },
  {
    how: 'technician-at-another-time',
    when: `EXISTS (${CLAIM} AND c.claimable_id <> a.bay_id
      AND EXISTS (${WORK} AND w.technician_id = c.claimable_id)
      AND NOT EXISTS (${WORK} AND w.technician_id = c.claimable_id AND w.start_at = c.start_at AND w.end_at = c.end_at))`,
  },
  {
    how: 'holds-what-it-does-not-name',
    when: `EXISTS (${CLAIM} AND c.claimable_id <> a.bay_id AND NOT EXISTS (${WORK} AND w.technician_id = c.claimable_id)
      AND NOT EXISTS (${LIMIT}))`,
  },
  {
    how: 'nothing-to-do',
    when: `NOT EXISTS (${WORK} AND w.position = 0)`,
  },
  {
    how: 'no-history',
    when: `NOT EXISTS (
      SELECT 1 FROM appointment_revision r WHERE r.appointment_id = a.id AND r.revision = a.revision
        AND r.status = a.status AND r.start_at = a.start_at AND r.end_at = a.end_at
        AND r.customer_id = a.customer_id AND r.vehicle_id = a.vehicle_id AND r.bay_id = a.bay_id)`,
  },
  {
    how: 'taken-without-reason',
    when: `a.overbooked = 0 AND EXISTS (${CLAIM} AND c.overbooked = 1 AND NOT EXISTS (${LIMIT}))`,
  },
  {
    how: 'owed-to-no-calendar',
    when: `a.calendar_id IS NOT NULL
      AND NOT EXISTS (${IMAGE} AND i.calendar_id = a.calendar_id AND (i.present = 1 OR a.status NOT IN (${LIVE})))`,
  },
  {
    how: 'gone-and-shown',
    when: `a.status NOT IN (${LIVE}) AND EXISTS (${IMAGE} AND i.present = 1)`,
  },
  {
    how: 'car-in-two-places',
    when: `a.status IN (${OPEN}) AND a.overbooked = 0 AND EXISTS (
      SELECT 1 FROM appointment x INDEXED BY appointment_by_vehicle
      WHERE x.vehicle_id = a.vehicle_id AND x.id <> a.id AND x.status IN (${OPEN}) AND x.overbooked = 0
        AND x.start_at > a.start_at - ${LONGEST_MS} AND x.start_at <= a.start_at AND x.end_at > a.start_at)`,
  },
];

/** All of them in one walk over the window; a row of noughts and ones for an appointment that has any. */
const DISAGREEING = `
SELECT a.id, ${CONTRADICTIONS.map(({ when }) => `(${when})`).join(',\n')}
FROM ${OF_WINDOW} WHERE ${IN_WINDOW} AND (${CONTRADICTIONS.map(({ when }) => `(${when})`).join('\nOR ')}) LIMIT 20`;

function disagreement(appointmentId: number, how: Disagreement): Damage {
  return { kind: 'disagreement', appointmentId, how };
}

function disagreeing(connection: Connection, { from, to }: Window): Damage[] {
  return connection
    .values(DISAGREEING, from, to)
    .flatMap(([id, ...found]) =>
      CONTRADICTIONS.filter((_, i) => found[i] === 1).map(({ how }) => disagreement(Number(id), how)),
    );
}

/**
 * Claims of a window that share beyond the capacity. One pass in order of time, with a count that rises where a claim begins and
 * falls where one ends: a look from each claim at those around it would cost as many times more as long claims are longer
 * than usual ones. What touches the window's beginning started at most the longest claim before.
 */
const BEYOND_CAPACITY = `
WITH held AS MATERIALIZED (
  SELECT c.claimable_id, b.capacity, c.appointment_id, c.start_at, c.end_at
  FROM claimable b CROSS JOIN claim c INDEXED BY claim_by_start ON c.claimable_id = b.id
  WHERE c.start_at > ? AND c.start_at < ? AND c.overbooked = 0
), load AS (
  SELECT appointment_id, capacity, at, sum(change) OVER (PARTITION BY claimable_id ORDER BY at) AS load FROM (
    SELECT claimable_id, capacity, appointment_id, start_at AS at, 1 AS change FROM held
    UNION ALL SELECT claimable_id, capacity, NULL, end_at, -1 FROM held)
)
SELECT appointment_id AS id FROM load WHERE appointment_id IS NOT NULL AND at >= ? AND load > capacity LIMIT 20`;

function beyondCapacity(connection: Connection, { from, to }: Window): Damage[] {
  return connection
    .all<{ id: number }>(BEYOND_CAPACITY, from - LONGEST_MS, to, from)
    .map(({ id }) => disagreement(id, 'beyond-capacity'));
}

/** What contradicts itself in the rows of a window: it costs what the window holds, however long the history is. */
export function contradictionsIn(connection: Connection, window: Window): Damage[] {
  return [disagreeing, beyondCapacity, misjudged].flatMap((look) => look(connection, window));
}

/** The parts of `contradictions`: a window of appointments each, or a walk over one table. */
export function contradictionParts(connection: Connection): (() => Damage[])[] {
  return [
    ...windowsOf(connection).map((window) => () => contradictionsIn(connection, window)),
    ...momentParts(connection),
  ];
}

/** Where rows of which each is as it was written disagree: by somebody's SQL, or by a bug of ours. */
export function contradictions(connection: Connection): Damage[] {
  return contradictionParts(connection).flatMap((part) => part());
}

/** Images at rest, as nearly all of them are, of which nothing can be owed. */
const AT_REST = `i.strays = '[]' AND i.hints <= i.hints_seen AND (
  (i.present = 0 AND i.dead = 1)
  OR (i.present = 1 AND i.confirmed = 1 AND i.synced_revision >= i.wanted_revision
    AND i.texts_owed = 0 AND i.dead = 0 AND i.burning = 0 AND i.look_needed = 0 AND i.removed_revision IS NULL))`;

const NOT_AT_REST = `
SELECT i.appointment_id AS id, i.owed, ${IMAGE_COLUMNS}
FROM ${OF_WINDOW} CROSS JOIN calendar_image i ON i.appointment_id = a.id
WHERE ${IN_WINDOW} AND (i.owed = 1 OR NOT (${AT_REST}))`;

/** Images whose mark in the outbox is not what the rules say. */
function misjudged(connection: Connection, { from, to }: Window): Damage[] {
  return connection
    .all<ImageRow & { id: number; owed: number }>(NOT_AT_REST, from, to)
    .filter((row) => isOwed(imageOf(row)) !== (row.owed === 1))
    .slice(0, 20)
    .map(({ id, owed }) => disagreement(id, owed === 1 ? 'waits-for-nothing' : 'owed-and-not-waiting'));
}
