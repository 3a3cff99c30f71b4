import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { NOW, span } from '../../support/book.ts';
import { readingShop } from './reading-shop.ts';

/** `count` meetings, an hour apart. */
function filled({ put }: Awaited<ReturnType<typeof readingShop>>, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const start = NOW + (i + 1) * HOUR_MS;
    return put({ start, end: start + 30 * MINUTE_MS, summary: 'Meeting' });
  });
}

const TWO_A_PAGE = { pageSizes: [2] };

describe('a reading of several pages', () => {
  test('is taken in page by page, and gives all that others have', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    const meetings = filled(shop, 5);
    expect(await shop.read()).toMatchObject({ readSoFar: null, trouble: null });
    expect(shop.asked()).toEqual(['all', 'all, a further page', 'all, a further page']);
    expect((await shop.known()).map(({ eventId }) => eventId)).toEqual(meetings);
    expect(await shop.state()).toMatchObject({ comparedAt: NOW, mirror: { at: NOW } });
    expect(await shop.store.calendars.openReading('primary')).toBeNull();
    await shop.read();
    expect(shop.asked()).toEqual(['changes']);
  });

  test('that breaks off goes on with the page that it did not get, and concludes nothing before it is whole', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    const meetings = filled(shop, 5);
    await shop.read();
    const [first = ''] = meetings;
    shop.people.purge(shop.account, first);
    shop.fake.model.expireSyncTokens();
    shop.asked();
    shop.time.now += MINUTE_MS;
    shop.fake.faults.add({ when: { nth: 3 }, fault: 'redirect', times: 1 });
    expect(await shop.read()).toMatchObject({ trouble: { kind: 'unknown' } });
    expect(shop.asked()).toEqual(['changes', 'all', 'all, a further page']);
    expect((await shop.known()).map(({ eventId }) => eventId)).toContain(first);
    expect(await shop.state()).toMatchObject({ readAt: NOW, comparedAt: NOW });
    await shop.read();
    expect(shop.asked()).toEqual(['all, a further page']);
    expect((await shop.known()).map(({ eventId }) => eventId)).toEqual(meetings.slice(1));
    expect(await shop.state()).toMatchObject({ readAt: NOW + MINUTE_MS });
  });

  test('goes as far as the time allows, says how far that is, and goes on with the next run', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    filled(shop, 6);
    const real = { ...shop.ports.calendar };
    shop.ports.calendar.changes = (...asked) => {
      shop.time.now += 10 * SECOND_MS;
      return real.changes(...asked);
    };
    expect(await shop.read({ withinMs: 15 * SECOND_MS })).toMatchObject({ readSoFar: 4, trouble: null });
    expect(await shop.read({ withinMs: 15 * SECOND_MS })).toMatchObject({ readSoFar: null, trouble: null });
    // In the end what has changed since it began.
    expect(shop.asked()).toEqual(['all', 'all, a further page', 'all, a further page', 'changes']);
    expect(await shop.known()).toHaveLength(6);
  });

  test('begins anew when Google has forgotten its pages', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    filled(shop, 5);
    shop.fake.faults.add({ when: { nth: 2 }, fault: 'redirect', times: 1 });
    await shop.read();
    shop.fake.model.forgetPages();
    shop.asked();
    expect(await shop.read()).toMatchObject({ trouble: null });
    expect(shop.asked()).toEqual([
      'all, a further page',
      'all',
      'all, a further page',
      'all, a further page',
    ]);
    expect(await shop.known()).toHaveLength(5);
  });

  test('that was left for more than a day begins anew', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    filled(shop, 5);
    shop.fake.faults.add({ when: { nth: 2 }, fault: 'redirect', times: 1 });
    await shop.read();
    shop.asked();
    shop.time.now += DAY_MS + 1;
    await shop.read();
    expect(shop.asked()[0]).toBe('all');
  });

  test('of changes is gone on with as well, and each is taken in once', async () => {
    const shop = await readingShop(TWO_A_PAGE);
    await shop.read();
    filled(shop, 5);
    shop.asked();
    shop.fake.faults.add({ when: { nth: 2 }, fault: 'redirect', times: 1 });
    await shop.read();
    expect(await shop.state()).toMatchObject({ mirror: { at: NOW } });
    shop.time.now += MINUTE_MS;
    await shop.read();
    expect(shop.asked()).toEqual([
      'changes',
      'changes, a further page',
      'changes, a further page',
      'changes, a further page',
      'changes',
    ]);
    expect(await shop.known()).toHaveLength(5);
  });
});

describe('a token that has ended', () => {
  test('means a reading of all, and what is not there any more goes from what is known of others', async () => {
    const shop = await readingShop();
    const [gone = '', stays = ''] = filled(shop, 2);
    await shop.read();
    shop.people.purge(shop.account, gone);
    shop.fake.model.expireSyncTokens();
    shop.asked();
    await shop.read();
    expect(shop.asked()).toEqual(['changes', 'all']);
    expect((await shop.known()).map(({ eventId }) => eventId)).toEqual([stays]);
  });

  test('a calendar that never takes its own is read as a whole once an hour at most, and by time meanwhile', async () => {
    const shop = await readingShop({ syncTokenLifeMs: -1 });
    await shop.read();
    shop.asked();
    const asked: string[] = [];
    for (let minute = 5; minute < 180; minute += 5) {
      shop.time.now += 5 * MINUTE_MS;
      if (minute === 30) filled(shop, 1);
      expect(await shop.read({ wholeEveryMs: HOUR_MS })).toMatchObject({ trouble: null });
      asked.push(...shop.asked());
      expect(await shop.known()).toHaveLength(minute < 30 ? 0 : 1);
    }
    const count = (what: string) => asked.filter((one) => one === what).length;
    expect([count('all'), count('changes')]).toEqual([2, 3]);
    expect(count('changes by time')).toBe(33);
    expect((await shop.state()).tokenRefusedAt).not.toBeNull();
  });

  test('whoever reads it by hand has all of it read', async () => {
    const shop = await readingShop({ syncTokenLifeMs: -1 });
    await shop.read();
    await shop.read({ wholeEveryMs: HOUR_MS });
    shop.asked();
    await shop.read();
    expect(shop.asked()).toEqual(['all']);
  });

  test('where time does not reach back either, there is trouble until all may be read', async () => {
    const shop = await readingShop({ syncTokenLifeMs: -1 });
    await shop.read();
    const tooLong = { error: { code: 410, message: 'Gone', errors: [{ reason: 'updatedMinTooLongAgo' }] } };
    shop.fake.faults.add({
      when: ({ query }) => query['updatedMin'] !== undefined,
      fault: { kind: 'answer', answer: { status: 410, body: tooLong } },
      times: 9,
    });
    shop.time.now += MINUTE_MS;
    expect(await shop.read({ wholeEveryMs: HOUR_MS })).toMatchObject({ trouble: { kind: 'unknown' } });
    shop.time.now += HOUR_MS;
    expect(await shop.read({ wholeEveryMs: HOUR_MS })).toMatchObject({ trouble: null });
  });
});

test('nothing new is one request, and one change of somebody’s is one request and one event', async () => {
  const shop = await readingShop();
  const [meeting = ''] = filled(shop, 3);
  await shop.read();
  shop.asked();
  await shop.read();
  shop.people.move(shop.account, meeting, span('16:00-17:00'));
  await shop.read();
  expect(shop.fake.requests.at(-1)?.responseBody).toMatchObject({ items: [{ id: meeting }] });
  expect(shop.asked()).toEqual(['changes', 'changes']);
  expect(await shop.known()).toContainEqual(
    expect.objectContaining({ eventId: meeting, ...span('16:00-17:00'), copyOf: null }),
  );
});
