import type { ShopRules } from './shop.ts';
import { shopDocument } from './shop-document.ts';

/**
 * True when these rules are the ones that are in force: by what the shop file would say of both, whatever else the book knows of
 * bays and services. Without a word on its calendar, a shop keeps the one that it has.
 */
export function areInForce(rules: ShopRules, shop: ShopRules): boolean {
  return textOf({ ...rules, calendar: rules.calendar ?? shop.calendar }) === textOf(shop);
}

function textOf(rules: ShopRules): string {
  return JSON.stringify(shopDocument(rules));
}
