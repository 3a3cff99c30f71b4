import type { Appointment } from '../../domain/appointment.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
import type { Beside } from '../appointments.ts';
import type { Change } from '../changes.ts';
import { ChangedSince, ChangeRefused, PlacementRefused, Stale } from '../refusals.ts';
import type { Write, Written } from '../write.ts';
import { type Applied, applied } from './apply.ts';
import { type Decided, decide, type Entered } from './decided-changes.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { addNotes } from './inbox.ts';
import type { Entry } from './rows/journal.ts';
import { replaceRules, rulesRevision } from './shop.ts';
import { write } from './write.ts';

const NOBODY_RENAMED: ReadonlyMap<string, string> = new Map();

/** See `AppointmentStore.apply`. */
export async function changeTogether(
  database: Database,
  changes: readonly Change[],
  w: Write,
  verb: JournalVerb = verbOf(changes),
  { rules, notes }: Beside = { rules: null, notes: [] },
): Promise<Written<Appointment[]>> {
  const work = async (tx: Transaction, entry: Entry): Promise<Written<Appointment[]>> => {
    const done = await carriedOut(tx, changes, entry);
    if (rules !== null) {
      if ((await rulesRevision(tx)) !== rules.basedOn) throw new Stale();
      await replaceRules(tx, { ...rules, renamed: NOBODY_RENAMED }, entry);
    }
    if (notes.length > 0) await addNotes(tx, notes, entry.at);
    return {
      value: done.map(({ appointment }) => appointment),
      replayed: rules === null && done.every(({ isNew }) => !isNew),
    };
  };
  return write(database, w, verb, work, { onRules: rules !== null });
}

/** The same for one change, whose own refusal is thrown. */
export async function changeOne(database: Database, change: Change, w: Write): Promise<Written<Appointment>> {
  try {
    return await write(database, w, VERBS[change.do], async (tx, entry) => {
      const [done] = await carriedOut(tx, [change], entry);
      const { appointment, isNew } = done as Applied;
      return { value: appointment, replayed: !isNew };
    });
  } catch (thrown) {
    throw thrown instanceof ChangeRefused ? thrown.cause : thrown;
  }
}

/** Throws `ChangeRefused`. */
async function carriedOut(tx: Transaction, changes: readonly Change[], entry: Entry): Promise<Applied[]> {
  assertOneEach(changes);
  const decided: Decided[] = [];
  const entered: Entered = new Map();
  for (const [index, change] of changes.entries())
    decided.push(await blame(index, () => decide(tx, change, entry, entered)));
  return applied(tx, decided, entry, blame);
}

/** Says of what is thrown which of the changes is refused for it. */
export async function blame<T>(index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw isRefusal(thrown) ? new ChangeRefused(index, thrown) : thrown;
  }
}

/** A book that cannot be written, or a bug, is no change's. */
function isRefusal(thrown: unknown): thrown is Error {
  if (thrown instanceof AppError) return !thrown.failure.code.startsWith('database-');
  return thrown instanceof PlacementRefused || thrown instanceof Stale || thrown instanceof ChangedSince;
}

/** What one appointment comes to would hang on the order of two changes of it. */
function assertOneEach(changes: readonly Change[]): void {
  const ids = changes.flatMap((change) => (change.do === 'book' ? [] : change.id));
  if (new Set(ids).size < ids.length) throw new Error('two changes of one appointment are one change');
}

const VERBS = {
  book: 'booked',
  move: 'rescheduled',
  cancel: 'cancelled',
  reinstate: 'reinstated',
  restore: 'taken-back',
  mark: 'marked',
  edit: 'edited',
} as const satisfies Record<Change['do'], JournalVerb>;

function verbOf(changes: readonly Change[]): JournalVerb {
  const [only, ...more] = changes;
  return only === undefined || more.length > 0 ? 'changed' : VERBS[only.do];
}
