import type { ShopRules } from '../../domain/shop.ts';
import { shopDocument } from '../../domain/shop-document.ts';
import { ALL_SETTINGS } from '../../domain/shop-settings.ts';
import { block } from './shop-text.ts';

const COMMENTS: Readonly<Record<string, string | null>> = {
  ...Object.fromEntries(ALL_SETTINGS.map(([, { key, comment }]) => [key, comment])),
  phone_area: 'goes before phones that are given without an area code',
  holidays: 'whose holidays bay shop holidays proposes as closures',
  hours: 'local wall time; several ranges a day are allowed; an empty list is closed; 24:00 is midnight',
  special_hours: 'dates that have other hours: 2026-11-28: ["08:00-18:00"]',
  breaks: 'every open day, or the named days: {name: lunch, from: "12:00", to: "13:00", days: [monday]}',
  closures:
    'whole days: {name: Christmas, date: 2026-12-25}; hours of one, with from and to; ranges, with from_date and to_date',
  calendar: 'local or google; left out, it stays what it is',
  technicians:
    'when there are any, a job needs a free one who has its skills: {name: Maria, skills: [brakes], hours: {friday: ["08:00-12:00"]}, away: [{date: 2026-12-28, reason: dentist}]}; on days that hours does not name they are the shop\'s',
  modes:
    'how many visits of a kind begin in an hour and on a day: {name: wait, per_hour: 2}, {name: loaner, per_day: 3}',
};

/**
 * The shop file that `readShopFile` reads back as the same rules; it needs no YAML library. A calendar that nobody has decided
 * on is left out.
 */
export function writeShopFile(rules: ShopRules): string {
  const settings = Object.entries(shopDocument(rules)).filter(([, value]) => value !== null);
  return `${settings.map(([key, value]) => block(key, value, COMMENTS[key] ?? null)).join('\n')}\n`;
}
