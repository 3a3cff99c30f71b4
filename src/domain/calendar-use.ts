import type { BayRules, TechnicianRules } from './shop.ts';
import type { ShopSettings } from './shop-settings.ts';

/** Whether the calendar of a bay or technician shows its appointments. */
export function isShowing(
  { createEvents }: Pick<BayRules | TechnicianRules, 'createEvents'>,
  shop: Pick<ShopSettings, 'createEvents'>,
): boolean {
  return createEvents ?? shop.createEvents;
}
