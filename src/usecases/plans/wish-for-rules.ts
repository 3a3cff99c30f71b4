import type { Shop } from '../../domain/shop.ts';
import { freshlyOutside } from '../shop/visits-outside.ts';
import type { PlanningPorts, PlanWish } from './make-plan.ts';

/** What other rules ask of a plan: a place for every coming visit for which they leave no room. Nobody else is moved. */
export async function wishForRules(before: Shop, after: Shop, ports: PlanningPorts): Promise<PlanWish> {
  const inTheWay = await freshlyOutside(after, before, ports);
  return { shop: before, rules: after, inTheWay, movable: [], growth: null };
}
