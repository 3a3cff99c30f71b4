import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import type { Shop } from '../../domain/shop.ts';
import type { TakenBack } from '../../domain/taken-back.ts';
import type { Write } from '../../store/write.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import { type Following, visitsFollow } from '../in-step/edit-people.ts';
import { type Receipt, receiptOf } from '../receipt.ts';

/** How what was taken back has come into the calendars. */
interface DeliveredBack {
  readonly visits: readonly VisitDeed[];
  readonly receipt: Receipt | null;
  readonly trouble: CalendarTrouble | null;
  readonly follows: Following;
}

/** Has the calendars follow, as far as there is time for it: the rest is delivered by `syncCalendar`. */
export async function deliverTakenBack(
  { visits, people, shop: changed }: TakenBack,
  shop: Shop,
  write: Write,
  ports: DeliveryPorts,
): Promise<DeliveredBack> {
  const delivered = await deliverTogether(
    visits.map(({ after }) => after),
    'put back as before',
    changed ?? shop,
    ports,
  );
  const present = visits.map(({ before, after }, i) => ({ before, after: delivered.visits[i] ?? after }));
  const follows = { visits: 0, pending: 0 };
  for (const { kind, id, outcome } of people) {
    if (outcome !== 'as-before') continue;
    const more = await visitsFollow({ kind, id }, write.at, ports);
    follows.visits += more.visits;
    follows.pending += more.pending;
  }
  const [only, ...more] = present;
  const isShown = only !== undefined && more.length === 0 && !ports.calendar.isInTheBook;
  return {
    visits: present,
    receipt: isShown ? receiptOf(only.after) : null,
    trouble: delivered.trouble,
    follows,
  };
}
