import type { Shop } from '../../domain/shop.ts';
import type { Write } from '../../store/write.ts';
import { troubleBeside } from '../after-commit.ts';
import type { Ports } from '../ports.ts';
import type { Delivered } from '../receipt.ts';
import { asWaiting, type Waiting } from './waiting.ts';

/** A booking, and who is off the waitlist by it: nobody by one that was there before. */
export type OffTheList<Answer extends Delivered> = Answer & { readonly offTheList: readonly Waiting[] };

export async function offTheList<Answer extends Delivered>(
  answer: Answer,
  shop: Shop,
  { dryRun }: Pick<Write, 'dryRun'>,
  ports: Pick<Ports, 'store' | 'tellOfBug'>,
): Promise<OffTheList<Answer>> {
  const isNew = !answer.replayed && !dryRun;
  return { ...answer, offTheList: isNew ? await offTheListBy(answer.value.id, shop, ports) : [] };
}

/** Who is off the waitlist by that booking, which is done by then: nobody where that cannot be read. */
export async function offTheListBy(
  appointmentId: number,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'tellOfBug'>,
): Promise<Waiting[]> {
  try {
    const waits = await ports.store.waitlist.endedBy(appointmentId);
    return waits.map((wait) => asWaiting(wait, shop));
  } catch (thrown) {
    troubleBeside({ appointmentId, change: 'booked' }, thrown, ports);
    return [];
  }
}
