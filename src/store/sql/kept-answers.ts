import { DAY_MS, type Instant } from '../../domain/interval.ts';
import { AppError, failureOf } from '../../failure.ts';
import type { Write } from '../write.ts';
import { appointmentsAnswered, givenAnswer, keptAnswer } from './answers.ts';
import type { Sql, Transaction } from './engine/sql.ts';

/** Of what has been kept for longer than the shop wants, each key that is written takes so many away: twice what a day can have added. */
const SWEPT = 100;

const TOO_OLD = `
SELECT key, result FROM idempotency_key /*+ by idempotency_key_by_age */
WHERE at < ? - (SELECT CAST(rules ->> 'keepAnswersDays' AS BIGINT) FROM shop) * ${DAY_MS} ORDER BY at LIMIT ${SWEPT}`;

const PROMISING = `
SELECT key, result FROM answered_appointment JOIN idempotency_key USING (key)
WHERE answered_appointment.appointment_id = ? AND answered_appointment.revision = coalesce(?, answered_appointment.revision)`;

interface Kept {
  readonly key: string;
  readonly result: string;
}

/** Keeps the answer under its key, and forgets some that are too old. */
export async function keepAnswer(
  tx: Transaction,
  { text, request }: NonNullable<Write['key']>,
  value: unknown,
  at: Instant,
): Promise<void> {
  await forget(tx, await tx.all<Kept>(TOO_OLD, at));
  const result = keptAnswer(value);
  await tx.run(
    `INSERT INTO idempotency_key (key, request, result, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET request = excluded.request, result = excluded.result, at = excluded.at`,
    text,
    request,
    result,
    at,
  );
  for (const { id, revision } of appointmentsAnswered(tx, result)) {
    await tx.run(
      'INSERT INTO answered_appointment (appointment_id, revision, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      revision,
      text,
    );
  }
}

/** The answer kept under that key, or null, where what it gave was taken back as well. Throws `key-reused`. */
export async function earlierResult<T>(sql: Sql, key: Write['key']): Promise<T | null> {
  if (key === null) return null;
  const earlier = await sql.get<{ request: string; result: string }>(
    'SELECT request, result FROM idempotency_key WHERE key = ?',
    key.text,
  );
  if (earlier === undefined) return null;
  if (earlier.request !== key.request) throw new AppError({ code: 'key-reused', key: key.text });
  try {
    return (await givenAnswer(sql, earlier.result)) as T;
  } catch (thrown) {
    // Whoever was entered by it is there no more: that was taken back, and asking again enters them again.
    if (failureOf(thrown, 'not-found') === null) throw thrown;
    return null;
  }
}

/**
 * Every key under which the appointment was the answer, alone or with others of a batch; with a `revision`, only those whose
 * answer was that one.
 */
export async function forgetAnswers(
  tx: Transaction,
  id: number,
  revision: number | null = null,
): Promise<void> {
  await forget(tx, await tx.all<Kept>(PROMISING, id, revision));
}

async function forget(tx: Transaction, answers: readonly Kept[]): Promise<void> {
  for (const { key, result } of answers) {
    for (const { id, revision } of appointmentsAnswered(tx, result)) {
      await tx.run(
        'DELETE FROM answered_appointment WHERE appointment_id = ? AND revision = ? AND key = ?',
        id,
        revision,
        key,
      );
    }
    await tx.run('DELETE FROM idempotency_key WHERE key = ?', key);
  }
}
