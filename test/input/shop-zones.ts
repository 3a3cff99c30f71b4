import { type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { wallMidnight } from '../../src/domain/local-date.ts';
import { earliestOf, type ZoneRules } from '../../src/domain/zone.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';

function known(name: string): ZoneRules {
  const rules = zoneRules(name, process.versions['tz'] ?? 'unknown');
  if (rules === null) throw new Error(`this machine does not know ${name}`);
  return rules;
}

/** Clocks jump from 2:00 to 3:00 in March and go back from 2:00 to 1:00 in November. */
export const newYork = known('America/New_York');

/** Thirteen hours ahead, so that its date is hardly ever the date in UTC. */
export const tonga = known('Pacific/Tongatapu');

/** `2026-11-24 10:00` on New York's clock; where it shows that twice, the first. */
export function newYorkTime(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ');
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return earliestOf(newYork, wallMidnight(date) + minutes * MINUTE_MS);
}
