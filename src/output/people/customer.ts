import type { Customer } from '../../domain/customer.ts';
import { isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Following } from '../../usecases/in-step/edit-people.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { pageText, table } from '../form/table.ts';
import type { JsonObject, Outcome, View } from '../form/view.ts';
import { addedView, type Entry, editedView } from './entry-written.ts';
import { withFollowing } from './following.ts';

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

export function customerAddedView(customer: Customer, outcome: Outcome, time: ShopTime): View {
  return addedView(entryOf(customer, time), outcome);
}

export function customerEditedView(
  customer: Customer,
  outcome: Outcome,
  follows: Following,
  time: ShopTime,
): View {
  return withFollowing(editedView(entryOf(customer, time), outcome), follows);
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

function entryOf(customer: Customer, { zone }: ShopTime): Entry {
  const { id, name, phone, email } = customer;
  const who = clean`${[name, phoneShown(phone), email ?? ''].filter((part) => part !== '').join(', ')}`;
  return { noun: 'customer', id, is: who, wouldBe: who, json: customerJson(customer, zone) };
}
