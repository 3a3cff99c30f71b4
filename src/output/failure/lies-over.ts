import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { dateAt, isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Blocking } from '../../failure.ts';
import type { JsonObject } from '../form/json.ts';
import { clockText, firstListed, hoursText, type ShopTime, slotText } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';

/** More than an appointment lies over, and than anybody wants to read. */
const NAMED = 10;

/** `#1 09:00–09:30 and a calendar event 09:15–10:00`, with the day where it is not the slot's. */
export function blockersText(blocking: readonly Blocking[], slot: Interval, time: ShopTime): string {
  const sameDay = dateAt(time.zone, slot.start);
  const words = blocking.map((one) => {
    const when = dateAt(time.zone, one.start) === sameDay ? hoursText(one, time) : slotText(one, time);
    if (one.by === 'appointment') return `#${one.appointmentId} ${when}`;
    return one.by === 'event' ? `a calendar event ${when}` : `a hold ${when}${heldForText(one, time)}`;
  });
  return firstListed(words, NAMED);
}

/** ` for Ana Pérez, who is deciding until 07:02` */
function heldForText({ heldFor }: Blocking, time: ShopTime): string {
  if (heldFor === undefined) return '';
  const { who, until } = heldFor;
  const whom = who === null ? 'somebody' : safe(who);
  return ` for ${whom}, who is deciding until ${clockText(until, time)}`;
}

export function blockingJson(blocking: readonly Blocking[], zone: ZoneRules): JsonObject[] {
  return blocking.map(({ by, appointmentId, start, end, heldFor }) => ({
    by,
    appointment_id: appointmentId,
    start: isoText(zone, start),
    end: isoText(zone, end),
    ...(heldFor === undefined ? {} : { held_for: heldFor.who, held_until: isoText(zone, heldFor.until) }),
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
