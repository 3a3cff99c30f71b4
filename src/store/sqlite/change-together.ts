import type { Appointment } from '../../domain/appointment.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
import type { Change } from '../changes.ts';
import { ChangeRefused, PlacementRefused, Stale } from '../refusals.ts';
import type { Write, Written } from '../write.ts';
import { type Applied, applied } from './apply.ts';
import { decide } from './decided-changes.ts';
import type { Connection } from './engine/connection.ts';
import type { Entry } from './rows/journal.ts';
import { write } from './write.ts';

/** See `AppointmentStore.apply`. */
export async function changeTogether(
  connection: Connection,
  changes: readonly Change[],
  w: Write,
  verb: JournalVerb = verbOf(changes),
): Promise<Written<Appointment[]>> {
  return write(connection, w, verb, (entry) => {
    const done = carriedOut(connection, changes, entry);
    return {
      value: done.map(({ appointment }) => appointment),
      replayed: done.every(({ isNew }) => !isNew),
    };
  });
}

/** The same for one change, whose own refusal is thrown. */
export async function changeOne(
  connection: Connection,
  change: Change,
  w: Write,
): Promise<Written<Appointment>> {
  try {
    return await write(connection, w, VERBS[change.do], (entry) => {
      const [done] = carriedOut(connection, [change], entry);
      const { appointment, isNew } = done as Applied;
      return { value: appointment, replayed: !isNew };
    });
  } catch (thrown) {
    throw thrown instanceof ChangeRefused ? thrown.cause : thrown;
  }
}

/** Throws `ChangeRefused`. */
function carriedOut(connection: Connection, changes: readonly Change[], entry: Entry): Applied[] {
  assertOneEach(changes);
  const decided = changes.map((change, index) => blame(index, () => decide(connection, change, entry)));
  return applied(connection, decided, entry, blame);
}

function blame<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw isRefusal(thrown) ? new ChangeRefused(index, thrown) : thrown;
  }
}

/** A book that cannot be written, or a bug, is no change's. */
function isRefusal(thrown: unknown): thrown is Error {
  if (thrown instanceof AppError) return !thrown.failure.code.startsWith('database-');
  return thrown instanceof PlacementRefused || thrown instanceof Stale;
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
  mark: 'marked',
  edit: 'edited',
} as const satisfies Record<Change['do'], JournalVerb>;

function verbOf(changes: readonly Change[]): JournalVerb {
  const [only, ...more] = changes;
  return only === undefined || more.length > 0 ? 'changed' : VERBS[only.do];
}
