import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { dateAt, isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Blocking } from '../../failure.ts';
import type { JsonObject } from '../form/json.ts';
import { firstListed, hoursText, type ShopTime, slotText } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';

/** More than an appointment lies over, and than anybody wants to read. */
const NAMED = 10;

/** `#1 09:00–09:30 and a calendar event 09:15–10:00`, with the day where it is not the slot's. */
const UNNUMBERED = { hold: 'a hold', event: 'a calendar event' } as const;

export function blockersText(blocking: readonly Blocking[], slot: Interval, time: ShopTime): string {
  const sameDay = dateAt(time.zone, slot.start);
  const words = blocking.map((one) => {
    const who = one.by === 'appointment' ? `#${one.appointmentId}` : UNNUMBERED[one.by];
    const when = dateAt(time.zone, one.start) === sameDay ? hoursText(one, time) : slotText(one, time);
    return `${who} ${when}`;
  });
  return firstListed(words, NAMED);
}

export function blockingJson(blocking: readonly Blocking[], zone: ZoneRules): JsonObject[] {
  return blocking.map(({ by, appointmentId, start, end }) => ({
    by,
    appointment_id: appointmentId,
    start: isoText(zone, start),
    end: isoText(zone, end),
  }));
}

type Overbooked = Pick<Appointment, 'overbookReason' | 'start' | 'end'>;

/** `, over #1 09:00–09:30`; nothing for what lies over nothing. */
export function overWords(appointment: Overbooked, over: readonly Blocking[], time: ShopTime): string {
  return over.length === 0 ? '' : `, over ${blockersText(over, appointment, time)}`;
}

/** What an overbooked appointment lies over, beside its data; nothing for any other. */
export function overJson(
  { overbookReason }: Overbooked,
  over: readonly Blocking[],
  { zone }: ShopTime,
): JsonObject {
  return overbookReason === null ? {} : { lies_over: blockingJson(over, zone) };
}

export function overbookedLines(
  appointment: Overbooked,
  over: readonly Blocking[],
  time: ShopTime,
  theme: Theme,
): string {
  const { overbookReason } = appointment;
  if (overbookReason === null) return '';
  const what = over.length === 0 ? '' : `    over ${blockersText(over, appointment, time)}\n`;
  return `  ${theme.warning} ${clean`overbooked: ${overbookReason}`}\n${what}`;
}
