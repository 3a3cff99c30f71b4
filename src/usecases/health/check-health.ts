import type { Instant } from '../../domain/interval.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import type { Damage } from '../../failure.ts';
import type { Store } from '../../store/store.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';

/** How a shop's book is, and what it tells of this machine. */
export type BookHealth =
  | { readonly kind: 'damaged'; readonly found: readonly Damage[] }
  | {
      readonly kind: 'sound';
      readonly facts: Awaited<ReturnType<Store['health']['facts']>>;
      readonly readableByOthers: boolean;
      /** Its calendars show a later state of it. */
      readonly isBehind: boolean;
      readonly shop: Pick<ShopRules, 'name' | 'timezone' | 'bays' | 'services'> & Pick<Shop, 'zone'>;
      readonly now: Instant;
      /** The book was last written later than now: this machine's clock, or the one that it was written by, is wrong. */
      readonly isClockBehind: boolean;
    };

/** Looks at everything that can be wrong with a shop's book. Reads all of the database. */
export async function checkHealth(ports: Pick<Ports, 'store' | 'clock' | 'zones'>): Promise<BookHealth> {
  const { health } = ports.store;
  const found = await health.check();
  if (found.length > 0) return { kind: 'damaged', found };
  const now = ports.clock.now();
  const newest = await health.newestWrite();
  return {
    kind: 'sound',
    facts: await health.facts(),
    readableByOthers: await health.readableByOthers(),
    isBehind: await ports.store.inbox.behind(),
    shop: await currentShop(ports),
    now,
    isClockBehind: newest !== null && newest > now,
  };
}
