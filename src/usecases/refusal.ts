import type { Interval } from '../domain/interval.ts';
import type { Candidate, Placements } from '../domain/placement.ts';
import type { Shop } from '../domain/shop.ts';
import { dateAt } from '../domain/zone.ts';
import type { Blocking, Failure } from '../failure.ts';
import type { HeldClaim } from '../store/store.ts';
import type { Wish } from './wish.ts';

type Found = Placements<HeldClaim>;
type Asked = Candidate<HeldClaim, Interval>;
export type Refusal = Extract<Failure, { code: 'slot-taken' | 'shop-closed' | 'not-qualified' }>;

/**
 * Why nobody is free: the reason of the bays or, when a bay is free, of the technicians. Where several stand in the way
 * the mildest counts, because the others need not have asked: taken before closed before not qualified.
 */
export function refusalOf({ bays, technicians }: Found, wish: Wish, { zone }: Shop): Refusal {
  const noBay = bays.every(({ standing }) => standing.kind !== 'free');
  const what = noBay ? 'bay' : 'technician';
  const asked = noBay ? bays : technicians;
  const name = asked.length === 1 ? (asked[0] as Asked).name : null;
  const { slot, service } = wish;
  const blocking = eachOnce(asked.flatMap(blockingOf));
  if (blocking.length > 0) return { code: 'slot-taken', what, name, slot, blocking, nearest: [] };
  for (const { standing } of asked) {
    if (standing.kind !== 'closed') continue;
    return {
      code: 'shop-closed',
      slot,
      date: dateAt(zone, slot.start),
      name: name ?? what,
      why: standing.why,
      nearest: [],
    };
  }
  const skills = asked.flatMap(({ standing }) => (standing.kind === 'not-qualified' ? standing.skills : []));
  return { code: 'not-qualified', what, name, service: service.name, skills: [...new Set(skills)] };
}

/** What several bays or technicians have in common, as an event in the calendar of all of them, is told once. */
function eachOnce(blocking: readonly Blocking[]): Blocking[] {
  const known = new Set<string>();
  return blocking.filter(({ by, appointmentId, start, end }) => {
    const one = `${by} ${appointmentId} ${start} ${end}`;
    return !known.has(one) && known.add(one);
  });
}

function blockingOf({ standing }: Asked): Blocking[] {
  if (standing.kind !== 'taken') return [];
  return [
    ...standing.held.map(({ start, end, appointmentId }) => ({
      start,
      end,
      by: 'appointment' as const,
      appointmentId,
    })),
    ...standing.foreign.map(({ start, end }) => ({ start, end, by: 'event' as const, appointmentId: null })),
  ];
}
