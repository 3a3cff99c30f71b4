import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import type { Expansion } from '../../domain/repeat-expansion.ts';
import { readRule, untilWall } from '../../domain/rule-text.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import { BEFORE_ALL, type ZoneRules } from '../../domain/zone.ts';
import { plainProperty, textProperty } from './ics-property.ts';
import { datesIn, oneDate } from './ics-values.ts';

/** The years for which bay knows any zone; exports describe the rules in force from as early as 1601. */
const RANGE = { from: Date.UTC(1969, 11, 30), to: Date.UTC(2100, 0, 3) };
/** A definition that tells no change after this ends somewhere; one with a rule goes on. */
const GOES_ON_UNTIL = Date.UTC(2090, 0, 1);

/** The lines of STANDARD or DAYLIGHT, by name: what stands behind each name. */
type Observance = ReadonlyMap<string, readonly string[]>;

/** A VTIMEZONE, still to be read. */
export interface ZoneDefinition {
  readonly tzid: string;
  readonly observances: readonly Observance[];
}

/** A clock as a file defines it. */
export interface DefinedZone {
  readonly zone: ZoneRules;
  /** Some changes without a rule for others: an extract of a zone rather than all of it. */
  readonly isExtract: boolean;
}

const LINE = /(?:^|\n)([A-Z][A-Z\d-]*)([;:][^\n]*)/gi;

/** Null for text that defines nothing. */
export function definitionIn(text: string): ZoneDefinition | null {
  const observances: Map<string, string[]>[] = [];
  const own = new Map<string, string>();
  let within: Map<string, string[]> | null = null;
  for (const [, written = '', rest = ''] of text
    .replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll('\r', '')
    .matchAll(LINE)) {
    const name = written.toUpperCase();
    const value = rest.slice(1).trim().toUpperCase();
    if (name === 'BEGIN' && (value === 'STANDARD' || value === 'DAYLIGHT'))
      observances.push((within = new Map()));
    else if (name === 'END') within = null;
    else if (within !== null) within.set(name, [...(within.get(name) ?? []), rest]);
    else if (!own.has(name)) own.set(name, textProperty(rest).trim());
  }
  const tzid = own.get('TZID');
  if (tzid === undefined) return null;
  return { tzid, observances };
}

const UTC_OFFSET = /^([+-])(\d\d):?([0-5]\d):?([0-5]\d)?$/;

function offsetOf(observance: Observance, name: string): number {
  const { value } = plainProperty(observance.get(name)?.[0] ?? ':');
  const [, sign, hours, minutes, seconds = '0'] = UTC_OFFSET.exec(value) ?? [];
  if (hours === undefined) throw new Unreadable(`${name} "${value}" is no offset`);
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  return sign === '-' ? -ms : ms;
}

/** The clock changes of STANDARD or DAYLIGHT. Their times are on the clock in force until then. */
function changesOf(observance: Observance, expansion: Expansion) {
  const from = offsetOf(observance, 'TZOFFSETFROM');
  const to = offsetOf(observance, 'TZOFFSETTO');
  const first = oneDate(observance.get('DTSTART')?.[0] ?? ':', 'its start').wall;
  const added = (observance.get('RDATE') ?? []).flatMap((rest) =>
    datesIn(rest).dates.map(({ wall, utc }) => (utc ? wall + from : wall)),
  );
  const repeated = (observance.get('RRULE') ?? []).flatMap((rest) => {
    const rule = readRule(plainProperty(rest).value);
    const until = untilWall(rule, false, (utc) => utc + from);
    // Some end an old rule before it begins, which says that it was in force once.
    return expansion.expand(rule, first, until, RANGE);
  });
  return [first, ...added, ...repeated].map((wall) => ({ at: wall - from, from, to }));
}

/** The clock changes that a definition tells of, 1970 to 2100. Throws `Unreadable`. */
export function zoneDefinedBy({ tzid, observances }: ZoneDefinition, expansion: Expansion): DefinedZone {
  try {
    const found = observances
      .flatMap((observance) => changesOf(observance, expansion))
      .sort((a, b) => a.at - b.at);
    const [first] = found;
    if (first === undefined) throw new Unreadable('it tells no times');
    const changes = [BEFORE_ALL];
    const offsets = [first.from];
    for (const { at, to } of found) {
      if (to === offsets.at(-1)) continue;
      changes.push(at);
      offsets.push(to);
    }
    const lastChange = changes.at(-1) as number;
    const isExtract = changes.length > 1 && lastChange > RANGE.from + DAY_MS && lastChange < GOES_ON_UNTIL;
    return { zone: { name: tzid, tzdata: '', changes, offsets }, isExtract };
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const why = `the file's definition of the time zone "${tzid}" cannot be read: ${thrown.message}`;
    throw new Unreadable(why, { cause: thrown });
  }
}
