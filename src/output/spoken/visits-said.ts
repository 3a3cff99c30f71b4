import { type Appointment, isShownWhereItBelongs } from '../../domain/appointment.ts';
import { servicesOf } from '../../domain/work.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { Delivered } from '../../usecases/receipt.ts';
import type { JsonObject } from '../form/json.ts';
import { minutesOf, type ShopTime, weekdayName } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { customerWords, plainWords, spokenName } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { momentSaid } from './spoken-times.ts';

/** A visit as an agent is given it: its own customer's, and nobody else's. */
export function visitJson(visit: Appointment, { zone }: Pick<ShopTime, 'zone'>): JsonObject {
  const { service, customer, vehicle, image, start, end } = visit;
  return {
    appointment_id: visit.id,
    status: visit.status,
    scheduled_at: isoText(zone, start),
    end_time: isoText(zone, end),
    day_of_week: weekdayName(dateAt(zone, start)),
    duration_minutes: minutesOf(visit),
    service_type: service.type,
    service_types: visit.work.map((piece) => piece.service.type),
    customer_id: customer.id,
    customer_name: plainWords(customer.name),
    vehicle_id: vehicle.id,
    vehicle_info: plainWords(vehicle.info),
    visit_mode: visit.mode,
    promised_at: visit.promisedAt === null ? null : isoText(zone, visit.promisedAt),
    confirmed: visit.confirmedAt !== null,
    calendar_status: image?.status ?? null,
    calendar_event_id: image?.eventId ?? null,
    calendar_link: image?.link ?? null,
    customer_words: customerWords(visit.concerns),
  };
}

/** `Oil change and Tire rotation on Monday, November 23 at 9 in the morning` */
export function visitSaid(
  visit: Pick<Appointment, 'work' | 'start'>,
  time: ShopTime,
  language: Language,
): string {
  const names = servicesOf(visit.work).map(({ name }) => spokenName(name));
  return ON[language](listSaid(names, 'and', language), momentSaid(visit.start, time, language));
}

const ON: InEach<(work: string, moment: string) => string> = {
  en: (work, moment) => `${work} on ${moment}`,
  es: (work, moment) => `${work}, ${moment}`,
};

/** What was written about one visit. */
export type Written = 'booked' | 'moved' | 'cancelled' | 'changed';

const DONE: InEach<Readonly<Record<Written, string>>> = {
  en: {
    booked: 'Appointment scheduled successfully',
    moved: 'Appointment rescheduled successfully',
    cancelled: 'Appointment cancelled successfully',
    changed: 'Appointment updated successfully',
  },
  es: {
    booked: 'Cita reservada',
    moved: 'Cita reprogramada',
    cancelled: 'Cita cancelada',
    changed: 'Cita modificada',
  },
};

/** `isGuest`: the customer is told of it by the calendar, once that has taken the change. */
export function visitWritten(
  { value: visit, replayed, changedSince }: Pick<Delivered, 'value' | 'replayed' | 'changedSince'>,
  written: Written,
  isGuest: boolean,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const isShown = visit.image !== null && isShownWhereItBelongs(visit.image);
  const invited = isGuest && isShown;
  const follows = visit.image !== null && !isShown ? ` ${LATER[language][written]}` : '';
  const told = invited ? ` ${TOLD[language][written]}` : follows;
  return {
    data: { ...visitJson(visit, time), invited, changed_since: changedSince },
    message: `${DONE[language][written]}: ${visitSaid(visit, time, language)}.${told}`,
    already: replayed,
  };
}

const [KEPT_EN, KEPT_ES] = [
  'It is in our book, and the calendar follows shortly.',
  'Está en nuestra agenda, y el calendario lo mostrará en breve.',
];

/** Of what the calendar does not show yet. */
const LATER: InEach<Readonly<Record<Written, string>>> = {
  en: { booked: KEPT_EN, moved: KEPT_EN, changed: KEPT_EN, cancelled: 'The calendar will show it shortly.' },
  es: { booked: KEPT_ES, moved: KEPT_ES, changed: KEPT_ES, cancelled: 'El calendario lo mostrará en breve.' },
};

const TOLD: InEach<Readonly<Record<Written, string>>> = {
  en: {
    booked: 'A calendar invitation was sent.',
    moved: 'An updated calendar invitation was sent.',
    changed: 'An updated calendar invitation was sent.',
    cancelled: 'A cancellation notice was sent.',
  },
  es: {
    booked: 'Se ha enviado una invitación del calendario.',
    moved: 'Se ha enviado una invitación actualizada del calendario.',
    changed: 'Se ha enviado una invitación actualizada del calendario.',
    cancelled: 'Se ha enviado un aviso de cancelación.',
  },
};

/** The visits of one customer: those to come, of which is spoken, and the `earlier` ones, where somebody has asked for them. */
export function visitsSaid(
  coming: readonly Appointment[],
  earlier: readonly Appointment[],
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const [next] = coming;
  const visits = [...coming, ...earlier];
  const data = { appointments: visits.map((visit) => visitJson(visit, time)), count: visits.length };
  if (next === undefined) return { data, message: NONE[language] };
  return { data, message: LISTED[language](coming.length, visitSaid(next, time, language)) };
}

const NONE: InEach<string> = { en: 'There are no upcoming appointments.', es: 'No hay citas próximas.' };

const LISTED: InEach<(count: number, next: string) => string> = {
  en: (count, next) =>
    count === 1
      ? `There is 1 upcoming appointment: ${next}.`
      : `There are ${count} upcoming appointments, the next one: ${next}.`,
  es: (count, next) => (count === 1 ? `Hay una cita: ${next}.` : `Hay ${count} citas, la próxima: ${next}.`),
};
