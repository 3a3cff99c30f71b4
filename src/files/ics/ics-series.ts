import { DAY_MS, type Interval } from '../../domain/interval.ts';
import { wallAt } from '../../domain/zone.ts';
import { standing, versionOf } from './ics-event.ts';
import type { EventTimes, Tell } from './ics-event-times.ts';
import type { Expansion } from './ics-expansion.ts';
import { plainProperty, textProperty } from './ics-property.ts';
import { readRule, untilWall } from './ics-rule.ts';
import type { IcsEvent } from './ics-scan.ts';
import { type EventTime, type IcsBusy, intervalAt, namesOfInstance, Unreadable } from './ics-time.ts';

/** What the events of one calendar are read with. */
export interface SeriesReader {
  readonly times: EventTimes;
  readonly expansion: Expansion;
  /** The stretch of time in which occurrences are wanted. */
  readonly expand: Interval;
  /** Hears what was not understood although the event is taken. */
  readonly tell: Tell;
}

/** What an event is, whenever it happens. */
export type Content = Omit<IcsBusy, 'start' | 'end' | 'recurrenceId' | 'toldBy' | 'allDay'>;

export function contentOf(event: IcsEvent, uid: string): Content {
  const { SUMMARY } = event.lines;
  const title = SUMMARY === undefined ? '' : textProperty(SUMMARY);
  return { uid, title, ...standing(event), version: versionOf(event), line: event.line };
}

export function isRepeating({ lines }: IcsEvent): boolean {
  return lines.RRULE !== undefined || lines.RDATE !== undefined;
}

/** The lines of one name. */
function linesOf(joined: string | undefined): string[] {
  return joined === undefined ? [] : joined.split('\n');
}

/** From so long before the stretch that is wanted that what is still going on then is found. */
function rangeFor({ span }: EventTime, expand: Interval) {
  return { from: expand.start - (span.days + 2) * DAY_MS - span.ms, to: expand.end + 2 * DAY_MS };
}

/** The wall times by rules of one name; a rule that is not understood is told, and adds nothing. */
function byRules(
  joined: string | undefined,
  time: EventTime,
  { expansion, expand }: SeriesReader,
  tell: Tell,
): number[] {
  return linesOf(joined).flatMap((rest) => {
    try {
      const rule = readRule(plainProperty(rest).value);
      const until = untilWall(rule, time.allDay, (utc) => wallAt(time.zone, utc));
      const after = expansion.expand(rule, time.wall, until, rangeFor(time, expand));
      return expansion.names(rule, time.wall) ? [time.wall].concat(after) : after;
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      tell(thrown.message);
      return [];
    }
  });
}

function startingAt({ allDay, zone, span }: EventTime, wall: number): EventTime {
  return { wall, allDay, zone, span };
}

/**
 * The occurrences of an event where they can touch `expand`, by name, without those that it leaves out itself. The first is
 * always among them, wherever it lies, unless it is left out.
 */
export function occurrencesOf(
  event: IcsEvent,
  time: EventTime,
  reader: SeriesReader,
): Map<string, EventTime> {
  const { RRULE, RDATE, EXDATE, EXRULE } = event.lines;
  const { times, tell } = reader;
  const repeated = byRules(RRULE, time, reader, (why) => tell(`${why}: only its first occurrence is taken`));
  const added = linesOf(RDATE).flatMap((rest) => times.addedBy(rest, time));
  const without = new Set(linesOf(EXDATE).flatMap((rest) => times.leftOutBy(rest, time)));
  const ruledOut = new Set(
    byRules(EXRULE, time, reader, (why) => tell(`what it leaves out by a rule (EXRULE) is taken: ${why}`)),
  );
  const found = new Map<string, EventTime>();
  for (const one of [time, ...repeated.map((wall) => startingAt(time, wall)), ...added]) {
    const names = namesOfInstance(one);
    const name = names[0] as string;
    if (ruledOut.has(one.wall) || names.some((each) => without.has(each))) continue;
    const other = found.get(name);
    // A period among the further dates may say how long an occurrence lasts that the rule gave already.
    if (other === undefined || intervalAt(one).end > intervalAt(other).end) found.set(name, one);
  }
  return found;
}

export function busyAt(
  content: Content,
  time: EventTime,
  recurrenceId: string | null,
  toldBy: IcsBusy['toldBy'],
): IcsBusy {
  return { ...content, recurrenceId, ...intervalAt(time), allDay: time.allDay, toldBy };
}

export function touches({ start, end }: Interval, expand: Interval): boolean {
  return start < expand.end && (end > expand.start || start >= expand.start);
}
