/** Names of zones whose clocks never change, and a city in which the same clocks do: people write them for that. */
const CITIES: Readonly<Record<string, string>> = {
  EST: 'America/New_York',
  MST: 'America/Denver',
  HST: 'America/Adak',
  GMT: 'Europe/London',
};

/** Null unless the zone is one that people mistake for a place's with summer time; `city` has it, where one is meant. */
export function withoutSummerTime(zone: string): { readonly city: string | null } | null {
  const city = CITIES[zone] ?? null;
  return city !== null || /^Etc\/GMT[+-]\d/.test(zone) ? { city } : null;
}
