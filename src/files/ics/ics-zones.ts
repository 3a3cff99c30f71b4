import ICAL from 'ical.js';
import { SECOND_MS } from '../../domain/interval.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type { Expansion } from './ics-expansion.ts';
import { readRule, untilWall } from './ics-rule.ts';
import type { IcsCalendar } from './ics-scan.ts';
import { Unreadable } from './ics-time.ts';
import { wallOfTime } from './ics-values.ts';

type Component = InstanceType<typeof ICAL.Component>;
type Time = InstanceType<typeof ICAL.Time>;

/** The years for which bay knows any zone; exports describe the rules in force from as early as 1601. */
const RANGE = { from: Date.UTC(1969, 11, 30), to: Date.UTC(2100, 0, 3) };

function offsetMs(observance: Component, name: string): number {
  return (
    (observance.getFirstPropertyValue(name) as InstanceType<typeof ICAL.UtcOffset>).toSeconds() * SECOND_MS
  );
}

/** The clock changes of STANDARD or DAYLIGHT. Their times are on the clock in force until then. */
function changesOf(observance: Component, expansion: Expansion) {
  const from = offsetMs(observance, 'tzoffsetfrom');
  const to = offsetMs(observance, 'tzoffsetto');
  const first = wallOfTime(observance.getFirstPropertyValue('dtstart') as Time);
  const added = observance.getAllProperties('rdate').flatMap((property) => property.getValues() as Time[]);
  const repeated = observance.getAllProperties('rrule').flatMap((property) => {
    const rule = readRule(String(property.getFirstValue()), first);
    return expansion.expand(
      rule,
      first,
      untilWall(rule, false, (utc) => utc + from),
      RANGE,
    );
  });
  return [first, ...added.map(wallOfTime), ...repeated].map((wall) => ({ at: wall - from, from, to }));
}

/** The clock changes that a VTIMEZONE tells of, 1970 to 2100. */
function zoneOf(name: string, definition: Component, expansion: Expansion): ZoneRules {
  try {
    const observances = definition.getAllSubcomponents();
    const found = observances.flatMap((observance) => changesOf(observance, expansion));
    const [first, ...more] = found.sort((a, b) => a.at - b.at);
    if (first === undefined || found.some(({ at }) => Number.isNaN(at)))
      throw new Unreadable('it tells no times');
    const changes = [-8.64e15, first.at];
    const offsets = [first.from, first.to];
    for (const { at, to } of more) {
      if (to === offsets.at(-1)) continue;
      changes.push(at);
      offsets.push(to);
    }
    return { name, tzdata: '', changes, offsets };
  } catch (thrown) {
    const why = thrown instanceof Unreadable ? `: ${thrown.message}` : '';
    throw new Unreadable(`the file's definition of the time zone "${name}" cannot be read${why}`, {
      cause: thrown,
    });
  }
}

/** A calendar's definitions by TZID. One that is no iCalendar defines nothing. */
function definitionsOf({ definitions }: IcsCalendar): Map<string, Component> {
  const byName = new Map<string, Component>();
  for (const text of definitions)
    try {
      const definition = new ICAL.Component(ICAL.parse(text) as unknown[]);
      byName.set(String(definition.getFirstPropertyValue('tzid')).trim(), definition);
    } catch {
      // Its events are reported as having an unknown zone.
    }
  return byName;
}

/** The zone of a TZID as an event of that calendar means it. Throws `Unreadable`. */
export type FindZone = (tzid: string, calendar: IcsCalendar) => ZoneRules;

/**
 * The world's zone of that name when it is one, since exports often tell only the rules of one year; else the file's
 * definition.
 */
export function zoneFinder(world: ReadonlyMap<string, ZoneRules | null>, expansion: Expansion): FindZone {
  const defined = new Map<IcsCalendar, Map<string, Component>>();
  const zones = new Map<Component, ZoneRules>();
  return (tzid, calendar) => {
    const known = world.get(tzid);
    if (known) return known;
    const definitions = defined.get(calendar) ?? definitionsOf(calendar);
    defined.set(calendar, definitions);
    const definition = definitions.get(tzid);
    if (definition === undefined)
      throw new Unreadable(`the time zone "${tzid}" is neither known nor defined in the file`);
    const zone = zones.get(definition) ?? zoneOf(tzid, definition, expansion);
    zones.set(definition, zone);
    return zone;
  };
}
