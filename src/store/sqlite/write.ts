import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
import type { Write, Written } from '../write.ts';
import { appointmentIn, givenAnswer, keptAnswer } from './answers.ts';
import type { Connection } from './engine/connection.ts';
import { type Entry, newEntry } from './rows/journal.ts';

/**
 * One writing promise of the port: `work` in a transaction, with the idempotency key looked up and kept inside it, and an entry
 * of the journal to which all belongs that it writes. `undoes`: the entry that is taken back.
 */
export async function write<T>(
  connection: Connection,
  by: Write,
  verb: JournalVerb,
  work: (entry: Entry) => Written<T>,
  undoes: number | null = null,
): Promise<Written<T>> {
  const { at, key, dryRun } = by;
  return connection.transaction(
    () => {
      const earlier = earlierResult<T>(connection, key);
      if (earlier !== null) return { value: earlier, replayed: true };
      const written = work(newEntry(connection, by, verb, undoes));
      if (key !== null) keep(connection, key, written.value, at);
      return written;
    },
    { dryRun },
  );
}

/** What was not there before. */
export function fresh<T>(value: T): Written<T> {
  return { value, replayed: false };
}

/** Of what has been kept for longer than the shop wants, each key that is written takes so many away: twice what a day can have added. */
const SWEPT = 100;

function keep(
  connection: Connection,
  { text, request }: NonNullable<Write['key']>,
  value: unknown,
  at: Instant,
): void {
  const appointment = appointmentIn(value);
  connection.run(
    `DELETE FROM idempotency_key WHERE key IN (
       SELECT key FROM idempotency_key INDEXED BY idempotency_key_by_age
       WHERE at < ? - (SELECT json_extract(rules, '$.keepAnswersDays') FROM shop) * ${DAY_MS} ORDER BY at LIMIT ${SWEPT})`,
    at,
  );
  connection.run(
    'INSERT INTO idempotency_key (key, request, result, appointment_id, revision, at) VALUES (?, ?, ?, ?, ?, ?)',
    text,
    request,
    keptAnswer(value),
    appointment?.id ?? null,
    appointment?.revision ?? null,
    at,
  );
}

/** The result kept under that key, or null. Throws `key-reused`. */
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
