import type { ShopRules } from '../../domain/shop.ts';
import { entriesOf, type PlainMap, shopDocument } from '../../domain/shop-document.ts';

/** The shop with the keys of the shop file. What the file may leave out is left out where it says nothing. */
export function shopJson(rules: ShopRules): PlainMap {
  const { special_hours = {}, ...document } = shopDocument(rules);
  return {
    ...document,
    ...(rules.specialHours.length === 0 ? {} : { special_hours }),
    calendar: rules.calendar ?? 'local',
    // Who can do what is asked of every technician.
    technicians: entriesOf(document, 'technicians').map(withSkills),
  };
}

function withSkills({ name = null, skills = [], ...rest }: PlainMap): PlainMap {
  return { name, skills, ...rest };
}
