import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type InboxKind, type InboxNote, STUCK } from '../../domain/inbox.ts';
import { isOwed } from '../../domain/next-step.ts';
import type { ImageKey } from '../../store/images.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

type LeavingPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * What came of a request to a calendar, where that is one that the shop has left. One that cannot be reached any more is a
 * person's matter: each appointment whose event may still be there is named in the inbox, and stays owed its removal for as
 * long as nobody has seen to it. True when it is so.
 */
export async function isLeftBehind(
  key: ImageKey,
  trouble: CalendarTrouble | null,
  { store, clock }: LeavingPorts,
): Promise<boolean> {
  if (trouble === null || !isLost(trouble)) return false;
  const place = await store.places.get(key.calendarId);
  if (place.provider === 'local') return false;
  const inForce = await store.places.inForce();
  if (inForce.some(({ calendarId }) => calendarId === key.calendarId)) return false;
  const notes = (await store.images.leftIn(key.calendarId)).map(noteOf);
  await store.inbox.add(notes, clock.now());
  return true;
}

function noteOf({ appointmentId, calendarId }: ImageKey): InboxNote {
  return { kind: 'left-behind', appointmentId, calendarId, eventId: null, event: null, detail: null };
}

/**
 * True for trouble that does not pass by itself: somebody else or nobody is signed in, access is denied, or the calendar is
 * gone.
 */
export function isLost(trouble: CalendarTrouble): boolean {
  if (trouble.kind === 'signed-out') return trouble.signIn === 'needed' || trouble.signIn === 'expired';
  return trouble.kind === 'calendar-gone' || trouble.kind === 'denied';
}

/** Closes items that are out of date: nothing is owed any more, or something else than the item says. */
export async function closeOvertaken({ store, clock }: LeavingPorts): Promise<void> {
  const overtaken: number[] = [];
  for (const { id, kind, appointmentId, calendarId } of await openItems(store)) {
    if (!OWING.has(kind) || appointmentId === null) continue;
    const image = await store.images.get({ appointmentId, calendarId });
    if (image === null || !isOwed(image) || image.present !== (kind === 'change-stuck')) overtaken.push(id);
  }
  await store.inbox.close(overtaken, clock.now());
}

/** The kinds that stay open only as long as something is owed. */
const OWING: ReadonlySet<InboxKind> = new Set(['left-behind', ...STUCK]);
