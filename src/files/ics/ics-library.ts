import { DAY_MS, type Interval } from '../../domain/interval.ts';
import { wallAt } from '../../domain/zone.ts';
import { EventTimes } from './ics-event-times.ts';
import { Expansion } from './ics-expansion.ts';
import { readRule, untilWall } from './ics-rule.ts';
import { type IcsEvent, valueOf } from './ics-scan.ts';
import {
  type Clocks,
  type EventReading,
  type EventTime,
  type IcsBusy,
  instanceName,
  intervalAt,
  namesOfInstance,
  standing,
  Unreadable,
} from './ics-time.ts';
import { parameterOf, textOf } from './ics-values.ts';
import { zoneFinder } from './ics-zones.ts';

interface Reader {
  readonly times: EventTimes;
  readonly expansion: Expansion;
  readonly expand: Interval;
  /** By UID: the names of the instances that an exception of the file replaces. */
  readonly replaced: Map<string, Set<string>>;
}

/** The lines of one name. */
function linesOf(joined: string | undefined): string[] {
  return joined === undefined ? [] : joined.split('\n');
}

function busyOf(event: IcsEvent, time: EventTime, recurrenceId: string | null): IcsBusy {
  const { UID, DTSTART = '', DTEND, DURATION, SUMMARY } = event.lines;
  const title = SUMMARY === undefined ? '' : textOf('SUMMARY', SUMMARY);
  // Made of the contents, so that the same event has the same at every reading.
  const own = () =>
    `no-uid:DTSTART${DTSTART}/${DTEND === undefined ? valueOf(DURATION) : `DTEND${DTEND}`}/${title}`;
  return {
    uid: (UID !== undefined && textOf('UID', UID).trim()) || own(),
    recurrenceId,
    ...intervalAt(time),
    allDay: time.allDay,
    title,
    ...standing(event),
  };
}

function startingAt({ allDay, zone, span }: EventTime, wall: number): EventTime {
  return { wall, allDay, zone, span };
}

/** Instances where they touch `expand`, without those left out or replaced. */
function instancesOf(event: IcsEvent, { times, expansion, expand, replaced }: Reader): IcsBusy[] {
  const { lines } = event;
  const time = times.timeOf(event);
  const first = busyOf(event, time, instanceName(time));
  const range = {
    from: expand.start - (time.span.days + 2) * DAY_MS - time.span.ms,
    to: expand.end + 2 * DAY_MS,
  };
  const repeated = linesOf(lines.RRULE).flatMap((rest) => {
    const rule = readRule(valueOf(rest), time.wall);
    const until = untilWall(rule, time.allDay, (utc) => wallAt(time.zone, utc));
    return expansion.expand(rule, time.wall, until, range);
  });
  const added = linesOf(lines.RDATE).flatMap((rest) => times.addedBy(rest, event, time));
  const without = new Set(linesOf(lines.EXDATE).flatMap((rest) => times.namesIn('EXDATE', rest, event)));
  for (const name of replaced.get(first.uid) ?? []) without.add(name);
  const found = new Map<string, IcsBusy>();
  for (const instance of [time, ...repeated.map((wall) => startingAt(time, wall)), ...added]) {
    const recurrenceId = instanceName(instance);
    if (found.has(recurrenceId) || namesOfInstance(instance).some((name) => without.has(name))) continue;
    const { start, end } = intervalAt(instance);
    if (start < expand.end && (end > expand.start || start >= expand.start))
      found.set(recurrenceId, { ...first, recurrenceId, start, end });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function readEvent(event: IcsEvent, reader: Reader): EventReading {
  const { RRULE, RDATE, EXRULE } = event.lines;
  if (EXRULE !== undefined)
    throw new Unreadable('it leaves out dates by a rule (EXRULE), which is not understood');
  if (RRULE !== undefined || RDATE !== undefined) return { busy: instancesOf(event, reader), why: null };
  return { busy: [busyOf(event, reader.times.timeOf(event), null)], why: null };
}

/** One instance that was changed or cancelled on its own. */
function readException(event: IcsEvent, { times, replaced }: Reader): EventReading {
  const id = event.lines['RECURRENCE-ID'] ?? '';
  const [name, ...more] = times.namesIn('RECURRENCE-ID', id, event);
  if (name === undefined || more.length > 0) throw new Unreadable('its RECURRENCE-ID is not one date');
  const { cancelled } = standing(event);
  const time = times.timeOf(cancelled ? { ...event, lines: { DTSTART: id, ...event.lines } } : event);
  const busy = busyOf(event, time, name);
  const names = replaced.get(busy.uid) ?? new Set();
  replaced.set(busy.uid, names.add(name));
  return { busy: [busy], why: exceptionLimit(event) };
}

/** What an exception asks of instances other than its own. */
function exceptionLimit({ lines }: IcsEvent): string | null {
  if (/^THISANDFUTURE$/i.test(parameterOf('RECURRENCE-ID', lines['RECURRENCE-ID'] ?? '', 'range')))
    return 'it changes all later instances too (RANGE=THISANDFUTURE); only this one was changed';
  if (lines.RRULE !== undefined || lines.RDATE !== undefined)
    return 'it is one instance of an event and repeats itself; only that one was taken';
  return null;
}

/**
 * Reads events of every kind with ical.js: values, the zones that the file defines, rules, and exceptions from them.
 * They are read together, because exceptions take instances from other events. `expand` is the stretch of time in which
 * events that repeat are wanted. What is returned is in the order of `events`.
 */
export function readWithLibrary(
  events: readonly IcsEvent[],
  { shop, world }: Clocks,
  expand: Interval,
): EventReading[] {
  const expansion = new Expansion();
  const times = new EventTimes(shop, zoneFinder(world, expansion));
  const reader: Reader = { times, expansion, expand, replaced: new Map() };
  const tryTo = (read: typeof readEvent, event: IcsEvent): EventReading => {
    try {
      return read(event, reader);
    } catch (thrown) {
      if (thrown instanceof Unreadable) return { busy: [], why: thrown.message };
      throw thrown;
    }
  };
  const exceptions = events.map(({ lines }, index) =>
    lines['RECURRENCE-ID'] === undefined ? null : tryTo(readException, events[index] as IcsEvent),
  );
  return events.map((event, index) => exceptions[index] ?? tryTo(readEvent, event));
}
