import type { Interval } from '../../domain/interval.ts';
import type { Candidate, Placements } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Blocking, Failure } from '../../failure.ts';
import type { HeldClaim } from '../../store/placements.ts';
import { byAppointment, byEvent, eachOnce } from './blocking.ts';
import type { Wish } from './wish.ts';

export type Found = Placements<HeldClaim>;
type Asked = Candidate<HeldClaim, Interval>;
export type Refusal = Extract<Failure, { code: 'slot-taken' | 'shop-closed' | 'not-qualified' }>;

/**
 * Why nobody is free: the reason of the bays or, when a bay is free, of the technicians for the first piece that nobody can do.
 * Where several stand in the way the mildest counts, because the others need not have asked: taken before closed before not
 * qualified.
 */
export function refusalOf({ bays, pieces }: Found, { slot, pieces: wished }: Wish, { zone }: Shop): Refusal {
  const noBay = bays.every(({ standing }) => standing.kind !== 'free');
  const what = noBay ? 'bay' : 'technician';
  const lacking = pieces.findIndex(({ technicians }) =>
    technicians.every(({ standing }) => standing.kind !== 'free'),
  );
  const asked = noBay ? bays : (pieces[lacking]?.technicians ?? []);
  const name = asked.length === 1 ? (asked[0] as Asked).name : null;
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
  const lacked = asked.flatMap(({ standing }) => (standing.kind === 'not-qualified' ? standing.skills : []));
  const skills = [...new Set(lacked)];
  const services = (noBay ? wished : wished.slice(lacking, lacking + 1)).map((piece) => piece.service);
  const asking = services.filter((service) => service.skills.some((skill) => skills.includes(skill)));
  const [service = ''] = [asking, services].filter((some) => some.length > 0).map(namesOf);
  return { code: 'not-qualified', what, name, service, skills };
}

function namesOf(services: readonly { readonly name: string }[]): string {
  return services.map(({ name }) => name).join(' and ');
}

function blockingOf({ standing }: Asked): Blocking[] {
  if (standing.kind !== 'taken') return [];
  return [...standing.held.map(byAppointment), ...standing.foreign.map(byEvent)];
}
