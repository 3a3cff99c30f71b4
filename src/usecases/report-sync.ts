import type { Appointment } from '../domain/appointment.ts';
import { withImage } from './find-appointment.ts';
import type { Ports } from './ports.ts';
import { type InboxEntry, inboxEntries } from './read-inbox.ts';
import type { Synced } from './sync-calendar.ts';

/** What a sync came to, with all that a person needs to know of it. */
export interface SyncReport extends Omit<Synced, 'adopted' | 'added'> {
  readonly moved: readonly MovedInCalendar[];
  readonly added: readonly InboxEntry[];
}

/** An appointment that has followed its event, and the times from which it came. */
export interface MovedInCalendar {
  readonly appointment: Appointment;
  readonly before: Pick<Appointment, 'start' | 'end' | 'wallStart' | 'wallEnd'> | null;
}

export async function reportSync(
  { adopted, added, ...rest }: Synced,
  ports: Pick<Ports, 'store'>,
): Promise<SyncReport> {
  const moved: MovedInCalendar[] = [];
  for (const appointment of adopted) {
    const history = await ports.store.appointments.history(appointment.id);
    const before = history.findLast(({ revision }) => revision < appointment.revision);
    const current = await withImage(appointment, ports);
    moved.push({ appointment: current, before: before?.appointment ?? null });
  }
  return { ...rest, moved, added: await inboxEntries(added, ports) };
}

/** What a sync would have to deliver; what it would find in the calendars, only the calendars know. */
export async function syncOwing({ store }: Pick<Ports, 'store'>): Promise<SyncReport> {
  return {
    delivered: 0,
    pending: await store.images.owedCount(),
    takenIn: 0,
    moved: [],
    added: [],
    halted: [],
    troubles: [],
  };
}
