import type { Shop } from '../../domain/shop.ts';
import { AppError, type FailureCode } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from './current-shop.ts';

/** What other rules might have allowed, or known by that name. */
const BY_THE_RULES: ReadonlySet<FailureCode> = new Set([
  'not-found',
  'several-match',
  'too-soon',
  'beyond-horizon',
  'shop-closed',
  'not-qualified',
  'slot-taken',
  'mode-full',
  'series-refused',
]);

/**
 * Does what is asked by the rules that a door has read for it, and by those in force where the first have refused it and are
 * not in force any more: so that a request reads the shop once, and is never refused by rules of yesterday.
 */
export async function byRulesInForce<T>(
  inHand: Shop,
  attempt: (shop: Shop) => Promise<T>,
  ports: Pick<Ports, 'store' | 'zones'>,
): Promise<T> {
  try {
    return await attempt(inHand);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !BY_THE_RULES.has(thrown.failure.code)) throw thrown;
    const inForce = await currentShop(ports);
    if (inForce.revision === inHand.revision) throw thrown;
    return attempt(inForce);
  }
}
