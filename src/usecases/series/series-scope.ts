import { type Appointment, isOpen } from '../../domain/appointment.ts';
import type { SeriesScope } from '../../domain/series-scope.ts';
import type { Ports } from '../ports.ts';

/** What each word would mean of the series of a visit, in order of start. */
export type SeriesChoice = { readonly [Scope in SeriesScope]: readonly Appointment[] };

/** Null for one that comes by itself, or that no other of its series is open beside. */
export async function seriesChoice(
  visit: Appointment,
  { store }: Pick<Ports, 'store'>,
): Promise<SeriesChoice | null> {
  if (visit.seriesId === null) return null;
  const all = (await store.appointments.ofSeries(visit.seriesId)).filter(({ status }) => isOpen(status));
  if (all.every(({ id }) => id === visit.id)) return null;
  return { this: [visit], following: all.filter(({ start }) => start >= visit.start), all };
}
