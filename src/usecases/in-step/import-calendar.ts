import type { BroughtFamily, BroughtOccurrence, LaterChange } from '../../domain/event-family.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { BroughtEvents, EventChanges, LocalEvents } from '../../store/local-events.ts';
import type { Write, Written } from '../../store/write.ts';

/** Somebody's events as another program tells them, each with the UID of what it belongs to. */
export interface ForeignEvents {
  readonly events: readonly (BroughtOccurrence & { readonly uid: string })[];
  /** Of those that repeat and are told as a whole. */
  readonly wholes: readonly (NonNullable<BroughtFamily['whole']> & { readonly uid: string })[];
  readonly later: readonly (LaterChange & { readonly uid: string })[];
}

/**
 * The calendar into which events are brought: the one that is named, the first bay's otherwise. `isUsed`: false where nobody of
 * the shop has it, so that its events take nobody's time.
 */
export function calendarBroughtInto(
  named: string | null,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
): { readonly calendarId: string; readonly isUsed: boolean } {
  const calendarId = named ?? bays[0]?.calendar ?? 'primary';
  return { calendarId, isUsed: [...bays, ...technicians].some(({ calendar }) => calendar === calendarId) };
}

/**
 * Brings events into the local calendar, all or nothing. The same events again change nothing, and an earlier version of one
 * changes nothing either; of an event (a series with all its occurrences) that is brought in again as a whole, what is no
 * longer in the file goes. What was over at `since` stays.
 */
export function importCalendar(
  { calendarId, since, ...brought }: ForeignEvents & { readonly calendarId: string; readonly since: Instant },
  write: Write,
  { localEvents }: { readonly localEvents: LocalEvents },
): Promise<Written<EventChanges>> {
  return localEvents.putAll({ calendarId, families: familiesIn(brought), under: IMPORTED, since }, write);
}

/** What the ids of all imported events begin with. Then come the length of the UID, the UID, and which occurrence it is. */
const IMPORTED = 'import:';

function familiesIn({ events, wholes, later }: ForeignEvents): BroughtEvents[] {
  const byUid = new Map<
    string,
    { under: string; whole: BroughtFamily['whole']; occurrences: BroughtOccurrence[]; later: LaterChange[] }
  >();
  const familyOf = (uid: string) => {
    const known = byUid.get(uid);
    if (known !== undefined) return known;
    const family = { under: `${IMPORTED}${uid.length}:${uid}#`, whole: null, occurrences: [], later: [] };
    byUid.set(uid, family);
    return family;
  };
  for (const event of events) familyOf(event.uid).occurrences.push(event);
  for (const whole of wholes) Object.assign(familyOf(whole.uid), { whole });
  for (const change of later) familyOf(change.uid).later.push(change);
  return [...byUid.values()];
}
