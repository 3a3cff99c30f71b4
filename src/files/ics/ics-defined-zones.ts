import { Expansion } from '../../domain/repeat-expansion.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import type { IcsCalendar } from './ics-scan.ts';
import { type DefinedZone, definitionIn, zoneDefinedBy } from './ics-zone-definition.ts';
import { zoneKey } from './ics-zone-names.ts';

/** The clocks that a file defines, by calendar and `zoneKey`; for a definition that cannot be read, why. */
export class DefinedZones {
  readonly #byCalendar = new Map<IcsCalendar, Map<string, DefinedZone | Unreadable>>();

  /** Of the definitions only those that `named` has are read. */
  constructor(calendars: readonly IcsCalendar[], named: ReadonlySet<string>) {
    const expansion = new Expansion(Unreadable);
    // One calendar for each event, and in each the same definition, is not rare.
    const byText = new Map<string, { key: string; defined: DefinedZone | Unreadable } | null>();
    const read = (text: string) => {
      const definition = definitionIn(text);
      if (definition === null) return null;
      const key = zoneKey(definition.tzid);
      return named.has(key)
        ? { key, defined: zoneOrWhyNot(() => zoneDefinedBy(definition, expansion)) }
        : null;
    };
    for (const calendar of calendars) {
      const found = new Map<string, DefinedZone | Unreadable>();
      for (const text of calendar.definitions) {
        const known = byText.get(text);
        const one = known === undefined ? read(text) : known;
        byText.set(text, one);
        if (one !== null) found.set(one.key, one.defined);
      }
      this.#byCalendar.set(calendar, found);
    }
  }

  /** What the calendar itself defines; with `anywhere` also what another of the file does. */
  find(key: string, calendar: IcsCalendar, anywhere: boolean): DefinedZone | Unreadable | null {
    const own = this.#byCalendar.get(calendar)?.get(key);
    if (own !== undefined || !anywhere) return own ?? null;
    for (const defined of this.#byCalendar.values()) {
      const other = defined.get(key);
      if (other !== undefined) return other;
    }
    return null;
  }

  /** Whether some calendar of the file has a definition of it that can be read. */
  has(key: string): boolean {
    return [...this.#byCalendar.values()].some((defined) => {
      const one = defined.get(key);
      return one !== undefined && 'zone' in one;
    });
  }
}

function zoneOrWhyNot(read: () => DefinedZone): DefinedZone | Unreadable {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown;
    throw thrown;
  }
}
