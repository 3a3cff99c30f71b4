import { type InboxItem, type InboxNote, isStuck } from '../../domain/inbox.ts';
import type { ImageKey } from '../../store/images.ts';
import { FAILURES_UNTIL_STUCK, MOST_STUCK } from '../calendar/patience.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';
import { type Delivery, type DeliveryTrouble, type Doubt, imageName } from './delivery-round.ts';
import type { CalendarReading } from './read-calendar.ts';

type NamingPorts = Pick<Ports, 'store' | 'clock' | 'interruption'>;

/** Images whose events are known to be stuck, by name. */
export type StuckImages = ReadonlyMap<string, ImageKey>;

/** The stuck images that the inbox names already. */
export async function stuckImages(store: Pick<Ports['store'], 'inbox'>): Promise<StuckImages> {
  return new Map((await openItems(store)).flatMap(stuckIn));
}

/**
 * Puts into the inbox whatever has come to nothing again and again in a calendar that was read meanwhile, so that it is the
 * event's own matter. It stays owed, and is tried again by every run. In a calendar into which nothing went, only the first few
 * are believed to be the events' own trouble. Gives all stuck images that the inbox then names.
 */
export async function nameStuck(
  { doubts, served }: Pick<Delivery, 'doubts' | 'served'>,
  readings: readonly CalendarReading[],
  ports: NamingPorts,
): Promise<StuckImages> {
  const { store, clock, interruption } = ports;
  const named = new Map(await stuckImages(store));
  if (interruption.aborted) return named;
  const sound = new Set(
    readings.filter(({ trouble }) => trouble === null).map(({ calendarId }) => calendarId),
  );
  const notes: InboxNote[] = [];
  for (const doubt of doubts) {
    const { calendarId, failures } = doubt.key;
    const name = imageName(doubt.key);
    if (named.has(name) || failures + 1 < FAILURES_UNTIL_STUCK || !sound.has(calendarId)) continue;
    const others = [...named.values()].filter((key) => key.calendarId === calendarId);
    if (others.length >= MOST_STUCK && !served.includes(calendarId)) continue;
    named.set(name, doubt.key);
    notes.push(await noteOf(doubt, ports));
  }
  await store.inbox.add(notes, clock.now());
  return named;
}

/** What kept the calendars from being served in a round, apart from the events that are known to be stuck. */
export function troublesIn(
  { troubles, doubts }: Delivery,
  stuck: StuckImages,
): Pick<DeliveryTrouble, 'calendarId' | 'trouble'>[] {
  const others = doubts.filter(({ key }) => !stuck.has(imageName(key)));
  return [...troubles, ...others.map(({ key: { calendarId }, trouble }) => ({ calendarId, trouble }))];
}

function stuckIn({ kind, appointmentId, calendarId }: InboxItem): [string, ImageKey][] {
  if (!isStuck(kind) || appointmentId === null) return [];
  const key = { appointmentId, calendarId };
  return [[imageName(key), key]];
}

async function noteOf({ key, trouble }: Doubt, { store }: Pick<Ports, 'store'>): Promise<InboxNote> {
  const { appointmentId, calendarId } = key;
  const kind = (await store.images.get(key))?.present === true ? 'change-stuck' : 'removal-stuck';
  return { kind, appointmentId, calendarId, eventId: null, event: null, detail: trouble.why };
}
