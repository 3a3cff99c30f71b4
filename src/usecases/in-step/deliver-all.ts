import type { ImageKey } from '../../store/images.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { type DeliveryPorts, reconcilingShop } from './deliver-changes.ts';
import { type Delivery, DeliveryRound, imageName } from './delivery-round.ts';
import { stuckImages } from './stuck-events.ts';

/** Images looked up at once; more than a shop changes in a day. */
const BATCH = 500;

/** How far a run of deliveries reaches. */
export interface Reach {
  /** To this calendar alone; null: to all. */
  readonly calendarId: string | null;
  /** What came to nothing waits until it is due again. */
  readonly dueOnly: boolean;
  /** How long one change is waited for. */
  readonly withinMs: number;
}

const TO_ALL: Reach = { calendarId: null, dueOnly: false, withinMs: PATIENCE.deliver };

/**
 * Makes the calendars show all that is owed, longest waiting first. Trouble with one event does not end the run; a calendar
 * that cannot be served is left out of the rest of it. The run ends when waiting in vain has taken as long as one change may.
 */
export async function deliverAll(ports: DeliveryPorts, reach: Reach = TO_ALL): Promise<Delivery> {
  const stuck = await stuckImages(ports.store);
  const shop = await reconcilingShop(ports);
  const { withinMs, dueOnly: leavesAlone } = reach;
  const isStuck = (key: ImageKey) => stuck.has(imageName(key));
  const round = new DeliveryRound(shop, isStuck, ports, { withinMs, leavesAlone });
  const seen = new Set<string>();
  for (;;) {
    const owed = await owedWithin(reach, BATCH + seen.size, ports);
    const next = owed.filter((key) => !seen.has(imageName(key)));
    for (const key of next) {
      seen.add(imageName(key));
      await round.deliver(key);
    }
    if (next.length < BATCH) break;
  }
  for (const key of round.deniedButServed()) await round.deliver(key);
  for (const key of round.waiting()) await round.deliver(key);
  return { ...round.result(), pending: await ports.store.images.owedCount() };
}

async function owedWithin({ calendarId, dueOnly }: Reach, limit: number, { store, clock }: DeliveryPorts) {
  if (calendarId === null && !dueOnly) return store.images.owed(limit);
  return store.images.due(calendarId, dueOnly ? clock.now() : Number.MAX_SAFE_INTEGER, limit);
}
