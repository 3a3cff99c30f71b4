import { compareVersions, type EventVersion } from '../../domain/event-version.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { wallAt, type ZoneRules } from '../../domain/zone.ts';
import { standing, versionOf } from './ics-event.ts';
import type { OccurrenceNames } from './ics-occurrence-names.ts';
import { plainProperty } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import { busyAt, contentOf, isRepeating, occurrencesOf, type SeriesReader, touches } from './ics-series.ts';
import {
  type EventTime,
  type IcsBusy,
  type IcsLater,
  type IcsWhole,
  instanceName,
  intervalAt,
  Unreadable,
} from './ics-time.ts';

/** All events of a file with one UID, of which the versions that do not count are left out. */
export interface IcsFamily {
  readonly uid: string;
  readonly whole: IcsEvent | null;
  readonly exceptions: readonly IcsEvent[];
}

/** What a family comes to. */
export interface FamilyReading {
  readonly busy: readonly IcsBusy[];
  readonly whole: IcsWhole | null;
  readonly later: readonly IcsLater[];
}

/** How events are read, and who hears of those that cannot be. */
export interface FamilyReader {
  readonly readerOf: (event: IcsEvent) => SeriesReader;
  readonly skip: (event: IcsEvent, why: string) => void;
  /** Is given all that is taken, with its clock. */
  readonly check: (zone: ZoneRules, busy: IcsBusy) => void;
}

/** The event that the others of its family are exceptions of. */
interface Series {
  readonly event: IcsEvent;
  readonly time: EventTime;
  readonly version: EventVersion;
  readonly occurrences: ReadonlyMap<string, EventTime>;
  readonly names: OccurrenceNames;
}

interface Exception {
  readonly event: IcsEvent;
  readonly name: string;
  /** When the occurrence would have been. */
  readonly at: Instant;
  readonly time: EventTime;
  readonly version: EventVersion;
  readonly isLater: boolean;
  readonly day: Interval;
  /** Where it is looked for when none has its name; null where only its name counts. */
  readonly where: Interval | null;
}

function seriesOf(event: IcsEvent, reader: SeriesReader): Series {
  const time = reader.times.timeOf(event);
  const { taken, names } = occurrencesOf(event, time, reader);
  return { event, time, version: versionOf(event), occurrences: taken, names };
}

function exceptionOf(event: IcsEvent, series: Series | null, reader: SeriesReader): Exception {
  const { times, tell } = reader;
  const id = event.lines['RECURRENCE-ID'] ?? '';
  const { DTSTART, DTEND, DURATION } = event.lines;
  // A cancellation need not say more than which occurrence it is.
  const read = times.timeOf(
    DTSTART === undefined ? { ...event, lines: { ...event.lines, DTSTART: id } } : event,
  );
  const isShort = DTSTART === undefined && DTEND === undefined && DURATION === undefined;
  const time = isShort && series?.time.allDay === read.allDay ? { ...read, span: series.time.span } : read;
  const version = versionOf(event);
  const range = plainProperty(id).parameters.get('RANGE')?.toUpperCase();
  if (range !== undefined && range !== 'THISANDFUTURE')
    tell(
      `it changes other occurrences too (RANGE=${range}), which is not understood; only this one is changed`,
    );
  if (isRepeating(event)) tell('it is one occurrence of an event and repeats itself; only that one is taken');
  try {
    const { named, ...place } = times.meantBy(id, series?.time ?? time);
    const meant = series?.names.meantBy(named) ?? null;
    if (meant !== null && meant.doubt !== null) tell(`its RECURRENCE-ID ${meant.doubt}`);
    const name = meant?.names[0] ?? named.name;
    return { event, ...place, name, time, version, isLater: range === 'THISANDFUTURE' };
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    tell(`${thrown.message}, so that it is taken beside the event that it belongs to`);
    const own = intervalAt(time);
    const place = { name: instanceName(time), at: own.start, day: own, where: null };
    return { event, ...place, time, version, isLater: false };
  }
}

/** Of several exceptions for one occurrence the newest; of two with the same version a cancellation, else the first. */
function newestByName(exceptions: readonly Exception[]): Map<string, Exception> {
  const newest = new Map<string, Exception>();
  for (const one of exceptions) {
    const other = newest.get(one.name);
    const order = other === undefined ? 1 : compareVersions(one.version, other.version);
    const wins = order === 0 ? isCancelled(one.event) && !isCancelled((other as Exception).event) : order > 0;
    if (wins) newest.set(one.name, one);
  }
  return newest;
}

function isCancelled(event: IcsEvent): boolean {
  return standing(event).cancelled;
}

/** An occurrence as an exception for it and all after it moves it: by as much on the exception's own clock. */
function movedBy({ time, at }: Exception, occurrence: EventTime): EventTime {
  const wallOn = (instant: Instant) => {
    const wall = wallAt(time.zone, instant);
    return time.allDay ? Math.floor(wall / DAY_MS) * DAY_MS : wall;
  };
  return { ...time, wall: wallOn(intervalAt(occurrence).start) + time.wall - wallOn(at) };
}

/** Reads the events of one UID, which belong together: exceptions take occurrences from the event that they are of. */
export function readFamily({ uid, whole, exceptions }: IcsFamily, reader: FamilyReader): FamilyReading {
  const { readerOf, skip, check } = reader;
  const attempt = <T>(event: IcsEvent, read: (reader: SeriesReader) => T): T | null => {
    try {
      return read(readerOf(event));
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      skip(event, thrown.message);
      return null;
    }
  };
  if (whole !== null && isCancelled(whole)) return cancelledFamily(uid, whole, exceptions, reader);
  const series = whole && attempt(whole, (own) => seriesOf(whole, own));
  const read = exceptions.flatMap((event) => attempt(event, (own) => exceptionOf(event, series, own)) ?? []);
  if (series === null) return { whole: null, ...alone(uid, read, check) };
  const changed = newestByName(read);
  const later = [...changed.values()]
    .filter(({ isLater }) => isLater)
    .sort((a, b) => (a.name < b.name ? 1 : -1));
  const { expand } = readerOf(series.event);
  const busy: IcsBusy[] = [];
  const take = (one: IcsBusy, { zone }: EventTime) => {
    check(zone, one);
    busy.push(one);
  };
  const isSeries = isRepeating(series.event) || changed.size > 0;
  const content = contentOf(series.event, uid);
  for (const [name, time] of series.occurrences) {
    if (changed.has(name)) continue;
    const by = later.find((one) => one.name <= name);
    if (by !== undefined && isCancelled(by.event)) continue;
    const moved = by === undefined ? time : movedBy(by, time);
    const one = busyAt(
      by === undefined ? content : { ...contentOf(by.event, uid), version: content.version },
      moved,
      isSeries ? name : null,
      'whole',
    );
    if (!isSeries || touches(one, expand)) take(one, moved);
  }
  for (const one of changed.values()) {
    if (isStale(one, series, readerOf(one.event)))
      skip(one.event, 'it changes an occurrence that a later version of the event does not have');
    else take(busyAt(contentOf(one.event, uid), one.time, one.name, 'beside'), one.time);
  }
  busy.sort((a, b) => a.start - b.start);
  const { version, event } = series;
  return {
    busy,
    whole: isSeries ? { uid, version, line: event.line } : null,
    later: [],
  };
}

/** An exception of an earlier version of its event. Where occurrences are not looked for, nobody knows. */
function isStale({ name, version, day }: Exception, series: Series, { expand }: SeriesReader): boolean {
  if (version.sequence >= series.version.sequence || series.occurrences.has(name)) return false;
  return day.start >= expand.start && day.end <= expand.end;
}

/** An event that was called off, with all its occurrences but those that were said anew later. */
function cancelledFamily(
  uid: string,
  whole: IcsEvent,
  exceptions: readonly IcsEvent[],
  reader: FamilyReader,
): FamilyReading {
  const version = versionOf(whole);
  const newer = exceptions.filter((event) => compareVersions(versionOf(event), version) > 0);
  const rest = readFamily({ uid, whole: null, exceptions: newer }, reader);
  const called: IcsBusy = {
    ...contentOf(whole, uid),
    ...neverOrAt(whole, reader),
    recurrenceId: null,
    toldBy: 'whole',
  };
  return {
    busy: [called, ...rest.busy],
    whole: null,
    later: rest.later,
  };
}

/** A cancellation need not say when its event would have been (RFC 5546 §3.2.5). */
function neverOrAt(event: IcsEvent, { readerOf }: FamilyReader): Pick<IcsBusy, 'start' | 'end' | 'allDay'> {
  try {
    const time = readerOf(event).times.timeOf(event);
    return { ...intervalAt(time), allDay: time.allDay };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { start: 0, end: 0, allDay: false };
    throw thrown;
  }
}

/** Exceptions of an event that the file does not have: each changes its own occurrence and leaves the others. */
function alone(
  uid: string,
  exceptions: readonly Exception[],
  check: FamilyReader['check'],
): Pick<FamilyReading, 'busy' | 'later'> {
  const newest = [...newestByName(exceptions).values()];
  const busy = newest.map((one): IcsBusy => {
    const certain = busyAt(contentOf(one.event, uid), one.time, one.name, 'alone');
    const own = one.where === null ? certain : { ...certain, where: one.where };
    check(one.time.zone, own);
    return own;
  });
  const later = newest
    .filter(({ isLater }) => isLater)
    .map((one): IcsLater => {
      const { title, busy, cancelled, version, line } = contentOf(one.event, uid);
      const { start, end } = intervalAt(one.time);
      const moved = cancelled ? null : { shiftMs: start - one.at, durationMs: end - start };
      return { uid, from: one.name, moved, title, busy, version, line };
    });
  return { busy, later };
}
