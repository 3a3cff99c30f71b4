import { expect, test } from 'vitest';
import { areInForce } from '../../src/domain/same-rules.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { RULES } from '../support/book.ts';

/** As the book gives them back. */
const IN_FORCE = {
  ...RULES,
  calendar: 'google' as const,
  revision: 7,
  bays: RULES.bays.map((bay, id) => ({ ...bay, id })),
};

const [bay] = RULES.bays;
const WHOLE_DAY = { name: 'Fair', fromDate: '2026-12-01', toDate: '2026-12-01', hours: null };

test.each<{ name: string; change: Partial<ShopRules>; same: boolean }>([
  { name: 'the same', change: {}, same: true },
  { name: 'no word on the calendar', change: { calendar: null }, same: true },
  { name: 'another calendar', change: { calendar: 'local' }, same: false },
  { name: 'another number', change: { horizonDays: RULES.horizonDays + 1 }, same: false },
  {
    name: "the numbers of other bays, as a bay has them that was written as another's copy",
    change: { bays: RULES.bays.map((one) => ({ ...one, id: 1 })) },
    same: true,
  },
  { name: 'a bay less', change: { bays: RULES.bays.slice(1) }, same: false },
  { name: 'the bays in another order', change: { bays: RULES.bays.toReversed() }, same: false },
  {
    name: 'a bay with hours of its own',
    change: { bays: [{ ...(bay as (typeof RULES.bays)[0]), hours: RULES.hours }, ...RULES.bays.slice(1)] },
    same: false,
  },
  { name: 'a closure more', change: { closures: [...RULES.closures, WHOLE_DAY] }, same: false },
])('$name: in force is $same', ({ change, same }) => {
  expect(areInForce({ ...RULES, calendar: 'google', ...change }, IN_FORCE)).toBe(same);
});
