import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Change } from '../../store/changes.ts';
import type { Write, Written } from '../../store/write.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import type { Ports } from '../ports.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';

/** Several visits of a series that were changed together. */
export interface SeriesChanged extends Written<readonly Appointment[]> {
  readonly trouble: CalendarTrouble | null;
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
}

/** Told again of what was changed before. */
export function changedBefore(value: readonly Appointment[]): SeriesChanged {
  return { value, replayed: true, trouble: null, waitlist: [] };
}

/** Carries out a change of each visit together, has the calendars follow, and says who fits what is free then. Throws `ChangeRefused`. */
export async function changeSeries(
  visits: readonly Appointment[],
  changes: readonly Change[],
  what: 'cancelled' | 'moved' | 'changed',
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  const verb = ({ cancelled: 'cancelled', moved: 'rescheduled', changed: 'edited' } as const)[what];
  const written = await ports.store.appointments.apply(changes, write, verb);
  const { visits: present, trouble } =
    write.dryRun || written.replayed
      ? { visits: written.value, trouble: null }
      : await deliverTogether(written.value, what, shop, ports);
  const deeds = present.map((after, i) => ({ before: visits[i] as Appointment, after }));
  const waitlist = written.replayed
    ? []
    : await whoFitsAfter({ visits: deeds, change: what }, shop, write, ports);
  return { ...written, value: present, trouble, waitlist };
}
