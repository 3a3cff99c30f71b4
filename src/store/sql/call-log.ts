import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { Bounded } from '../../failure.ts';
import type { BegunCall, CallPace, EndedCall } from '../conversations.ts';
import { insertedId, type Sql, type Transaction } from './engine/sql.ts';

/** The log tells of the last months; who did what is in the journal for ever. */
const KEPT_MS = 90 * DAY_MS;

/** What a call has come to that has not ended. */
export const UNDERWAY = { looking: 'looking', otherwise: 'begun' } as const;
const REFUSED = 'tool-limit';

/** Notes a call that begins, or is refused because its conversation is `over`, and gives its number. */
export async function logCall(
  tx: Transaction,
  conversationId: number | null,
  { at, tool, writes, mayMiss }: BegunCall,
  over: Bounded | null,
): Promise<number> {
  return insertedId(
    tx,
    `INSERT INTO tool_call (at, conversation_id, tool, kind, outcome, duration_ms, appointment_id)
     VALUES (?, ?, ?, ?, ?, 0, NULL) RETURNING id`,
    at,
    conversationId,
    tool,
    over === null && writes ? 'write' : 'read',
    over === null ? UNDERWAY[mayMiss ? 'looking' : 'otherwise'] : REFUSED,
  );
}

export async function logEnd(
  tx: Transaction,
  callId: number,
  { outcome, kind, durationMs, appointmentId }: EndedCall,
): Promise<void> {
  await tx.run(
    'UPDATE tool_call SET kind = ?, outcome = ?, duration_ms = ?, appointment_id = ? WHERE id = ?',
    kind,
    outcome,
    durationMs,
    appointmentId,
    callId,
  );
}

const ENDED = `FROM tool_call WHERE at > ? AND outcome NOT IN ('${UNDERWAY.looking}', '${UNDERWAY.otherwise}', '${REFUSED}')`;

export async function paceOf(sql: Sql, since: Instant): Promise<CallPace | null> {
  const { calls = 0 } = (await sql.get<{ calls: number }>(`SELECT count(*) AS calls ${ENDED}`, since)) ?? {};
  if (calls === 0) return null;
  /** The time of the call before which that share of them comes, the fastest first. */
  const within = async (share: number): Promise<number> => {
    const before = Math.ceil(share * calls) - 1;
    const row = await sql.get<{ ms: number }>(
      `SELECT duration_ms AS ms ${ENDED} ORDER BY duration_ms LIMIT 1 OFFSET ?`,
      since,
      before,
    );
    return row?.ms ?? 0;
  };
  return {
    calls,
    halfMs: await within(0.5),
    nearlyAllMs: await within(0.95),
    longestMs: await within(1),
  };
}

export async function forgetCalls(tx: Transaction, now: Instant): Promise<void> {
  const old = now - KEPT_MS;
  // Nearly always there is none.
  if ((await tx.get('SELECT 1 FROM tool_call WHERE at <= ? LIMIT 1', old)) !== undefined)
    await tx.run('DELETE FROM tool_call WHERE at <= ?', old);
}
