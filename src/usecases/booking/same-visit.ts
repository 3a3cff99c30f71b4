import type { Appointment } from '../../domain/appointment.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { isDoneBy, servicesOf } from '../../domain/work.ts';
import type { OtherWork } from '../../failure.ts';
import { bayNamed, servicesNamed, technicianNamed } from '../shop/shop-words.ts';
import type { SaidWays, Ways } from './visit-ways.ts';

/** What is asked of an appointment beside who comes, with which car, and when. Null: nothing was said of it. */
export interface AskedWork {
  /** As they were said: at least one. */
  readonly services: readonly string[];
  readonly durationMinutes: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
  readonly notes: string | null;
  readonly concerns: string | null;
  readonly invite: boolean | null;
  /** How it goes; left out: nothing was said. */
  readonly ways?: Ways;
  /** Whoever asks may ask again in other words, as models do: only other services make it another request. */
  readonly inOtherWords?: true;
}

/**
 * What the request asks that the appointment does not have: nothing for the same request again. What was left unsaid is no
 * difference. Throws `not-found` and `several-match` for names that the shop does not know.
 */
export function otherWork(
  asked: AskedWork,
  visit: Appointment,
  shop: Shop,
  said: SaidWays = {},
): OtherWork[] {
  const { durationMinutes, bay, technician, notes, concerns, invite } = asked;
  const services = servicesNamed(asked.services, shop);
  const isOtherService = !isSameSet(services, servicesOf(visit.work));
  if (asked.inOtherWords) return isOtherService ? ['service'] : [];
  const differs: readonly (readonly [OtherWork, boolean])[] = [
    ['service', isOtherService],
    ['duration', durationMinutes !== null && durationMinutes * MINUTE_MS !== visit.end - visit.start],
    ['bay', bay !== null && bayNamed(bay, shop).id !== visit.bay.id],
    ['technician', technician !== null && !isDoneBy(technicianNamed(technician, shop), visit.work)],
    ['notes', notes !== null && notes !== visit.notes],
    ['concerns', concerns !== null && concerns !== visit.concerns],
    ['invitation', invite !== null && invite !== visit.invite],
    ['mode', said.mode !== undefined && said.mode !== visit.mode],
    ['promise', said.promisedAt !== undefined && said.promisedAt !== visit.promisedAt],
    ['tag', said.keyTag !== undefined && said.keyTag !== visit.keyTag],
  ];
  return differs.filter(([, isOther]) => isOther).map(([what]) => what);
}

interface Numbered {
  readonly id: number;
}

/** Whatever their order. */
function isSameSet(some: readonly Numbered[], others: readonly Numbered[]): boolean {
  return some.length === others.length && some.every(({ id }) => others.some((other) => other.id === id));
}
