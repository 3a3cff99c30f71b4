import type { Appointment } from '../../domain/appointment.ts';
import type { Customer } from '../../domain/customer.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import { isoText, type ZoneRules } from '../../domain/zone.ts';
import type { CustomerMatch } from '../../store/customers.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { placedText } from '../appointments/appointment-words.ts';
import { counted, listed, type ShopTime, spokenMoment } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean, quoted } from '../form/safe-text.ts';
import { type Cell, pageText, table, tableLines } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  changedBefore,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { carText, vehicleJson } from './vehicle.ts';

/** A customer as every command and tool gives it. Text in it is as it was given. */
export function customerJson(customer: Customer, zone: ZoneRules) {
  return {
    customer_id: customer.id,
    customer_name: customer.name,
    customer_phone: customer.phone,
    email: customer.email,
    notes: customer.notes,
    invite: customer.invite,
    created_at: isoText(zone, customer.createdAt),
    updated_at: isoText(zone, customer.updatedAt),
  } satisfies JsonObject;
}

/** A customer with what a caller asks about. */
export function matchJson({ customer, vehicles, next, last }: CustomerMatch, zone: ZoneRules) {
  return {
    ...customerJson(customer, zone),
    vehicles: vehicles.map((vehicle) => vehicleJson(vehicle, zone)),
    next_appointment: next === null ? null : appointmentJson(next, zone),
    last_appointment: last === null ? null : appointmentJson(last, zone),
  } satisfies JsonObject;
}

export function customerAddedView(customer: Customer, outcome: Outcome, time: ShopTime): View {
  return writtenView(customer, outcome, time, {
    done: 'Added',
    before: 'was already there',
    would: 'Would add',
  });
}

export function customerEditedView(customer: Customer, outcome: Outcome, time: ShopTime): View {
  return writtenView(customer, outcome, time, {
    done: 'Changed',
    before: changedBefore(outcome),
    would: 'Would change',
  });
}

/** One customer whole: cars, next and last visit. */
export function customerView(match: CustomerMatch, time: ShopTime): View {
  const { customer } = match;
  return {
    message: `${spokenMatch(match, time)}.`,
    data: matchJson(match, time.zone),
    text: (theme) => {
      const facts: [string, string | null][] = [
        ['E-mail', customer.email],
        ['Invite', inviteText(customer.invite)],
        ['Notes', customer.notes],
      ];
      const rows = facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => [{ text: label, paint: theme.dim }, value]);
      return matchBlock(match, time, theme) + table(rows, { indent: 2, keep: [0] }, theme);
    },
  };
}

/** A page of all customers: `offset` were skipped, `total` there are. */
export function customerListView(
  page: { readonly customers: readonly Customer[]; readonly total: number; readonly offset: number },
  time: ShopTime,
): View {
  const { customers, total, offset } = page;
  return {
    message: `${counted(total, 'customer')}.`,
    data: {
      count: customers.length,
      total,
      offset,
      customers: customers.map((customer) => customerJson(customer, time.zone)),
    },
    text: (theme) => {
      const rows = customers.map(({ id, name, phone, email }) => [id, name, phoneShown(phone), email]);
      const shape = { header: ['No.', 'Name', 'Phone', 'E-mail'], right: [0], keep: [0, 2] };
      return (
        table(rows, shape, theme) + theme.dim(`${pageText(customers.length, offset, total, 'customer')}\n`)
      );
    },
  };
}

/** What `bay find` found, best first. */
export function foundView(
  {
    query,
    matches,
    total,
  }: { readonly query: string; readonly matches: readonly CustomerMatch[]; readonly total: number },
  time: ShopTime,
): View {
  const [first] = matches;
  const nobody = `Nobody matches ${quoted(query)}.`;
  const more = total - matches.length;
  return {
    message:
      first === undefined
        ? nobody
        : total === 1
          ? `${spokenMatch(first, time)}.`
          : clean`${total} customers match ${quoted(query)}: ${namesOf(matches, total)}.`,
    data: {
      query,
      count: matches.length,
      total,
      customers: matches.map((match) => matchJson(match, time.zone)),
    },
    text: (theme) => {
      if (first === undefined) return `${nobody}\n`;
      const blocks = matches.map((match) => matchBlock(match, time, theme)).join('\n');
      return more === 0 ? blocks : `${blocks}\n${theme.dim(`… and ${more} more`)}\n`;
    },
  };
}

const NAMED = 5;

function namesOf(matches: readonly CustomerMatch[], total: number): string {
  const names = matches.slice(0, NAMED).map(({ customer }) => customer.name);
  return listed(total > names.length ? [...names, `${total - names.length} more`] : names, 'and');
}

/** `Ana Pérez, 2018 Honda Civic, is next here on Monday 23 November at 9:00 AM` */
function spokenMatch({ customer, vehicles, next, last }: CustomerMatch, time: ShopTime): string {
  const cars = vehicles.map(vehicleInfo);
  const who = clean`${[customer.name, ...cars].join(', ')}`;
  const day = (visit: Appointment) => spokenMoment(visit.start, time);
  if (next !== null) return `${who}: next visit on ${day(next)}, ${clean`${next.service.name}`}`;
  return last === null ? `${who}: no visits yet` : `${who}: no visit booked, the last was on ${day(last)}`;
}

/**
 *     Ana Pérez  +12125550134  customer 1
 *       2018 Honda Civic, ABC1234  vehicle 1
 *       next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #12
 */
function matchBlock({ customer, vehicles, next, last }: CustomerMatch, time: ShopTime, theme: Theme): string {
  const head = tableLines(
    [
      [
        { text: customer.name, paint: theme.bold },
        phoneShown(customer.phone),
        { text: `customer ${customer.id}`, paint: theme.dim },
      ],
    ],
    { keep: [1, 2] },
    theme,
  );
  const cars = vehicles.map((vehicle): Cell[] => [
    carText(vehicle),
    { text: `vehicle ${vehicle.id}`, paint: theme.dim },
  ]);
  const visits = [visitRow('next', next, time, theme), visitRow('last', last, time, theme)].flat();
  return `${head.join('\n')}\n${table(cars, { indent: 2, keep: [1] }, theme)}${table(visits, { indent: 2, keep: [0, 1, 3] }, theme)}`;
}

function visitRow(label: string, visit: Appointment | null, time: ShopTime, theme: Theme): Cell[][] {
  if (visit === null) return [];
  const paint = theme.dim;
  return [
    [{ text: label, paint }, placedText(visit, time), visit.service.name, { text: `#${visit.id}`, paint }],
  ];
}

function inviteText(invite: boolean | null): string | null {
  if (invite === null) return null;
  return invite ? 'always' : 'never';
}

function writtenView(
  customer: Customer,
  outcome: Outcome,
  time: ShopTime,
  words: { readonly done: string; readonly before: string; readonly would: string },
): View {
  const parts = [customer.name, phoneShown(customer.phone), customer.email ?? ''].filter(
    (part) => part !== '',
  );
  const who = clean`${parts.join(', ')}`;
  const sentence = byOutcome(outcome, {
    done: `${words.done} customer ${customer.id}: ${who}`,
    before: `Customer ${customer.id} ${words.before}: ${who}`,
    would: `${words.would} ${who}`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(customerJson(customer, time.zone), outcome),
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
  };
}
