import type { InboxItem, Resolution } from '../../domain/inbox.ts';
import { saysBehind } from '../../domain/inbox.ts';
import type { By } from '../../domain/journal.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

/**
 * A book that is behind its calendar: an old copy of it is in use, and the calendar shows what a later one has written. As long
 * as nobody has decided, it writes nothing there (docs/protocol.md §16, docs/decisions/0015).
 */

type BehindPorts = Pick<Ports, 'store'>;
type SettlingPorts = Pick<Ports, 'store' | 'newUuid'>;

/** The open items that say so, of all calendars; none for a book that is not behind. */
export async function openBehind({ store }: BehindPorts): Promise<InboxItem[]> {
  if (!(await store.inbox.behind())) return [];
  return (await openItems(store)).filter(({ kind }) => saysBehind(kind));
}

/**
 * What a person has decided about one of them holds for all, since it is about the book:
 *
 *   accept   this book goes on. Its history takes up the number that the calendar shows, so that what is different there
 *            counts as a move by somebody's hand: followed where the rules allow it, else put back and told. What the book
 *            knows nothing of stays in the calendar, as time that is taken
 *   done     the newest book is back in its place
 *
 * Either way the calendars are read again as a whole: what is still behind stops the next `syncCalendar` once more.
 */
export async function settleBehind(
  item: InboxItem,
  resolution: Resolution,
  by: By,
  { store, newUuid }: SettlingPorts,
): Promise<void> {
  const items = await openBehind({ store });
  for (const { kind, appointmentId, detail } of items) {
    if (resolution === 'accept' && kind === 'book-behind' && appointmentId !== null)
      await store.appointments.catchUp(appointmentId, Number(detail), by.at);
  }
  for (const calendarId of new Set(items.map((each) => each.calendarId)))
    await store.calendars.readAgain(calendarId, null);
  if (resolution === 'accept') await store.standing.settle(newUuid(), by.at);
  for (const { id } of items) {
    // The item itself comes last, and by who has asked: until then the same can be asked again.
    if (id !== item.id) await store.inbox.resolve(id, resolution, by);
  }
}
