import { AppError } from '../../failure.ts';
import type { BegunCall, Standing } from '../../store/conversations.ts';
import type { Ports } from '../ports.ts';

/**
 * More than any caller needs, and little for whoever tries numbers: one who looks for somebody and misses says the phone again a
 * few times, and books for the family at most.
 */
const MOST: Standing = { calls: 200, writes: 20, misses: 8, people: 6 };

/** The number of a call that may be made. Throws `tool-limit` where the conversation has done enough. */
export async function admitCall(
  conversation: string | null,
  call: BegunCall,
  { store }: Pick<Ports, 'store'>,
): Promise<number> {
  const admission = await store.conversations.begin(conversation, call, MOST);
  if ('callId' in admission) return admission.callId;
  throw new AppError({ code: 'tool-limit', what: admission.over, most: MOST[admission.over] });
}

/** Throws `tool-limit` where the conversation has to do with enough people. */
export async function meet(
  conversation: string,
  customerId: number,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  const { people } = MOST;
  if (await store.conversations.meets(conversation, customerId, clock.now(), people)) return;
  throw tooManyPeople();
}

/** To be asked before somebody is entered, whom the conversation would have to do with. Throws `tool-limit`. */
export async function assertMayMeet(
  conversation: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  if ((await store.conversations.standing(conversation, clock.now())).people >= MOST.people)
    throw tooManyPeople();
}

function tooManyPeople(): AppError {
  return new AppError({ code: 'tool-limit', what: 'people', most: MOST.people });
}
