import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
import type { Write, Written } from '../write.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { earlierResult, keepAnswer } from './kept-answers.ts';
import { type Entry, newEntry } from './rows/journal.ts';

/**
 * One writing promise of the port: `work` in a transaction, with the idempotency key looked up and kept inside it, and an entry
 * of the journal to which all belongs that it writes. `onRules`: it is based on an edition of the shop's rules, and writes another.
 */
export async function write<T>(
  database: Database,
  by: Write,
  verb: JournalVerb,
  work: (tx: Transaction, entry: Entry) => Promise<Written<T>>,
  { onRules = false }: { readonly onRules?: boolean } = {},
): Promise<Written<T>> {
  const { at, key } = by;
  // Loaded before the transaction, in which nothing else may be waited for.
  const withYes = by.yes === undefined ? null : (await import('./confirmations.ts')).withYes;
  const worked = (tx: Transaction) => {
    const act = () => work(tx, newEntry(tx, by, verb));
    return by.yes === undefined || withYes === null ? act() : withYes(tx, by.yes, at, act);
  };
  const once = (dryRun: boolean) =>
    database.transaction(
      async (tx): Promise<Written<T>> => {
        const earlier = await earlierResult<T>(tx, key);
        if (earlier !== null) return { value: earlier, replayed: true };
        const written = await worked(tx);
        if (key !== null) await keepAnswer(tx, key, written.value, at);
        return written;
      },
      { dryRun },
    );
  if (by.dryRun || database.withFirstWrite === null) return once(by.dryRun);
  // A write that is refused must not tie the book: so it is rehearsed.
  const isNews = !(await once(true)).replayed;
  // Tying makes another edition of the rules.
  if (isNews && !onRules) await tieNow(database);
  const written = await once(false);
  if (isNews) await tieNow(database).catch(unlessDone);
  return written;
}

/** Ties the book, if that is still to be done with the first write. */
export async function tieNow(database: Database): Promise<void> {
  const tie = database.withFirstWrite;
  database.withFirstWrite = null;
  await tie?.();
}

/** The write stands: what could not be done beside it, the next command does. */
function unlessDone(thrown: unknown): void {
  if (!(thrown instanceof AppError)) throw thrown;
}

/** What was not there before. */
export function fresh<T>(value: T): Written<T> {
  return { value, replayed: false };
}
