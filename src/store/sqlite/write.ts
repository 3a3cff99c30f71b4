import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
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
  const { at, key } = by;
  const once = (dryRun: boolean) =>
    connection.transaction(
      (): Written<T> => {
        const earlier = earlierResult<T>(connection, key);
        if (earlier !== null) return { value: earlier, replayed: true };
        assertNotUndone(connection, by);
        const written = work(newEntry(connection, by, verb));
        if (key !== null) keepAnswer(connection, key, written.value, at);
        return written;
      },
      { dryRun },
    );
  if (by.dryRun || connection.withFirstWrite === null) return once(by.dryRun);
  // A write that is refused must not tie the book: so it is rehearsed.
  const isNews = !(await once(true)).replayed;
  // The rules are based on an edition, and tying makes another one of them.
  if (isNews && verb !== 'shop-changed') await tieNow(connection);
  const written = await once(false);
  if (isNews) await tieNow(connection).catch(unlessDone);
  return written;
}

/** Ties the book, if that is still to be done with the first write. */
export async function tieNow(connection: Connection): Promise<void> {
  const tie = connection.withFirstWrite;
  connection.withFirstWrite = null;
  await tie?.();
}

/** The write stands: what could not be done beside it, the next command does. */
function unlessDone(thrown: unknown): void {
  if (!(thrown instanceof AppError)) throw thrown;
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
