import { DAY_MS, type Interval } from '../../domain/interval.ts';
import type { Expansion } from '../../domain/repeat-expansion.ts';
import { readRule, untilWall } from '../../domain/rule-text.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import { wallAt } from '../../domain/zone.ts';
import { standing, versionOf } from './ics-event.ts';
import type { EventTimes, Tell } from './ics-event-times.ts';
import { OccurrenceNames } from './ics-occurrence-names.ts';
import { plainProperty, textProperty } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import { type EventTime, type IcsBusy, instanceName, intervalAt } from './ics-time.ts';
import { translatedRule } from './ics-vcalendar-rule.ts';

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
  { expansion, expand, tell: tellDoubt }: SeriesReader,
  tell: Tell,
): number[] {
  return linesOf(joined).flatMap((rest) => {
    const { value } = plainProperty(rest);
    const translated = translatedRule(value, time.wall);
    if (translated !== null && translated.doubt !== null)
      tellDoubt(`its rule "${value}" ${translated.doubt}`);
    try {
      const rule = readRule(translated?.text ?? value);
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

export interface Occurrences {
  /** By name, without those that the event leaves out itself. */
  readonly taken: ReadonlyMap<string, EventTime>;
  /** Also of those that are left out. */
  readonly names: OccurrenceNames;
}

/** The occurrences of an event where they can touch `expand`. The first is always among them, wherever it lies. */
export function occurrencesOf(event: IcsEvent, time: EventTime, reader: SeriesReader): Occurrences {
  const { RRULE, RDATE, EXDATE, EXRULE } = event.lines;
  const { times, tell } = reader;
  const repeated = byRules(RRULE, time, reader, (why) => tell(`${why}: only its first occurrence is taken`));
  const added = linesOf(RDATE).flatMap((rest) => times.addedBy(rest, time));
  const ruledOut = new Set(
    byRules(EXRULE, time, reader, (why) => tell(`what it leaves out by a rule (EXRULE) is taken: ${why}`)),
  );
  const taken = new Map<string, EventTime>();
  const names = new OccurrenceNames();
  for (const one of [time, ...repeated.map((wall) => startingAt(time, wall)), ...added]) {
    names.add(one);
    if (ruledOut.has(one.wall)) continue;
    const name = instanceName(one);
    const other = taken.get(name);
    // A period among the further dates may say how long an occurrence lasts that the rule gave already.
    if (other === undefined || intervalAt(one).end > intervalAt(other).end) taken.set(name, one);
  }
  const doubts = new Set<string>();
  for (const left of linesOf(EXDATE).flatMap((rest) => times.leftOutBy(rest, time))) {
    const meant = names.meantBy(left);
    for (const name of meant.names) taken.delete(name);
    if (meant.doubt !== null) doubts.add(meant.doubt);
  }
  for (const doubt of doubts) tell(`a date that it leaves out (EXDATE) ${doubt}`);
  return { taken, names };
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
