import type { JournalVerb } from '../../domain/journal.ts';
import { AlreadyUndone } from '../refusals.ts';
import type { Write, Written } from '../write.ts';
import type { Connection } from './engine/connection.ts';
import { earlierResult, keepAnswer } from './kept-answers.ts';
import { type Entry, newEntry } from './rows/journal.ts';

/**
 * One writing promise of the port: `work` in a transaction, with the idempotency key looked up and kept inside it, and an entry
 * of the journal to which all belongs that it writes.
 */
export async function write<T>(
  connection: Connection,
  by: Write,
  verb: JournalVerb,
  work: (entry: Entry) => Written<T>,
): Promise<Written<T>> {
  const { at, key, dryRun } = by;
  return connection.transaction(
    () => {
      const earlier = earlierResult<T>(connection, key);
      if (earlier !== null) return { value: earlier, replayed: true };
      assertNotUndone(connection, by);
      const written = work(newEntry(connection, by, verb));
      if (key !== null) keepAnswer(connection, key, written.value, at);
      return written;
    },
    { dryRun },
  );
}

function assertNotUndone(connection: Connection, { undoes }: Write): void {
  if (undoes === undefined) return;
  const earlier = connection.get<{ id: number }>('SELECT id FROM journal WHERE undoes = ?', undoes);
  if (earlier !== undefined) throw new AlreadyUndone(undoes, earlier.id);
}

/** What was not there before. */
export function fresh<T>(value: T): Written<T> {
  return { value, replayed: false };
}
