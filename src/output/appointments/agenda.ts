import type { Appointment } from '../../domain/appointment.ts';
import { type Interval, MINUTE_MS } from '../../domain/interval.ts';
import { dayInterval, isoText } from '../../domain/zone.ts';
import type { Agenda } from '../../usecases/day/read-agenda.ts';
import { closedReasonJson, closedReasonText } from '../form/closed-reason.ts';
import {
  clockText,
  counted,
  dayHeading,
  durationText,
  hoursText,
  listed,
  spokenDay,
  today,
  weekdayName,
} from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { safe } from '../form/safe-text.ts';
import { type Cell, tableLines } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { statusCell } from './appointment-history.ts';
import { appointmentJson } from './appointment-json.ts';
import { doneBy, workNamed } from './appointment-words.ts';

type Day = Agenda['days'][number];

/** The day or days bay by bay, with who is late. */
export function agendaView(agenda: Agenda): View {
  return {
    get message() {
      return agendaMessage(agenda);
    },
    get data() {
      return agendaJson(agenda);
    },
    text: (theme) => {
      const days = agenda.days.map((day) => dayBlock(day, agenda, theme));
      return `${days.join('\n')}\n${theme.dim(countLine(agenda))}\n`;
    },
  };
}

function agendaJson({ zone, days }: Agenda) {
  return {
    timezone: zone.name,
    days: days.map((day) => ({
      date: day.date,
      day_of_week: weekdayName(day.date),
      closed_reason: closedReasonJson(day.closedReason),
      bays: day.bays.map(({ bay, appointments }) => ({
        bay,
        appointments: appointments.map((appointment) => appointmentJson(appointment, zone)),
      })),
      busy: day.busy.map((event) => ({
        start: isoText(zone, event.start),
        end: isoText(zone, event.end),
        calendar_id: event.calendar,
        title: event.title,
        bays: [...event.bays],
        technicians: [...event.technicians],
      })),
      count: ofDay(day).length,
    })),
    count: days.flatMap(ofDay).length,
  } satisfies JsonObject;
}

/** True for a customer who should be here by now and is not. */
function isLate({ status, start }: Appointment, now: number): boolean {
  return status === 'scheduled' && start < now;
}

function ofDay({ bays }: Day): Appointment[] {
  return bays.flatMap(({ appointments }) => appointments);
}

function lateOnes({ days, now }: Agenda): Appointment[] {
  return days.flatMap(ofDay).filter((appointment) => isLate(appointment, now));
}

function countLine(agenda: Agenda): string {
  const late = lateOnes(agenda).length;
  const count = counted(agenda.days.flatMap(ofDay).length, 'appointment');
  return late === 0 ? count : `${count}, ${late} late`;
}

function agendaMessage(agenda: Agenda): string {
  const now = today(agenda);
  const [first] = agenda.days;
  const last = agenda.days.at(-1);
  if (first === undefined || last === undefined) return 'No day was asked for.';
  const days =
    first === last
      ? `on ${spokenDay(first.date, now)}`
      : `from ${spokenDay(first.date, now)} to ${spokenDay(last.date, now)}`;
  const closed =
    first === last && first.closedReason !== null ? ` (${safe(closedReasonText(first.closedReason))})` : '';
  const late = lateOnes(agenda).length;
  const count = counted(agenda.days.flatMap(ofDay).length, 'appointment');
  return `${count} ${days}${closed}${late === 0 ? '' : `, ${late} late`}.`;
}

/** The columns of a day's bays are aligned with one another, so all of them are laid out at once. */
function dayBlock(day: Day, agenda: Agenda, theme: Theme): string {
  const now = today(agenda);
  const reason = day.closedReason === null ? '' : `  ${theme.dim(safe(closedReasonText(day.closedReason)))}`;
  const heading = `${theme.bold(dayHeading(day.date, now))}${reason}`;
  const appointments = ofDay(day);
  if (appointments.length === 0 && day.closedReason !== null) return `${heading}\n`;
  const whole = dayInterval(agenda.zone, day.date);
  const others = othersLines(day, whole, agenda, theme);
  const lines = tableLines(
    appointments.map((appointment) => row(appointment, whole, agenda, theme)),
    { indent: 2, keep: [HOURS, NUMBER, PHONE, STANDING], drop: [PLATE, TECHNICIAN, PHONE] },
    theme,
  );
  let next = 0;
  const blocks = day.bays.map(({ bay, appointments }) => {
    const own = lines.slice(next, next + appointments.length);
    next += appointments.length;
    return own.length === 0
      ? `${safe(bay)}  ${theme.dim('no appointments')}`
      : [safe(bay), ...own].join('\n');
  });
  return `${[heading, ...blocks, ...others].join('\n')}\n`;
}

/** What others have put into the calendars, so that a time which is not free can be seen to be taken. */
function othersLines({ busy }: Day, day: Interval, agenda: Agenda, theme: Theme): string[] {
  if (busy.length === 0) return [];
  const rows = busy.map((event): Cell[] => [
    hoursText({ start: Math.max(event.start, day.start), end: Math.min(event.end, day.end) }, agenda),
    event.title === null || event.title === '' ? 'busy in the calendar' : event.title,
    listed([...event.bays, ...event.technicians], 'and'),
  ]);
  return ['Others', ...tableLines(rows, { indent: 2, keep: [0] }, theme)];
}

/** The columns of `row`. */
const HOURS = 0;
const NUMBER = 1;
const PHONE = 4;
const PLATE = 6;
const TECHNICIAN = 7;
const STANDING = 8;

function row(appointment: Appointment, day: Interval, agenda: Agenda, theme: Theme): Cell[] {
  const { id, work, customer, vehicle } = appointment;
  return [
    hoursOn(day, appointment, agenda),
    { text: `#${id}`, paint: theme.bold },
    workNamed(work),
    customer.name,
    phoneShown(customer.phone),
    vehicle.info,
    vehicle.plate,
    doneBy(work),
    standing(appointment, agenda, theme),
  ];
}

/** Its hours on that day; of a longer stay, only the end that falls on it. */
function hoursOn(day: Interval, { start, end }: Appointment, agenda: Agenda): string {
  const { zone } = agenda;
  const endsAfter = end > day.end;
  if (start < day.start) return endsAfter ? 'all day' : `until ${clockText(zone, end)}`;
  return endsAfter ? `from ${clockText(zone, start)}` : hoursText({ start, end }, agenda);
}

function standing(appointment: Appointment, { now }: Agenda, theme: Theme): Cell {
  if (isLate(appointment, now)) return { text: lateText(now - appointment.start), paint: theme.bad };
  if (appointment.status !== 'scheduled') return statusCell(appointment.status, theme);
  return (appointment.image?.status ?? 'synced') === 'synced'
    ? null
    : { text: 'not synced', paint: theme.warn };
}

const HALF_DAY_MINUTES = 720;

/** `late 10 min`; beyond half a day nobody counts minutes. */
function lateText(lateMs: number): string {
  const minutes = Math.floor(lateMs / MINUTE_MS);
  return minutes < 1 || minutes > HALF_DAY_MINUTES ? 'late' : `late ${durationText(minutes)}`;
}
