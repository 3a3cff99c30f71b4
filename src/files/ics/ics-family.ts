import { compareVersions } from '../../domain/event-version.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { versionOf } from './ics-event.ts';
import {
  type Exception,
  exceptionOf,
  isCancelled,
  isStale,
  movedBy,
  newestByName,
  seriesOf,
} from './ics-exception.ts';
import type { IcsEvent } from './ics-scan.ts';
import { busyAt, contentOf, isRepeating, type SeriesReader, touches } from './ics-series.ts';
import { type EventTime, type IcsBusy, type IcsLater, type IcsWhole, intervalAt } from './ics-time.ts';

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
