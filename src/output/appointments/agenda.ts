import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { dayInterval, isoText } from '../../domain/zone.ts';
import type { Agenda } from '../../usecases/day/read-agenda.ts';
import { closedDayText, closedReasonJson } from '../form/closed-reason.ts';
import {
  clockText,
  counted,
  dayHeading,
  hoursText,
  listed,
  spokenDay,
  today,
  weekdayName,
} from '../form/moments.ts';
import { phoneShort, phoneShown } from '../form/phone.ts';
import { safe } from '../form/safe-text.ts';
import { type Cell, tableLines } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { appointmentJson } from './appointment-json.ts';
import { doneBy, shortDoneBy, workNamed } from './appointment-words.ts';
import { othersText } from './others-text.ts';
import { isLate, isUnconfirmed, standing } from './standing.ts';
import { hoursOnDay, promiseText, shortWays } from './visit-words.ts';
import { hasRoomForGrid, weekGrid } from './week-grid.ts';

type Day = Agenda['days'][number];

/** The day or days bay by bay, with who is late; `sideBySide`: as a grid where there is room for one. */
export function agendaView(agenda: Agenda, sideBySide = false): View {
  return {
    get message() {
      return agendaMessage(agenda);
    },
    get data() {
      return agendaJson(agenda);
    },
    text: (theme) => {
      const days =
        sideBySide && hasRoomForGrid(theme)
          ? weekGrid(agenda, theme)
          : agenda.days.map((day) => dayBlock(day, agenda, theme)).join('\n');
      return `${days}\n${theme.dim(countParts(agenda).join(', '))}\n`;
    },
  };
}

function agendaJson({ zone, days }: Agenda) {
  return {
    timezone: zone.name,
    days: days.map((day) => agendaDayJson(day, zone)),
    count: days.flatMap(ofDay).length,
  } satisfies JsonObject;
}

export function agendaDayJson(day: Day, zone: Agenda['zone']) {
  return {
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
      class: event.kind,
      title: event.title,
      place: event.place,
      meeting_url: event.meetingUrl,
      bays: [...event.bays],
      technicians: [...event.technicians],
    })),
    count: ofDay(day).length,
  } satisfies JsonObject;
}

function ofDay({ bays }: Day): Appointment[] {
  return bays.flatMap(({ appointments }) => appointments);
}

/** `3 appointments`, `1 late`, `2 unconfirmed` */
function countParts({ days, now }: Agenda): string[] {
  const all = days.flatMap((day) => ofDay(day).map((visit) => ({ visit, day })));
  const late = all.filter(({ visit }) => isLate(visit, now)).length;
  const unconfirmed = all.filter(({ visit, day }) => isUnconfirmed(visit, ofDay(day), now)).length;
  return [
    counted(all.length, 'appointment'),
    ...(late === 0 ? [] : [`${late} late`]),
    ...(unconfirmed === 0 ? [] : [`${unconfirmed} unconfirmed`]),
  ];
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
    first === last && first.closedReason !== null ? ` (${safe(closedDayText(first.closedReason))})` : '';
  const [count, ...rest] = countParts(agenda);
  return `${[`${count} ${days}${closed}`, ...rest].join(', ')}.`;
}

/** The columns of a day's bays are aligned with one another, so all of them are laid out at once. */
function dayBlock(day: Day, agenda: Agenda, theme: Theme): string {
  const now = today(agenda);
  const reason = day.closedReason === null ? '' : `  ${theme.dim(safe(closedDayText(day.closedReason)))}`;
  const heading = `${theme.bold(dayHeading(day.date, now))}${reason}`;
  const appointments = ofDay(day);
  if (appointments.length === 0 && day.closedReason !== null) return `${heading}\n`;
  const whole = dayInterval(agenda.zone, day.date);
  const others = othersLines(day, whole, agenda, theme);
  const lines = tableLines(
    appointments.map((appointment) => row(appointment, day, whole, agenda, theme)),
    {
      indent: 2,
      keep: KEPT,
      drop: [CAR],
      dropLast: [PLATE, TECHNICIAN, WORK],
      below: [WAYS, PROMISE, PHONE],
    },
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
    othersText(event),
    listed([...event.bays, ...event.technicians], 'and'),
  ]);
  // Whole, on a line of its own: half an address leads nowhere.
  const links = busy.flatMap(({ start, meetingUrl }) =>
    meetingUrl === null ? [] : [`  ${clockText(start, agenda)}  ${safe(meetingUrl)}`],
  );
  return ['Others', ...tableLines(rows, { indent: 2, keep: [0] }, theme), ...links];
}

/** The columns of `row`. */
const HOURS = 0;
const PROMISE = 1;
const NUMBER = 2;
const WORK = 3;
const PHONE = 5;
const CAR = 6;
const PLATE = 7;
const TECHNICIAN = 8;
const WAYS = 9;
const STANDING = 10;
/** What is of use only whole. */
const KEPT = [HOURS, NUMBER, PLATE, STANDING];

function row(appointment: Appointment, day: Day, whole: Interval, agenda: Agenda, theme: Theme): Cell[] {
  const { id, work, customer, vehicle, promisedAt } = appointment;
  return [
    hoursCell(whole, appointment, agenda, theme),
    promisedAt === null ? null : `by ${promiseText(appointment, promisedAt, agenda)}`,
    { text: `#${id}`, paint: theme.bold },
    workNamed(work),
    customer.name,
    { text: phoneShown(customer.phone), short: phoneShort(customer.phone, agenda.phoneRegion) },
    vehicle.info,
    vehicle.plate,
    { text: doneBy(work), short: shortDoneBy(work) },
    shortWays(appointment),
    standing(appointment, ofDay(day), agenda.now, theme),
  ];
}

/** From so many columns on there is room for when it ends. */
const ROOM_FOR_ENDS = 60;

/** Its hours on that day, on a narrow terminal when it begins. */
function hoursCell(day: Interval, visit: Appointment, agenda: Agenda, theme: Theme): Cell {
  const text = hoursOnDay(day, visit, agenda);
  const isWithin = visit.start >= day.start && visit.end <= day.end;
  return { text, short: isWithin && theme.columns < ROOM_FOR_ENDS ? clockText(visit.start, agenda) : text };
}
