import { compareVersions, type EventVersion } from '../../domain/event-version.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import { wallAt } from '../../domain/zone.ts';
import { standing, versionOf } from './ics-event.ts';
import type { OccurrenceNames } from './ics-occurrence-names.ts';
import { plainProperty } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import { isRepeating, occurrencesOf, type SeriesReader } from './ics-series.ts';
import { type EventTime, instanceName, intervalAt } from './ics-time.ts';

/** The event that the others of its family are exceptions of. */
export interface Series {
  readonly event: IcsEvent;
  readonly time: EventTime;
  readonly version: EventVersion;
  readonly occurrences: ReadonlyMap<string, EventTime>;
  readonly names: OccurrenceNames;
}

/** An event that takes the place of one occurrence of its series, or of that one and all after it. */
export interface Exception {
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

export function seriesOf(event: IcsEvent, reader: SeriesReader): Series {
  const time = reader.times.timeOf(event);
  const { taken, names } = occurrencesOf(event, time, reader);
  return { event, time, version: versionOf(event), occurrences: taken, names };
}

export function exceptionOf(event: IcsEvent, series: Series | null, reader: SeriesReader): Exception {
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
export function newestByName(exceptions: readonly Exception[]): Map<string, Exception> {
  const newest = new Map<string, Exception>();
  for (const one of exceptions) {
    const other = newest.get(one.name);
    const order = other === undefined ? 1 : compareVersions(one.version, other.version);
    const wins = order === 0 ? isCancelled(one.event) && !isCancelled((other as Exception).event) : order > 0;
    if (wins) newest.set(one.name, one);
  }
  return newest;
}

export function isCancelled(event: IcsEvent): boolean {
  return standing(event).cancelled;
}

/** An occurrence as an exception for it and all after it moves it: by as much on the exception's own clock. */
export function movedBy({ time, at }: Exception, occurrence: EventTime): EventTime {
  const wallOn = (instant: Instant) => {
    const wall = wallAt(time.zone, instant);
    return time.allDay ? Math.floor(wall / DAY_MS) * DAY_MS : wall;
  };
  return { ...time, wall: wallOn(intervalAt(occurrence).start) + time.wall - wallOn(at) };
}

/** An exception of an earlier version of its event. Where occurrences are not looked for, nobody knows. */
export function isStale(
  { name, version, day }: Exception,
  series: Series,
  { expand }: SeriesReader,
): boolean {
  if (version.sequence >= series.version.sequence || series.occurrences.has(name)) return false;
  return day.start >= expand.start && day.end <= expand.end;
}
