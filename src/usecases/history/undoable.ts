import type { JournalEntry, JournalVerb } from '../../domain/journal.ts';
import { AppError, type Failure, type NotUndoable } from '../../failure.ts';
import type { Ports } from '../ports.ts';

type Older = Extract<Failure, { code: 'not-undoable' }>['older'];

export interface UndoRequest {
  /** The entry that is named; null: the last one. */
  readonly entry: number | null;
  /** Does again what was taken back: an entry that is named may be what was taken back, or what has done so. */
  readonly again: boolean;
}

/**
 * The entry that is meant: the one that is named, else the last thing that `actor` did and has not taken back, or has taken
 * back and not done again. Throws `not-found`, `not-undoable`.
 */
export async function entryMeant(
  { entry: named, again }: UndoRequest,
  actor: string,
  { store }: Pick<Ports, 'store'>,
): Promise<JournalEntry> {
  const { journal } = store;
  if (named !== null) {
    const entry = await journal.get(named);
    if (entry === null)
      throw new AppError({ code: 'not-found', what: 'entry', query: String(named), known: [] });
    return undoable(again ? await whatTookBack(entry, store) : entry, null);
  }
  const last = again ? await journal.lastTakenBack(actor) : await journal.lastOf(actor);
  if (last === null) {
    const nothing = again ? 'redo' : 'undo';
    throw new AppError({ code: 'not-found', what: 'entry', query: actor, known: [], nothing });
  }
  const why = notUndoable(last);
  return why === null ? last : undoable(last, await olderDeed(last, { store }));
}

/** The entry by which that one was taken back; itself, if it is one. Throws `not-undoable` for what stands. */
async function whatTookBack(entry: JournalEntry, { journal }: Ports['store']): Promise<JournalEntry> {
  const by = entry.undoneBy === null ? null : await journal.get(entry.undoneBy);
  const taking = entry.verb === 'taken-back' ? entry : by;
  if (taking === null || taking.undoneBy !== null)
    throw new AppError({ code: 'not-undoable', entry, why: { kind: 'stands' }, older: null });
  return taking;
}

/** What the same person did before it. */
export async function olderDeed(
  { actor, id }: Pick<JournalEntry, 'actor' | 'id'>,
  { store }: Pick<Ports, 'store'>,
): Promise<Older> {
  return actor === null ? null : store.journal.lastOf(actor, id);
}

function undoable(entry: JournalEntry, older: Older): JournalEntry {
  const why = notUndoable(entry);
  if (why !== null) throw new AppError({ code: 'not-undoable', entry, why, older });
  return entry;
}

/** What they change is on the waitlist; and of what was taken back somebody may have stayed, so that nothing was changed. */
const ELSEWHERE: ReadonlySet<JournalVerb> = new Set([
  'waitlist-added',
  'waitlist-removed',
  'taken-back',
  'done-again',
]);

/** By what an entry is and has, not by what it is called: whatever staff do, it has changed visits, people or the rules. */
function notUndoable({
  undoneBy,
  source,
  verb,
  appointments,
  people,
  rules,
}: JournalEntry): NotUndoable | null {
  if (undoneBy !== null) return { kind: 'taken-back', by: undoneBy };
  if (source === 'calendar' || source === 'import' || source === 'recovery') return { kind: source };
  if (verb === 'shop-created') return { kind: 'new-shop' };
  const isEmpty = appointments.length + people.length === 0 && rules === null;
  if (verb === 'delivery-given-up') return { kind: 'given-up' };
  return isEmpty && !ELSEWHERE.has(verb) ? { kind: 'answer' } : null;
}
