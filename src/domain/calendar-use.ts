import type { BayRules, Shop, TechnicianRules } from './shop.ts';
import type { ShopSettings } from './shop-settings.ts';

type Used = Pick<BayRules | TechnicianRules, 'checkAvailability' | 'createEvents'>;

/** Whether the calendar of a bay or technician shows its appointments. */
export function isShowing({ createEvents }: Used, shop: Pick<ShopSettings, 'createEvents'>): boolean {
  return createEvents ?? shop.createEvents;
}

/** Whether what others have in the calendar of a bay or technician takes its time. */
function isHeeding({ checkAvailability }: Used, shop: Pick<ShopSettings, 'checkAvailability'>): boolean {
  return checkAvailability ?? shop.checkAvailability;
}

/** Whether what others have in that calendar takes anybody's time. One that is nobody's any more is asked as it always was. */
export function isHeeded(calendarId: string, shop: Shop): boolean {
  const users = [...shop.bays, ...shop.technicians].filter((one) => one.calendarId === calendarId);
  return users.length === 0 || users.some((one) => isHeeding(one, shop));
}
