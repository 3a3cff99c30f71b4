import { compareVersions, type EventVersion, type ToldBy } from './event-version.ts';
import type { Instant, Interval } from './interval.ts';

/** One occurrence of somebody's event, or an event that happens once, as it is told. */
export interface ToldOccurrence extends Interval {
  /** Names the occurrence for good: its date, or its moment in UTC (`20261125T140000Z`); null for an event that happens once. */
  readonly recurrenceId: string | null;
  readonly title: string;
  /** False for an event that its owner marked as not taking time. */
  readonly busy: boolean;
  readonly cancelled: boolean;
  readonly version: EventVersion;
  readonly toldBy: ToldBy;
}

/** As a file brings it. */
export interface BroughtOccurrence extends ToldOccurrence {
  /** Where the file begins to tell it. */
  readonly line: number;
  /** Of an exception that is told alone, by a name that may not be that of the occurrence: where it would have been. */
  readonly where?: Interval;
}

/** A change, told alone, of one occurrence and all after it. */
export interface LaterChange {
  readonly from: string;
  /** How much later than before they begin, and how long they last; null for occurrences that are called off. */
  readonly moved: { readonly shiftMs: number; readonly durationMs: number } | null;
  readonly title: string;
  readonly busy: boolean;
  readonly version: EventVersion;
  readonly line: number;
}

/** What a file tells of one event: all that has its UID. */
export interface BroughtFamily {
  /** Of an event that repeats and is told as a whole. */
  readonly whole: { readonly version: EventVersion; readonly line: number } | null;
  readonly occurrences: readonly BroughtOccurrence[];
  readonly later: readonly LaterChange[];
}

/** What is to be kept of a family, and the lines of the file that tell less than is known. */
export interface TakenFamily {
  readonly kept: readonly ToldOccurrence[];
  readonly gone: readonly ToldOccurrence[];
  readonly outdated: readonly number[];
}

interface Whole {
  readonly version: EventVersion;
  readonly line: number;
  readonly cancelled: boolean;
}

/** An event that happens once, or that has been called off, is told as a whole by its one occurrence. */
function wholeOf({ whole, occurrences }: BroughtFamily): Whole | null {
  if (whole !== null) return { ...whole, cancelled: false };
  return occurrences.find(({ toldBy, recurrenceId }) => toldBy === 'whole' && recurrenceId === null) ?? null;
}

function newest(known: readonly ToldOccurrence[]): EventVersion | null {
  const versions = known.filter(({ toldBy }) => toldBy === 'whole').map(({ version }) => version);
  return versions.reduce<EventVersion | null>(
    (best, one) => (best === null || compareVersions(one, best) > 0 ? one : best),
    null,
  );
}

/** The moment in `20261125T140000Z`; null for a date. */
function momentIn(name: string): Instant | null {
  const iso = name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return iso === name ? null : Date.parse(iso);
}

/** The occurrence that an exception means, which came without the event that it is of; null when nobody knows it. */
function meant(exception: BroughtOccurrence, known: readonly ToldOccurrence[]): ToldOccurrence | null {
  const { recurrenceId: name, where } = exception;
  const named = known.find(({ recurrenceId }) => recurrenceId === name);
  if (named !== undefined || name === null) return named ?? null;
  const moment = momentIn(name);
  const once = known.find(({ recurrenceId }) => recurrenceId === null);
  if (once !== undefined && once.start === moment) return once;
  // A whole day that is called by a time, or an occurrence of which only the day, or hardly the hour, is certain.
  const beside = known.filter(({ recurrenceId, start }) => {
    const its = recurrenceId === null ? start : momentIn(recurrenceId);
    if (its === null) return moment !== null && recurrenceId === name.slice(0, 8);
    return where !== undefined && its >= where.start && its < where.end;
  });
  return beside.length === 1 ? (beside[0] as ToldOccurrence) : null;
}

/**
 * What becomes of what is known of an event when a file tells of it (RFC 5546 §3.2):
 *
 *   the whole event   is taken as it is told, and what it no longer has goes; but what was changed alone since stays, and an
 *                     earlier version changes nothing
 *   an exception      changes its own occurrence and leaves the others, unless a later version of it is known
 *   a cancellation    of the whole takes all its occurrences away, of an exception its own
 *
 * What ended before `since` is left as it is: a file is not asked for what is over. Nothing is known: all is kept.
 */
export function takenFamily(
  known: readonly ToldOccurrence[],
  family: BroughtFamily,
  since: Instant,
): TakenFamily {
  const { occurrences, later } = family;
  if (known.length === 0) return { kept: occurrences, gone: [], outdated: [] };
  const outdated: number[] = [];
  const knownVersion = newest(known);
  const told = wholeOf(family);
  const isOld = told !== null && knownVersion !== null && compareVersions(told.version, knownVersion) < 0;
  if (isOld) outdated.push(told.line);
  const whole = isOld ? null : told;
  const byWhole = whole === null ? nothing : takenWhole(known, occurrences, whole, since);
  const alone = occurrences.filter(({ toldBy }) => toldBy === 'alone' || (isOld && toldBy === 'beside'));
  const now = new Map(known.map((one) => [one.recurrenceId, one]));
  for (const one of [...byWhole.kept, ...byWhole.gone]) now.set(one.recurrenceId, one);
  const kept = new Map(byWhole.kept.map((one) => [one.recurrenceId, one]));
  for (const one of alone) {
    const its = meant(one, [...now.values()]);
    if (isOlder(one, its, whole?.version ?? knownVersion)) outdated.push(one.line);
    else {
      const changed = {
        ...one,
        recurrenceId: its === null ? one.recurrenceId : its.recurrenceId,
        toldBy: 'alone' as const,
      };
      kept.set(changed.recurrenceId, changed);
    }
  }
  for (const change of later) for (const one of laterThan(change, now, kept)) kept.set(one.recurrenceId, one);
  const gone = byWhole.gone.filter(({ recurrenceId }) => !kept.has(recurrenceId));
  return { kept: [...kept.values()], gone, outdated };
}

/** An exception and the whole event are said at times of their own: between the two only SEQUENCE tells. */
function isOlder(
  { version }: BroughtOccurrence,
  known: ToldOccurrence | null,
  whole: EventVersion | null,
): boolean {
  if (known !== null && known.toldBy !== 'whole') return compareVersions(version, known.version) < 0;
  const than = known?.version ?? whole;
  return than !== null && version.sequence < than.sequence;
}

const nothing = { kept: [] as ToldOccurrence[], gone: [] as ToldOccurrence[] };

function takenWhole(
  known: readonly ToldOccurrence[],
  occurrences: readonly BroughtOccurrence[],
  { version, cancelled }: Whole,
  since: Instant,
): typeof nothing {
  const before = new Map(known.map((one) => [one.recurrenceId, one]));
  const isKept = (one: ToldOccurrence, than: EventVersion, orAsNew: boolean) => {
    const order = compareVersions(one.version, than);
    return one.toldBy === 'alone' && (orAsNew ? order >= 0 : order > 0);
  };
  const kept: ToldOccurrence[] = [];
  for (const one of occurrences) {
    const earlier = before.get(one.recurrenceId);
    before.delete(one.recurrenceId);
    if (one.toldBy === 'alone') continue;
    const staysChanged =
      earlier !== undefined && isKept(earlier, one.version, one.toldBy === 'whole' && !cancelled);
    // What is called off needs no mark of its own beside the occurrences that are.
    const isMark = cancelled && earlier === undefined && one.recurrenceId === null;
    if (!staysChanged && !isMark) kept.push(one);
  }
  const alone = new Set(
    occurrences.filter(({ toldBy }) => toldBy === 'alone').map(({ recurrenceId }) => recurrenceId),
  );
  const gone = [...before.values()]
    .filter(
      (one) =>
        !alone.has(one.recurrenceId) &&
        !one.cancelled &&
        one.end > since &&
        !isKept(one, version, !cancelled),
    )
    .map((one) => Object.assign({}, one, { cancelled: true, version, toldBy: 'whole' as const }));
  return { kept, gone };
}

function laterThan(
  { from, moved, title, busy, version }: LaterChange,
  now: ReadonlyMap<string | null, ToldOccurrence>,
  kept: ReadonlyMap<string | null, ToldOccurrence>,
): ToldOccurrence[] {
  return [...now.values()].flatMap((one) => {
    const { recurrenceId, start, cancelled, toldBy } = one;
    const isItsOwn =
      recurrenceId === null || toldBy !== 'whole' || kept.get(recurrenceId)?.toldBy === 'alone';
    if (isItsOwn || cancelled || recurrenceId <= from || compareVersions(version, one.version) < 0) return [];
    if (moved === null) return [{ ...one, cancelled: true, version, toldBy: 'alone' as const }];
    const begins = start + moved.shiftMs;
    return [
      {
        ...one,
        start: begins,
        end: begins + moved.durationMs,
        title,
        busy,
        version,
        toldBy: 'alone' as const,
      },
    ];
  });
}
