import type { ShopRules } from './shop.ts';

/** True when these rules are the ones that are in force, whatever else is known of the shop. */
export function areInForce(rules: ShopRules, shop: ShopRules): boolean {
  return Object.entries(rules).every(([key, asked]) => isSame(asked, (shop as unknown as Fields)[key]));
}

type Fields = Readonly<Record<string, unknown>>;

/** By structure; a field that is left out is one without a value, and numbers that the book gives are no rule. */
function isSame(asked: unknown, inForce: unknown): boolean {
  if (Array.isArray(asked))
    return (
      Array.isArray(inForce) &&
      asked.length === inForce.length &&
      asked.every((one, index) => isSame(one, inForce[index]))
    );
  if (typeof asked !== 'object' || asked === null) return asked === inForce;
  if (typeof inForce !== 'object' || inForce === null || Array.isArray(inForce)) return false;
  const [one, other] = [asked as Fields, inForce as Fields];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  keys.delete('id');
  return [...keys].every((key) => isSame(one[key], other[key]));
}
