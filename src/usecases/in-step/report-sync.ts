import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { calendarLabel, realIdOf } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';
import { type InboxEntry, inboxEntries } from './read-inbox.ts';
import { type Synced, syncCalendar } from './sync-calendar.ts';

/** What a sync came to, with all that a person needs to know of it. */
export interface SyncReport extends Omit<Synced, 'adopted' | 'added' | 'halted' | 'unfinished' | 'troubles'> {
  readonly moved: readonly MovedInCalendar[];
  readonly added: readonly InboxEntry[];
  /** By what people call them. */
  readonly halted: readonly string[];
  readonly unfinished: readonly { readonly calendar: string; readonly readSoFar: number }[];
  readonly troubles: readonly CalendarInTrouble[];
}

export interface CalendarInTrouble {
  readonly calendar: string;
  /** Which calendar that is, where its name does not say so and it is known. */
  readonly realId: string | null;
  readonly trouble: CalendarTrouble;
}

/** An appointment that has followed its event, and the times from which it came. */
export interface MovedInCalendar {
  readonly appointment: Appointment;
  readonly before: Pick<Appointment, 'start' | 'end' | 'status' | 'bay' | 'work' | 'overbookReason'> | null;
}

/** Brings book and calendars into step, once for a key: what an earlier sync came to is told again. Throws `key-reused`. */
export async function syncOnce(write: Write, ports: Ports): Promise<Written<SyncReport>> {
  return answeredOnce(
    write,
    (value: SyncReport) => ({ value, replayed: true }),
    () => sync(write, ports),
    ports,
  );
}

async function sync(write: Write, ports: Ports): Promise<Written<SyncReport>> {
  const { store, interruption } = ports;
  if (!write.dryRun) await store.places.tie();
  const value = write.dryRun ? await syncOwing(ports) : await reportSync(await syncCalendar(ports), ports);
  // Broken off, it is not done: the same key goes on.
  if (!interruption.aborted) await store.keepResult(value, write);
  return { value, replayed: false };
}

/** What a sync came to, for a person. */
export async function reportSync(
  { adopted, added, halted, unfinished, troubles, ...rest }: Synced,
  ports: Pick<Ports, 'store'>,
): Promise<SyncReport> {
  const moved: MovedInCalendar[] = [];
  for (const appointment of adopted) {
    const history = await ports.store.appointments.history(appointment.id);
    const before = history.findLast(({ revision }) => revision < appointment.revision);
    const current = await ports.store.appointments.get(appointment.id);
    moved.push({ appointment: current ?? appointment, before: before?.appointment ?? null });
  }
  const labelled = troubles.map(async ({ calendarId, trouble }) => ({
    calendar: await calendarLabel(calendarId, ports),
    realId: await realIdOf(calendarId, ports),
    trouble,
  }));
  return {
    ...rest,
    moved,
    added: await inboxEntries(added, ports),
    halted: await Promise.all(halted.map((calendarId) => calendarLabel(calendarId, ports))),
    unfinished: await Promise.all(
      unfinished.map(async ({ calendarId, readSoFar }) => ({
        calendar: await calendarLabel(calendarId, ports),
        readSoFar,
      })),
    ),
    troubles: await Promise.all(labelled),
  };
}

/** What a sync would have to deliver; what it would find in the calendars, only the calendars know. */
async function syncOwing({ store }: Pick<Ports, 'store'>): Promise<SyncReport> {
  return {
    delivered: 0,
    pending: await store.images.owedCount(),
    takenIn: 0,
    moved: [],
    added: [],
    halted: [],
    unfinished: [],
    troubles: [],
  };
}
