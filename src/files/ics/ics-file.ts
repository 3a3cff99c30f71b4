import type { Interval } from '../../domain/interval.ts';
import { Expansion } from '../../domain/repeat-expansion.ts';
import { MOST_CHARACTERS, shortened, tooLong } from '../../domain/text-limits.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { DefinedZones } from './ics-defined-zones.ts';
import { versionReader } from './ics-event.ts';
import { EventTimes } from './ics-event-times.ts';
import { familiesOf, uidOf, whyNone } from './ics-families.ts';
import { readFamily } from './ics-family.ts';
import { type IcsEvent, type IcsScan, scanIcs } from './ics-scan.ts';
import { readSimple } from './ics-simple.ts';
import type { IcsBusy, IcsLater, IcsWhole } from './ics-time.ts';
import { findWorldZones, zoneKey } from './ics-zone-names.ts';
import { FileZones, type ZonesOfCalendar } from './ics-zones.ts';

export type { IcsBusy, IcsLater, IcsWhole } from './ics-time.ts';

/** Something to be told of a file; `line` is that of an event's BEGIN. */
export interface IcsNote {
  readonly line: number | null;
  readonly uid: string | null;
  readonly why: string;
}

export interface IcsReading {
  readonly file: string;
  /** The shop's: the clock of whole days, and of times without a zone in a calendar without one. */
  readonly zone: ZoneRules;
  /** The world's zone of that name, in any case, or null when there is none. */
  readonly zoneRules: (name: string) => ZoneRules | null | Promise<ZoneRules | null>;
  /** Events that repeat are expanded where they touch this range; all others are taken wherever they lie. */
  readonly expand: Interval;
}

export interface IcsFile {
  /** In the order of the file; no two share `uid` and `recurrenceId`. */
  readonly events: IcsBusy[];
  /** Those that repeat. */
  readonly wholes: IcsWhole[];
  readonly later: IcsLater[];
  /** Events that were not taken, in the order of the file. */
  readonly skipped: IcsNote[];
  /** What is not certain of events that were taken. */
  readonly warnings: IcsNote[];
}

/** Some of the reasons repeat what the file says. */
const WHY_CHARACTERS = 300;

const byLine = (a: IcsNote, b: IcsNote) => (a.line ?? 0) - (b.line ?? 0);

/** Programs put whole invitations into titles; what an event is about stands at the beginning. */
function titleCut<T extends { readonly title: string }>(one: T): T {
  return tooLong('title', one.title) === null
    ? one
    : { ...one, title: shortened(one.title, MOST_CHARACTERS.title) };
}

/**
 * Busy time from another program's iCalendar export: every VEVENT of every VCALENDAR, repeating ones expanded. What of an event
 * is not understood is told, and costs no more than it must: a rule costs all occurrences but the first, an event that cannot
 * be read costs no other. Whether the owner declined is not looked at, since the file does not say which attendee the owner is.
 *
 * Throws `file-invalid` for text that is no iCalendar at all, and for a file without a single event that can be taken.
 * O(n) for n bytes, plus the instances.
 */
export async function readIcsFile(text: string, reading: IcsReading): Promise<IcsFile> {
  const scan = scanIcs(text, reading.file);
  const keys = new Set(Array.from(scan.zoneNames, zoneKey));
  const defined = new DefinedZones(scan.calendars, keys);
  const world = await findWorldZones(keys, (key) => defined.has(key), reading.zoneRules);
  const notes = { skipped: [] as IcsNote[], warnings: [] as IcsNote[] };
  const zones = new FileZones(reading.zone, world, defined, (why) =>
    notes.warnings.push({ line: null, uid: null, why: shortened(why, WHY_CHARACTERS) }),
  );
  const { events, wholes, later } = readEvents(scan, reading, zones, notes);
  for (const { line, uid, why } of scan.broken)
    notes.skipped.push({ line, uid: uid && shortened(uid, MOST_CHARACTERS.UID), why });
  for (const { line, uid, why } of scan.cutOff)
    notes.warnings.push({ line, uid: uid && shortened(uid, MOST_CHARACTERS.UID), why });
  notes.skipped.sort(byLine);
  notes.warnings.sort(byLine);
  if (events.length + wholes.length === 0) throw nothingIn(reading.file, notes.skipped);
  return { events: events.map(titleCut), wholes, later: later.map(titleCut), ...notes };
}

function nothingIn(file: string, skipped: readonly IcsNote[]): AppError {
  const problems = skipped.map(({ line, why }) => ({ line, problem: why }));
  return new AppError({
    code: 'file-invalid',
    file,
    what: 'iCalendar file',
    problems: problems.length > 0 ? problems : [{ line: null, problem: 'there is no event in it' }],
  });
}

function noteOf({ line }: IcsEvent, uid: string, why: string): IcsNote {
  return {
    line,
    uid: shortened(uid, MOST_CHARACTERS.UID) || null,
    why: shortened(why, WHY_CHARACTERS),
  };
}

function readEvents(
  scan: IcsScan,
  { zone: shop, expand }: IcsReading,
  zones: FileZones,
  notes: { readonly skipped: IcsNote[]; readonly warnings: IcsNote[] },
): Pick<IcsFile, 'events' | 'wholes' | 'later'> {
  const uids = scan.events.map((event) => {
    const uid = uidOf(event);
    const why =
      tooLong('UID', uid) === null
        ? whyNone(event)
        : `its UID is longer than ${MOST_CHARACTERS.UID} characters`;
    if (why === null) return uid;
    notes.skipped.push(noteOf(event, event.lines.UID === undefined ? '' : uid, why));
    return null;
  });
  const families = familiesOf(scan.events, uids, {
    asNew: (event, { line }) =>
      notes.warnings.push(
        noteOf(
          event,
          uidOf(event),
          `it has the UID of the event on line ${line}, and neither is newer: both are taken`,
        ),
      ),
    older: (event, { line }) =>
      notes.skipped.push(
        noteOf(
          event,
          uidOf(event),
          `the event on line ${line} has its UID and a later DTSTAMP, and says another time: that one counts`,
        ),
      ),
  });
  const expansion = new Expansion(Unreadable);
  const clocks = new Map<IcsEvent['calendar'], ZonesOfCalendar>();
  const zonesOf = ({ calendar }: IcsEvent): ZonesOfCalendar => {
    const known = clocks.get(calendar) ?? zones.of(calendar);
    clocks.set(calendar, known);
    return known;
  };
  const versionOf = versionReader();
  const isChecked = ({ busy, cancelled, end }: IcsBusy) => busy && !cancelled && end > expand.start;
  const found = { events: [] as IcsBusy[], wholes: [] as IcsWhole[], later: [] as IcsLater[] };
  for (const family of families) {
    const { uid, whole, exceptions } = family;
    const simple =
      whole && exceptions.length === 0
        ? readSimple(whole, uid, versionOf(whole), shop, zonesOf(whole))
        : null;
    if (simple !== null) {
      if (isChecked(simple.busy)) zones.check(simple.zone, simple.busy.start);
      found.events.push(simple.busy);
      continue;
    }
    const read = readFamily(family, {
      skip: (event, why) => notes.skipped.push(noteOf(event, event.lines.UID === undefined ? '' : uid, why)),
      readerOf: (event) => {
        const tell = (why: string) => notes.warnings.push(noteOf(event, uid, why));
        return { times: new EventTimes(shop, zonesOf(event), tell), expansion, expand, tell };
      },
      check: (zone, busy) => {
        if (isChecked(busy)) zones.check(zone, busy.start);
      },
    });
    found.events.push(...read.busy);
    if (read.whole !== null) found.wholes.push(read.whole);
    found.later.push(...read.later);
  }
  return found;
}
