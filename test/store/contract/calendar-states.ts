import { describe, expect, test } from 'vitest';
import { CLOSED } from '../../../src/domain/circuit.ts';
import { nothingAbout } from '../../../src/domain/others-about.ts';
import { at, aWrite, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';
import { deliver } from '../../support/book-deliveries.ts';
import { aReading, NO_OTHERS } from '../../support/readings.ts';

const UNKNOWN = {
  calendarId: 'bay-1',
  syncToken: null,
  tokenRefusedAt: null,
  asOf: null,
  failures: 0,
  refusals: 0,
  answeredAt: null,
  attemptedAt: null,
  readAt: null,
  comparedAt: null,
  lost: null,
  mirror: null,
  othersChanged: 0,
  othersMirrored: 0,
  pullWantedAt: null,
  unwatchable: null,
  ownHeardAt: null,
  unwantedAt: null,
  onRemovals: null,
};

const event = (eventId: string, times: string) => ({
  ...nothingAbout(false),
  eventId,
  ...span(times),
  copyOf: null as string | null,
});

const ANSWERED = { kind: 'answered' } as const;
const TROUBLE = { kind: 'unknown', why: 'no answer' } as const;
/** Of one event: the calendar may be all right. */
const FAILED = { kind: 'failed', trouble: TROUBLE, isEnough: false } as const;
/** The calendar could not even be looked at. */
const AWAY = { ...FAILED, isEnough: true } as const;

/** Two calendars of one sign-in, and one of another. */
async function signedIn(open: OpenStore) {
  const { store } = await readyBook(open);
  const { places, calendars } = store;
  const spots = { 'bay-1': 'shop', 'bay-2': 'shop', yard: 'maria' };
  await places.rebind(
    Object.entries(spots).map(([name, account]) => ({
      name,
      spot: { provider: 'google', account, owner: null, googleId: `${name}@example.com` },
    })),
    'google',
    NOW,
  );
  const ids = new Map((await places.inForce()).map(({ name, calendarId }) => [name, calendarId]));
  const idOf = (name: keyof typeof spots) => ids.get(name) ?? '';
  return { calendars, one: idOf('bay-1'), two: idOf('bay-2'), hers: idOf('yard') };
}

export function calendarStatesContract(open: OpenStore): void {
  test('the book’s name for calendars is its own and stays', async () => {
    const [one, other] = [await readyBook(open), await readyBook(open)];
    const name = await one.store.shop.bookId();
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(await one.store.shop.bookId()).toBe(name);
    expect(await other.store.shop.bookId()).not.toBe(name);
  });

  describe('what is remembered of a calendar', () => {
    test('is nothing at first', async () => {
      const { store } = await readyBook(open);
      expect(await store.calendars.get('bay-1')).toEqual(UNKNOWN);
    });

    test('counts failures in a row, and forgets them with the next answer', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.noteAnswer('bay-1', ANSWERED, at('07:00'));
      await calendars.noteAnswer('bay-1', FAILED, at('07:01'));
      await calendars.noteAnswer('bay-1', { kind: 'signed-out' }, at('07:02'));
      expect(await calendars.get('bay-1')).toMatchObject({ failures: 2, answeredAt: at('07:00') });
      expect(await calendars.get('bay-2')).toMatchObject({ failures: 0 });
      await calendars.noteAnswer('bay-1', ANSWERED, at('07:04'));
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, answeredAt: at('07:04') });
    });

    test('tells when a reading last began, and when one was last taken in', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.noteAttempt('bay-1', at('07:00'));
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, attemptedAt: at('07:00') });
      await calendars.takeIn(aReading({ syncToken: 'one' }), at('07:01'));
      await calendars.noteAttempt('bay-1', at('07:05'));
      expect(await calendars.get('bay-1')).toMatchObject({ attemptedAt: at('07:05'), readAt: at('07:01') });
    });

    test('can be read again from the beginning, with a person’s word that removals are meant', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.takeIn(aReading({ syncToken: 'one' }), NOW);
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW, syncToken: 'one' });
      await calendars.readAgain('bay-1', 'ask');
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW, onRemovals: 'ask' });
      await calendars.takeIn(aReading({ syncToken: 'two' }), NOW);
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW, syncToken: 'two' });
      await calendars.readAgain('bay-1', null);
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW });
    });

    test.each(['restore', 'leave'] as const)(
      'remembers that a person wants to %s what is gone until that is done',
      async (onRemovals) => {
        const { store } = await readyBook(open);
        const { calendars } = store;
        await calendars.readAgain('bay-1', onRemovals);
        await calendars.takeIn(aReading({ syncToken: 'one' }), NOW);
        expect(await calendars.get('bay-1')).toEqual({
          ...UNKNOWN,
          readAt: NOW,
          syncToken: 'one',
          onRemovals,
        });
        await calendars.removalsSettled('bay-1');
        expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW, syncToken: 'one' });
        await calendars.readAgain('bay-1', null);
        expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, readAt: NOW });
      },
    );
  });

  describe('that a notification wants it to be read', () => {
    test('is remembered until a reading is taken in that began then', async () => {
      const { calendars } = (await readyBook(open)).store;
      await calendars.wantPull('bay-1', at('07:00'));
      expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, pullWantedAt: at('07:00') });
      expect((await calendars.get('bay-2')).pullWantedAt).toBeNull();
      await calendars.clearPull('bay-1', at('07:00'));
      expect(await calendars.get('bay-1')).toEqual(UNKNOWN);
    });

    test.each([
      { when: 'later', again: '07:01' },
      { when: 'at the same moment', again: '07:00' },
      { when: 'before, by a clock that was set back', again: '06:00' },
    ])('is not cleared by a reading that began before it was wanted $when', async ({ again }) => {
      const { calendars } = (await readyBook(open)).store;
      await calendars.wantPull('bay-1', at('07:00'));
      await calendars.wantPull('bay-1', at(again));
      await calendars.clearPull('bay-1', at('07:00'));
      const { pullWantedAt } = await calendars.get('bay-1');
      expect(pullWantedAt).toBeGreaterThan(at('07:00'));
      await calendars.clearPull('bay-1', pullWantedAt ?? 0);
      expect((await calendars.get('bay-1')).pullWantedAt).toBeNull();
    });
  });

  test('that Google opens no channel for it is remembered until it does', async () => {
    const { calendars } = (await readyBook(open)).store;
    const why = 'it is not supported';
    await calendars.noteUnwatchable('bay-1', why, at('07:00'));
    await calendars.noteUnwatchable('bay-1', why, at('08:00'));
    await calendars.noteOwnHeard('bay-1', at('07:00'));
    const unwatchable = { why, at: at('08:00') };
    expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, unwatchable, ownHeardAt: at('07:00') });
    await calendars.noteUnwatchable('bay-1', null, at('09:00'));
    expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, ownHeardAt: at('07:00') });
  });

  test('that a person wants no channel for it is remembered until one does', async () => {
    const { calendars } = (await readyBook(open)).store;
    await calendars.noteUnwanted('bay-1', at('07:00'));
    expect(await calendars.get('bay-1')).toEqual({ ...UNKNOWN, unwantedAt: at('07:00') });
    await calendars.noteUnwanted('bay-1', null);
    expect(await calendars.get('bay-1')).toEqual(UNKNOWN);
  });

  test('calendars in use are those that show, or should show, what is still to come, or have shown it', async () => {
    const { store, book, placement } = await readyBook(open);
    const past = await book('08:00-09:00', { bay: 'Yard' });
    const moved = await book('10:00-11:00');
    await deliver(store, past.id);
    await deliver(store, moved.id);
    const to = placement('10:00-11:00', { bay: 'Bay 2' });
    await store.appointments.reschedule(moved.id, to, aWrite());
    expect(await store.calendars.used(at('08:59'))).toEqual(['bay-1', 'bay-2', 'yard']);
    expect(await store.calendars.used(at('09:00'))).toEqual(['bay-1', 'bay-2']);
    await deliver(store, moved.id);
    expect(await store.calendars.used(at('09:00'))).toEqual(['bay-2']);
    expect(await store.calendars.everUsed(at('09:00'))).toEqual(['bay-1', 'bay-2']);
    expect(await store.calendars.everUsed(at('11:00'))).toEqual([]);
    expect(await store.calendars.used(at('11:00'))).toEqual([]);
  });

  describe('whether a calendar is asked', () => {
    test('a calendar of which nothing is known, or that answers, is', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      const nothing = { own: CLOSED, ofAccount: CLOSED, haveFailed: false };
      expect(await calendars.circuits('bay-1')).toEqual(nothing);
      await calendars.noteAnswer('bay-1', ANSWERED, NOW);
      expect(await calendars.circuits('bay-1')).toEqual(nothing);
      expect(await calendars.letThrough(['bay-1'], NOW)).toEqual(['bay-1']);
      expect(await calendars.circuits('bay-1')).toEqual(nothing);
    });

    test('one that could not be looked at is left alone, then tried by one request, and asked again once it answers', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.noteAnswer('bay-1', AWAY, NOW);
      expect(await calendars.circuits('bay-1')).toMatchObject({
        own: { opened: 1, quiet: { until: NOW + 2_000, trouble: TROUBLE }, triedUntil: null },
        haveFailed: true,
      });
      expect(await calendars.letThrough(['bay-1', 'bay-2'], NOW + 1_999)).toEqual(['bay-2']);
      expect(await calendars.letThrough(['bay-1', 'bay-2'], NOW + 2_000)).toEqual(['bay-1', 'bay-2']);
      expect(await calendars.letThrough(['bay-1'], NOW + 2_001)).toEqual([]);
      await calendars.noteAnswer('bay-1', ANSWERED, NOW + 2_500);
      expect((await calendars.circuits('bay-1')).own).toEqual(CLOSED);
      expect(await calendars.letThrough(['bay-1'], NOW + 2_500)).toEqual(['bay-1']);
    });

    test('single events that fail have it left alone once they are most of what was asked', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      const heard = [FAILED, ANSWERED, FAILED, FAILED];
      for (const [i, one] of heard.entries()) {
        expect(await calendars.letThrough(['bay-1'], NOW + i)).toEqual(['bay-1']);
        await calendars.noteAnswer('bay-1', one, NOW + i);
      }
      expect(await calendars.letThrough(['bay-1'], NOW + 4)).toEqual([]);
    });

    test('what was heard is forgotten after a quarter of an hour without a failure', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.noteAnswer('bay-1', FAILED, NOW);
      await calendars.noteAnswer('bay-1', ANSWERED, NOW + 1);
      expect(await calendars.circuits('bay-1')).toMatchObject({ haveFailed: true });
      await calendars.noteAnswer('bay-1', ANSWERED, NOW + 900_000);
      expect(await calendars.circuits('bay-1')).toMatchObject({ haveFailed: false });
    });

    test('nobody is left alone for a sign-in that is gone: it may be back with the next command', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.noteAnswer('bay-1', AWAY, NOW);
      await calendars.noteAnswer('bay-1', { kind: 'signed-out' }, NOW + 1);
      expect(await calendars.letThrough(['bay-1'], NOW + 2)).toEqual(['bay-1']);
    });
  });

  describe('whether all calendars of one sign-in are asked', () => {
    test('those that have not failed are left alone as well when several have, and others’ are not', async () => {
      const { calendars, one, two, hers } = await signedIn(open);
      for (const id of [one, two, one, two]) await calendars.noteAnswer(id, FAILED, NOW);
      expect((await calendars.circuits(one)).ofAccount).toMatchObject({ opened: 1 });
      expect(await calendars.letThrough([one, two, hers], NOW + 1)).toEqual([hers]);
    });

    test('a single one that fails is nobody else’s trouble', async () => {
      const { calendars, one, two } = await signedIn(open);
      for (let i = 0; i < 6; i += 1) await calendars.noteAnswer(one, FAILED, NOW + i);
      expect(await calendars.letThrough([one, two], NOW + 6)).toEqual([two]);
    });

    test('who is told to wait waits with all of them, and never for less', async () => {
      const { calendars, one, two } = await signedIn(open);
      const trouble = { kind: 'throttled', why: 'quota', retryAfterMs: 60_000 } as const;
      await calendars.noteAnswer(one, { kind: 'failed', trouble, isEnough: true }, NOW);
      expect(await calendars.letThrough([one, two], NOW + 59_999)).toEqual([]);
      expect(await calendars.letThrough([one, two], NOW + 60_000)).toEqual([one, two]);
      expect(await calendars.letThrough([two], NOW + 60_001)).toEqual([]);
    });
  });

  describe('the mirror of others’ time', () => {
    test('gives what touches a range, in order of start, calendar by calendar', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      const events = [event('b', '09:30-11:00'), event('a', '09:00-10:00'), event('c', '12:00-13:00')];
      await calendars.mirror('bay-1', span('08:00-18:00'), events, NOW, 0);
      await calendars.mirror('bay-2', span('08:00-18:00'), [event('x', '09:00-10:00')], NOW, 0);
      expect(await calendars.mirrored('bay-1', span('09:59-12:00'))).toEqual([events[1], events[0]]);
      expect(await calendars.mirrored('bay-1', span('11:00-12:00'))).toEqual([]);
      expect((await calendars.get('bay-1')).mirror).toEqual({
        ...span('08:00-18:00'),
        at: NOW,
        listedAt: NOW,
      });
    });

    test('is replaced as a whole, whatever days it covered', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.mirror('bay-1', span('08:00-12:00'), [event('a', '09:00-10:00')], NOW, 0);
      await calendars.mirror('bay-1', span('11:00-18:00'), [event('b', '13:00-14:00')], at('07:10'), 0);
      expect(await calendars.mirrored('bay-1', span('00:00-24:00'))).toEqual([event('b', '13:00-14:00')]);
      expect((await calendars.get('bay-1')).mirror).toEqual({
        ...span('11:00-18:00'),
        at: at('07:10'),
        listedAt: at('07:10'),
      });
    });

    test('remembers whose copy an event is', async () => {
      const { store } = await readyBook(open);
      const copy = { ...event('a', '09:00-10:00'), copyOf: 'whose' };
      await store.calendars.mirror('bay-1', span('08:00-18:00'), [copy], NOW, 0);
      expect(await store.calendars.mirrored('bay-1', span('08:00-18:00'))).toEqual([copy]);
    });

    test('goes up to what had been told of others before they were asked for', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      const counts = async () => {
        const { othersChanged, othersMirrored } = await calendars.get('bay-1');
        return [othersChanged, othersMirrored];
      };
      const others = { ...NO_OTHERS, isCertain: false };
      await calendars.takeIn(aReading({ tellsOfOthers: true, others }), NOW);
      await calendars.takeIn(aReading({ tellsOfOthers: false, others }), NOW);
      expect(await counts()).toEqual([1, 0]);
      await calendars.takeIn(aReading({ tellsOfOthers: true, others }), NOW);
      await calendars.mirror('bay-1', span('08:00-18:00'), [], NOW, 1);
      expect(await counts()).toEqual([2, 1]);
    });

    const later = at('07:10');
    const DAY = span('08:00-18:00');
    const told = (eventIds: readonly string[], now: readonly ReturnType<typeof event>[] = []) =>
      aReading({
        tellsOfOthers: true,
        beganAt: later,
        ahead: DAY,
        others: { ...NO_OTHERS, eventIds, now },
      });

    test.each([
      {
        name: 'an event that is new',
        change: told(['b'], [event('b', '11:00-12:00')]),
        is: [event('a', '09:00-10:00'), event('b', '11:00-12:00')],
      },
      {
        name: 'an event that was moved',
        change: told(['a'], [event('a', '13:00-14:00')]),
        is: [event('a', '13:00-14:00')],
      },
      {
        name: 'an event that was moved to beyond those days',
        change: told(['a'], [event('a', '18:00-19:00')]),
        is: [],
      },
      { name: 'an event that is gone, or takes no time any more', change: told(['a']), is: [] },
      {
        name: 'an event of which nothing was known',
        change: told(['z']),
        is: [event('a', '09:00-10:00')],
      },
    ])('stays true by what a reading tells: $name', async ({ change, is }) => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.mirror('bay-1', DAY, [event('a', '09:00-10:00')], NOW, 0);
      await calendars.takeIn(change, later);
      expect(await calendars.mirrored('bay-1', span('00:00-24:00'))).toEqual(is);
      expect(await calendars.get('bay-1')).toMatchObject({
        mirror: { ...DAY, at: later, listedAt: NOW },
        othersChanged: 1,
        othersMirrored: 1,
      });
    });

    test('loses with a series the occasions of it, and no others', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      const occasions = [event('a_20261123T140000Z', '08:00-09:00'), event('a_20261124', '09:00-10:00')];
      const others = [event('ab', '10:00-11:00'), event('a-2', '11:00-12:00')];
      await calendars.mirror('bay-1', DAY, [...occasions, ...others], NOW, 0);
      await calendars.takeIn(told(['a']), later);
      expect(await calendars.mirrored('bay-1', DAY)).toEqual(others);
    });

    test('that is not true already does not become so by what changed since', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.mirror('bay-1', DAY, [], NOW, 0);
      await calendars.takeIn({ ...told([]), others: { ...NO_OTHERS, isCertain: false } }, later);
      await calendars.takeIn(told(['b'], [event('b', '11:00-12:00')]), later);
      expect(await calendars.get('bay-1')).toMatchObject({
        mirror: { at: NOW },
        othersChanged: 2,
        othersMirrored: 0,
      });
    });

    test('that was listed before something changed, and is kept only afterwards, is not true', async () => {
      const { store } = await readyBook(open);
      const { calendars } = store;
      await calendars.mirror('bay-1', DAY, [event('a', '09:00-10:00')], NOW, 0);
      const { othersChanged } = await calendars.get('bay-1');
      await calendars.takeIn(told(['a']), later);
      await calendars.mirror('bay-1', DAY, [event('a', '09:00-10:00')], later, othersChanged);
      expect(await calendars.get('bay-1')).toMatchObject({ othersChanged: 1, othersMirrored: 0 });
    });
  });
}
