import type { SignIns } from '../../calendar/sign-ins.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';

/** So long one answer is waited for; who looks is in no hurry, but has other things to do. */
const WITHIN_MS = 10 * SECOND_MS;

/**
 * Has access tokens renewed before they end, for each sign-in through which calendars of the shop are reached, so that no reading and
 * nobody at the counter waits for one. A refusal is kept with the sign-in, where whoever looks finds it; what does not answer is asked
 * again the next time. One that Google has refused is not asked for: a person must sign in.
 */
export async function keepSignedIn(
  opened: () => Promise<SignIns>,
  { store, calendar }: Pick<Ports, 'store' | 'calendar'>,
): Promise<void> {
  if (calendar.isInTheBook) return;
  const places = await store.places.inForce();
  const accounts = new Set(places.flatMap((place) => (place.provider === 'google' ? place.account : [])));
  try {
    const signIns = await opened();
    if (!signIns.hasClient) return;
    for (const { account, refused } of await signIns.list()) {
      if (accounts.has(account) && refused === null) await renewed(account, signIns);
    }
  } catch (thrown) {
    // That they cannot be read, whoever looks finds as well.
    if (!(thrown instanceof AppError)) throw thrown;
  }
}

async function renewed(account: string, signIns: SignIns): Promise<void> {
  try {
    await signIns.renewAhead(account, WITHIN_MS);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
  }
}
