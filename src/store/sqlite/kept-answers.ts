import { DAY_MS, type Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { Write } from '../write.ts';
import { appointmentsAnswered, givenAnswer, keptAnswer } from './answers.ts';
import type { Connection } from './engine/connection.ts';

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
export function keepAnswer(
  connection: Connection,
  { text, request }: NonNullable<Write['key']>,
  value: unknown,
  at: Instant,
): void {
  forget(connection, connection.all<Kept>(TOO_OLD, at));
  const result = keptAnswer(value);
  connection.run(
    'INSERT INTO idempotency_key (key, request, result, at) VALUES (?, ?, ?, ?)',
    text,
    request,
    result,
    at,
  );
  for (const { id, revision } of appointmentsAnswered(connection, result)) {
    connection.run(
      'INSERT INTO answered_appointment (appointment_id, revision, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      revision,
      text,
    );
  }
}

/** The answer kept under that key, or null. Throws `key-reused`. */
export function earlierResult<T>(connection: Connection, key: Write['key']): T | null {
  if (key === null) return null;
  const earlier = connection.get<{ request: string; result: string }>(
    'SELECT request, result FROM idempotency_key WHERE key = ?',
    key.text,
  );
  if (earlier === undefined) return null;
  if (earlier.request !== key.request) throw new AppError({ code: 'key-reused', key: key.text });
  return givenAnswer(connection, earlier.result) as T;
}

/**
 * Every key under which the appointment was the answer, alone or with others of a batch; with a `revision`, only those whose
 * answer was that one.
 */
export function forgetAnswers(connection: Connection, id: number, revision: number | null = null): void {
  forget(connection, connection.all<Kept>(PROMISING, id, revision));
}

function forget(connection: Connection, answers: readonly Kept[]): void {
  for (const { key, result } of answers) {
    for (const { id, revision } of appointmentsAnswered(connection, result)) {
      connection.run(
        'DELETE FROM answered_appointment WHERE appointment_id = ? AND revision = ? AND key = ?',
        id,
        revision,
        key,
      );
    }
    connection.run('DELETE FROM idempotency_key WHERE key = ?', key);
  }
}
