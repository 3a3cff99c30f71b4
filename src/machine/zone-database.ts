import { IANAZone } from 'luxon';
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../domain/interval.ts';
import { BEFORE_ALL, type ZoneRules } from '../domain/zone.ts';

/** Two days before 1970 and after 2099, so that every local day that bay keeps is inside. */
const FIRST = Date.UTC(1969, 11, 30);
const LAST = Date.UTC(2100, 0, 3);

/** How far apart the clock is read: less than any two changes that undo each other (Gaza foresees one of seven days). */
const STEP_MS = 5 * DAY_MS;

/**
 * The clock changes of an IANA zone, exact to the second, as the time zone database of this machine tells them; null
 * when it knows no such zone. `tzdata` is the edition of that database, `process.versions.tz`.
 *
 * Reads some ten thousand clocks, which takes a few tenths of a second: a shop does it once and keeps the result.
 */
export function zoneRules(name: string, tzdata: string): ZoneRules | null {
  const proper = properName(name);
  if (proper === null) return null;
  const zone = IANAZone.create(proper);
  const offsetAt = (at: Instant) => Math.round(zone.offset(at) * MINUTE_MS);
  const changes = [BEFORE_ALL];
  const offsets = [offsetAt(FIRST)];
  for (let at = FIRST; at < LAST; at += STEP_MS) {
    const before = offsets.at(-1) as number;
    const after = offsetAt(at + STEP_MS);
    if (after === before) continue;
    changes.push(firstSecond(at, at + STEP_MS, (instant) => offsetAt(instant) !== before));
    offsets.push(after);
  }
  return { name: proper, tzdata, changes, offsets };
}

/** True for a name that `zoneRules` knows. Some machines take a bare offset too, which is no zone. */
export function isZoneName(name: string): boolean {
  return /^[A-Za-z]/.test(name) && !isForeignShorthand(name) && IANAZone.isValidZone(name);
}

/** Shorthands that the machine's library takes, and the database does not have: to it AST is Alaska, and IST India. */
const SHORTHANDS: ReadonlySet<string> = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT SST VST'.split(' '),
);

function isForeignShorthand(name: string): boolean {
  return SHORTHANDS.has(name.toUpperCase()) || /^SystemV\//i.test(name);
}

/** People call these zones by their winter time, for which the database has no name. */
const BY_WINTER_TIME: Readonly<Record<string, string>> = {
  PST: 'America/Los_Angeles',
  CST: 'America/Chicago',
};

/** The name as the database writes it, since capitals do not count when it is looked up; null for none. */
function properName(name: string): string | null {
  if (!isZoneName(name)) return null;
  const small = name.toLowerCase();
  const isOdd = name === small || name === name.toUpperCase();
  if (!name.includes('/')) return BY_WINTER_TIME[name.toUpperCase()] ?? (isOdd ? shortName(small) : name);
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === small);
  return listed ?? (isOdd ? longName(small) : name);
}

/** `EST5EDT`, `UTC`, `Jamaica` */
function shortName(small: string): string {
  return small.length <= 3 || /\d/.test(small) ? small.toUpperCase() : capitalised(small);
}

/** Old names, which are not among those that are listed: `US/Eastern`, `Etc/GMT+5`, `Asia/Kolkata`. */
function longName(small: string): string {
  if (/^etc\/(?:gmt|utc|uct)/.test(small)) return `Etc/${small.slice(4).toUpperCase()}`;
  return capitalised(small).replace(/^Us\//, 'US/');
}

function capitalised(small: string): string {
  return small.replace(/(?:^|[/_-])[a-z]/g, (letters) => letters.toUpperCase());
}

/** The first second after `from`, and not after `until`, at which `holds`. It must not hold at `from`. */
function firstSecond(from: Instant, until: Instant, holds: (at: Instant) => boolean): Instant {
  let low = from / SECOND_MS;
  let high = until / SECOND_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle * SECOND_MS)) high = middle;
    else low = middle;
  }
  return high * SECOND_MS;
}
