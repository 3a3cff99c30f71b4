import type { Appointment } from '../../domain/appointment.ts';
import type { Change } from '../../store/changes.ts';
import type { Holder } from '../../store/holds.ts';
import { PlacementRefused } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { changeVisit } from './change-visit.ts';

/**
 * Changes a visit; where there is no room, as somebody for whom time is held: their hold ends with it. Where it is in nobody's way
 * it stays, because it may be for another car. Throws the change's own refusal.
 */
export async function editFor(
  holder: Holder | null | undefined,
  change: Extract<Change, { do: 'edit' }>,
  write: Write,
  ports: Pick<DeliveryPorts, 'store'>,
): Promise<Written<Appointment>> {
  try {
    return await changeVisit(change, write, 'edited', ports);
  } catch (thrown) {
    if (holder === null || holder === undefined || !(thrown instanceof PlacementRefused)) throw thrown;
    return changeVisit({ ...change, holder }, write, 'edited', ports);
  }
}
