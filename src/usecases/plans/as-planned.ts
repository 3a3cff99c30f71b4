import type { Appointment } from '../../domain/appointment.ts';
import { modeClaims } from '../../domain/mode-limits.ts';
import type { PlanVisit } from '../../domain/plan-visit.ts';
import type { Shop } from '../../domain/shop.ts';

/** A visit as the planner has it: by the skills that its services ask for today, and the limits of today. */
export function asPlanned(appointment: Appointment, shop: Shop): PlanVisit {
  const { id, start, end, vehicle, bay, bufferMs, work, promisedAt, mode, status } = appointment;
  return {
    id,
    vehicleId: vehicle.id,
    start,
    end,
    bayId: bay.id,
    bufferMs,
    pieces: work.map((piece) => ({
      afterMs: piece.start - start,
      durationMs: piece.end - piece.start,
      technicianId: piece.technician?.id ?? null,
      skills: shop.services.find(({ id }) => id === piece.service.id)?.skills ?? [],
    })),
    promisedAt,
    isWaiting: mode === 'wait',
    limitsAt: (at) =>
      modeClaims({ mode, start: at }, shop).map(({ claimableId: key, start, end }) => ({ key, start, end })),
    isHere: status === 'arrived' || status === 'in_progress',
    isStarted: status === 'in_progress',
  };
}
