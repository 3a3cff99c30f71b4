import type { Book } from './app.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { ZoneRules } from './domain/zone.ts';
import { AppError } from './failure.ts';
import type { ZoneDatabase } from './usecases/ports.ts';

/** Shops, zones and adapters are put together here and nowhere else; what costs time is loaded when first used. */

/** Opens the shop's book, and creates it with a shop of defaults where there is none. Throws the `database-…` failures. */
export async function openBook(settings: Settings, clock: Clock): Promise<Book> {
  const { store, localEvents } = await openStore(settings, clock);
  const { localCalendar } = await import('./calendar/local/local-calendar.ts');
  const configured = async () => {
    const { bays, technicians } = await store.shop.read();
    return [...bays, ...technicians].flatMap(({ calendar }) => calendar ?? []);
  };
  return {
    ports: {
      store,
      calendar: localCalendar(localEvents, clock, configured),
      clock,
      newUuid: () => crypto.randomUUID(),
      zones,
    },
    localEvents,
  };
}

/** A zone never changes while the process runs, and reading one is dear. */
const zonesRead = new Map<string, ZoneRules | null>();

const zones: ZoneDatabase = {
  edition: process.versions['tz'] ?? '',
  rulesOf: async (name) => {
    const { zoneRules } = await import('./zone-database.ts');
    const known = zonesRead.get(name);
    if (known !== undefined) return known;
    const rules = zoneRules(name, zones.edition);
    zonesRead.set(name, rules);
    return rules;
  },
  names: async () => (await import('./zone-database.ts')).isZoneName,
};

async function openStore({ databaseFile, newShopZone }: Settings, clock: Clock) {
  const { openSqliteStore, UnknownNewShop } = await import('./store/sqlite/sqlite-store.ts');
  try {
    return openSqliteStore(databaseFile, null);
  } catch (thrown) {
    if (!(thrown instanceof UnknownNewShop)) throw thrown;
    return openSqliteStore(databaseFile, await newShop(newShopZone(), clock));
  }
}

/** The shop of a new database. Reading a time zone costs more than everything else that a command does: only for this. */
async function newShop(timezone: string, clock: Clock) {
  const zone = await zones.rulesOf(timezone);
  if (zone === null) {
    const problem = `"${timezone}" is no time zone`;
    const hint = 'Name one like America/New_York in CALENDAR_TIMEZONE.';
    throw new AppError({ code: 'bad-configuration', setting: 'CALENDAR_TIMEZONE', problem, hint });
  }
  const { defaultShop } = await import('./domain/default-shop.ts');
  return { rules: defaultShop(timezone), zone, at: clock.now() };
}
