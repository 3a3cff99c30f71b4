import type { Appointment } from '../../domain/appointment.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type { CustomerMatch } from '../../store/customers.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { placedText, workNamed } from '../appointments/appointment-words.ts';
import { counted, listed, type ShopTime, spokenMoment } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean, quoted } from '../form/safe-text.ts';
import { type Cell, pageText, table, tableLines } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { customerJson } from './customer.ts';
import { carText, vehicleJson } from './vehicle.ts';

/** A customer with what a caller asks about. */
export function matchJson({ customer, vehicles, next, last }: CustomerMatch, zone: ZoneRules) {
  return {
    ...customerJson(customer, zone),
    vehicles: vehicles.map((vehicle) => vehicleJson(vehicle, zone)),
    next_appointment: next === null ? null : appointmentJson(next, zone),
    last_appointment: last === null ? null : appointmentJson(last, zone),
  } satisfies JsonObject;
}

/** What `bay find` found, best first. */
export function foundView(
  {
    query,
    matches,
    total,
    offset,
  }: {
    readonly query: string;
    readonly matches: readonly CustomerMatch[];
    readonly total: number;
    readonly offset: number;
  },
  time: ShopTime,
): View {
  const [first] = matches;
  const nobody =
    total === 0
      ? `Nobody matches ${quoted(query)}.`
      : `Only ${counted(total, 'customer')} match ${quoted(query)}.`;
  const isPart = matches.length < total;
  return {
    message:
      first === undefined
        ? nobody
        : total === 1
          ? `${spokenMatch(first, time)}.`
          : clean`${total} customers match ${quoted(query)}: ${namesOf(matches, total)}.`,
    data: {
      query,
      count: total,
      total,
      offset,
      customers: matches.map((match) => matchJson(match, time.zone)),
    },
    text: (theme) => {
      if (first === undefined) return `${nobody}\n`;
      const blocks = matches.map((match) => matchBlock(match, time, theme)).join('\n');
      return isPart ? `${blocks}\n${theme.dim(restText(matches.length, offset, total))}\n` : blocks;
    },
  };
}

/** `1–10 of 128 customers; for the next ones: --offset 10; or say more` */
function restText(shown: number, offset: number, total: number): string {
  const next = offset + shown;
  const more = next < total ? `; for the next ones: --offset ${next}; or say more` : '';
  return `${pageText(shown, offset, total, 'customer')}${more}`;
}

const NAMED = 5;

function namesOf(matches: readonly CustomerMatch[], total: number): string {
  const names = matches.slice(0, NAMED).map(({ customer }) => customer.name);
  return listed(total > names.length ? [...names, `${total - names.length} more`] : names, 'and');
}

/** `Ana Pérez, 2018 Honda Civic: next visit on Monday 23 November at 9:00 AM, Oil change` */
export function spokenMatch({ customer, vehicles, next, last }: CustomerMatch, time: ShopTime): string {
  const cars = vehicles.map(vehicleInfo);
  const who = clean`${[customer.name, ...cars].join(', ')}`;
  const day = (visit: Appointment) => spokenMoment(visit.start, time);
  if (next !== null) return `${who}: next visit on ${day(next)}, ${clean`${workNamed(next.work)}`}`;
  return last === null ? `${who}: no visits yet` : `${who}: no visit booked, the last was on ${day(last)}`;
}

/**
 *     Ana Pérez  +12125550134  customer 1
 *       2018 Honda Civic, ABC1234  vehicle 1
 *       next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #12
 */
function matchBlock(match: CustomerMatch, time: ShopTime, theme: Theme): string {
  const { next, last } = match;
  const visits = [
    ...(next === null ? [] : [visitRow('next', next, time, theme)]),
    ...(last === null ? [] : [visitRow('last', last, time, theme)]),
  ];
  return `${headBlock(match, theme)}${visitTable(visits, theme)}`;
}

/** Name, phone and cars. */
export function headBlock({ customer, vehicles }: CustomerMatch, theme: Theme): string {
  const head = tableLines(
    [
      [
        { text: customer.name, paint: theme.bold },
        phoneShown(customer.phone),
        { text: `customer ${customer.id}`, paint: theme.dim },
      ],
    ],
    { keep: [2], below: [1] },
    theme,
  );
  const cars = vehicles.map((vehicle): Cell[] => [
    carText(vehicle),
    { text: `vehicle ${vehicle.id}`, paint: theme.dim },
  ]);
  return `${head.join('\n')}\n${table(cars, { indent: 2, keep: [1] }, theme)}`;
}

export function visitTable(rows: readonly Cell[][], theme: Theme): string {
  return table(rows, { indent: 2, keep: [0, 3], below: [1] }, theme);
}

export function visitRow(label: string, visit: Appointment, time: ShopTime, theme: Theme): Cell[] {
  const paint = theme.dim;
  return [
    { text: label, paint },
    placedText(visit, time),
    workNamed(visit.work),
    { text: `#${visit.id}`, paint },
  ];
}
