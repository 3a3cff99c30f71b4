import type { Shop, ShopRules } from './shop.ts';

/**
 * The shop as it would be by other rules, with the bays, technicians and services that it has: what is new in them is not there yet,
 * and what is gone from them stays as it is. The clock stays the shop's.
 */
export function withRules(shop: Shop, rules: ShopRules): Shop {
  const { services, bays, technicians, timezone, calendar, ...policies } = rules;
  return {
    ...shop,
    ...policies,
    services: shop.services.map((one) =>
      Object.assign(
        {},
        one,
        services.find(({ type }) => type === one.type),
      ),
    ),
    bays: shop.bays.map((one) =>
      Object.assign(
        {},
        one,
        bays.find(({ name }) => name === one.name),
      ),
    ),
    technicians: shop.technicians.map((one) =>
      Object.assign(
        {},
        one,
        technicians.find(({ name }) => name === one.name),
      ),
    ),
  };
}

/** The rules alone, without what the book knows besides: numbers, places and clock changes. */
export function rulesOf({ revision: _, zone: __, ...shop }: Shop): ShopRules {
  return {
    ...shop,
    services: shop.services.map(({ id: _id, ...rules }) => rules),
    bays: shop.bays.map(({ id: _id, calendarId: _place, ...rules }) => rules),
    technicians: shop.technicians.map(({ id: _id, calendarId: _place, ...rules }) => rules),
  };
}
