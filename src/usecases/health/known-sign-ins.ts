import type { SignIns } from '../../calendar/sign-ins.ts';
import { failureOf } from '../../failure.ts';
import type { KnownSignIns } from './shop-evidence.ts';

/** What is known of the sign-ins without asking anybody: that they cannot be read is worth knowing, too. */
export async function knownSignIns(opened: () => Promise<SignIns>): Promise<KnownSignIns> {
  try {
    const signIns = await opened();
    if (!signIns.hasClient) return { why: 'no client for Google is known here' };
    return { signIns: await signIns.list() };
  } catch (thrown) {
    const failure = failureOf(thrown, 'token-store-failed');
    if (failure === null) throw thrown;
    return { why: failure.why };
  }
}
