import type { Appointment, CalendarStatus } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { AppointmentRevision } from '../../store/appointments.ts';
import {
  counted,
  durationText,
  hoursText,
  minutesOf,
  momentText,
  relativeDay,
  type ShopTime,
  slotText,
  spokenMoment,
  today,
  wallSlotText,
  weekdayName,
} from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { appointmentJson } from './appointment-json.ts';
import {
  cancellationNoteText,
  placedText,
  placeOf,
  said,
  whyCancelled,
  workNamed,
} from './appointment-words.ts';
import { changeText } from './change-words.ts';
import { statusCell, statusPaint, statusText } from './status-words.ts';
import { MODE_SAID, promiseText } from './visit-words.ts';

/** One appointment whole, with everything that was ever done to it. */
export function appointmentView(
  appointment: Appointment,
  history: readonly AppointmentRevision[],
  time: ShopTime,
): View {
  const status = statusText(appointment.status);
  return {
    message: `#${appointment.id} is ${status}: ${said(appointment)}, on ${spokenMoment(appointment.start, time)}, ${placeOf(appointment)}.`,
    data: {
      ...appointmentJson(appointment, time.zone),
      customer_email: appointment.customer.email,
      cancellation_note: cancellationNoteText(appointment),
      invite: appointment.invite,
      history: history.map((entry) => revisionJson(entry, time)),
    },
    text: (theme) => {
      const { id, work } = appointment;
      const head = `${theme.bold(clean`#${id}  ${workNamed(work)}`)}  ${statusPaint(appointment.status, theme)(status)}\n`;
      const facts = table(
        factsOf(appointment, time).map(([label, value]) => [{ text: label, paint: theme.dim }, value]),
        { indent: 2, keep: [0], wraps: true },
        theme,
      );
      const past = history.map((entry, i) => historyRow(entry, history[i - 1], time));
      const title = past.length === 0 ? '' : `${theme.bold('History')}\n`;
      return head + facts + title + table(past, { indent: 2, keep: [0], below: [3, 2, 1] }, theme);
    },
  };
}

/** A customer's appointments, those to come or, with `past`, those that were. */
export function appointmentListView(
  {
    customer,
    past,
    appointments,
  }: {
    readonly customer: { readonly id: number; readonly name: string };
    readonly past: boolean;
    readonly appointments: readonly Appointment[];
  },
  time: ShopTime,
): View {
  const count = appointments.length;
  const which = past ? 'past' : 'coming';
  const message = clean`${customer.name} has ${count === 0 ? 'no' : count} ${which} ${count === 1 ? 'appointment' : 'appointments'}.`;
  return {
    message,
    data: {
      customer_id: customer.id,
      customer_name: customer.name,
      past,
      count,
      appointments: appointments.map((appointment) => appointmentJson(appointment, time.zone)),
    },
    text: (theme) => {
      if (count === 0) return `${message}\n`;
      const rows = appointments.map((appointment) => listRow(appointment, time, theme));
      return (
        table(
          rows,
          { header: ['No.', 'When', 'Service', 'Car', 'Where', 'Status'], keep: [0, 1, 5], below: [1] },
          theme,
        ) + theme.dim(`${counted(count, `${which} appointment`)}\n`)
      );
    },
  };
}

function listRow(appointment: Appointment, time: ShopTime, theme: Theme): Cell[] {
  const { id, work, vehicle, status } = appointment;
  const when = slotText(appointment, time);
  return [`#${id}`, when, workNamed(work), vehicle.info, placeOf(appointment), statusCell(status, theme)];
}

function factsOf(appointment: Appointment, time: ShopTime): [string, string][] {
  const { customer, vehicle, image } = appointment;
  const when = [
    slotText(appointment, time),
    durationText(minutesOf(appointment)),
    relativeDay(dateAt(time.zone, appointment.start), today(time)),
  ];
  const facts: [string, string | null][] = [
    ['When', joined(when)],
    ['Promised', promisedElsewhere(appointment, time)],
    ['Where', placeOf(appointment)],
    ['Work', inTurn(appointment, time)],
    ['Comes', appointment.mode && MODE_SAID[appointment.mode]],
    ['Ready by', moment(appointment.promisedAt, (at) => promiseText(appointment, at, time))],
    ['Key tag', appointment.keyTag],
    [
      'Customer',
      joined([customer.name, phoneShown(customer.phone), customer.email, `customer ${customer.id}`]),
    ],
    ['Car', joined([vehicle.info, vehicle.plate, `vehicle ${vehicle.id}`])],
    ['Notes', appointment.notes],
    ['Concerns', appointment.concerns],
    ['Invitation', appointment.invite === null ? null : appointment.invite ? 'yes' : 'no'],
    ['Overbooked', appointment.overbookReason],
    ['Cancelled', appointment.status === 'cancelled' ? whyCancelled(appointment) : null],
    ['Calendar', image && joined([statusWords(image.status), image.calendar, image.link, image.error])],
    ['Booked', momentText(appointment.createdAt, time)],
    ['Confirmed', moment(appointment.confirmedAt, (at) => momentText(at, time))],
    ['Arrived', moment(appointment.arrivedAt, (at) => momentText(at, time))],
    ['Started', moment(appointment.startedAt, (at) => momentText(at, time))],
    ['Done', moment(appointment.completedAt, (at) => momentText(at, time))],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== '');
}

/** What is done when and by whom, where that is more than one thing. */
function inTurn({ work }: Appointment, time: ShopTime): string | null {
  if (work.length < 2) return null;
  const pieces = work.map(({ start, end, service, technician }) =>
    joined([`${hoursText({ start, end }, time)} ${service.name}`, technician?.name ?? null]),
  );
  return pieces.join('; ');
}

function moment(at: Instant | null, text: (at: Instant) => string): string | null {
  return at === null ? null : text(at);
}

/** What the customer was told, where the shop's clock was another one then. */
function promisedElsewhere({ zone, wallStart, wallEnd }: Appointment, time: ShopTime): string | null {
  return zone === time.zone.name ? null : `${wallSlotText(wallStart, wallEnd, time)}, ${zone}`;
}

function statusWords(status: CalendarStatus): string {
  return status === 'needs_person' ? 'needs a person: bay inbox' : status;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

function historyRow(
  entry: AppointmentRevision,
  before: AppointmentRevision | undefined,
  time: ShopTime,
): Cell[] {
  const { at, change, appointment } = entry;
  const overbooked = appointment.overbookReason === null ? '' : `overbooked: ${appointment.overbookReason}`;
  const where = change === 'cancelled' || change === 'marked' ? '' : placedText(appointment, time);
  return [momentText(at, time), changeText(entry, before), where, overbooked];
}

function revisionJson(
  { revision, at, source, change, appointment }: AppointmentRevision,
  { zone }: ShopTime,
): JsonObject {
  return {
    revision,
    at: isoText(zone, at),
    source,
    change,
    status: appointment.status,
    scheduled_at: isoText(zone, appointment.start),
    end_time: isoText(zone, appointment.end),
    day_of_week: weekdayName(dateAt(zone, appointment.start)),
    bay: appointment.bay.name,
    technician: appointment.technician?.name ?? null,
    overbook_reason: appointment.overbookReason,
  };
}
