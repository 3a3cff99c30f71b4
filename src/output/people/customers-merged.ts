import type { CustomersMerged } from '../../store/customers.ts';
import type { Following } from '../../usecases/in-step/edit-people.ts';
import { counted, listed, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { customerJson } from './customer.ts';
import { withFollowing } from './following.ts';

export function customersMergedView(
  { customer, mergedId, vehicles, visits }: CustomersMerged,
  outcome: Outcome,
  follows: Following,
  time: ShopTime,
): View {
  const both = clean`customer ${mergedId} into customer ${customer.id}, ${customer.name}`;
  const brings = listed([counted(vehicles, 'car'), counted(visits, 'visit')], 'and');
  const sentence = byOutcome(outcome, {
    done: `Merged ${both}: ${brings}`,
    before: `Had merged ${both} before: ${brings}`,
    would: `Would merge ${both}: ${brings}`,
  });
  const data = {
    ...customerJson(customer, time.zone),
    merged_customer_id: mergedId,
    vehicle_count: vehicles,
    visit_count: visits,
  } satisfies JsonObject;
  return withFollowing(
    {
      message: `${sentence}.`,
      data: writtenData(data, outcome),
      already: outcome.replayed,
      text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
    },
    follows,
  );
}
