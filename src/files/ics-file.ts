import type { Interval } from '../domain/interval.ts';
import { MOST_CHARACTERS, shortened, tooLong } from '../domain/text-limits.ts';
import type { ZoneRules } from '../domain/zone.ts';
import { type IcsEvent, scanIcs, valueOf } from './ics/ics-scan.ts';
import { readSimple } from './ics/ics-simple.ts';
import type { Clocks, EventReading, IcsBusy } from './ics/ics-time.ts';

export type { IcsBusy } from './ics/ics-time.ts';

/** An event, or part of one, that was not taken; `line` is that of its BEGIN. */
export interface SkippedEvent {
  readonly line: number | null;
  readonly uid: string | null;
  readonly why: string;
}

export interface IcsReading {
  readonly file: string;
  /** The shop's: the clock of floating times and of whole days. */
  readonly zone: ZoneRules;
  /** The world's zone of that name, or null when there is none. */
  readonly zoneRules: (name: string) => ZoneRules | null | Promise<ZoneRules | null>;
  /** Events that repeat are expanded where they touch this range; all others are taken wherever they lie. */
  readonly expand: Interval;
}

export interface IcsFile {
  /** In the order of the file; no two share `uid` and `recurrenceId`. */
  readonly events: IcsBusy[];
  /** What could not be read, or only in part, in the order of the file. */
  readonly skipped: SkippedEvent[];
}

/** Some of the reasons repeat what the file says. */
const WHY_CHARACTERS = 300;

function isSame(a: IcsBusy, b: IcsBusy): boolean {
  return a.start === b.start && a.end === b.end && a.busy === b.busy && a.cancelled === b.cancelled;
}

/**
 * Each event once, in the order of the file. Of two versions of one event the higher SEQUENCE counts; of two with the
 * same, the first, and the other is reported unless it says the same.
 */
function newestOf(events: readonly IcsEvent[], readings: readonly EventReading[]): IcsFile {
  const taken = new Map<string, { busy: IcsBusy; line: number; version: number }>();
  const skipped: SkippedEvent[] = [];
  for (const [index, { line, lines }] of events.entries()) {
    const { busy: instances, why } = readings[index] as EventReading;
    const version = lines.SEQUENCE === undefined ? 0 : Number(valueOf(lines.SEQUENCE)) || 0;
    const skip = (why: string) =>
      skipped.push({
        line,
        uid: shortened(valueOf(lines.UID), MOST_CHARACTERS.UID) || null,
        why: shortened(why, WHY_CHARACTERS),
      });
    if (instances.some(({ uid }) => tooLong('UID', uid) !== null)) {
      skip(`its UID is longer than ${MOST_CHARACTERS.UID} characters`);
      continue;
    }
    for (const busy of instances) {
      const key = busy.recurrenceId === null ? busy.uid : `${busy.uid}\n${busy.recurrenceId}`;
      const other = taken.get(key);
      if (other === undefined || version > other.version) taken.set(key, { busy, line, version });
      else if (version === other.version && !isSame(busy, other.busy))
        skip(`it has the same UID as the event on line ${other.line}`);
    }
    if (why !== null) skip(why);
  }
  return { events: Array.from(taken.values(), ({ busy }) => titleCut(busy)), skipped };
}

/** Programs put whole invitations into titles; what an event is about stands at the beginning. */
function titleCut(busy: IcsBusy): IcsBusy {
  if (tooLong('title', busy.title) === null) return busy;
  return { ...busy, title: shortened(busy.title, MOST_CHARACTERS.title) };
}

/**
 * Busy time from another program's iCalendar export: every VEVENT of every VCALENDAR, repeating ones expanded. An event
 * that cannot be read is reported and never guessed, and costs no other event. Whether the owner declined is not looked
 * at, since the file does not say which attendee the owner is.
 *
 * The library is loaded for the first event that is more than the everyday one. An event without UID gets one from its
 * contents, the same at every reading. Throws `file-invalid` for text that is no iCalendar at all. O(n) for n bytes,
 * plus the instances.
 */
export async function readIcsFile(
  text: string,
  { file, zone, zoneRules, expand }: IcsReading,
): Promise<IcsFile> {
  const scan = scanIcs(text, file);
  const world = new Map<string, ZoneRules | null>();
  for (const name of scan.zoneNames) world.set(name, await zoneRules(name));
  const clocks: Clocks = { shop: zone, world };
  const simple = scan.events.map((event) => readSimple(event, clocks));
  const others = scan.events.filter((_, index) => simple[index] === null);
  const library = others.length > 0 ? await import('./ics/ics-library.ts') : null;
  const readings = library?.readWithLibrary(others, clocks, expand) ?? [];
  let next = 0;
  const { events, skipped } = newestOf(
    scan.events,
    simple.map((reading) => reading ?? (readings[next++] as EventReading)),
  );
  for (const broken of scan.broken)
    skipped.push({ ...broken, uid: broken.uid && shortened(broken.uid, MOST_CHARACTERS.UID) });
  skipped.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { events, skipped };
}
