import { YES_WITHIN_MS } from '../../domain/confirmation-time.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError, type Asks } from '../../failure.ts';
import type { Yes } from '../../store/write.ts';
import type { Ports } from '../ports.ts';
import { newToken } from './new-token.ts';

export interface Question {
  /** A digest of the key of the conversation. */
  readonly conversation: string;
  readonly asks: Asks;
  /** What came back with the request; null: nobody has been asked yet. */
  readonly token: string | null;
  /** Does it and takes it back, so that nobody is asked about what cannot be done. Throws why it cannot. */
  readonly trial: () => Promise<unknown>;
}

/**
 * What the caller has said yes to: the very same request about a visit that has not changed since, once, in the same conversation.
 * It is used up by the write that it goes with, and only there it is known whether it still holds; here it is read, so that one
 * that does not is refused before anything is looked at. It orders what is done, and proves no person: an agent could answer
 * itself. Throws `confirmation-required` with a token where nobody was asked, what the trial throws, and `confirmation-refused`.
 */
export async function sayYes(
  { conversation, asks, token, trial }: Question,
  { store, clock, newUuid, digest }: Pick<Ports, 'store' | 'clock' | 'newUuid' | 'digest'>,
): Promise<Yes> {
  const now = clock.now();
  const request = digest(requestText(asks));
  if (token === null) {
    await trial();
    const fresh = newToken({ newUuid });
    const expiresAt: Instant = now + YES_WITHIN_MS;
    await store.conversations.ask(conversation, { tokenHash: digest(fresh), request, expiresAt }, now);
    throw new AppError({ code: 'confirmation-required', asks, token: fresh, expiresAt });
  }
  const answer = { tokenHash: digest(token), request };
  const why = await store.conversations.judge(conversation, answer, now);
  if (why !== 'confirmed') throw new AppError({ code: 'confirmation-refused', why });
  return { conversation, ...answer, visit: { id: asks.visit.id, revision: asks.visit.revision } };
}

function requestText(asks: Asks): string {
  const { id, revision } = asks.visit;
  return JSON.stringify([asks.verb, id, revision, asks.verb === 'cancel' ? asks.reason : asks.to]);
}
