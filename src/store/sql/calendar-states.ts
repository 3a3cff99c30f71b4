import type { Instant } from '../../domain/interval.ts';
import type { MirroredEvent } from '../calendar-readings.ts';
import type { CalendarStateStore } from '../calendar-states.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database, Sql } from './engine/sql.ts';
import { stateOf } from './rows/calendar-state-rows.ts';
import { circuitsOf, letThrough, noteHeard } from './rows/circuits.ts';

/** What a power cut may take of this is read from the calendar again; only a person's word has to outlast it. */
const AGAIN = { durable: false } as const;

const load = () => import('./readings.ts');
let loading: ReturnType<typeof load> | null = null;

function readings(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}

export function calendarStateStore(database: Database): CalendarStateStore {
  return {
    get: async (calendarId) => stateOf(database, calendarId),

    used: async (after) => calendarsOf(database, after, 'i.present = 1 OR (i.attempted = 1 AND i.dead = 0)'),

    everUsed: async (after) => calendarsOf(database, after, 'i.present = 1 OR i.attempted = 1'),

    preview: async (reading, now) => (await readings()).previewOf(database, reading, now),

    noteAttempt: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, attempted_at) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET attempted_at = excluded.attempted_at`,
          calendarId,
          at,
        );
      }, AGAIN);
    },

    openReading: async (calendarId) => (await readings()).openReadingOf(database, calendarId),

    keptEvents: async (calendarId) => (await readings()).keptEventsOf(database, calendarId),

    keepPage: async (page) => {
      const { keepPage } = await readings();
      return database.transaction(async (tx) => keepPage(tx, page), AGAIN);
    },

    dropReading: async (calendarId) => {
      const { dropReading } = await readings();
      await database.transaction(async (tx) => dropReading(tx, calendarId), AGAIN);
    },

    takeIn: async (reading, at) => {
      const { takeIn } = await readings();
      return database.transaction(async (tx) => takeIn(tx, reading, at), AGAIN);
    },

    noteAnswer: async (calendarId, heard, at) => {
      const answered = heard.kind === 'answered';
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, failures, answered_at) VALUES (?, ?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET failures = (calendar_state.failures + 1) * excluded.failures,
             answered_at = coalesce(excluded.answered_at, calendar_state.answered_at)`,
          calendarId,
          Number(!answered),
          answered ? at : null,
        );
        await noteHeard(tx, calendarId, heard, at);
      }, AGAIN);
    },

    circuits: async (calendarId) => circuitsOf(database, calendarId),

    letThrough: async (calendarIds, at) =>
      database.transaction(async (tx) => letThrough(tx, calendarIds, at), AGAIN),

    wantPull: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, pull_wanted_at) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET pull_wanted_at =
             CASE WHEN calendar_state.pull_wanted_at >= excluded.pull_wanted_at
               THEN calendar_state.pull_wanted_at + 1 ELSE excluded.pull_wanted_at END`,
          calendarId,
          at,
        );
      }, AGAIN);
    },

    clearPull: async (calendarId, wantedAt) => {
      await database.transaction(async (tx) => {
        await tx.run(
          'UPDATE calendar_state SET pull_wanted_at = NULL WHERE calendar_id = ? AND pull_wanted_at = ?',
          calendarId,
          wantedAt,
        );
      }, AGAIN);
    },

    noteUnwatchable: async (calendarId, why, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, unwatchable, unwatchable_at) VALUES (?, ?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET unwatchable = excluded.unwatchable, unwatchable_at = excluded.unwatchable_at`,
          calendarId,
          why,
          why === null ? null : at,
        );
      }, AGAIN);
    },

    noteOwnHeard: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, own_heard_at) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET own_heard_at = excluded.own_heard_at`,
          calendarId,
          at,
        );
      }, AGAIN);
    },

    noteUnwanted: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, unwanted_at) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET unwanted_at = excluded.unwanted_at`,
          calendarId,
          at,
        );
      });
    },

    noteLost: async (calendarId, trouble, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, lost, lost_at) VALUES (?, ?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET lost = excluded.lost,
             lost_at = CASE WHEN excluded.lost IS NULL THEN NULL ELSE coalesce(calendar_state.lost_at, excluded.lost_at) END`,
          calendarId,
          trouble === null ? null : JSON.stringify(trouble),
          trouble === null ? null : at,
        );
      }, AGAIN);
    },

    noteRefusal: async (calendarId, refused) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, refusals) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET refusals = (calendar_state.refusals + 1) * excluded.refusals`,
          calendarId,
          Number(refused),
        );
      }, AGAIN);
    },

    noteTokenRefused: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, token_refused_at) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET
             token_refused_at = coalesce(calendar_state.token_refused_at, excluded.token_refused_at)`,
          calendarId,
          at,
        );
      }, AGAIN);
    },

    mirror: async (...given) => {
      const { mirror } = await readings();
      await database.transaction(async (tx) => mirror(tx, ...given), AGAIN);
    },

    mirrored: async (calendarId, { start, end }) =>
      await database.all<MirroredEvent>(
        `SELECT event_id AS "eventId", start_at AS start, end_at AS end, copy_of AS "copyOf", kind, title, place,
           meeting_url AS "meetingUrl"
         FROM mirror_event
         WHERE calendar_id = ? AND start_at < ? AND end_at > ?
         UNION
         SELECT event_id, start_at, end_at, NULL, 'block', NULL, NULL, NULL FROM local_event
         WHERE calendar_id = coalesce((SELECT name FROM calendar_place WHERE calendar_id = ?), ?)
           AND start_at < ? AND end_at > ? AND busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL AND end_at > start_at
         ORDER BY 2, 1`,
        calendarId,
        end,
        start,
        calendarId,
        calendarId,
        end,
        start,
      ),

    readAgain: async (calendarId, onRemovals) => {
      const { dropReading } = await readings();
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, on_removals) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET sync_token = NULL, on_removals = excluded.on_removals`,
          calendarId,
          onRemovals,
        );
        await dropReading(tx, calendarId);
      });
    },

    removalsSettled: async (calendarId) => {
      await database.transaction(async (tx) => {
        await tx.run('UPDATE calendar_state SET on_removals = NULL WHERE calendar_id = ?', calendarId);
      }, AGAIN);
    },
  };
}

/** Those of images (`i`) of appointments that end after then. */
async function calendarsOf(sql: Sql, after: Instant, where: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    `SELECT DISTINCT i.calendar_id AS id
     FROM appointment a /*+ by appointment_by_start */ /*+ then */ JOIN calendar_image i ON i.appointment_id = a.id
     WHERE a.start_at > ? AND a.end_at > ? AND (${where}) ORDER BY 1`,
    after - LONGEST_MS,
    after,
  );
  return rows.map(({ id }) => id);
}
