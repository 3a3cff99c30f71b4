import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { AppError, type Asks } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { newToken } from './new-token.ts';

/** So long a caller may think about it. */
export const ANSWERED_WITHIN_MS = 5 * MINUTE_MS;

export interface Question {
  /** A digest of the key of the conversation. */
  readonly conversation: string;
  readonly asks: Asks;
  /** What came back with the request; null: nobody has been asked yet. */
  readonly token: string | null;
}

/**
 * Lets through what the caller has said yes to: the very same request about a visit that has not changed since, once, in the same
 * conversation. It orders what is done, and proves no person: an agent could answer itself. Throws `confirmation-required` with a
 * token where nobody was asked, and `confirmation-refused`.
 */
export async function sayYes(
  { conversation, asks, token }: Question,
  { store, clock, newUuid, digest }: Pick<Ports, 'store' | 'clock' | 'newUuid' | 'digest'>,
): Promise<void> {
  const now = clock.now();
  const request = digest(requestText(asks));
  if (token === null) {
    const fresh = newToken({ newUuid });
    const expiresAt: Instant = now + ANSWERED_WITHIN_MS;
    await store.conversations.ask(conversation, { tokenHash: digest(fresh), request, expiresAt }, now);
    throw new AppError({ code: 'confirmation-required', asks, token: fresh, expiresAt });
  }
  const why = await store.conversations.answer(conversation, { tokenHash: digest(token), request }, now);
  if (why !== 'confirmed') throw new AppError({ code: 'confirmation-refused', why });
}

function requestText(asks: Asks): string {
  const { id, revision } = asks.visit;
  return JSON.stringify([asks.verb, id, revision, asks.verb === 'cancel' ? null : asks.to]);
}
