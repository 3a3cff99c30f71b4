import { HOUR_MS } from '../../domain/interval.ts';
import { LONG_PATIENCE } from '../calendar/patience.ts';
import { type Comparison, compareCalendar } from './compare-calendars.ts';
import type { DeliveryPorts } from './deliver-changes.ts';
import type { ReadingLimits } from './read-calendar.ts';
import { type Synced, type SyncScope, syncCalendar } from './sync-calendar.ts';

/** A calendar that takes none of its own tokens must not be read as a whole with every turn. */
const LIMITS: ReadingLimits = { withinMs: LONG_PATIENCE.read, wholeEveryMs: HOUR_MS };

/** What one turn has come to. */
export interface Kept extends Synced {
  /** Null where it was not compared as a whole. */
  readonly comparison: Comparison | null;
}

/** What is to be done for one calendar. */
export interface Turn {
  readonly calendarId: string;
  /** Whether it is read, or only what is owed to it is delivered. */
  readonly reads: boolean;
  /** Whether it is compared as a whole once it has been read. */
  readonly compares: boolean;
  /** Whether what came to nothing is tried again before it is due. */
  readonly anew: boolean;
}

/**
 * One turn of one calendar, by a process that stays: the trouble of a calendar is its own, and nobody waits. One request where
 * nothing is new; once a day all of it is compared, and read anew where that finds what nobody knows of. What came to nothing is tried again when it is due, and at once when the calendar is back.
 */
export async function keepInStep(turn: Turn, ports: DeliveryPorts): Promise<Kept> {
  const synced = await broughtInStep(turn, ports);
  const { calendarId, compares } = turn;
  const isRead = !synced.halted.includes(calendarId) && synced.troubles.length === 0;
  const comparison = compares && isRead ? await compareCalendar(calendarId, LONG_PATIENCE.read, ports) : null;
  if (comparison !== null) await lookAgain(calendarId, comparison, ports);
  return { ...synced, comparison };
}

/** What nobody has been asked about and nobody is about to bring there, a reading of the whole calendar finds. */
async function lookAgain(
  calendarId: string,
  { differences }: Comparison,
  { store }: DeliveryPorts,
): Promise<void> {
  if (!differences.some(({ needs }) => needs === 'look')) return;
  const { onRemovals } = await store.calendars.get(calendarId);
  if (onRemovals === null) await store.calendars.readAgain(calendarId, null);
}

async function broughtInStep({ calendarId, reads, anew }: Turn, ports: DeliveryPorts): Promise<Synced> {
  const scope: SyncScope = {
    deliveries: { calendarId, dueOnly: !anew, withinMs: LONG_PATIENCE.deliver },
    reads: reads ? 'all' : 'doubtful',
    limits: LIMITS,
  };
  const state = () => ports.store.calendars.get(calendarId);
  const before = await state();
  const synced = await syncCalendar(ports, scope);
  const { failures, othersChanged } = await state();
  if (reads && (synced.takenIn > 0 || othersChanged > before.othersChanged))
    await ports.store.figures.noteChanged(calendarId, ports.clock.now());
  if (before.failures === 0 || synced.pending === 0 || failures > 0) return synced;
  const again = await syncCalendar(ports, {
    ...scope,
    deliveries: { ...scope.deliveries, dueOnly: false },
    reads: 'doubtful',
  });
  return {
    ...again,
    delivered: synced.delivered + again.delivered,
    takenIn: synced.takenIn + again.takenIn,
    adopted: [...synced.adopted, ...again.adopted],
    added: [...synced.added, ...again.added],
  };
}

/** What no single calendar is about: bookings that nobody was told of, items that are out of date, the book's own calendars. */
export function sweep(ports: DeliveryPorts): Promise<Synced> {
  return syncCalendar(ports, {
    deliveries: { calendarId: null, dueOnly: true, withinMs: LONG_PATIENCE.deliver },
    reads: 'doubtful',
    limits: LIMITS,
  });
}
