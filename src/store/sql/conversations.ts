import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { Bounded } from '../../failure.ts';
import type { BegunCall, ConversationStore, Standing } from '../conversations.ts';
import { forgetCalls, logCall, logEnd, paceOf, UNDERWAY } from './call-log.ts';
import { endQuestions, judged } from './confirmations.ts';
import { type Database, insertedId, type Sql, type Transaction } from './engine/sql.ts';
import { endOffers } from './proposals.ts';

/** A call ends, and whoever calls again is somebody else. */
const OVER_AFTER_MS = DAY_MS;

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
      return atWorst(id === null ? NOTHING : await counted(database, id));
    },

    isOf: async (conversation, customerId, now) =>
      (await database.get(
        `SELECT 1 FROM conversation_customer m JOIN conversation c ON c.id = m.conversation_id
         WHERE c.key_hash = ? AND m.customer_id = ? AND c.seen_at > ?`,
        conversation,
        customerId,
        now - OVER_AFTER_MS,
      )) !== undefined,

    hasVisit: async (conversation, appointmentId, now) =>
      (await database.get(
        `SELECT 1 FROM appointment a
         JOIN conversation_customer m ON m.customer_id = a.customer_id
         JOIN conversation c ON c.id = m.conversation_id
         WHERE a.id = ? AND c.key_hash = ? AND c.seen_at > ?`,
        appointmentId,
        conversation,
        now - OVER_AFTER_MS,
      )) !== undefined,

    meets: async (conversation, customerId, now, most) =>
      writing(conversation, now, async (tx, id) => {
        const met = await tx.all<{ customer_id: number }>(
          'SELECT customer_id FROM conversation_customer WHERE conversation_id = ?',
          id,
        );
        if (met.some((one) => one.customer_id === customerId)) return true;
        if (met.length >= most) return false;
        await tx.run(
          'INSERT INTO conversation_customer (conversation_id, customer_id) VALUES (?, ?)',
          id,
          customerId,
        );
        return true;
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

    judge: async (conversation, answer, now) =>
      (await idOf(database, conversation, now)) === null
        ? 'unknown'
        : judged(database, conversation, answer, now),

    begin: async (conversation, call, most) =>
      database.transaction(async (tx) => {
        await forget(tx, call.at);
        const id = conversation === null ? null : await begun(tx, conversation, call.at);
        const over = id === null ? null : exceeded(await counted(tx, id), most, call);
        // Whoever calls on and on would be counted ever more slowly.
        const callId = await logCall(tx, over === 'calls' ? null : id, call, over);
        return over === null ? { callId } : { over };
      }, LIGHTLY),

    end: async (callId, ended) => database.transaction(async (tx) => logEnd(tx, callId, ended), LIGHTLY),

    pace: async (since) => paceOf(database, since),
  };
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

/** Its calls so far; `looking`: those that have not ended and may yet be misses, which are not among the misses. */
interface Counted extends Standing {
  readonly looking: number;
}

const NOTHING: Counted = { calls: 0, writes: 0, misses: 0, people: 0, looking: 0 };

const COUNTED = `
SELECT count(*) AS calls,
  coalesce(sum(CASE WHEN kind = 'write' THEN 1 ELSE 0 END), 0) AS writes,
  coalesce(sum(CASE WHEN kind = 'miss' THEN 1 ELSE 0 END), 0) AS misses,
  coalesce(sum(CASE WHEN outcome = '${UNDERWAY.looking}' THEN 1 ELSE 0 END), 0) AS looking,
  (SELECT count(*) FROM conversation_customer WHERE conversation_id = ?) AS people
FROM tool_call WHERE conversation_id = ?`;

async function counted(sql: Sql, id: number): Promise<Counted> {
  return (await sql.get<Counted>(COUNTED, id, id)) ?? NOTHING;
}

/** At worst: what is looked for may not be there. */
function atWorst({ looking, ...sofar }: Counted): Standing {
  return { ...sofar, misses: sofar.misses + looking };
}

/** What the conversation has had enough of for one more such call. Of people it is told when it meets one. */
function exceeded(counted: Counted, most: Standing, { writes, mayMiss }: BegunCall): Bounded | null {
  const asked: readonly Bounded[] = writes ? ['calls', 'misses', 'writes'] : ['calls', 'misses'];
  const standing = mayMiss ? atWorst(counted) : counted;
  return asked.find((what) => standing[what] >= most[what]) ?? null;
}

/** What has run out: conversations that are over, what was asked and offered in others, and what was logged long ago. */
async function forget(tx: Transaction, now: Instant): Promise<void> {
  await endQuestions(tx, now);
  await endOffers(tx, now);
  const over = now - OVER_AFTER_MS;
  // Nearly always there is none.
  if ((await tx.get('SELECT 1 FROM conversation WHERE seen_at <= ? LIMIT 1', over)) !== undefined)
    await tx.run('DELETE FROM conversation WHERE seen_at <= ?', over);
  await forgetCalls(tx, now);
}
