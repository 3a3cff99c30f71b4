import type { Appointment } from './appointment.ts';
import { cutText, type EventTexts, marksOf, type TextMarks } from './event-texts.ts';
import { isGuestTold } from './guest-told.ts';
import type { Instant, Interval } from './interval.ts';
import type { OthersAbout } from './others-about.ts';
import { servicesOf } from './work.ts';
import { wallText, type ZoneRules } from './zone.ts';

/**
 * Says whose an event is and what of it we wrote last: the common ancestor when both sides have changed (docs/protocol.md §5).
 */
export interface EventStamp {
  /** The book that wrote it: two shops may write into one calendar. */
  readonly bookId: string;
  readonly appointmentUuid: string;
  readonly revision: number;
  /** The number that people say of the appointment. Left out: an event that does not tell it. */
  readonly number?: number;
}

/** Where an event is found. */
export interface EventPlace {
  readonly calendarId: string;
  /** Characters `a-v` and `0-9`, unique in its calendar and burnt by deletion. */
  readonly eventId: string;
}

/** An event as bay makes it. */
export interface CalendarEvent extends EventPlace, Interval {
  /** IANA zone in which the calendar shows it. */
  readonly zone: string;
  readonly title: string;
  readonly description: string;
  /** Null for an event of `bay test-suite`. */
  readonly stamp: EventStamp | null;
  /** Marks what `bay test-suite` made, so that a later run can sweep it. */
  readonly testRun: string | null;
  /** False for a tombstone, which takes nobody's time. */
  readonly busy: boolean;
  /** Invited, and told of every change; null invites and tells nobody. */
  readonly guest: { readonly email: string; readonly name: string } | null;
}

/** What bay changes of an event that is there. Whatever else people have added to it stays. */
export interface EventChange extends EventPlace, Interval {
  readonly zone: string;
  readonly stamp: EventStamp | null;
  /** Left out: stays as it is. */
  readonly title?: string;
  readonly description?: string;
  /** Takes back what somebody has made of it: a series, or time that counts as free. */
  readonly once: boolean;
  /** Whether the guests are told. */
  readonly notify: boolean;
}

/** Any event as a calendar holds it: ours (stamped) or somebody else's. Of a cancelled one only its place is certain. */
export interface StoredEvent extends EventPlace, Interval {
  /** Opaque; quotes belong to it. */
  readonly etag: string;
  readonly cancelled: boolean;
  /** False for an event that takes no time: transparent, a status line, or somebody's that the calendar's owner declined. */
  readonly busy: boolean;
  /** Whole days; `start` and `end` are then midnights of the calendar's zone. */
  readonly allDay: boolean;
  /** A series: `start` and `end` are those of its first occasion. */
  readonly recurring: boolean;
  /** Somebody who is invited, or the calendar's owner, has said no. Left out: nobody has, as far as is known. */
  readonly declined?: boolean;
  readonly title: string;
  readonly description: string;
  /** What people have written into its texts since bay made it, from its beginning. Left out: nothing, as far as is known. */
  readonly written?: string;
  /** What bay wrote into its texts last, as it says itself. Left out: nobody can tell any more. */
  readonly marks?: TextMarks;
  readonly stamp: EventStamp | null;
  readonly testRun: string | null;
  readonly link: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** An event as a list tells it: of lists only what is needed is asked for, and descriptions may be very long. */
export type ListedEvent = Omit<StoredEvent, 'description'> &
  SeriesTold & {
    /** As much of what it is as the shop keeps of others' events. Left out where nothing is told of it but its time. */
    readonly about?: OthersAbout;
  };

/** What a list says of series, where they are not told occasion by occasion. */
export interface SeriesTold {
  /** How it repeats. Left out for an event that does not. */
  readonly repeats?: Repeats;
  /** Of which series it is an occasion that is told by itself. Left out for what is none. */
  readonly occasionOf?: OccasionOf;
}

/** How a series repeats, as it is written. */
export interface Repeats {
  /** Lines of RFC 5545: RRULE, EXDATE and the like. */
  readonly lines: readonly string[];
  /** The zone on whose clock it repeats; null where that is not said. */
  readonly zone: string | null;
}

export interface OccasionOf {
  readonly seriesId: string;
  /** When it would begin as the series has it; null where that is not said. */
  readonly at: Instant | null;
}

/** An event of a list that makes no sense, and what can be told of it all the same. */
export interface UnreadableEvent {
  readonly calendarId: string;
  /** Null where not even that can be told. */
  readonly eventId: string | null;
  readonly stamp: EventStamp | null;
  /** False for one that says that it takes no time. */
  readonly busy: boolean;
  /** When it lies; null where that is not known. */
  readonly time: Interval | null;
}

const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/**
 * The event id of an appointment's nth event (`generation`, 0 to 1023): `ap`, the uuid's 128 bits in base32hex, and two
 * characters for the generation. Google's alphabet (RFC 2938 base32hex, lower case), and it can be read back
 * (docs/google.md §2).
 */
export function eventIdOf(uuid: string, generation = 0): string {
  const bits = BigInt(`0x${uuid.replaceAll('-', '')}`) << 2n;
  let id = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) id += BASE32HEX[Number((bits >> shift) & 31n)];
  return `ap${id}${BASE32HEX[generation >> 5]}${BASE32HEX[generation & 31]}`;
}

/** The appointment and generation behind one of our event ids, or null for any other id. */
export function appointmentOfEventId(eventId: string): { uuid: string; generation: number } | null {
  if (!/^ap[0-9a-v]{28}$/.test(eventId)) return null;
  let bits = 0n;
  for (const character of eventId.slice(2, 28)) bits = (bits << 5n) | BigInt(BASE32HEX.indexOf(character));
  if ((bits & 3n) !== 0n) return null;
  const hex = (bits >> 2n).toString(16).padStart(32, '0');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  const [high, low] = eventId.slice(28);
  return { uuid, generation: BASE32HEX.indexOf(high as string) * 32 + BASE32HEX.indexOf(low as string) };
}

/** What of the shop's settings an event depends on. */
export interface EventManner {
  /** `minimal` titles carry the number alone, for calendars that strangers see. */
  readonly title: 'full' | 'minimal';
  readonly inviteCustomers: boolean;
  readonly bookId: string;
  readonly zone: ZoneRules;
}

/** What the event of an appointment says. */
export function eventTexts(
  appointment: Appointment,
  { title, zone }: Pick<EventManner, 'title' | 'zone'>,
): EventTexts {
  const { id, work, customer, vehicle, promisedAt } = appointment;
  const services = servicesOf(work).map(({ name }) => name);
  const lines = [
    ['Customer', customer.name],
    ['Phone', customer.phone],
    ['Car', vehicle.info],
    ['Plate', vehicle.plate],
    ['Service', services.join(', ')],
    ['Promised for', promisedAt === null ? null : wallText(zone, promisedAt).replace('T', ' ')],
    ['Notes', appointment.notes],
    ['Concerns', appointment.concerns],
  ];
  const description = lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n');
  return {
    title: cutText(
      title === 'minimal' ? `Appointment #${id}` : `${services.join(' + ')} - ${customer.name}`,
      'title',
    ),
    description: cutText(description, 'description'),
  };
}

/** The event that shows an appointment at that place. */
export function eventOf(appointment: Appointment, place: EventPlace, manner: EventManner): CalendarEvent {
  const { id: number, uuid, revision, start, end, zone } = appointment;
  return {
    ...place,
    start,
    end,
    zone,
    ...eventTexts(appointment, manner),
    stamp: { bookId: manner.bookId, appointmentUuid: uuid, revision, number },
    testRun: null,
    busy: true,
    guest: guestOf(appointment, place, manner),
  };
}

/**
 * The change of an event that is there: times, stamp and those of its texts that are `owed`; others may be somebody's work.
 */
export function eventChangeOf(
  appointment: Appointment,
  place: EventPlace,
  manner: EventManner,
  {
    once,
    owed,
    isTextOnly,
  }: { readonly once: boolean; readonly owed: Partial<EventTexts>; readonly isTextOnly: boolean },
): EventChange {
  const { start, end, zone, stamp, guest } = eventOf(appointment, place, manner);
  const news = isTextOnly ? 'said-otherwise' : 'moved';
  const notify = isGuestTold(news, { isInvited: guest !== null, stands: appointment.status !== 'cancelled' });
  return { ...place, start, end, zone, stamp, ...owed, once, notify };
}

/** Says nothing about anybody: it is there to be removed, which burns its id. */
export function tombstoneOf(appointment: Appointment, place: EventPlace, manner: EventManner): CalendarEvent {
  const event = eventOf(appointment, place, manner);
  return { ...event, ...TOMBSTONE, busy: false, guest: null };
}

const TOMBSTONE: EventTexts = { title: 'cancelled', description: '' };

/** Whether what bay wrote last under that id was a tombstone; by what the event says where nobody can tell any more. */
export function isTombstone(event: StoredEvent): boolean {
  const { title, description } = event.marks ?? marksOf(event);
  const ours = marksOf(TOMBSTONE);
  return title === ours.title && description === ours.description;
}

/** Whether the customer is invited to a visit, address or not: by the visit's word, else the customer's, else the shop's. */
export function isInvited(
  { customer, invite }: Pick<Appointment, 'customer' | 'invite'>,
  { inviteCustomers }: Pick<EventManner, 'inviteCustomers'>,
): boolean {
  return invite ?? customer.invite ?? inviteCustomers;
}

/** The customer, where there is an address and nobody is against it. */
function guestOf(
  appointment: Appointment,
  { calendarId }: EventPlace,
  manner: EventManner,
): CalendarEvent['guest'] {
  const { customer, image } = appointment;
  const { email, name } = customer;
  // One invitation is enough: by the event in the bay's calendar.
  const isHere = calendarId === image?.calendarId;
  return email !== null && isHere && isInvited(appointment, manner) ? { email, name } : null;
}
