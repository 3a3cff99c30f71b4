import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Shop } from '../../domain/shop.ts';
import { presentOrNull, troubleBeside } from '../after-commit.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Committed } from '../ports.ts';
import { type DeliveryPorts, deliverAppointment } from './deliver-changes.ts';

/** Visits that were changed together, as the book has them once their calendars were told. */
export interface DeliveredTogether {
  readonly visits: readonly Appointment[];
  /** What kept one of them from being shown; null: nothing. */
  readonly trouble: CalendarTrouble | null;
}

/**
 * Has the calendars follow what was changed together, as far as there is time for all of it; what is left, and all that comes after
 * trouble, is delivered by `syncCalendar`. `shop`: by whose rules it is shown; null: they were changed with it, and are read. Throws
 * `database-damaged` alone.
 */
export async function deliverTogether(
  changed: readonly Appointment[],
  change: Committed['change'],
  shop: Shop | null,
  ports: DeliveryPorts,
): Promise<DeliveredTogether> {
  const elapsed = ports.stopwatch();
  let trouble: CalendarTrouble | null = null;
  const visits: Appointment[] = [];
  for (const visit of changed) {
    const committed = { appointmentId: visit.id, change };
    ports.tellOfCommit(committed);
    const withinMs = PATIENCE.deliver - elapsed();
    if (withinMs > 0 && trouble === null)
      trouble = await deliverAppointment(visit.id, ports, { shop, withinMs }).catch((thrown: unknown) =>
        troubleBeside(committed, thrown, ports),
      );
    visits.push((await presentOrNull(visit, committed, ports)) ?? visit);
  }
  return { visits, trouble };
}
