import { AppError } from '../../failure.ts';
import type { Write, Written } from '../store.ts';
import type { Connection } from './connection.ts';

/** One writing promise of the port: `work` in a transaction, with the idempotency key looked up and kept inside it. */
export function write<T>(connection: Connection, { at, key, dryRun }: Write, work: () => T): Written<T> {
  return connection.transaction(
    () => {
      const earlier = earlierResult<T>(connection, key);
      if (earlier !== null) return { value: earlier, replayed: true };
      const value = work();
      if (key !== null) {
        connection.run(
          'INSERT INTO idempotency_key (key, request, result, at) VALUES (?, ?, ?, ?)',
          key.text,
          key.request,
          JSON.stringify(value),
          at,
        );
      }
      return { value, replayed: false };
    },
    { dryRun },
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
  return JSON.parse(earlier.result) as T;
}
