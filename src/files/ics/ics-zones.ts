import type { Instant, Interval } from '../../domain/interval.ts';
import { isoText, offsetAt, type ZoneRules } from '../../domain/zone.ts';
import type { DefinedZones } from './ics-defined-zones.ts';
import type { IcsCalendar } from './ics-scan.ts';
import { headClock } from './ics-vcalendar-clock.ts';
import type { DefinedZone } from './ics-zone-definition.ts';
import { WITHOUT_SUMMER, type WorldZones, zoneKey, zoneOfShownOffset } from './ics-zone-names.ts';

/** The clocks of one calendar of a file. */
export interface ZonesOfCalendar {
  /** Of times without a zone. */
  readonly floating: () => ZoneRules;
  /** Of a TZID. */
  readonly named: (tzid: string) => ZoneRules;
}

/** What is to be told of clocks, once each. */
type Tell = (what: string) => void;

/** Shortly before the times that anybody asks for, clocks may have been defined differently and nobody minds. */
function agreeOver({ zone }: DefinedZone, world: ZoneRules): boolean {
  return zone.changes.slice(1).every((at) => {
    return offsetAt(world, at) === offsetAt(zone, at) && offsetAt(world, at - 1) === offsetAt(zone, at - 1);
  });
}

/**
 * Which clock a file means by a name. The file's own definition counts (RFC 5545 §3.2.19): a name that the world knows may be
 * somebody's own. Without one, it is the world's zone of that name, whoever calls it so; a name that says nothing is the clock of
 * the calendar's floating times. Whatever of this is not certain is told.
 */
export class FileZones {
  readonly #shop: ZoneRules;
  readonly #world: WorldZones;
  readonly #tell: Tell;
  readonly #defined: DefinedZones;
  /** Clocks that are chosen, and the other ones of the same name, where they are not the same. */
  readonly #others = new Map<ZoneRules, { readonly zone: ZoneRules; readonly why: string }>();
  readonly #chosen = new Map<DefinedZone, ZoneRules>();
  readonly #told = new Set<string>();

  constructor(shop: ZoneRules, world: WorldZones, defined: DefinedZones, tell: Tell) {
    this.#shop = shop;
    this.#world = world;
    this.#defined = defined;
    this.#tell = tell;
  }

  of(calendar: IcsCalendar): ZonesOfCalendar {
    let floating: ZoneRules | null = null;
    const named = new Map<string, ZoneRules>();
    const zones: ZonesOfCalendar = {
      floating: () => (floating ??= this.#floating(calendar)),
      named: (tzid) => {
        const known = named.get(tzid) ?? this.#named(tzid, calendar) ?? zones.floating();
        named.set(tzid, known);
        return known;
      },
    };
    return zones;
  }

  /** To be asked of the start of every event that matters: where the file and the world differ then, it is told. */
  check(zone: ZoneRules, at: Instant): void {
    const other = this.#others.get(zone);
    if (other === undefined || offsetAt(other.zone, at) === offsetAt(zone, at)) return;
    this.#once(`${other.why}: taken is ${isoText(zone, at)}, not ${isoText(other.zone, at)}`, other.why);
  }

  #once(what: string, about = what): void {
    if (this.#told.has(about)) return;
    this.#told.add(about);
    this.#tell(what);
  }

  #floating(calendar: IcsCalendar): ZoneRules {
    const { zoneName } = calendar;
    const key = zoneKey(zoneName ?? '');
    if (zoneName === null || key === '') return this.#byOffset(calendar);
    const zone = this.#tried(key, zoneName, calendar, "as the shop's") ?? this.#shop;
    if (!isAlike(zone, this.#shop))
      this.#once(
        `times without a zone are taken as ${zoneName}, the calendar's own zone, and not as the shop's`,
      );
    return zone;
  }

  /** Where the offsets are the shop's own, its clock is meant, which knows more summers than one. */
  #byOffset(calendar: IcsCalendar): ZoneRules {
    const head = headClock(calendar);
    if (head === null) return this.#shop;
    const { zone, isFixed } = head;
    if (!isFixed && zone.offsets.every((offset) => hasOffset(this.#shop, offset))) {
      const own = { ...this.#shop };
      this.#others.set(own, {
        zone,
        why: `the file says of its times only that they are those of ${zone.name}`,
      });
      return own;
    }
    this.#once(
      `times without a zone are taken as those of ${zone.name}, the calendar's own, and not as the shop's`,
    );
    return zone;
  }

  #named(tzid: string, calendar: IcsCalendar): ZoneRules | null {
    const key = zoneKey(tzid);
    if (key === '' || key === 'floating') return null;
    const taken = calendar.zoneName === null ? "as the shop's" : 'as those without a zone';
    return this.#tried(key, tzid, calendar, taken);
  }

  #tried(key: string, written: string, calendar: IcsCalendar, taken: string): ZoneRules | null {
    const world = this.#world.get(key) ?? null;
    const defined = this.#defined.find(key, calendar, world === null);
    if (defined === null) return this.#undefinedZone(key, written, world, taken);
    if ('zone' in defined) return this.#choice(defined, world);
    this.#once(
      `${defined.message}; its times are taken ${world === null ? taken : `as ${world.name} in the world`}`,
    );
    return world;
  }

  #undefinedZone(key: string, written: string, world: ZoneRules | null, taken: string): ZoneRules | null {
    const usual = this.#world.get(WITHOUT_SUMMER.get(key) ?? '') ?? null;
    if (world !== null && usual !== null) {
      const own = { ...world };
      this.#others.set(own, { zone: usual, why: `the time zone "${written}" has no summer time` });
      return own;
    }
    if (world !== null) return world;
    const shown = zoneOfShownOffset(key);
    if (shown !== null && !hasOffset(this.#shop, shown.offsets[0] as number)) {
      this.#once(
        `the time zone "${written}" is not known: its times are taken by its offset, all year round`,
      );
      return shown;
    }
    this.#once(
      `the time zone "${written}" is neither known nor defined in the file: its times are taken ${taken}`,
    );
    return null;
  }

  #choice(defined: DefinedZone, world: ZoneRules | null): ZoneRules {
    const known = this.#chosen.get(defined);
    if (known !== undefined) return known;
    // Some export only the changes of a year or two of a zone of the world.
    const isWorlds = world !== null && defined.isExtract && agreeOver(defined, world);
    const zone = isWorlds ? { ...world } : defined.zone;
    const { name } = defined.zone;
    const why = isWorlds
      ? `the file tells only some clock changes of the time zone "${name}", and the world's are taken`
      : `the file defines the time zone "${name}" otherwise than the world does`;
    if (world !== null) this.#others.set(zone, { zone: isWorlds ? defined.zone : world, why });
    this.#chosen.set(defined, zone);
    return zone;
  }
}

/** The years in which clocks are compared: what bay can be asked to book, with many to spare. */
const COMPARED: Interval = { start: Date.UTC(2025, 0, 1), end: Date.UTC(2040, 0, 1) };

/** When COMPARED begins, and every change of these clocks in it. */
function momentsOf(...zones: ZoneRules[]): Instant[] {
  const changes = zones.flatMap((zone) => zone.changes);
  return [COMPARED.start, ...changes.filter((at) => at > COMPARED.start && at < COMPARED.end)];
}

/** Whether a clock ever shows that offset. */
function hasOffset(zone: ZoneRules, offset: number): boolean {
  return momentsOf(zone).some((at) => offsetAt(zone, at) === offset);
}

function isAlike(a: ZoneRules, b: ZoneRules): boolean {
  return a === b || momentsOf(a, b).every((at) => offsetAt(a, at) === offsetAt(b, at));
}
