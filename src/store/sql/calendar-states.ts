import type { Instant, Interval } from '../../domain/interval.ts';
import type { CalendarState, CalendarStateStore, MirroredEvent, OnRemovals } from '../calendar-states.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database, Sql, Transaction } from './engine/sql.ts';

interface StateRow {
  sync_token: string | null;
  failures: number;
  refusals: number;
  quiet_until: Instant | null;
  quiet_trouble: string | null;
  answered_at: Instant | null;
  attempted_at: Instant | null;
  read_at: Instant | null;
  compared_at: Instant | null;
  pull_wanted_at: Instant | null;
  unwatchable: string | null;
  unwatchable_at: Instant | null;
  own_heard_at: Instant | null;
  unwanted_at: Instant | null;
  lost: string | null;
  lost_at: Instant | null;
  mirror_start_at: Instant | null;
  mirror_end_at: Instant | null;
  mirrored_at: Instant | null;
  mirror_listed_at: Instant | null;
  others_changed: number;
  others_mirrored: number;
  on_removals: OnRemovals | null;
}

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

    takeIn: async (reading, at) => {
      const { takeIn } = await readings();
      return database.transaction(async (tx) => takeIn(tx, reading, at), AGAIN);
    },

    noteAnswer: async (calendarId, failed, at) => {
      await database.transaction(async (tx) => {
        if (failed === null) {
          await tx.run(
            `INSERT INTO calendar_state (calendar_id, answered_at) VALUES (?, ?)
             ON CONFLICT (calendar_id) DO UPDATE SET answered_at = excluded.answered_at, failures = 0, quiet_until = NULL,
               quiet_trouble = NULL`,
            calendarId,
            at,
          );
          return;
        }
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, failures, quiet_until, quiet_trouble) VALUES (?, 1, ?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET failures = calendar_state.failures + 1, quiet_until = excluded.quiet_until,
             quiet_trouble = excluded.quiet_trouble`,
          calendarId,
          failed.quiet?.until ?? null,
          failed.quiet === null ? null : JSON.stringify(failed.quiet.trouble),
        );
      }, AGAIN);
    },

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

    mirror: async (...given) => {
      await database.transaction(async (tx) => mirror(tx, ...given), AGAIN);
    },

    mirrored: async (calendarId, { start, end }) =>
      await database.all<MirroredEvent>(
        `SELECT event_id AS "eventId", start_at AS start, end_at AS end, copy_of AS "copyOf" FROM mirror_event
         WHERE calendar_id = ? AND start_at < ? AND end_at > ?
         UNION
         SELECT event_id, start_at, end_at, NULL FROM local_event
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
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO calendar_state (calendar_id, on_removals) VALUES (?, ?)
           ON CONFLICT (calendar_id) DO UPDATE SET sync_token = NULL, on_removals = excluded.on_removals`,
          calendarId,
          onRemovals,
        );
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

async function stateOf(sql: Sql, calendarId: string): Promise<CalendarState> {
  const row = await sql.get<StateRow>('SELECT * FROM calendar_state WHERE calendar_id = ?', calendarId);
  return {
    calendarId,
    syncToken: row?.sync_token ?? null,
    failures: row?.failures ?? 0,
    refusals: row?.refusals ?? 0,
    quiet: row === undefined ? null : quietOf(row),
    answeredAt: row?.answered_at ?? null,
    attemptedAt: row?.attempted_at ?? null,
    readAt: row?.read_at ?? null,
    comparedAt: row?.compared_at ?? null,
    lost: row === undefined ? null : lostOf(row),
    mirror: row === undefined ? null : mirrorOf(row),
    othersChanged: row?.others_changed ?? 0,
    othersMirrored: row?.others_mirrored ?? 0,
    pullWantedAt: row?.pull_wanted_at ?? null,
    unwatchable: row === undefined ? null : unwatchableOf(row),
    ownHeardAt: row?.own_heard_at ?? null,
    unwantedAt: row?.unwanted_at ?? null,
    onRemovals: row?.on_removals ?? null,
  };
}

function quietOf({ quiet_until: until, quiet_trouble: trouble }: StateRow): CalendarState['quiet'] {
  return until === null || trouble === null ? null : { until, trouble: JSON.parse(trouble) };
}

function lostOf({ lost, lost_at: since }: StateRow): CalendarState['lost'] {
  return lost === null || since === null ? null : { trouble: JSON.parse(lost), since };
}

function unwatchableOf({ unwatchable: why, unwatchable_at: at }: StateRow): CalendarState['unwatchable'] {
  return why === null || at === null ? null : { why, at };
}

function mirrorOf(row: StateRow): CalendarState['mirror'] {
  const { mirror_start_at: start, mirror_end_at: end, mirrored_at: at, mirror_listed_at: listedAt } = row;
  return start === null || end === null || at === null || listedAt === null
    ? null
    : { start, end, at, listedAt };
}

/** A mirror of any other days would go on claiming those that nobody has looked at, so it goes as a whole. */
async function mirror(
  tx: Transaction,
  calendarId: string,
  { start, end }: Interval,
  events: readonly MirroredEvent[],
  at: Instant,
  upTo: number,
): Promise<void> {
  await tx.run('DELETE FROM mirror_event WHERE calendar_id = ?', calendarId);
  await tx.run(
    `INSERT INTO calendar_state (calendar_id, mirror_start_at, mirror_end_at, mirrored_at, mirror_listed_at, others_mirrored)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id) DO UPDATE SET mirror_start_at = excluded.mirror_start_at,
       mirror_end_at = excluded.mirror_end_at, mirrored_at = excluded.mirrored_at,
       mirror_listed_at = excluded.mirror_listed_at, others_mirrored = excluded.others_mirrored`,
    calendarId,
    start,
    end,
    at,
    at,
    upTo,
  );
  await tx.runEach(
    `INSERT INTO mirror_event (calendar_id, start_at, event_id, end_at, copy_of) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id, start_at, event_id) DO UPDATE SET end_at = excluded.end_at, copy_of = excluded.copy_of`,
    events.map(({ eventId, start, end, copyOf }) => [calendarId, start, eventId, end, copyOf]),
  );
}
