import { defaultShop } from '../../src/domain/default-shop.ts';
import type { ServiceRules, ShopRules } from '../../src/domain/shop.ts';
import { aBay, aTechnician } from '../support/wall-planner.ts';

/**
 * Two bays with calendars of their own, two that share one, a technician with an own calendar and one without: every way
 * in which an appointment can be shown. A buffer after one of the services, so that claims and events differ.
 */
export function shopOf(onUnavailable: ShopRules['onUnavailable']): ShopRules {
  const rules = defaultShop('America/New_York');
  return {
    ...rules,
    onUnavailable,
    services: rules.services.map((service) => withBuffer(service)),
    bays: [bay('Bay 1', 'bay-1'), bay('Bay 2', 'bay-2'), bay('Yard 1', 'yard'), bay('Yard 2', 'yard')],
    technicians: [technician('Maria', 'maria'), technician('Luis', null)],
  };
}

function withBuffer(service: ServiceRules): ServiceRules {
  return service.type === 'brake_service' ? { ...service, bufferMinutes: 30 } : service;
}

export const CALENDARS: readonly string[] = ['bay-1', 'bay-2', 'yard', 'maria'];

export interface Visitor {
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly plate: string;
}

/** Names and numbers that nothing else contains, so that they can be looked for (I10). */
export const VISITORS: readonly Visitor[] = [
  { name: 'Zebulon Quartermain', phone: '+12125550191', email: 'zeb@quartermain.example', plate: 'ZQX0191' },
  { name: 'Ottoline Vavasour', phone: '+12125550192', email: null, plate: 'OVX0192' },
  { name: 'Ignatius Popplewell', phone: '+12125550193', email: null, plate: 'IPX0193' },
];

function bay(name: string, calendar: string) {
  const { id: _, ...rules } = aBay(0, { name, calendar });
  return rules;
}

function technician(name: string, calendar: string | null) {
  const { id: _, ...rules } = aTechnician(0, { name, calendar });
  return rules;
}
