import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../src/domain/interval.ts';
import { calendarsOf, othersOver, unsaid } from '../../src/domain/others-over.ts';
import { appointment as anAppointment } from '../output/samples.ts';
import { span } from '../support/book.ts';
import { aBay, aTechnician } from '../support/wall-planner.ts';

const IN_BAY = anAppointment({
  ...span('09:00-10:00'),
  id: 1,
  bay: { id: 1, name: 'Bay 1' },
  technician: { id: 7, name: 'Maria' },
});
const BAY = IN_BAY.image.calendarId;
const event = (times: string, eventId = 'theirs', calendarId = BAY) => ({
  ...span(times),
  eventId,
  calendarId,
});
const job = (times: string, appointmentId: number) => ({ ...span(times), claimableId: 1, appointmentId });
const shopWith = (capacity: number) => ({
  bays: [{ ...aBay(1, { capacity }), calendarId: BAY }],
  technicians: [{ ...aTechnician(7, { name: 'Maria' }), calendarId: 'maria' }],
});

describe('what others have over an appointment', () => {
  test.each([
    { name: 'an event that touches it alone is beside it', events: [event('10:00-11:00')], over: [] },
    {
      name: 'one in the technician’s calendar takes hers',
      events: [event('09:30-11:00', 'a', 'maria')],
      over: ['a'],
    },
    {
      name: 'one in some other calendar is nobody’s',
      events: [event('09:00-10:00', 'a', 'other')],
      over: [],
    },
    { name: 'a bay for two has room for one', capacity: 2, events: [event('09:00-10:00')], over: [] },
    {
      name: 'only those count that meet where no room is left',
      capacity: 2,
      events: [event('09:00-09:30', 'a'), event('09:30-10:00', 'b'), event('09:45-10:00', 'c')],
      over: ['b', 'c'],
    },
    {
      name: 'our other job fills the second place',
      capacity: 2,
      events: [event('09:00-09:30', 'a'), event('09:30-10:00', 'b')],
      jobs: [job('09:30-10:00', 2), job('09:00-10:00', IN_BAY.id)],
      over: ['b'],
    },
  ])('$name', ({ capacity = 1, events, jobs = [], over }) => {
    const found = othersOver(IN_BAY, { shop: shopWith(capacity), jobs, events });
    expect(found.map(({ eventId }) => eventId)).toEqual(over);
  });

  test('takes each technician’s time for a piece of the work', () => {
    const [first] = IN_BAY.work;
    const piece = (times: string, id: number) => ({
      ...(first as NonNullable<typeof first>),
      ...span(times),
      technician: { id, name: `Technician ${id}` },
    });
    const both = { ...IN_BAY, work: [piece('09:00-09:30', 7), piece('09:30-10:00', 8)] };
    const { bays, technicians } = shopWith(1);
    const shop = { bays, technicians: [...technicians, { ...aTechnician(8), calendarId: 'luis' }] };
    expect(calendarsOf(both, shop)).toEqual([BAY, 'maria', 'luis']);
    const events = [
      event('09:00-09:30', 'his, before', 'luis'),
      event('09:00-09:45', 'his', 'luis'),
      event('09:30-10:00', 'hers, after', 'maria'),
      event('09:15-10:00', 'hers', 'maria'),
    ];
    const over = othersOver(both, { shop, jobs: [], events });
    expect(over.map(({ eventId }) => eventId)).toEqual(['his', 'hers']);
  });

  test('a bay that is the shop’s no more has room for one', () => {
    const shop = { ...shopWith(2), bays: [] };
    expect(othersOver(IN_BAY, { shop, jobs: [], events: [event('09:30-11:00')] })).toHaveLength(1);
  });

  test('is whatever lies in the slot at a moment at which the bay is full without the appointment', () => {
    const times = fc
      .tuple(fc.integer({ min: -30, max: 90 }), fc.integer({ min: 1, max: 60 }))
      .map(([from, minutes]) => ({
        start: IN_BAY.start + from * 60_000,
        end: IN_BAY.start + (from + minutes) * 60_000,
      }));
    const many = fc.array(times, { maxLength: 5 });
    const law = fc.property(fc.integer({ min: 1, max: 3 }), many, many, (capacity, theirs, ours) => {
      const events = theirs.map((one, i) => ({ ...one, eventId: `${i}`, calendarId: BAY }));
      const jobs = ours.map((one, i) => ({ ...one, claimableId: 1, appointmentId: i + 2 }));
      const full = Array.from({ length: 60 }, (_, minute) => {
        const start = IN_BAY.start + minute * 60_000;
        return { start, end: start + 60_000 };
      }).filter((moment) => [...events, ...jobs].filter((one) => overlaps(one, moment)).length >= capacity);
      expect(othersOver(IN_BAY, { shop: shopWith(capacity), jobs, events })).toEqual(
        events.filter((one) => full.some((moment) => overlaps(one, moment))),
      );
    });
    fc.assert(law);
  });
});

describe('a reason for overbooking', () => {
  const said = { overbookReason: 'squeeze', overbookedOver: [event('09:30-10:30', 'a')] };

  test.each([
    ['covers an event that lies as it lay then', event('09:30-10:30', 'a'), 0],
    ['covers none that lies otherwise, though less', event('09:30-10:00', 'a'), 1],
    ['covers no other of the same time', event('09:30-10:30', 'b'), 1],
    ['covers none of the same name elsewhere', event('09:30-10:30', 'a', 'maria'), 1],
  ])('%s', (_, one, left) => {
    expect(unsaid([one], said)).toHaveLength(left);
  });

  test('that is none covers nothing', () => {
    expect(unsaid(said.overbookedOver, { ...said, overbookReason: null })).toEqual(said.overbookedOver);
  });
});
