import { assertMayMeet, meet } from '../usecases/conversation/limits.ts';
import { sayYes } from '../usecases/conversation/say-yes.ts';
import type { Ports } from '../usecases/ports.ts';
import type { Caller } from './tool/caller.ts';

/** One conversation, as a door knows it. */
export interface Conversation {
  /** A digest of the key that the platform gives it. */
  readonly id: string;
  /** Whether what takes away what was agreed is asked about first. */
  readonly confirms: boolean;
}

/** Who talks in it: somebody whom the shop knows by what this conversation has said, and by nothing else. */
export function callerIn({ id, confirms }: Conversation, ports: Ports): Caller {
  const { store, clock } = ports;
  return {
    conversation: id,
    holder: { conversation: id },
    isOf: (customerId) => store.conversations.isOf(id, customerId, clock.now()),
    hasVisit: (appointmentId) => store.conversations.hasVisit(id, appointmentId, clock.now()),
    mayMeet: () => assertMayMeet(id, ports),
    meets: (customerId) => meet(id, customerId, ports),
    saysYes: async (asks, token, trial) =>
      confirms ? sayYes({ conversation: id, asks, token, trial }, ports) : null,
  };
}
