import type { Appointment } from './appointment.ts';
import type { PutBack } from './event-move.ts';
import { effectiveHours, whyClosed } from './opening-hours.ts';
import { ownStandings, skillsFor } from './own-placement.ts';
import type { Shop } from './shop.ts';

/** Why an appointment could not be booked as it stands, whoever else has the time. */
export type OutsideRules = Extract<PutBack, { why: 'closed' | 'retired' | 'not-qualified' }>;

/**
 * What the shop's rules have against an appointment: its hours, closures and breaks, those of its bay and its technician, and
 * the skills that its service asks for. Null for most: rules change around what is booked, and move nobody.
 */
export function outsideRules(appointment: Appointment, shop: Shop): OutsideRules | null {
  const slot = { start: appointment.start, end: appointment.end };
  const reason = whyClosed(slot, effectiveHours(shop.hours, null), shop);
  if (reason !== null) return { why: 'closed', name: null, reason };
  const job = { bufferMs: 0, skills: skillsFor(appointment, shop) };
  for (const { name, standing } of ownStandings(appointment, { shop, slot, job, occupancies: new Map() })) {
    if (standing === null) return { why: 'retired', name };
    if (standing.kind === 'closed') return { why: 'closed', name, reason: standing.why };
    if (standing.kind === 'not-qualified') return { why: 'not-qualified', name, skills: standing.skills };
  }
  return null;
}
