import { type DeliveryPorts, reconcilingShop } from './deliver-changes.ts';
import { type Delivery, DeliveryRound, imageName } from './delivery-round.ts';
import { stuckImages } from './stuck-events.ts';

/** Images looked up at once; more than a shop changes in a day. */
const BATCH = 500;

/**
 * Makes the calendars show all that is owed, longest waiting first. Trouble with one event does not end the run; a calendar
 * that cannot be served is left out of the rest of it. The run ends when waiting in vain has taken as long as a command may.
 */
export async function deliverAll(ports: DeliveryPorts): Promise<Delivery> {
  const stuck = await stuckImages(ports.store);
  const round = new DeliveryRound(await reconcilingShop(ports), (key) => stuck.has(imageName(key)), ports);
  const seen = new Set<string>();
  for (;;) {
    const owed = await ports.store.images.owed(BATCH + seen.size);
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
