import type { Appointment } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { VisitDetails } from '../../domain/visit-details.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Ports } from '../ports.ts';
import type { PromisedVisit } from './promise-said.ts';

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

/** Throws what reading the promise throws: see `promiseSaid`. */
export async function waysSaid(
  { mode, tag, promise }: Ways,
  visit: PromisedVisit,
  shop: Shop,
  now: Instant,
): Promise<KeptWays> {
  const details = {
    ...(mode === undefined ? {} : { mode }),
    ...(tag === undefined ? {} : { keyTag: tag }),
  };
  if (promise === undefined) return { details };
  if (promise === null) return { details, promisedAt: null };
  // With the grammar, which few visits need.
  const { promiseSaid } = await import('./promise-said.ts');
  return { details, promisedAt: await promiseSaid(promise, visit, shop, now) };
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
