import type { Appointment } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { VisitDetails } from '../../domain/visit-details.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { AppError } from '../../failure.ts';
import { readMove } from '../../input/move-words.ts';
import { readMoment, whenContext } from '../../input/when.ts';
import { timeAlone } from '../../input/words/alone.ts';
import type { Ports } from '../ports.ts';

/** How a visit goes, as somebody says it. Left out: nothing was said of it; null takes it away. */
export interface Ways {
  readonly mode?: VisitMode | null;
  readonly tag?: string | null;
  /** Until when it is promised, in words. */
  readonly promise?: string | null;
}

/** The same as it is kept. */
export interface KeptWays {
  readonly details: Partial<VisitDetails>;
  readonly promisedAt?: Instant | null;
}

type Visit = Pick<Appointment, 'start' | 'end'> & { readonly promisedAt?: Instant | null };

/** Throws what reading the promise throws: see `promiseSaid`. */
export async function waysSaid(
  { mode, tag, promise }: Ways,
  visit: Visit,
  shop: Shop,
  now: Instant,
): Promise<KeptWays> {
  const details = {
    ...(mode === undefined ? {} : { mode }),
    ...(tag === undefined ? {} : { keyTag: tag }),
  };
  if (promise === undefined) return { details };
  return { details, promisedAt: promise === null ? null : await promiseSaid(promise, visit, shop, now) };
}

/** How a visit is to go, as it would be kept. */
export type SaidWays = Partial<Pick<Appointment, 'mode' | 'keyTag' | 'promisedAt'>>;

/**
 * How a visit that begins then is to go; left out: what nobody has said. `there`: the one that is there already, whose promise may
 * be past by now. Throws what reading the promise throws: see `promiseSaid`.
 */
export async function saidWays(
  { ways = {}, at }: { readonly ways?: Ways; readonly at: Instant },
  shop: Shop,
  { clock }: Pick<Ports, 'clock'>,
  there: Pick<Appointment, 'promisedAt'> | null = null,
): Promise<SaidWays> {
  const visit = { start: at, end: at, promisedAt: there?.promisedAt ?? null };
  const { details, ...promise } = await waysSaid(ways, visit, shop, clock.now());
  return { ...details, ...promise };
}

/**
 * When a visit is promised to be ready: a time alone is on the visit's day. Throws `in-the-past` for what nobody can keep any
 * more, unless it was promised before, and `invalid-value` for a time at which the visit has not begun.
 */
async function promiseSaid(
  words: string,
  { start, end, promisedAt = null }: Visit,
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
    const expected = 'a time after the visit begins';
    throw new AppError({ code: 'invalid-value', what: 'promised time', value: words, expected });
  }
  if (at <= now) {
    const slot = { start: at, end: at + (end - start) };
    throw new AppError({ code: 'in-the-past', of: 'promise', slot, now, instead: null, nearest: [] });
  }
  return at;
}
