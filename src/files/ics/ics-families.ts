import { compareVersions } from '../../domain/event-version.ts';
import { standing, versionOf } from './ics-event.ts';
import type { IcsFamily } from './ics-family.ts';
import { textProperty } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import { plainText } from './ics-simple.ts';

/** The UID of an event; one without gets one from its contents, the same at every reading. */
export function uidOf({ lines }: IcsEvent): string {
  const { UID = ':', DTSTART = '', DTEND, DURATION = '', SUMMARY = ':' } = lines;
  const uid = (plainText(UID) ?? textProperty(UID)).trim();
  if (uid !== '') return uid;
  const end = DTEND === undefined ? DURATION.slice(DURATION.indexOf(':') + 1) : `DTEND${DTEND}`;
  return `no-uid:DTSTART${DTSTART}/${end}/${textProperty(SUMMARY)}`;
}

/** Answers, proposals and questions about an event are not the event (RFC 5546 §3.2). */
const ABOUT_EVENTS: ReadonlyMap<string, string> = new Map([
  ['REPLY', 'it is an answer to an invitation (METHOD:REPLY), not the event itself'],
  ['REFRESH', 'it asks for an event (METHOD:REFRESH) and is none'],
  ['COUNTER', 'it proposes another time for an event (METHOD:COUNTER), which is not agreed'],
  ['DECLINECOUNTER', 'it declines a proposal (METHOD:DECLINECOUNTER) and is no event'],
]);

/** Why the event is none, or null. */
export function whyNone({ calendar }: IcsEvent): string | null {
  return ABOUT_EVENTS.get(calendar.method ?? '') ?? null;
}

/** An event that adds an occurrence to one that is known (METHOD:ADD) is an exception that was not foreseen. */
function asException(event: IcsEvent): IcsEvent {
  const { lines, calendar } = event;
  if (calendar.method !== 'ADD' || lines.DTSTART === undefined || lines['RECURRENCE-ID'] !== undefined)
    return event;
  return { ...event, lines: { ...lines, 'RECURRENCE-ID': lines.DTSTART } };
}

/** Hears of two events of one UID that say different times. */
export interface TellTwice {
  /** Neither is older. */
  readonly asNew: (event: IcsEvent, other: IcsEvent) => void;
  /** The other was only said later: who counts no changes may have given one UID to events that have nothing in common. */
  readonly older: (event: IcsEvent, other: IcsEvent) => void;
}

/** What says when an event takes time. */
const SAYS_WHEN = [
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'EXRULE',
  'TRANSP',
  'X-MICROSOFT-CDO-BUSYSTATUS',
] as const;

function saysTheSame(a: IcsEvent, b: IcsEvent): boolean {
  if (standing(a).cancelled !== standing(b).cancelled) return false;
  return SAYS_WHEN.every((name) => a.lines[name] === b.lines[name]);
}

/** Which of two events of one UID counts: negative for the first. Of equals a cancellation comes after what it cancels. */
function order(a: IcsEvent, b: IcsEvent): number {
  const byVersion = compareVersions(versionOf(b), versionOf(a));
  return byVersion || Number(standing(b).cancelled) - Number(standing(a).cancelled);
}

function isSaidBefore(event: IcsEvent, other: IcsEvent): boolean {
  const areOn = !standing(event).cancelled && !standing(other).cancelled;
  return areOn && versionOf(event).sequence === versionOf(other).sequence;
}

/** The events of one UID; one alone, as nearly all are, without a list of its own. */
type SameUid = IcsEvent | IcsEvent[];

const NONE: readonly IcsEvent[] = [];

function isWhole({ lines }: IcsEvent): boolean {
  return lines['RECURRENCE-ID'] === undefined;
}

/**
 * The families of a file, in the order of their first events. Of several versions of an event the newest counts, with all its
 * occurrences; of two of which neither is newer and that differ, both: nobody knows which of the times is free.
 */
export function* familiesOf(
  events: readonly IcsEvent[],
  uids: readonly (string | null)[],
  tellTwice: TellTwice,
): Generator<IcsFamily> {
  const byUid = new Map<string, SameUid>();
  for (const [at, written] of events.entries()) {
    const uid = uids[at];
    if (uid === undefined || uid === null) continue;
    const event = asException(written);
    const known = byUid.get(uid);
    if (known === undefined) byUid.set(uid, event);
    else if (Array.isArray(known)) known.push(event);
    else byUid.set(uid, [known, event]);
  }
  for (const [uid, same] of byUid) {
    if (Array.isArray(same)) yield* familiesOfUid(uid, same, tellTwice);
    else
      yield isWhole(same) ? { uid, whole: same, exceptions: NONE } : { uid, whole: null, exceptions: [same] };
  }
}

function familiesOfUid(uid: string, events: readonly IcsEvent[], tellTwice: TellTwice): IcsFamily[] {
  const exceptions = events.filter((event) => !isWhole(event));
  const [whole = null, ...others] = events.filter(isWhole).sort(order);
  const families: IcsFamily[] = [{ uid, whole, exceptions }];
  for (const [at, other] of others.entries()) {
    if (whole === null || saysTheSame(whole, other)) continue;
    if (order(whole, other) !== 0) {
      if (isSaidBefore(other, whole)) tellTwice.older(other, whole);
      continue;
    }
    tellTwice.asNew(other, whole);
    families.push({ uid: `${uid} (${at + 2})`, whole: other, exceptions: [] });
  }
  return families;
}
