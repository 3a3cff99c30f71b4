import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { EventManner, ListedEvent } from '../../domain/calendar-event.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import { quietFor } from '../calendar/ask-calendar.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { givenNumbers } from './given-numbers.ts';
import { laterSigns } from './later-signs.ts';
import { readAllWhole } from './read-whole.ts';
import { calendarsOfShop } from './tell-of-others.ts';

export type ProvingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption' | 'newUuid'>;

/** Whether the book may write into its calendars. */
export type Proof =
  | { readonly kind: 'proven' }
  /** The calendars show what a later state of it has written: a person decides. */
  | { readonly kind: 'behind' }
  /** Not all of them could be read; the first that could not. */
  | { readonly kind: 'unread'; readonly calendarId: string; readonly trouble: CalendarTrouble };

const PROVEN: Proof = { kind: 'proven' };
const BEHIND: Proof = { kind: 'behind' };

/** True while nothing speaks for another copy of the book being newer than this one. */
export async function isProven({
  store,
  calendar,
}: Pick<ProvingPorts, 'store' | 'calendar'>): Promise<boolean> {
  return calendar.isInTheBook || (await store.standing.isHere());
}

/**
 * A book that is not the one that was last written at its place may be an old copy, put back from a backup: before anything is
 * written into a calendar all of them are read as a whole, once (docs/decisions/0048). What no later state of it has written it may
 * go on with: it was brought here on purpose, or was put back before anything had changed.
 */
export async function proveBook(manner: EventManner, ports: ProvingPorts, withinMs: number): Promise<Proof> {
  const { store, clock, newUuid } = ports;
  if (await isProven(ports)) return PROVEN;
  if (await store.inbox.behind()) return BEHIND;
  const { calendars, unread } = await readAllWhole(clock.now(), ports, withinMs);
  const notes: InboxNote[] = [];
  for (const one of calendars) {
    for (const { visit, event } of await laterSigns(one, manner, ports))
      notes.push(noteOf(visit?.id ?? null, event, one.calendarId));
  }
  await store.inbox.add(notes, clock.now());
  // What is booked meanwhile gets no number that was given since.
  await store.standing.raise(await givenNumbers(calendars, manner, ports));
  // What a person has said to be fine is no news.
  if (await store.inbox.behind()) return BEHIND;
  const [first] = unread;
  if (first !== undefined) return { kind: 'unread', ...first };
  await store.standing.settle(newUuid(), clock.now());
  return PROVEN;
}

function noteOf(
  appointmentId: number | null,
  { eventId, start, end, stamp }: ListedEvent,
  calendarId: string,
): InboxNote {
  const about = { appointmentId, calendarId, eventId, event: { start, end } };
  return appointmentId === null
    ? { ...about, kind: 'unknown-event', detail: null }
    : { ...about, kind: 'book-behind', detail: String(stamp?.revision) };
}

/**
 * The same when a book is opened, by whatever command comes first: so that whoever asks anything hears that it is an old copy, and
 * nothing is booked in it under a number that was given since. Where that takes too long, or cannot be told now, whoever writes into
 * a calendar waits for it.
 */
export async function proveAtOpening(ports: ProvingPorts): Promise<void> {
  if (await isProven(ports)) return;
  const shop = await currentShop(ports);
  for (const calendarId of calendarsOfShop(shop)) {
    if ((await quietFor(calendarId, ports)) !== null) return;
  }
  const { eventTitle: title, inviteCustomers, zone } = shop;
  const manner = { title, inviteCustomers, zone, bookId: await ports.store.shop.bookId() };
  await proveBook(manner, ports, PATIENCE.look);
}
