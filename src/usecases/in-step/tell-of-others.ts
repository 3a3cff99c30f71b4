import { OPEN_STATUSES } from '../../domain/appointment.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import { type Instant, overlaps } from '../../domain/interval.ts';
import type { OthersEvent } from '../../domain/others-event.ts';
import { calendarsOf, othersOver, unsaid } from '../../domain/others-over.ts';
import type { Shop } from '../../domain/shop.ts';
import { conflictNote } from '../calendar/foreign-events.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

type TellingPorts = Pick<Ports, 'store' | 'clock'>;

interface Mirrored extends OthersEvent {
  readonly copyOf: string | null;
}

/**
 * Puts into the inbox what others have over an appointment in these calendars, unless somebody has said why it may lie there,
 * and closes what does not hold any more (docs/protocol.md §12). To be called when all is done that moves appointments: what is
 * compared is the book as it is, with the mirror as it was just renewed, whoever has changed which of them, and in what order.
 */
export async function tellOfOthers(
  calendarIds: readonly string[],
  shop: Shop,
  { store, clock }: TellingPorts,
): Promise<void> {
  const now = clock.now();
  const coming = { start: now, end: Number.MAX_SAFE_INTEGER };
  const events: Mirrored[] = [];
  for (const calendarId of calendarIds) {
    const known = await store.calendars.mirrored(calendarId, coming);
    events.push(
      ...known.map(({ eventId, start, end, copyOf }) => ({ calendarId, eventId, start, end, copyOf })),
    );
  }
  const notes = await notesOn(events, shop, now, store);
  await store.inbox.add(notes, now);
  await store.inbox.close(await overIn(new Set(calendarIds), notes, store), now);
}

/** Those that a bay or technician has. */
export function calendarsOfShop({ bays, technicians }: Pick<Shop, 'bays' | 'technicians'>): string[] {
  return [...new Set([...bays, ...technicians].flatMap(({ calendarId }) => calendarId ?? []))];
}

async function notesOn(
  events: readonly Mirrored[],
  shop: Shop,
  now: Instant,
  { appointments }: TellingPorts['store'],
): Promise<InboxNote[]> {
  if (events.length === 0) return [];
  const range = {
    start: Math.min(...events.map(({ start }) => start)),
    end: Math.max(...events.map(({ end }) => end)),
  };
  const notes: InboxNote[] = [];
  for (const appointment of await appointments.during(range, OPEN_STATUSES)) {
    const own = calendarsOf(appointment, shop);
    const near = events.filter((event) => own.includes(event.calendarId) && overlaps(event, appointment));
    if (near.length === 0) continue;
    const jobs = await appointments.claimsDuring(appointment, now);
    const over = unsaid(othersOver(appointment, { shop, jobs, events: near }), appointment);
    // A copy of the appointment's own event is told as a copy, and not as a conflict.
    notes.push(
      ...over
        .filter(({ copyOf }) => copyOf !== appointment.uuid)
        .map((event) => conflictNote(appointment, event)),
    );
  }
  return notes;
}

/** Open items about events of others in those calendars that lie over nothing any more. */
async function overIn(
  calendarIds: ReadonlySet<string>,
  holding: readonly InboxNote[],
  { inbox }: TellingPorts['store'],
): Promise<number[]> {
  const holds = new Set(holding.map(nameOf));
  return (await openItems({ inbox }))
    .filter((item) => item.kind === 'foreign-conflict' && calendarIds.has(item.calendarId))
    .filter((item) => !holds.has(nameOf(item)))
    .map(({ id }) => id);
}

function nameOf({ appointmentId, calendarId, eventId }: InboxNote): string {
  return `${appointmentId} ${calendarId} ${eventId}`;
}
