import { expect, test } from 'vitest';
import { openedBy } from '../../src/domain/freed-by.ts';
import type { MinuteRange } from '../../src/domain/shop.ts';
import { aBay, aShop, aTechnician, everyDay, planner, range } from '../support/wall-planner.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const { zone, at, span, shown } = planner(MONDAY);

type Rules = Parameters<typeof openedBy>[0]['before'];

/** Open on that Monday and on Tuesday, 9:00 to 12:00 and 13:00 to 17:00; one bay. */
const SHOP: Rules = { ...aShop(zone), leadTimeMinutes: 0, horizonDays: 1 };
const JOE = aTechnician(11);
const AMY = aTechnician(12);

function away(fromDate: string, hours: MinuteRange | null = null) {
  return { away: [{ fromDate, toDate: fromDate, hours, reason: null }] };
}

/** In that bay, by that technician. */
function visit(times: string, bayId: number, technicianId: number | null = null) {
  const technician = technicianId === null ? null : { id: technicianId };
  return { ...span(times), bay: { id: bayId }, work: [{ ...span(times), technician }] };
}

test.each<{
  name: string;
  before?: Partial<Rules>;
  after?: Partial<Rules>;
  visits?: ReturnType<typeof visit>[];
  opened: string[];
}>([
  { name: 'the same rules open nothing', opened: [] },
  { name: 'shorter hours open nothing', after: { hours: everyDay('10:00-17:00') }, opened: [] },
  {
    name: 'longer hours open what they are longer by',
    after: { hours: everyDay('09:00-18:00') },
    opened: ['Mon 17:00-18:00', 'Tue 17:00-18:00'],
  },
  { name: 'no lunch', after: { breaks: [] }, opened: ['Mon 12:00-13:00', 'Tue 12:00-13:00'] },
  {
    name: 'no closure, less who is booked there',
    before: { closures: [{ name: 'snow', fromDate: MONDAY, toDate: MONDAY, hours: null }] },
    visits: [visit('10:00-11:00', 1)],
    opened: ['Mon 09:00-10:00', 'Mon 11:00-12:00', 'Mon 13:00-17:00'],
  },
  {
    name: 'a bay that can be used again',
    before: { bays: [aBay(1, away(TUESDAY))] },
    opened: ['Tue 09:00-12:00', 'Tue 13:00-17:00'],
  },
  {
    name: 'a second bay, at the time that the first has not, as long as it is free then',
    after: { bays: [aBay(1), aBay(2)] },
    visits: [visit('09:00-09:30', 1), visit('09:30-10:30', 2)],
    opened: ['Mon 09:00-09:30'],
  },
  {
    name: 'room for a second car',
    after: { bays: [aBay(1, { capacity: 2 })] },
    visits: [visit('09:00-10:00', 1)],
    opened: ['Mon 09:00-10:00'],
  },
  {
    name: 'a second bay is of no use without hands',
    before: { technicians: [JOE] },
    after: { technicians: [JOE], bays: [aBay(1), aBay(2)] },
    visits: [visit('09:00-12:00', 1, 11)],
    opened: [],
  },
  {
    name: 'nor hands without a bay',
    before: { technicians: [JOE] },
    after: { technicians: [JOE, AMY] },
    visits: [visit('09:00-12:00', 1, 11)],
    opened: [],
  },
  {
    name: 'a second technician where a bay is free',
    before: { technicians: [JOE], bays: [aBay(1), aBay(2)] },
    after: { technicians: [JOE, AMY], bays: [aBay(1), aBay(2)] },
    visits: [visit('09:00-10:00', 1, 11)],
    opened: ['Mon 09:00-12:00'],
  },
  {
    name: 'a technician who is back',
    before: { technicians: [{ ...JOE, ...away(TUESDAY, range('13:00-24:00')) }] },
    after: { technicians: [JOE] },
    opened: ['Tue 13:00-17:00'],
  },
  {
    name: 'bays alone decide',
    before: { technicians: [{ ...JOE, ...away(TUESDAY, range('00:00-12:00')) }] },
    opened: ['Tue 09:00-12:00'],
  },
  {
    name: 'days further ahead',
    before: { horizonDays: 0 },
    opened: ['Tue 09:00-12:00', 'Tue 13:00-17:00'],
  },
  { name: 'less notice', before: { leadTimeMinutes: 180 }, opened: ['Mon 09:00-10:00'] },
])('$name', ({ before = {}, after = {}, visits = [], opened }) => {
  const found = openedBy(
    { before: { ...SHOP, ...before }, after: { ...SHOP, ...after }, now: at('07:00') },
    visits,
  );
  const day = ({ start }: { start: number }) => (start < at('24:00') ? 'Mon' : 'Tue');
  expect(found.map((free) => `${day(free)} ${shown(free)}`)).toEqual(opened);
});
