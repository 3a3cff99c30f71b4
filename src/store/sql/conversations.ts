import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { Confirmed } from '../../failure.ts';
import type { ConversationStore, LoggedCall, Standing } from '../conversations.ts';
import { type Database, insertedId, type Sql, type Transaction } from './engine/sql.ts';

/** A call ends, and whoever calls again is somebody else. */
const OVER_AFTER_MS = DAY_MS;
/** The log tells of the last months; who did what is in the journal for ever. */
const LOG_KEPT_MS = 90 * DAY_MS;

/** None of it need survive a power cut: a caller is still there to say it again. */
const LIGHTLY = { durable: false } as const;

export function conversationStore(database: Database): ConversationStore {
  const writing = <T>(
    conversation: string,
    now: Instant,
    work: (tx: Transaction, id: number) => Promise<T>,
  ) => database.transaction(async (tx) => work(tx, await begun(tx, conversation, now)), LIGHTLY);
  return {
    standing: async (conversation, now) => {
      const id = await idOf(database, conversation, now);
      return id === null ? { calls: 0, writes: 0, misses: 0 } : standing(database, id);
    },

    isOf: async (conversation, customerId, now) =>
      (await database.get(
        `SELECT 1 FROM conversation_customer m JOIN conversation c ON c.id = m.conversation_id
         WHERE c.key_hash = ? AND m.customer_id = ? AND c.seen_at > ?`,
        conversation,
        customerId,
        now - OVER_AFTER_MS,
      )) !== undefined,

    meets: async (conversation, customerId, now) =>
      writing(conversation, now, async (tx, id) => {
        await tx.run(
          `INSERT INTO conversation_customer (conversation_id, customer_id) VALUES (?, ?)
           ON CONFLICT (conversation_id, customer_id) DO NOTHING`,
          id,
          customerId,
        );
      }),

    ask: async (conversation, { tokenHash, request, expiresAt }, now) =>
      writing(conversation, now, async (tx, id) => {
        await tx.run(
          'INSERT INTO confirmation (token_hash, conversation_id, request, expires_at, used) VALUES (?, ?, ?, ?, 0)',
          tokenHash,
          id,
          request,
          expiresAt,
        );
      }),

    answer: async (conversation, { tokenHash, request }, now) =>
      writing(conversation, now, async (tx, id) => {
        const asked = await tx.get<Asked>(
          'SELECT request, expires_at, used FROM confirmation WHERE token_hash = ? AND conversation_id = ?',
          tokenHash,
          id,
        );
        const confirmed = judged(asked, request, now);
        if (confirmed === 'confirmed')
          await tx.run('UPDATE confirmation SET used = 1 WHERE token_hash = ?', tokenHash);
        return confirmed;
      }),

    log: async (conversation, call) =>
      database.transaction(async (tx) => {
        await forget(tx, call.at);
        await logged(tx, conversation === null ? null : await begun(tx, conversation, call.at), call);
      }, LIGHTLY),
  };
}

interface Asked {
  readonly request: string;
  readonly expires_at: Instant;
  readonly used: number;
}

function judged(asked: Asked | undefined, request: string, now: Instant): Confirmed {
  if (asked === undefined) return 'unknown';
  if (asked.used === 1) return 'used';
  if (asked.expires_at <= now) return 'expired';
  return asked.request === request ? 'confirmed' : 'of-another-request';
}

/** Null for one that has not begun, or is over. */
async function idOf(sql: Sql, conversation: string, now: Instant): Promise<number | null> {
  const row = await sql.get<{ id: number }>(
    'SELECT id FROM conversation WHERE key_hash = ? AND seen_at > ?',
    conversation,
    now - OVER_AFTER_MS,
  );
  return row?.id ?? null;
}

/** The conversation, which goes on. */
async function begun(tx: Transaction, conversation: string, now: Instant): Promise<number> {
  const id = await idOf(tx, conversation, now);
  if (id === null) {
    await tx.run('DELETE FROM conversation WHERE key_hash = ?', conversation);
    return insertedId(
      tx,
      'INSERT INTO conversation (key_hash, seen_at) VALUES (?, ?) RETURNING id',
      conversation,
      now,
    );
  }
  await tx.run('UPDATE conversation SET seen_at = ? WHERE id = ?', now, id);
  return id;
}

async function standing(sql: Sql, id: number): Promise<Standing> {
  const rows = await sql.all<{ kind: LoggedCall['kind']; calls: number }>(
    'SELECT kind, count(*) AS calls FROM tool_call WHERE conversation_id = ? GROUP BY kind',
    id,
  );
  const of = (kind: LoggedCall['kind']) => rows.find((row) => row.kind === kind)?.calls ?? 0;
  return { calls: of('read') + of('write') + of('miss'), writes: of('write'), misses: of('miss') };
}

async function logged(
  tx: Transaction,
  conversationId: number | null,
  { at, tool, kind, outcome, durationMs, appointmentId }: LoggedCall,
): Promise<void> {
  await tx.run(
    `INSERT INTO tool_call (at, conversation_id, tool, kind, outcome, duration_ms, appointment_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    at,
    conversationId,
    tool,
    kind,
    outcome,
    durationMs,
    appointmentId,
  );
}

/** Conversations that are over, and what was logged long ago. */
async function forget(tx: Transaction, now: Instant): Promise<void> {
  const over = now - OVER_AFTER_MS;
  // Nearly always there is none.
  if ((await tx.get('SELECT 1 FROM conversation WHERE seen_at <= ? LIMIT 1', over)) !== undefined)
    await tx.run('DELETE FROM conversation WHERE seen_at <= ?', over);
  const old = now - LOG_KEPT_MS;
  if ((await tx.get('SELECT 1 FROM tool_call WHERE at <= ? LIMIT 1', old)) !== undefined)
    await tx.run('DELETE FROM tool_call WHERE at <= ?', old);
}
