import { dateName, type EventTime, namesOfInstance } from './ics-time.ts';

/** What a date of EXDATE or RECURRENCE-ID may name in its series, the surest first. */
export interface DateNames {
  /** As the series names its occurrences: a moment, or a date for whatever happens on it. */
  readonly name: string;
  /** Of midnight, as some programs write a date: that date's, and whether it is one on the clock of the series. */
  readonly midnight: { readonly wall: number; readonly isOnItsClock: boolean } | null;
  /** An hour earlier and later on that date, for a moment on another clock than that of the series. */
  readonly hourOff: readonly HourOff[];
}

export interface HourOff {
  readonly name: string;
  /** A clock of the series that always had its other offset would have shown it as it is written. */
  readonly byOtherOffset: boolean;
}

/** What a date names, with a doubt to be told. */
export interface MeantOccurrences {
  readonly names: readonly string[];
  readonly doubt: string | null;
}

const BY_DATE_IN_UTC = 'is midnight in another zone: taken is what happens on that date';
const AN_HOUR_OFF = 'is an hour off, as without summer time: taken is the occurrence an hour beside it';

/** The occurrences of a series by everything that may name them. */
export class OccurrenceNames {
  readonly #known = new Set<string>();
  readonly #ofDate = new Map<string, string[]>();

  add(occurrence: EventTime): void {
    const [name, date] = namesOfInstance(occurrence) as [string, string?];
    if (this.#known.has(name)) return;
    this.#known.add(name);
    if (date === undefined) return;
    const others = this.#ofDate.get(date);
    if (others === undefined) this.#ofDate.set(date, [name]);
    else others.push(name);
  }

  /** None where the series has no such occurrence. */
  meantBy({ name, midnight, hourOff }: DateNames): MeantOccurrences {
    if (this.#known.has(name)) return { names: [name], doubt: null };
    const named = this.#ofDate.get(name);
    if (named !== undefined) return { names: named, doubt: null };
    const ofDate = midnight === null ? undefined : this.#ofDate.get(dateName(midnight.wall));
    if (midnight !== null && ofDate !== undefined)
      return { names: ofDate, doubt: midnight.isOnItsClock ? null : BY_DATE_IN_UTC };
    const [one, ...more] = hourOff.filter((other) => this.#known.has(other.name));
    if (one === undefined || more.length > 0 || !one.byOtherOffset) return { names: [], doubt: null };
    return { names: [one.name], doubt: AN_HOUR_OFF };
  }
}
