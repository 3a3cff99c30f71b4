import type { Write } from '../store/write.ts';
import type { Ports } from './ports.ts';

/**
 * Does `work`, unless the same request was answered before under the same key: then `again` makes the answer of what is kept of
 * the first, or null where that is none any more. Asked before anything else, because to a request that is checked against the
 * present its own first result stands in its way. Throws `key-reused`.
 */
export async function answeredOnce<Kept, Answer>(
  { key }: Pick<Write, 'key'>,
  again: (kept: Kept) => Promise<Answer | null> | Answer,
  work: () => Promise<Answer>,
  { store }: Pick<Ports, 'store'>,
): Promise<Answer> {
  const kept = key === null ? null : await store.earlierResult<Kept>(key);
  return (kept === null ? null : await again(kept)) ?? work();
}
