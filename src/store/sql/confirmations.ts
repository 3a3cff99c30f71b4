import { YES_WITHIN_MS } from '../../domain/confirmation-time.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError, type Confirmed } from '../../failure.ts';
import type { Confirmation } from '../conversations.ts';
import type { Written, Yes } from '../write.ts';
import type { Sql, Transaction } from './engine/sql.ts';

interface Asked {
  readonly request: string;
  readonly expires_at: Instant;
  readonly used: number;
}

const ASKED = `
SELECT a.request, a.expires_at, a.used FROM confirmation a JOIN conversation c ON c.id = a.conversation_id
WHERE a.token_hash = ? AND c.key_hash = ?`;

/** Whether that question of that conversation was asked about that request, and not answered yet. */
export async function judged(
  sql: Sql,
  conversation: string,
  { tokenHash, request }: Omit<Confirmation, 'expiresAt'>,
  now: Instant,
): Promise<Confirmed> {
  const asked = await sql.get<Asked>(ASKED, tokenHash, conversation);
  if (asked === undefined) return 'unknown';
  if (asked.used === 1) return 'used';
  if (asked.expires_at <= now || asked.expires_at > now + YES_WITHIN_MS) return 'expired';
  return asked.request === request ? 'confirmed' : 'of-another-request';
}

/** When a question ran out that has run out for good. */
const FOR_GOOD = 0;
const IS_OVER = `used = 0 AND expires_at > ${FOR_GOOD} AND (expires_at <= ? OR expires_at > ? + ${YES_WITHIN_MS})`;

/** Questions that have run out stay so, whatever the clock says later. */
export async function endQuestions(tx: Transaction, now: Instant): Promise<void> {
  // Nearly always there is none.
  if ((await tx.get(`SELECT 1 FROM confirmation WHERE ${IS_OVER} LIMIT 1`, now, now)) === undefined) return;
  await tx.run(`UPDATE confirmation SET expires_at = ${FOR_GOOD} WHERE ${IS_OVER}`, now, now);
}

/**
 * Writes what somebody has said yes to, of the visit as it was when they were asked, and uses up the yes with it. What is so
 * already needs none. Throws `confirmation-refused`; the transaction must not be committed then.
 */
export async function withYes<T>(
  tx: Transaction,
  { conversation, visit, ...answer }: Yes,
  now: Instant,
  work: () => Promise<Written<T>>,
): Promise<Written<T>> {
  const judgement = await judged(tx, conversation, answer, now);
  const why = judgement === 'confirmed' && !(await isAsAsked(tx, visit)) ? 'of-another-request' : judgement;
  const written = await work();
  if (written.replayed) return written;
  if (why !== 'confirmed') throw new AppError({ code: 'confirmation-refused', why });
  await tx.run('UPDATE confirmation SET used = 1 WHERE token_hash = ?', answer.tokenHash);
  return written;
}

async function isAsAsked(tx: Transaction, { id, revision }: Yes['visit']): Promise<boolean> {
  const row = await tx.get<{ revision: number }>('SELECT revision FROM appointment WHERE id = ?', id);
  return row?.revision === revision;
}
