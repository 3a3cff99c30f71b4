import type { Placements } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import type { Wish } from './wish.ts';

const NOBODY: ReadonlyMap<number, number> = new Map();

/**
 * How long each technician has jobs of ours on the day of a wish, besides the one that is moved. Asked only where it may decide
 * between two.
 */
export async function busyThatDay(
  { slot, moving }: Pick<Wish, 'slot' | 'moving'>,
  { pieces }: Placements,
  { zone, technicians }: Pick<Shop, 'zone' | 'technicians'>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<ReadonlyMap<number, number>> {
  const isChoice = pieces.some(
    (piece) => piece.technicians.filter(({ standing }) => standing.kind === 'free').length > 1,
  );
  if (!isChoice) return NOBODY;
  const day = dayInterval(zone, dateAt(zone, slot.start));
  const busyMs = new Map(technicians.map(({ id }) => [id, 0]));
  for (const claim of await store.appointments.claimsDuring(day, clock.now())) {
    const before = busyMs.get(claim.claimableId);
    if (before === undefined || claim.appointmentId === moving?.appointmentId) continue;
    busyMs.set(claim.claimableId, before + Math.min(claim.end, day.end) - Math.max(claim.start, day.start));
  }
  return busyMs;
}
