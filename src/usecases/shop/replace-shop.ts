import { areInForce } from '../../domain/same-rules.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import type { Ports } from '../ports.ts';
import { freshOf, type VisitOutside, visitsOutside } from './visits-outside.ts';

/** New rules for the shop, and bays and technicians that have another name in them: old name → new name. */
export interface ShopReplacement {
  readonly rules: ShopRules;
  readonly renamed: ReadonlyMap<string, string>;
  /** The revision of the rules that these were made from; null for rules from elsewhere, which replace whatever is there. */
  readonly basedOn: number | null;
}

/** The rules in force, and the coming visits that they leave no room for; `fresh`: for which what was changed leaves none. */
export interface ShopReplaced extends Written<Shop> {
  /** These rules had been put in force before, and others have been since. */
  readonly changedSince: boolean;
  readonly outside: readonly VisitOutside[];
  readonly fresh: readonly VisitOutside[];
}

/**
 * Puts new rules in force; those that are in force already change nothing (`replayed`). What is booked stays booked: closing
 * a day moves nobody, and whoever lies outside then is told of. Throws `appointments-in-the-way` when a bay or technician
 * with appointments would go or lose room for them, `changed-meanwhile`, and `key-reused`.
 */
export async function replaceShop(
  replacement: ShopReplacement,
  write: Write,
  ports: Pick<Ports, 'store' | 'zones' | 'clock'>,
): Promise<ShopReplaced> {
  const before = await ports.store.shop.read();
  const replaced = await putInForce(replacement, write, ports);
  const outside = await visitsOutside(replaced.value, ports);
  const fresh = replaced.replayed ? [] : freshOf(outside, replaced.value, before);
  return { ...replaced, outside, fresh };
}

/**
 * Leaves the rules as they are, whatever somebody else has made of them since `seen` was read: of a request that changes nothing
 * only the key is kept. Throws `key-reused`.
 */
export async function leaveShop(seen: Shop, write: Write, { store }: Pick<Ports, 'store'>): Promise<void> {
  await store.keepResult(seen, write);
}

async function putInForce(
  { rules: asked, renamed, basedOn }: ShopReplacement,
  write: Write,
  { store, zones }: Pick<Ports, 'store' | 'zones'>,
): Promise<Written<Shop> & Pick<ShopReplaced, 'changedSince'>> {
  const zone = await zones.rulesOf(asked.timezone);
  if (zone === null) {
    const expected = { kind: 'zone-name' } as const;
    throw new AppError({ code: 'invalid-value', what: 'time zone', value: asked.timezone, expected });
  }
  // As the zone itself is written, whatever capitals somebody has used.
  const rules = { ...asked, timezone: zone.name };
  if (renamed.size === 0) {
    const inForce = await store.shop.read();
    if (areInForce(rules, inForce)) {
      return { ...(await store.keepResult(inForce, write)), replayed: true, changedSince: false };
    }
  }
  try {
    const replaced = await store.shop.replace(rules, zone, renamed, write, basedOn ?? undefined);
    return { ...replaced, changedSince: replaced.replayed && !areInForce(rules, replaced.value) };
  } catch (thrown) {
    if (thrown instanceof Stale) throw new AppError({ code: 'changed-meanwhile', what: 'shop' });
    throw thrown;
  }
}
