import type { Appointment } from './appointment.ts';
import type { PutBack } from './event-move.ts';
import { effectiveHours, whyClosed } from './opening-hours.ts';
import { placementsFor } from './placement.ts';
import type { Shop } from './shop.ts';

/** Why an appointment could not be booked as it stands, whoever else has the time. */
export type OutsideRules = Extract<PutBack, { why: 'closed' | 'retired' | 'not-qualified' }>;

/**
 * What the shop's rules have against an appointment: its hours, closures and breaks, those of its bay and its technician, and
 * the skills that its service asks for. Null for most: rules change around what is booked, and move nobody.
 */
export function outsideRules(
  { start, end, bay, technician, service }: Appointment,
  shop: Shop,
): OutsideRules | null {
  const slot = { start, end };
  const reason = whyClosed(slot, effectiveHours(shop.hours, null), shop);
  if (reason !== null) return { why: 'closed', name: null, reason };
  const { bays, technicians } = placementsFor({
    shop,
    slot,
    job: { bufferMs: 0, skills: shop.services.find(({ id }) => id === service.id)?.skills ?? [] },
    bayIds: [bay.id],
    ...(technician === null ? {} : { technicianId: technician.id }),
    occupancies: new Map(),
  });
  const asked =
    technician === null
      ? [{ ...bay, of: bays }]
      : [
          { ...bay, of: bays },
          { ...technician, of: technicians },
        ];
  for (const { name, of } of asked) {
    const standing = of[0]?.standing;
    if (standing === undefined) return { why: 'retired', name };
    if (standing.kind === 'closed') return { why: 'closed', name, reason: standing.why };
    if (standing.kind === 'not-qualified') return { why: 'not-qualified', name, skills: standing.skills };
  }
  return null;
}
