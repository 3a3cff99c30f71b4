import type { Appointment } from '../../domain/appointment.ts';
import type { Calls } from '../../usecases/day/read-calls.ts';
import {
  clockText,
  counted,
  dayHeading,
  type ShopTime,
  spokenDay,
  today,
  weekdayName,
} from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { View } from '../form/view.ts';
import { appointmentJson } from './appointment-json.ts';
import { workNamed } from './appointment-words.ts';

/** How the calls of a day went: of those that were asked about, who has confirmed, and who has not answered. */
export interface Called {
  readonly confirmed: number;
  readonly unanswered: number;
}

/** Whom of a day to call; `called`: what came of it, where somebody has. */
export function callsView(
  { date, unconfirmed, confirmed }: Calls,
  called: Called | null,
  time: ShopTime,
): View {
  const day = spokenDay(date, today(time));
  const count = unconfirmed.length;
  const message =
    called === null
      ? count === 0
        ? `Nobody is to be called for ${day}.`
        : `${counted(count, 'visit')} on ${day} ${count === 1 ? 'is' : 'are'} not confirmed.`
      : `${called.confirmed} confirmed, ${called.unanswered} without an answer; ${count === 0 ? 'nobody' : count} left to call for ${day}.`;
  return {
    message,
    data: {
      date,
      day_of_week: weekdayName(date),
      count,
      confirmed,
      calls: unconfirmed.map((visit) => appointmentJson(visit, time.zone)),
    },
    text: (theme) => {
      if (called !== null) return `${message}\n`;
      const heading = `${theme.bold(dayHeading(date, today(time)))}\n`;
      const rows = unconfirmed.map((visit) => row(visit, time, theme));
      return `${heading}${table(rows, { indent: 2, keep: [0, 1], below: [3] }, theme)}${theme.dim(count === 0 ? 'nobody is to be called' : `${counted(count, 'visit')} to confirm`)}\n`;
    },
  };
}

function row({ id, start, customer, work, vehicle }: Appointment, time: ShopTime, theme: Theme): Cell[] {
  return [
    clockText(start, time),
    { text: `#${id}`, paint: theme.bold },
    customer.name,
    phoneShown(customer.phone) ?? 'no phone',
    workNamed(work),
    vehicle.info,
  ];
}

/** What a person reads while the phone rings. */
export function callQuestion({ start, customer, work, vehicle }: Appointment, time: ShopTime): string {
  const phone = phoneShown(customer.phone) ?? 'no phone';
  return clean`${clockText(start, time)}  ${customer.name}  ${phone}  ${workNamed(work)}, ${vehicle.info}`;
}
