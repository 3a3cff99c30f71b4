import type { Appointment } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { readMove } from '../../input/move-words.ts';
import { readMoment, whenContext } from '../../input/when.ts';
import { timeAlone } from '../../input/words/alone.ts';

/** What a promise is given for; `promisedAt`: until when it was promised before. */
export type PromisedVisit = Pick<Appointment, 'start' | 'end'> & { readonly promisedAt?: Instant | null };

/**
 * When a visit is promised to be ready: a time alone is on the visit's day. Throws `in-the-past` for what nobody can keep any
 * more, unless it was promised before, and `invalid-value` for a time at which the visit has not begun.
 */
export async function promiseSaid(
  words: string,
  { start, end, promisedAt = null }: PromisedVisit,
  shop: Shop,
  now: Instant,
): Promise<Instant> {
  const context = whenContext(shop, now);
  const isTimeAlone = timeAlone(words) !== null;
  const at = isTimeAlone
    ? await readMove(words, { ...context, from: start })
    : await readMoment(words, context);
  if (at === promisedAt) return at;
  if (at <= start) {
    const expected = { kind: 'time-after-beginning' } as const;
    throw new AppError({ code: 'invalid-value', what: 'promised time', value: words, expected });
  }
  if (at <= now) {
    const slot = { start: at, end: at + (end - start) };
    throw new AppError({ code: 'in-the-past', of: 'promise', slot, now, instead: null, nearest: [] });
  }
  return at;
}
