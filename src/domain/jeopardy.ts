import { type Appointment, isOpen } from './appointment.ts';
import type { Instant } from './interval.ts';
import { type OutsideRules, outsideRules } from './outside-rules.ts';
import type { Shop } from './shop.ts';
import { dateAt } from './zone.ts';

/** Why a promise can hardly be kept any more, as things stand. */
export type Jeopardy =
  /** Whose it is, is away, or the shop is shut. */
  | { readonly why: 'nobody-there'; readonly because: OutsideRules }
  /** Even if all goes as planned. */
  | { readonly why: 'takes-longer'; readonly readyAt: Instant }
  /** It should have begun, and the car is not here yet; or it is, and nobody has begun. */
  | { readonly why: 'not-here' | 'not-begun'; readonly readyAt: Instant }
  | { readonly why: 'begun-late'; readonly readyAt: Instant };

/** A visit whose promise is in jeopardy. */
export interface InJeopardy {
  readonly visit: Appointment;
  readonly promisedAt: Instant;
  readonly because: Jeopardy;
}

/** Those of the visits that are promised for today and can hardly be kept to, in their order. */
export function inJeopardy(visits: readonly Appointment[], shop: Shop, now: Instant): InJeopardy[] {
  const today = dateAt(shop.zone, now);
  return visits.flatMap((visit) => {
    const { promisedAt } = visit;
    if (promisedAt === null || dateAt(shop.zone, promisedAt) !== today) return [];
    const because = jeopardyOf(visit, shop, now);
    return because === null ? [] : [{ visit, promisedAt, because }];
  });
}

/** Null: it can be kept, or nothing was promised, or the visit is over. */
export function jeopardyOf(visit: Appointment, shop: Shop, now: Instant): Jeopardy | null {
  const { promisedAt, status, end } = visit;
  if (promisedAt === null || !isOpen(status)) return null;
  const because = outsideRules(visit, shop);
  if (because !== null && isGone(because)) return { why: 'nobody-there', because };
  const readyAt = readyFrom(visit, now);
  if (readyAt <= promisedAt) return null;
  if (end > promisedAt) return { why: 'takes-longer', readyAt };
  if (status === 'scheduled') return { why: 'not-here', readyAt };
  if (status === 'arrived') return { why: 'not-begun', readyAt };
  const isLate = visit.startedAt !== null && visit.startedAt > visit.start;
  return { why: isLate ? 'begun-late' : 'takes-longer', readyAt };
}

/** A job that has grown into lunch, or a little beyond closing time, is done all the same. */
function isGone(because: OutsideRules): boolean {
  if (because.why !== 'closed') return because.why === 'retired';
  return because.reason.kind === 'away' || because.reason.kind === 'closure';
}

/** When it is ready at the earliest, if it takes as long as was planned. */
function readyFrom({ status, start, end, startedAt }: Appointment, now: Instant): Instant {
  const begins = status === 'in_progress' ? (startedAt ?? start) : Math.max(start, now);
  return Math.max(begins + end - start, now);
}
