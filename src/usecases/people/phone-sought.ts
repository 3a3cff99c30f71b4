import { isPhoneLike } from '../../domain/typed-phone.ts';
import { failureOf } from '../../failure.ts';
import { normalPhone, type PhonePlace } from '../../input/phone.ts';

/** The normal form of a search text that is a whole phone; part of one is none, and no failure either. */
export async function phoneSought(text: string, shop: PhonePlace): Promise<string | null> {
  if (!isPhoneLike(text)) return null;
  try {
    return await normalPhone(text, shop);
  } catch (thrown) {
    if (failureOf(thrown, 'invalid-value') === null) throw thrown;
    return null;
  }
}
