import { HOUR_MS, type Instant, type Interval } from './interval.ts';
import type { VisitMode } from './visit-mode.ts';
import { dateAt, dayInterval, wallAt, type ZoneRules } from './zone.ts';

/** How many visits of a mode may begin in an hour of the shop's clock, and on a day; null: any number. */
export interface ModeRules {
  readonly mode: VisitMode;
  readonly perHour: number | null;
  readonly perDay: number | null;
}

/** One of these limits as it is claimed: what claims time with it takes one of `most`. */
export interface ModeLimit {
  readonly id: number;
  readonly mode: VisitMode;
  readonly per: 'hour' | 'day';
  readonly most: number;
}

/** What a shop has of them. */
interface Limited {
  readonly limits: readonly ModeLimit[];
  readonly zone: ZoneRules;
}

/** All that visits may take of the shop beside bays and technicians, before they are numbered. */
export function limitsOf(modes: readonly ModeRules[]): Omit<ModeLimit, 'id'>[] {
  return modes.flatMap(({ mode, perHour, perDay }) => [
    ...(perHour === null ? [] : [{ mode, per: 'hour' as const, most: perHour }]),
    ...(perDay === null ? [] : [{ mode, per: 'day' as const, most: perDay }]),
  ]);
}

/** A part of a limit that is taken: the hour or the day in which a visit begins. */
interface ModeClaim extends Interval {
  readonly claimableId: number;
}

/** What a visit of that mode takes of the limits; nothing where there are none for it. */
export function modeClaims(
  { mode, start }: { readonly mode: VisitMode | null; readonly start: Instant },
  { limits, zone }: Limited,
): ModeClaim[] {
  return limits
    .filter((limit) => limit.mode === mode)
    .map(({ id, per }) => {
      const span = spanOf(per, start, zone);
      return { claimableId: id, start: span.start, end: span.end };
    });
}

/** The hour of the shop's clock, or its day, that the moment is in. */
function spanOf(per: ModeLimit['per'], at: Instant, zone: ZoneRules): Interval {
  if (per === 'day') return dayInterval(zone, dateAt(zone, at));
  const hour = at - (wallAt(zone, at) % HOUR_MS);
  return { start: hour, end: hour + HOUR_MS };
}

/** What is full: so many are there already during that hour or day. */
export interface ModeFull extends ModeLimit {
  readonly during: Interval;
  /** Those who are there; one that is null is held for somebody. */
  readonly there: readonly (number | null)[];
}

/** A claim, with the appointment that has it. */
interface HeldClaim extends ModeClaim {
  readonly appointmentId: number | null;
}

/**
 * The first limit that leaves no room for a visit of that mode to begin then; null: there is room, or no limit. `except`: the visit
 * that is moved or changed, which keeps what it has.
 */
export function modeFull(
  wish: Parameters<typeof modeClaims>[0],
  shop: Limited,
  held: readonly HeldClaim[],
  except: number | null,
): ModeFull | null {
  for (const claim of modeClaims(wish, shop)) {
    const there = held.filter(
      ({ claimableId, start }) =>
        claimableId === claim.claimableId && start >= claim.start && start < claim.end,
    );
    const limit = shop.limits.find(({ id }) => id === claim.claimableId) as ModeLimit;
    if (
      there.length < limit.most ||
      there.some(({ appointmentId }) => appointmentId !== null && appointmentId === except)
    )
      continue;
    const { start, end } = claim;
    return { ...limit, during: { start, end }, there: there.map(({ appointmentId }) => appointmentId) };
  }
  return null;
}
