import type { Appointment } from './appointment.ts';
import type { PutBack } from './event-move.ts';
import type { Interval } from './interval.ts';
import { ownStandings, whose } from './own-placement.ts';
import type { Bay, Shop, Technician } from './shop.ts';
import { closingRules, whyClosed } from './why-closed.ts';

/** Why an appointment could not be booked as it stands, whoever else has the time. */
export type OutsideRules = Extract<PutBack, { why: 'closed' | 'retired' | 'not-qualified' }>;

/** Whose hours, closure, break or absence it is, which is the shop's if `name` is null. */
export type ClosedTime = Extract<OutsideRules, { why: 'closed' }>;

/**
 * What the shop's rules have against an appointment: its hours, closures and breaks, those of its bay and its technician, and
 * the skills that its service asks for. Null for most: rules change around what is booked, and move nobody.
 */
export function outsideRules(appointment: Appointment, shop: Shop): OutsideRules | null {
  const slot = { start: appointment.start, end: appointment.end };
  const reason = whyClosed(slot, null, shop);
  if (reason !== null) return { why: 'closed', name: null, reason };
  for (const { share, standing } of ownStandings(appointment, slot, shop, new Map())) {
    const { name } = share;
    if (standing === null) return { why: 'retired', name };
    if (standing.kind === 'closed') return { why: 'closed', name, reason: standing.why };
    if (standing.kind === 'not-qualified') return { why: 'not-qualified', name, skills: standing.skills };
  }
  return null;
}

/** All opening hours, closures, breaks and absences that an appointment does not lie within; of whose hours, by name. */
export function allClosedFor(appointment: Appointment, shop: Shop): ClosedTime[] {
  const all = objections(appointment, shop).flatMap(({ because }) =>
    because.why === 'closed' ? [because] : [],
  );
  const ofShop = new Set(all.flatMap(({ name, reason }) => (name === null ? [reason.kind] : [])));
  return all.filter(({ name, reason }) => name === null || !ofShop.has(reason.kind));
}

/** One rule of the shop's that leaves no room for an appointment. `rule`: which it is, and what it says. */
interface Objection {
  readonly because: OutsideRules;
  readonly rule: string;
}

/**
 * What the rules have against an appointment that `before` did not have: the first rule that is new, or says something else,
 * and leaves no room for it. Null where all is as it was, also for one that lay outside before.
 */
export function newlyOutside(appointment: Appointment, shop: Shop, before: Shop): OutsideRules | null {
  const because = outsideRules(appointment, shop);
  if (because === null || outsideRules(appointment, before) === null) return because;
  const known = new Set(objections(appointment, before).map(({ rule }) => rule));
  return objections(appointment, shop).find(({ rule }) => !known.has(rule))?.because ?? null;
}

function objections(appointment: Appointment, shop: Shop): Objection[] {
  const slot = { start: appointment.start, end: appointment.end };
  const closed = (own: Bay | Technician | null, time: Interval): Objection[] =>
    closingRules(time, own, shop).map(({ reason, rule }) => ({
      because: { why: 'closed', name: own?.name ?? null, reason },
      rule: JSON.stringify([own?.id, shop.timezone, rule]),
    }));
  const own = ownStandings(appointment, slot, shop, new Map());
  const ofOwn = own.flatMap(({ share: { name }, standing }, i): Objection[] => {
    if (standing === null) return [{ because: { why: 'retired', name }, rule: `retired ${i}` }];
    if (standing.kind !== 'not-qualified') return [];
    const { skills } = standing;
    return [{ because: { why: 'not-qualified', name, skills }, rule: JSON.stringify([i, skills]) }];
  });
  const byHours = own.flatMap(({ share }) => {
    const who = whose(share, shop);
    const isOwn = who !== null && (who.hours !== null || who.away.length > 0);
    return isOwn ? closed(who, share.slot) : [];
  });
  return [...closed(null, slot), ...ofOwn, ...byHours];
}
