import type { Shop } from '../../domain/shop.ts';
import { failureOf } from '../../failure.ts';
import type { Ports } from '../ports.ts';

/** The shop with its rules, and with clock changes as this machine's time zone database knows them today. */
export async function currentShop({ store, zones }: Pick<Ports, 'store' | 'zones'>): Promise<Shop> {
  const shop = await store.shop.read();
  if (shop.zone.tzdata === zones.edition) return shop;
  const zone = await zones.rulesOf(shop.timezone);
  if (zone === null) return shop;
  await store.shop.refreshZone(zone).catch(notNow);
  return { ...shop, zone };
}

/** Keeping what was read only spares the next command the reading: where nothing can be written now, it may wait. */
function notNow(thrown: unknown): void {
  const shut =
    failureOf(thrown, 'database-locked') ??
    failureOf(thrown, 'database-read-only') ??
    failureOf(thrown, 'database-damaged');
  if (shut === null) throw thrown;
}
