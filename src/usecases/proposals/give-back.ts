import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';

export interface Declined {
  readonly tokenHash: string;
  /** That of the conversation that gives it back: the one that it was made in. */
  readonly conversation: string | null;
}

/**
 * Gives back what is held for whoever wants none of it, or has hung up; false where it was free already. Taken up it can be all the
 * same, where it is still free then. Throws `proposal-gone`.
 */
export async function giveBack(
  { tokenHash, conversation }: Declined,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<boolean> {
  const now = clock.now();
  const proposal = await store.proposals.get(tokenHash, now);
  if (proposal === null || proposal.conversation !== conversation)
    throw new AppError({ code: 'proposal-gone' });
  return store.proposals.giveBack({ tokenHash }, now);
}

/** The same of all that is held in a conversation which is over. */
export async function giveBackAllOf(
  conversation: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  await store.proposals.giveBack({ conversation }, clock.now());
}
