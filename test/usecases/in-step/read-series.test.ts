import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/interval.ts';
import { NOW, span } from '../../support/book.ts';
import { momentText } from '../../support/google/moments.ts';
import type { EventResource } from '../../support/google/stored-calendar.ts';
import '../../support/seeds.ts';
import { AHEAD, readingShop } from './reading-shop.ts';

const RUNS = Number(process.env['BAY_SERIES'] ?? 60);

const ZONES = [
  'America/New_York',
  'Europe/Madrid',
  'America/Santiago',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
];

const weekdays = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), {
  minLength: 1,
  maxLength: 4,
});
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 30 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 0, max: 120 }).map((day) => `;UNTIL=${stamp(NOW + day * DAY_MS)}`),
);
const rule = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY'),
      weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days.join()}`),
    ),
    fc.integer({ min: 1, max: 4 }),
    ends,
  )
  .map(([frequency, interval, end]) => `RRULE:${frequency};INTERVAL=${interval}${end}`);

const momentFrom = (first: number) =>
  fc
    .record({ day: fc.integer({ min: first, max: 60 }), quarter: fc.integer({ min: 0, max: 95 }) })
    .map(({ day, quarter }) => NOW + day * DAY_MS + quarter * 15 * MINUTE_MS);
/** An occasion that is moved to more than a week ago is out of sight of a reading of all, and counts as where it was. */
const withinAWeek = momentFrom(-6);
const length = fc.constantFrom(15, 30, 60, 90, 600, 1_500).map((minutes) => minutes * MINUTE_MS);

/** What people do: to a new series, to one of them (`which`), or to the `nth` of its occasions. */
const deed = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    start: momentFrom(-40),
    length,
    rule,
    zone: fc.constantFrom(...ZONES),
    days: fc.constantFrom(0, 0, 0, 1, 3),
  }),
  fc.record({
    do: fc.constantFrom(
      'move one' as const,
      'call off one' as const,
      'free one' as const,
      'leave out one' as const,
    ),
    which: fc.nat(),
    nth: fc.nat(),
    to: withinAWeek,
  }),
  fc.record({
    do: fc.constantFrom(
      'move all' as const,
      'change rule' as const,
      'free all' as const,
      'delete all' as const,
      'restore all' as const,
    ),
    which: fc.nat(),
    to: withinAWeek,
    rule,
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** `20261123T140000Z` */
function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

type Shop = Awaited<ReturnType<typeof readingShop>>;

/** People at work in one calendar. */
class Hands {
  readonly #shop: Shop;
  readonly calendarId: string;
  readonly #series: string[] = [];

  constructor(shop: Shop, timeZone: string) {
    this.#shop = shop;
    this.calendarId = shop.fake.addCalendar({ summary: 'Bay', timeZone });
  }

  does(deed: Deed): void {
    const { people, fake, account } = this.#shop;
    const { calendarId } = this;
    if (deed.do === 'create') {
      const { start, length, rule, zone, days } = deed;
      const id = people.create(calendarId, { start, end: start + length, summary: 'Meeting' });
      if (days > 0) people.makeAllDay(calendarId, id, days);
      else people.edit(calendarId, id, timesOf(start, start + length, zone));
      people.edit(calendarId, id, { recurrence: [rule] });
      this.#series.push(id);
      return;
    }
    const id = this.#series[deed.which % Math.max(1, this.#series.length)];
    if (id === undefined) return;
    if (deed.do === 'restore all') return people.restore(calendarId, id);
    if (deed.do === 'delete all') return people.delete(calendarId, id);
    if (deed.do === 'free all') return people.edit(calendarId, id, { transparency: 'transparent' });
    if (deed.do === 'change rule') return people.edit(calendarId, id, { recurrence: [deed.rule] });
    const series = fake.model.event(calendarId, id);
    if (!('nth' in deed)) {
      if (series?.start?.dateTime)
        people.move(calendarId, id, { start: deed.to, end: deed.to + 60 * MINUTE_MS });
      return;
    }
    const occasions = this.#occasionsOf(id);
    const occasion = occasions[deed.nth % Math.max(1, occasions.length)];
    if (occasion?.id == null || series === undefined) return;
    if (deed.do === 'call off one') fake.model.remove(account, calendarId, occasion.id);
    if (deed.do === 'free one')
      fake.model.patch(account, calendarId, occasion.id, { transparency: 'transparent' });
    if (deed.do === 'move one')
      fake.model.patch(account, calendarId, occasion.id, timesOf(deed.to, deed.to + 45 * MINUTE_MS, 'UTC'));
    const at = occasion.originalStartTime?.dateTime;
    if (deed.do === 'leave out one' && at)
      people.edit(calendarId, id, {
        recurrence: [...(series.recurrence ?? []), `EXDATE:${stamp(Date.parse(at))}`],
      });
  }

  #occasionsOf(id: string): EventResource[] {
    const { fake, account } = this.#shop;
    const timeMin = new Date(AHEAD.start).toISOString();
    const timeMax = new Date(AHEAD.end).toISOString();
    const { body } = fake.model.list(account, this.calendarId, {
      singleEvents: true,
      timeMin,
      timeMax,
      maxResults: 2_500,
    });
    return (body as { items: EventResource[] }).items.filter(
      ({ recurringEventId }) => recurringEventId === id,
    );
  }
}

function timesOf(start: number, end: number, timeZone: string): Pick<EventResource, 'start' | 'end'> {
  const timeOf = (at: number) => ({ dateTime: momentText(at, timeZone), timeZone });
  return { start: timeOf(start), end: timeOf(end) };
}

test('others’ time is as a list of their days would tell it, whatever people do with series', async () => {
  const shop = await readingShop();
  let [readings, listed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ZONES),
      fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (timeZone, rounds) => {
        const hands = new Hands(shop, timeZone);
        for (const round of rounds) {
          for (const one of round) hands.does(one);
          shop.asked();
          await shop.read({}, hands.calendarId);
          readings += 1;
          listed += shop.asked().includes('days') ? 1 : 0;
          const answer = await shop.ports.calendar.eventsDuring(hands.calendarId, AHEAD, 60_000);
          if (answer.kind !== 'events') throw new Error(answer.kind);
          const there = answer.events.filter(({ busy, start, end }) => busy && start < end);
          expect(inOrder(await shop.known(hands.calendarId))).toEqual(inOrder(there));
        }
      },
    ),
    { numRuns: RUNS },
  );
  // The hours in which clocks change are few.
  expect(listed / readings).toBeLessThan(0.4);
}, 600_000);

function inOrder(
  events: readonly { readonly eventId: string; readonly start: number; readonly end: number }[],
) {
  return events
    .map(({ eventId, start, end }) => ({ eventId, start, end }))
    .sort((a, b) => a.start - b.start || (a.eventId < b.eventId ? -1 : 1));
}

describe('one change of a series is one request', () => {
  const NINE = span('09:00-10:00');

  async function weekly() {
    const shop = await readingShop();
    const id = shop.put({ ...NINE, summary: 'Team', recurrence: ['RRULE:FREQ=WEEKLY'] });
    await shop.read();
    shop.asked();
    const dates = async () =>
      (await shop.known())
        .map(({ start }) => Math.round((start - NINE.start) / DAY_MS))
        .filter((day) => day < 30);
    return { ...shop, id, dates };
  }

  test('of all of it: it ends earlier', async () => {
    const shop = await weekly();
    expect(await shop.dates()).toEqual([0, 7, 14, 21, 28]);
    shop.people.edit(shop.account, shop.id, { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] });
    await shop.read();
    expect(await shop.dates()).toEqual([0, 7]);
    expect(shop.asked()).toEqual(['changes']);
  });

  test('of one of its occasions, which stays changed when the series changes', async () => {
    const shop = await weekly();
    const second = `${shop.id}_${stamp(NINE.start + 7 * DAY_MS)}`;
    shop.fake.model.remove(shop.account, shop.account, second);
    await shop.read();
    expect(await shop.dates()).toEqual([0, 14, 21, 28]);
    shop.people.edit(shop.account, shop.id, { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] });
    await shop.read();
    expect(await shop.dates()).toEqual([0, 14, 21]);
    expect(shop.asked()).toEqual(['changes', 'changes']);
  });

  test('of a series that goes and comes back, without the occasion that was called off', async () => {
    const shop = await weekly();
    const second = `${shop.id}_${stamp(NINE.start + 7 * DAY_MS)}`;
    shop.fake.model.remove(shop.account, shop.account, second);
    await shop.read();
    shop.people.delete(shop.account, shop.id);
    await shop.read();
    expect(await shop.dates()).toEqual([]);
    shop.people.restore(shop.account, shop.id);
    await shop.read();
    expect(await shop.dates()).toEqual([0, 14, 21, 28]);
    expect(shop.asked()).toEqual(['changes', 'changes', 'changes']);
  });
});
