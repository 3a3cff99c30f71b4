import type { ShopRules } from './shop.ts';

/** True when these rules are the ones that are in force, whatever else the book knows of the shop. */
export function areInForce(rules: ShopRules, shop: ShopRules): boolean {
  // Without a word on its calendar, a shop keeps the one that it has.
  const { calendar, ...asked } = rules;
  return (calendar === null || calendar === shop.calendar) && covers(shop, asked);
}

/** By structure. Rules have all their fields, so that what is not asked for is no rule: the book's own numbers. */
function covers(inForce: unknown, asked: unknown): boolean {
  if (Array.isArray(asked))
    return (
      Array.isArray(inForce) &&
      asked.length === inForce.length &&
      asked.every((one, index) => covers(inForce[index], one))
    );
  if (typeof asked !== 'object' || asked === null) return asked === inForce;
  if (typeof inForce !== 'object' || inForce === null) return false;
  return Object.entries(asked).every(([key, one]) =>
    covers((inForce as Readonly<Record<string, unknown>>)[key], one),
  );
}
