import { DAY_MS, type Instant } from '../../domain/interval.ts';
import {
  type ChannelState,
  isSurelyRefused,
  latestEnd,
  MOST_LIVE,
  type PushChannel,
} from '../../domain/push-channel.ts';
import type { ChannelStore } from '../channels.ts';
import { type Database, parsed, type Sql } from './engine/sql.ts';

interface ChannelRow {
  id: string;
  calendar_id: string;
  token_hash: string;
  state: ChannelState;
  resource_id: string | null;
  asked_at: Instant;
  expires_at: Instant;
  proven_at: Instant | null;
  replaced_by: string | null;
  ended_at: Instant | null;
  trouble: string | null;
}

/** Notifications that come through one that is over are known as such for so long. */
const KEPT_MS = 7 * DAY_MS;

const LIVE = 'SELECT * FROM push_channel WHERE calendar_id = ? AND ended_at IS NULL AND expires_at > ?';

export function channelStore(database: Database): ChannelStore {
  return {
    begin: async ({ id, calendarId, tokenHash, askedAt }) =>
      database.transaction(async (tx) => {
        await tx.run(
          'DELETE FROM push_channel WHERE ended_at < ? OR expires_at < ?',
          askedAt - KEPT_MS,
          askedAt - KEPT_MS,
        );
        const live = await tx.all(LIVE, calendarId, askedAt);
        if (live.length >= MOST_LIVE) return false;
        await tx.run(
          `INSERT INTO push_channel (id, calendar_id, token_hash, state, asked_at, expires_at)
           VALUES (?, ?, ?, 'registering', ?, ?)`,
          id,
          calendarId,
          tokenHash,
          askedAt,
          latestEnd(askedAt),
        );
        return true;
      }),

    confirmed: async (id, { resourceId, expiresAt }) =>
      database.transaction(async (tx) => {
        const there = await tx.run(
          `UPDATE push_channel SET state = CASE state WHEN 'registering' THEN 'active' ELSE state END,
             resource_id = coalesce(?, resource_id), expires_at = ?, trouble = NULL
           WHERE id = ? AND ended_at IS NULL`,
          resourceId,
          expiresAt,
          id,
        );
        await tx.run(
          `UPDATE push_channel SET state = 'replaced', replaced_by = ?
           WHERE state = 'active' AND id <> ? AND calendar_id =
             (SELECT c.calendar_id FROM push_channel c WHERE c.id = ? AND c.state = 'active')`,
          id,
          id,
          id,
        );
        return there > 0;
      }),

    failed: async (id, trouble, at) => {
      const isOver = isSurelyRefused(trouble);
      await database.transaction(async (tx) => {
        await tx.run(
          `UPDATE push_channel SET trouble = ?, state = ?, ended_at = ? WHERE id = ? AND state = 'registering'`,
          JSON.stringify(trouble),
          isOver ? 'refused' : 'registering',
          isOver ? at : null,
          id,
        );
      });
    },

    proven: async (id, at) => {
      await database.transaction(
        async (tx) => {
          await tx.run(
            'UPDATE push_channel SET proven_at = ? WHERE id = ? AND coalesce(proven_at, 0) < ?',
            at,
            id,
            at,
          );
        },
        // The next notification proves it again.
        { durable: false },
      );
    },

    ended: async (id, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `UPDATE push_channel SET state = 'stopped', ended_at = ? WHERE id = ? AND ended_at IS NULL`,
          at,
          id,
        );
      });
    },

    live: async (calendarId, now) => channelsIn(database, `${LIVE} ORDER BY asked_at, id`, calendarId, now),

    byId: async (id) =>
      (await channelsIn(database, 'SELECT * FROM push_channel WHERE id = ?', id))[0] ?? null,

    all: async () => channelsIn(database, 'SELECT * FROM push_channel ORDER BY calendar_id, asked_at, id'),
  };
}

async function channelsIn(
  sql: Sql,
  statement: string,
  ...values: (string | number)[]
): Promise<PushChannel[]> {
  return (await sql.all<ChannelRow>(statement, ...values)).map((row) => ({
    id: row.id,
    calendarId: row.calendar_id,
    tokenHash: row.token_hash,
    state: row.state,
    resourceId: row.resource_id,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    provenAt: row.proven_at,
    replacedBy: row.replaced_by,
    endedAt: row.ended_at,
    trouble: row.trouble === null ? null : parsed(sql, row.trouble),
  }));
}
