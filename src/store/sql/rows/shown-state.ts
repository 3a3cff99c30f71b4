import { isLive } from '../../../domain/appointment.ts';
import { columnsOf, isSameWork, type VisitState } from './visit-state.ts';

/**
 * Whether calendars have nothing to learn of a change: who has arrived, or confirmed, or waits in the shop, concerns the
 * counter alone.
 */
export function showsTheSame(one: VisitState, other: VisitState): boolean {
  return JSON.stringify(shownOf(one)) === JSON.stringify(shownOf(other)) && isSameWork(one, other);
}

function shownOf(state: VisitState) {
  const { notes, concerns, invite } = state.details;
  return { ...columnsOf(state), status: isLive(state.status), details: { notes, concerns, invite } };
}
