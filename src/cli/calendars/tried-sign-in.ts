import type { SignIns } from '../../calendar/sign-ins.ts';
import { failureOf } from '../../failure.ts';
import { PATIENCE } from '../../usecases/calendar/patience.ts';

/** What Google says to a sign-in now, however well a token that is kept still does. */
export type Tried =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'out-of-reach'; readonly what: string };

export async function triedSignIn(account: string, signIns: SignIns): Promise<Tried> {
  try {
    const why = await signIns.tryOut(account, PATIENCE.list);
    return why === null ? { kind: 'taken' } : { kind: 'refused', why };
  } catch (thrown) {
    const failure = failureOf(thrown, 'google-unreachable');
    if (failure === null) throw thrown;
    return { kind: 'out-of-reach', what: failure.what };
  }
}
