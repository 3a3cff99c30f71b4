import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { presentOrNull, troubleBeside } from '../after-commit.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { type DeliveryPorts, deliverAppointment } from '../in-step/deliver-changes.ts';
import type { Committed } from '../ports.ts';

/** The visits of a series as they are once their calendars were told, as far as there was time for it. */
export interface SeriesDelivered {
  readonly visits: readonly Appointment[];
  readonly trouble: CalendarTrouble | null;
}

/** Has the calendars follow what was changed together: the rest is delivered by `syncCalendar`. */
export async function deliverSeries(
  changed: readonly Appointment[],
  change: Committed['change'],
  ports: DeliveryPorts,
): Promise<SeriesDelivered> {
  const elapsed = ports.stopwatch();
  let trouble: CalendarTrouble | null = null;
  const visits: Appointment[] = [];
  for (const visit of changed) {
    const committed = { appointmentId: visit.id, change } as const;
    ports.tellOfCommit(committed);
    const withinMs = PATIENCE.deliver - elapsed();
    if (withinMs > 0 && trouble === null)
      trouble = await deliverAppointment(visit.id, ports, { withinMs }).catch((thrown: unknown) =>
        troubleBeside(committed, thrown, ports),
      );
    visits.push((await presentOrNull(visit, committed, ports)) ?? visit);
  }
  return { visits, trouble };
}
