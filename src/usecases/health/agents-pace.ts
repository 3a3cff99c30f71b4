import { DAY_MS } from '../../domain/interval.ts';
import type { CallPace } from '../../store/conversations.ts';
import type { Ports } from '../ports.ts';

/** Longer ago tells nothing of how it is now. */
export const PACE_DAYS = 7;

/** How fast agents were answered in the last week; null where none has called. */
export async function agentsPace({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<CallPace | null> {
  return store.conversations.pace(clock.now() - PACE_DAYS * DAY_MS);
}
