import type { Appointment } from './appointment.ts';
import type { Instant, Interval } from './interval.ts';

/** Names one of our events for good: two of them never share an id, and the appointment can be read back from it. */
export interface EventStamp {
  readonly appointmentUuid: string;
  readonly revision: number;
}

/** An appointment's image in a calendar, as bay writes it. */
export interface CalendarEvent extends Interval {
  readonly calendarId: string;
  /** Characters `a-v` and `0-9`, unique in its calendar and burnt by deletion. */
  readonly eventId: string;
  /** IANA zone in which the calendar shows it. */
  readonly zone: string;
  readonly title: string;
  readonly description: string;
  readonly stamp: EventStamp;
}

/** Any event as a calendar holds it: ours (stamped) or somebody else's. */
export interface StoredEvent extends Interval {
  readonly calendarId: string;
  readonly eventId: string;
  readonly etag: string;
  readonly cancelled: boolean;
  /** False for an event that its owner marked as not taking time. */
  readonly busy: boolean;
  readonly title: string;
  readonly description: string;
  readonly stamp: EventStamp | null;
  readonly updatedAt: Instant;
}

/** What the calendar confirmed. */
export interface CalendarReceipt {
  readonly eventId: string;
  readonly etag: string;
  readonly link: string | null;
}

const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/**
 * The event id of an appointment's nth event (`generation`, 0 to 1023): `ap`, the uuid's 128 bits in base32hex, and
 * two characters for the generation. Google's alphabet (RFC 2938 base32hex, lower case), and it can be read back.
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

/** The event that shows an appointment. `minimal` titles carry the number alone, for calendars that strangers see. */
export function eventOf(appointment: Appointment, title: 'full' | 'minimal'): CalendarEvent {
  const { uuid, revision, service, customer, vehicle, image, start, end, zone } = appointment;
  const lines = [
    ['Customer', customer.name],
    ['Phone', customer.phone],
    ['Car', vehicle.info],
    ['Plate', vehicle.plate],
    ['Service', service.name],
    ['Notes', appointment.notes],
    ['Concerns', appointment.concerns],
  ];
  return {
    calendarId: image.calendarId,
    eventId: image.eventId,
    start,
    end,
    zone,
    title: title === 'minimal' ? `Appointment #${appointment.id}` : `${service.name} - ${customer.name}`,
    description: lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n'),
    stamp: { appointmentUuid: uuid, revision },
  };
}
