import type { Shop } from '../../domain/shop.ts';
import type { Blocking } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import { troubleBeside } from '../after-commit.ts';
import type { Committed, Ports } from '../ports.ts';
import type { Delivered } from '../receipt.ts';
import { allBeneath } from './beneath.ts';
import { byEvent } from './blocking.ts';

/** An answer that names all that an overbooked appointment lies over. */
export type Named<Answer extends Delivered> = Answer & { readonly over: readonly Blocking[] };

/**
 * Names what the appointment of an answer lies over, if it was overbooked: our own jobs as the book has them by now, and the
 * events that its reason is about. Others' events that are not named here the reason does not cover.
 */
export async function naming<Answer extends Delivered>(
  answer: Answer,
  change: Committed['change'],
  shop: Shop,
  { dryRun }: Pick<Write, 'dryRun'>,
  ports: Pick<Ports, 'store' | 'clock' | 'tellOfBug'>,
): Promise<Named<Answer>> {
  const { value, replayed } = answer;
  if (value.overbookReason === null) return { ...answer, over: [] };
  if (dryRun || replayed) return { ...answer, over: await allBeneath(value, shop, ports) };
  try {
    return { ...answer, over: await allBeneath(value, shop, ports) };
  } catch (thrown) {
    const trouble = troubleBeside({ appointmentId: value.id, change }, thrown, ports);
    return { ...answer, trouble: answer.trouble ?? trouble, over: value.overbookedOver.map(byEvent) };
  }
}
