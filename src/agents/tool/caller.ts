import { AppError, type Asks } from '../../failure.ts';
import type { Holder } from '../../store/holds.ts';
import type { Yes } from '../../store/write.ts';

/**
 * Who is talking, and whom they have to do with. Numbers of customers can be guessed: a conversation may ask about those alone
 * whom it has looked up by what only they know, or has entered itself.
 */
export interface Caller {
  /** A digest of the key of the conversation; null: none in particular. */
  readonly conversation: string | null;
  /** For whom time is held that is in nobody's way but others'; null: for nobody in particular. */
  readonly holder: Holder | null;
  isOf(customerId: number): Promise<boolean>;
  /** Whether that visit is of somebody whom they have to do with. */
  hasVisit(appointmentId: number): Promise<boolean>;
  /** Asked before somebody is entered. Throws `tool-limit`. */
  mayMeet(): Promise<void>;
  /** Somebody who was looked up, or entered. Throws `tool-limit` where that is one too many for a caller. */
  meets(customerId: number): Promise<void>;
  /**
   * What they have said yes to; null: they are asked nothing. `trial` does it and takes it back. Throws `confirmation-required`
   * until they have said yes to that very request, what the trial throws, and `confirmation-refused`.
   */
  saysYes(asks: Asks, token: string | null, trial: () => Promise<unknown>): Promise<Yes | null>;
}

/** Somebody at a shell of the shop's own. */
export const TRUSTED: Caller = {
  conversation: null,
  holder: null,
  isOf: async () => true,
  hasVisit: async () => true,
  mayMeet: async () => undefined,
  meets: async () => undefined,
  saysYes: async () => null,
};

/** Whoever is not the caller's is not there, in the same words. Throws `not-found`. */
export async function assertOf(caller: Caller, customerId: number): Promise<void> {
  if (await caller.isOf(customerId)) return;
  throw new AppError({ code: 'not-found', what: 'customer', query: String(customerId), known: [] });
}
