import { AppError } from '../../failure.ts';
import { notACalendar } from '../other-kind.ts';
import { textProperty } from './ics-property.ts';
import { hasOddDate, plainDates, wholeNames } from './ics-text.ts';

type DateName = 'DTSTART' | 'DTEND' | 'DURATION' | 'RECURRENCE-ID' | 'RRULE' | 'RDATE' | 'EXDATE' | 'EXRULE';
type EventName =
  | 'UID'
  | 'SUMMARY'
  | 'STATUS'
  | 'TRANSP'
  | 'SEQUENCE'
  | 'DTSTAMP'
  | 'X-MICROSOFT-CDO-BUSYSTATUS';
type Name = DateName | EventName;

/**
 * The properties of an event that say something about time taken, by name: parameters and value as written, from the
 * `;` or `:` on and unfolded. The first of a name counts, but `RRULE`, `EXRULE`, `RDATE` and `EXDATE` are all kept, one a line.
 */
export type Lines = { [N in Name]?: string };

export interface IcsCalendar {
  /** In capitals; what is done with its events: PUBLISH, REQUEST, CANCEL, ADD, REPLY and so on (RFC 5546). */
  method: string | null;
  /** The TZID of times that have none. */
  zoneName: string | null;
  /** The offset of such times by vCalendar 1.0 (`TZ:-05`), and the stretches of summer time that it knows (`DAYLIGHT`). */
  offset: string | null;
  readonly summers: string[];
  /** Each VTIMEZONE, as text. */
  readonly definitions: string[];
}

/** A VEVENT, still to be read. */
export interface IcsEvent {
  /** Of its BEGIN, counted from 1. */
  readonly line: number;
  readonly calendar: IcsCalendar;
  readonly lines: Lines;
}

interface ScanNote {
  readonly line: number;
  readonly uid: string | null;
  readonly why: string;
}

export interface IcsScan {
  readonly calendars: IcsCalendar[];
  readonly events: IcsEvent[];
  /** Components that are broken in themselves. */
  readonly broken: ScanNote[];
  /** What is not whole, although what can be read of it is taken. */
  readonly cutOff: ScanNote[];
  /** The TZIDs that are named, as they are written. */
  readonly zoneNames: Set<string>;
}

/** One of the lines that matter, with the lines that go on with it: what most events say alike is not even cut out. */
const LINE =
  /(?:^\uFEFF?|\n)(BEGIN|END|METHOD|X-WR-TIMEZONE|TIMEZONE-ID|TZ|DAYLIGHT|UID|DTSTAMP|DTSTART|DTEND|DURATION|RECURRENCE-ID|RRULE|RDATE|EXDATE|EXRULE|SUMMARY|STATUS(?=[^\n]*(?:CANCELL?ED|\n[ \t]))|TRANSP(?=[^\n]*(?:TRANSPARENT|:[1-9]|\n[ \t]))|SEQUENCE(?!:0\r?\n[^ \t])|X-MICROSOFT-CDO-BUSYSTATUS(?=[^\n]*(?:FREE|\n[ \t])))([;:][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gi;

const FREE_BUSY = 'it is a list of free and busy time (VFREEBUSY), not an event';
const TZID = /;\s*TZID\s*=("[^"]*"|[^;]*)/i;
const REPEATED: ReadonlySet<string> = new Set(['RRULE', 'EXRULE', 'RDATE', 'EXDATE']);
const DATED: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'RDATE', 'EXDATE']);

/** What no alarm has, so that in one that is never closed it is the event's. */
const NEVER_OF_ALARMS: ReadonlySet<string> = new Set([...REPEATED, ...DATED, 'SEQUENCE', 'TRANSP']);

const NO_END =
  'the calendar that begins here has no END:VCALENDAR: where the file was cut off, what stood behind is missing';

/** Whether a line within another component can only be the event's around it. */
function isOfItsEvent({ name: component }: { readonly name: string }, name: string): boolean {
  return component === 'VALARM' && NEVER_OF_ALARMS.has(name);
}

function addLine(lines: Lines, name: Name, rest: string): void {
  const before = lines[name];
  if (before === undefined) lines[name] = rest;
  else if (REPEATED.has(name)) lines[name] = `${before}\n${rest}`;
}

/** The value of a line whose parameters do not matter. */
export function valueOf(rest = ''): string {
  return rest.slice(rest.indexOf(':') + 1).trim();
}

/**
 * Cuts iCalendar text into its components without reading a value, so that a broken event costs none but itself. Throws
 * `file-invalid` when there is no VCALENDAR in it. Linear in the text.
 */
export function scanIcs(written: string, file: string): IcsScan {
  const text = wholeNames(written);
  const scan: IcsScan = { calendars: [], events: [], broken: [], cutOff: [], zoneNames: new Set() };
  let calendar: IcsCalendar | null = null;
  let event: IcsEvent | null = null;
  /** The line of a BEGIN:VCALENDAR that is still without its end. */
  let openCalendar: number | null = null;
  /** The component inside an event (an alarm) or beside it (a task, a zone) whose properties are not ours. */
  let foreign: { readonly name: string; readonly at: number } | null = null;

  const uidOf = ({ lines }: IcsEvent) => valueOf(lines.UID) || null;
  const breakOff = () => {
    if (event !== null)
      scan.broken.push({
        line: event.line,
        uid: uidOf(event),
        why: 'it has no END:VEVENT',
      });
    event = null;
  };
  const cutOffCalendar = () => {
    if (openCalendar !== null) scan.cutOff.push({ line: openCalendar, uid: null, why: NO_END });
    openCalendar = null;
  };
  const begin = (name: string, at: number, line: number) => {
    if (name === 'VFREEBUSY') scan.broken.push({ line, uid: null, why: FREE_BUSY });
    if (name !== 'VCALENDAR' && name !== 'VEVENT') {
      foreign ??= { name, at };
      return;
    }
    breakOff();
    foreign = null;
    if (name === 'VCALENDAR') {
      cutOffCalendar();
      openCalendar = line;
    }
    if (name === 'VCALENDAR' || calendar === null) {
      calendar = { method: null, zoneName: null, offset: null, summers: [], definitions: [] };
      scan.calendars.push(calendar);
    }
    if (name === 'VEVENT') event = { line, calendar, lines: {} };
  };
  const end = (name: string, at: number) => {
    if (name === 'VCALENDAR') {
      breakOff();
      openCalendar = null;
    }
    if (name === 'VTIMEZONE' && foreign?.name === name && event === null)
      calendar?.definitions.push(`${text.slice(foreign.at, at).trim()}\nEND:VTIMEZONE`);
    const within = foreign?.name;
    if (name === 'VEVENT' || name === within) foreign = null;
    if (name !== 'VEVENT' || event === null) return;
    if (within !== undefined)
      scan.cutOff.push({ line: event.line, uid: uidOf(event), why: `the ${within} in it has no end` });
    scan.events.push(event);
    event = null;
  };

  let line = 1;
  let lineEnd = text.indexOf('\n');
  let lastHead = '';
  LINE.lastIndex = 0;
  for (let match = LINE.exec(text); match !== null; match = LINE.exec(text)) {
    const name = (match[1] as string).toUpperCase();
    let rest = match[2] as string;
    if (rest.includes('\n')) rest = rest.replaceAll(/\r?\n[ \t]/g, '');
    if (name === 'BEGIN') {
      for (; lineEnd >= 0 && lineEnd <= match.index; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
      begin(valueOf(rest).toUpperCase(), match.index, line);
    } else if (name === 'END') end(valueOf(rest).toUpperCase(), match.index);
    else if (foreign !== null && !isOfItsEvent(foreign, name)) continue;
    else if (event !== null) {
      if (NEVER_OF_ALARMS.has(name) && hasOddDate(rest)) rest = plainDates(rest);
      addLine((event as IcsEvent).lines, name as Name, rest);
      // Neighbours mostly share their zone.
      if (!rest.startsWith(';') || rest.startsWith(lastHead || ':') || !DATED.has(name)) continue;
      lastHead = rest.slice(0, rest.lastIndexOf(':') + 1);
      const [, tzid] = TZID.exec(lastHead.slice(0, -1)) ?? [];
      if (tzid !== undefined) scan.zoneNames.add(tzid);
    } else if (calendar !== null) {
      const own = calendar as IcsCalendar;
      if (name === 'TZ') own.offset ??= valueOf(rest);
      else if (name === 'DAYLIGHT') own.summers.push(valueOf(rest));
      else if (name === 'METHOD') own.method = valueOf(rest).toUpperCase();
      else if (name === 'X-WR-TIMEZONE' || name === 'TIMEZONE-ID') {
        own.zoneName ??= textProperty(rest).trim();
        scan.zoneNames.add(own.zoneName);
      }
    }
  }
  breakOff();
  cutOffCalendar();
  if (calendar === null)
    throw new AppError({
      code: 'file-invalid',
      file,
      what: 'iCalendar file',
      problems: [{ line: null, problem: notACalendar(written) ?? 'there is no BEGIN:VCALENDAR in it' }],
    });
  return scan;
}
