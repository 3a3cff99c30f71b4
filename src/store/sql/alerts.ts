import { type Alert, kindOf } from '../../domain/alerting.ts';
import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { News } from '../../domain/news.ts';
import type { AlertStore } from '../alerts.ts';
import { type Database, parsed, type Sql, type Transaction, type Value } from './engine/sql.ts';
import { notFound } from './rows/customers.ts';

interface AlertRow {
  id: number;
  subject: string;
  reason: string;
  noticed_at: Instant;
  raised_at: Instant | null;
  worse_at: Instant | null;
  gone_at: Instant | null;
  ended_at: Instant | null;
  ended_by: string | null;
}

const OPEN = 'FROM alert /*+ by alert_open */ WHERE ended_at IS NULL';
const RAISED = `${OPEN} AND raised_at IS NOT NULL`;
const ENDED = 'FROM alert /*+ by alert_by_end */ WHERE ended_at > ?';
const OF_ID = 'FROM alert WHERE id = ?';

/** What is over is kept so long for whoever looks back. */
const KEPT_MS = 90 * DAY_MS;

/** The next look finds again what a power cut takes of this; only what was told, and a person's word, has to outlast one. */
const AGAIN = { durable: false } as const;

export function alertStore(database: Database): AlertStore {
  return {
    look: async (decide, since, at) => {
      await database.transaction(async (tx) => {
        const alerts = [
          ...(await select(tx, OPEN)),
          ...(await select(tx, `${ENDED} AND ended_by IS NOT NULL`, since)),
        ];
        const { noticed, kept, forgotten } = decide(alerts);
        for (const alert of kept) await keep(tx, alert);
        for (const id of forgotten) await tx.run('DELETE FROM alert WHERE id = ?', id);
        for (const { reason, subject, raised } of noticed)
          await tx.run(
            'INSERT INTO alert (kind, subject, reason, noticed_at, raised_at) VALUES (?, ?, ?, ?, ?)',
            kindOf(reason.code),
            subject,
            JSON.stringify(reason),
            at,
            raised ? at : null,
          );
        await tx.run('DELETE FROM alert WHERE ended_at < ?', at - KEPT_MS);
      }, AGAIN);
    },

    list: async ({ all, limit }) =>
      select(
        database,
        `${all ? 'FROM alert WHERE raised_at IS NOT NULL' : RAISED} ORDER BY raised_at, id LIMIT ?`,
        limit,
      ),

    get: async (id) => (await select(database, OF_ID, id))[0] ?? null,

    resolve: async (id, by, at) =>
      database.transaction(async (tx) => {
        await tx.run(
          'UPDATE alert SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL',
          at,
          by,
          id,
        );
        const [alert] = await select(tx, OF_ID, id);
        if (alert === undefined) throw notFound('alert', id);
        return alert;
      }),

    toTell: async (since) => [
      ...(await select(database, `${ENDED} AND ended_by IS NULL ORDER BY ended_at, id`, since)),
      ...(await select(database, `${RAISED} ORDER BY raised_at, id`)),
    ],

    told: async (id, sink, now) => {
      const rows = await database.all<{ news: News; at: Instant }>(
        'SELECT news, at FROM alert_told WHERE alert_id = ? AND sink = ? AND (due_at IS NULL OR due_at > ?)',
        id,
        sink,
        now,
      );
      return Object.fromEntries(rows.map(({ news, at }) => [news, at]));
    },

    claim: async (id, sink, news, at, againMs) =>
      database.transaction(async (tx) => {
        const claimed = await tx.run(
          `INSERT INTO alert_told (alert_id, sink, news, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (alert_id, sink, news) DO UPDATE SET at = excluded.at, due_at = NULL
           WHERE alert_told.due_at <= excluded.at OR alert_told.at <= ?`,
          id,
          sink,
          news,
          at,
          againMs === null ? -1 : at - againMs,
        );
        return claimed > 0;
      }),

    notTold: async (id, sink, news, dueAt) => {
      await database.transaction(async (tx) => {
        await tx.run(
          'UPDATE alert_told SET due_at = ? WHERE alert_id = ? AND sink = ? AND news = ?',
          dueAt,
          id,
          sink,
          news,
        );
      });
    },
  };
}

async function keep(
  tx: Transaction,
  { id, reason, raisedAt, worseAt, goneAt, endedAt }: Alert,
): Promise<void> {
  await tx.run(
    'UPDATE alert SET reason = ?, raised_at = ?, worse_at = ?, gone_at = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL',
    JSON.stringify(reason),
    raisedAt,
    worseAt,
    goneAt,
    endedAt,
    id,
  );
}

async function select(sql: Sql, from: string, ...values: Value[]): Promise<Alert[]> {
  const rows = await sql.all<AlertRow>(`SELECT * ${from}`, ...values);
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    reason: parsed(sql, row.reason),
    noticedAt: row.noticed_at,
    raisedAt: row.raised_at,
    worseAt: row.worse_at,
    goneAt: row.gone_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  }));
}
