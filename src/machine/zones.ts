import type { ZoneRules } from '../domain/zone.ts';
import type { ZoneDatabase } from '../usecases/ports.ts';

/** A zone never changes while the process runs, and reading one is dear. */
const zonesRead = new Map<string, ZoneRules | null>();

/** The machine's time zone database, loaded when first asked. */
export const zones: ZoneDatabase = {
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
