/** Zones whose clocks never change and whose names people write for a place where they do; and a city in such a place. */
const CITIES: Readonly<Record<string, string>> = {
  EST: 'America/New_York',
  MST: 'America/Denver',
  HST: 'America/Adak',
  GMT: 'Europe/London',
};

/** Null unless people may take the zone for one with summer time; `city` is in the one that they probably mean. */
export function withoutSummerTime(zone: string): { readonly city: string | null } | null {
  const city = CITIES[zone] ?? null;
  return city !== null || /^Etc\/GMT[+-]\d/.test(zone) ? { city } : null;
}
