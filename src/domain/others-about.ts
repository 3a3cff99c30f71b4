import { type MeetingTold, meetingUrlIn } from './meeting-url.ts';
import type { ShopSettings } from './shop-settings.ts';

/** What somebody else's event is, by what their calendar tells of it. */
export const OTHERS_KINDS = ['block', 'meeting', 'all-day'] as const;
export type OthersKind = (typeof OTHERS_KINDS)[number];

/** What is kept of somebody else's event besides its time. */
export interface OthersAbout {
  readonly kind: OthersKind;
  /** Null where it is not kept, or there is none; so the rest. */
  readonly title: string | null;
  readonly place: string | null;
  readonly meetingUrl: string | null;
}

/** What a calendar tells of an event. */
export interface EventTold extends MeetingTold {
  readonly title: string;
  readonly allDay: boolean;
  /** More than one is invited, the calendar's owner among them. */
  readonly hasPeople: boolean;
  /** Time that somebody has set apart: out of office, or to work undisturbed. */
  readonly isSetApart: boolean;
  /** Those who made it want others to see no more than when it is. */
  readonly isPrivate: boolean;
}

/** How much a shop keeps of others' events, and where it holds meetings of its own. */
export type OthersWanted = Pick<ShopSettings, 'othersEvents' | 'meetingHosts'>;

/** An event of which nothing is told but whether it is in whole days. */
export function nothingAbout(allDay: boolean): OthersAbout {
  return { kind: allDay ? 'all-day' : 'block', title: null, place: null, meetingUrl: null };
}

/**
 * What an event is, with as much of what is told of it as the shop keeps. Whole days are whole days, whoever is invited to them; a
 * meeting is what several people are invited to, or what can be joined at an address.
 */
export function aboutOthers(told: EventTold, { othersEvents, meetingHosts }: OthersWanted): OthersAbout {
  const meetingUrl = meetingUrlIn(told, meetingHosts);
  const isMeeting = !told.isSetApart && (told.hasPeople || meetingUrl !== null);
  const kind = told.allDay ? 'all-day' : isMeeting ? 'meeting' : 'block';
  const kept = told.isPrivate ? 'times' : othersEvents;
  return {
    kind,
    title: kept === 'times' ? null : lineOf(told.title),
    place: kept === 'details' ? lineOf(told.place) : null,
    meetingUrl: kept === 'details' ? meetingUrl : null,
  };
}

const MOST_OF_LINE = 200;

/** On one line, without what is no character to be seen; null for nothing. */
function lineOf(text: string): string | null {
  const line = text
    .slice(0, 10 * MOST_OF_LINE)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : line.slice(0, MOST_OF_LINE).trimEnd();
}
