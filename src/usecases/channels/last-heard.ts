import type { Instant } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';

/** When Google was last heard of through any channel; null: never, for all that is known. */
export async function lastHeardAt({ store }: Pick<Ports, 'store'>): Promise<Instant | null> {
  const heard = (await store.channels.all()).flatMap(({ provenAt }) => provenAt ?? []);
  return heard.length === 0 ? null : Math.max(...heard);
}
