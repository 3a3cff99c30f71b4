import { describe, expect, test } from 'vitest';
import { DAY_MS, type Instant } from '../../../src/domain/interval.ts';
import { CHANNEL_LIFE_MS, latestEnd, type WatchTrouble } from '../../../src/domain/push-channel.ts';
import { at, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const asked = (id: string, askedAt: Instant = NOW, calendarId = 'bay-1') => ({
  id,
  calendarId,
  tokenHash: `hash of ${id}`,
  askedAt,
});

const there = (from: Instant = NOW) => ({ resourceId: 'resource', expiresAt: from + CHANNEL_LIFE_MS });

const UNKNOWN: WatchTrouble = { kind: 'unknown', why: 'no answer' };

export function channelsContract(open: OpenStore): void {
  const opened = async () => (await readyBook(open)).store.channels;

  describe('channels', () => {
    test('are kept before they are asked for, as long as one may come of it', async () => {
      const channels = await opened();
      expect(await channels.begin(asked('a'))).toBe(true);
      const kept = {
        ...asked('a'),
        state: 'registering',
        resourceId: null,
        expiresAt: latestEnd(NOW),
        provenAt: null,
        replacedBy: null,
        endedAt: null,
        trouble: null,
      };
      expect(await channels.byId('a')).toEqual(kept);
      expect(await channels.live('bay-1', NOW)).toEqual([kept]);
      expect(await channels.live('bay-1', latestEnd(NOW) - 1)).toEqual([kept]);
      expect(await channels.live('bay-1', latestEnd(NOW))).toEqual([]);
      expect(await channels.live('bay-2', NOW)).toEqual([]);
      expect(await channels.byId('b')).toBeNull();
    });

    test('that are there take the place of the one before, which stays until it is ended', async () => {
      const channels = await opened();
      await channels.begin(asked('a'));
      expect(await channels.confirmed('a', there())).toBe(true);
      expect(await channels.byId('a')).toMatchObject({ state: 'active', ...there() });
      await channels.begin(asked('x', NOW, 'bay-2'));
      await channels.confirmed('x', there());
      await channels.begin(asked('b', at('08:00')));
      expect(await channels.byId('a')).toMatchObject({ state: 'active' });
      await channels.confirmed('b', there(at('08:00')));
      expect(
        (await channels.live('bay-1', at('08:00'))).map(({ id, state, replacedBy }) => [
          id,
          state,
          replacedBy,
        ]),
      ).toEqual([
        ['a', 'replaced', 'b'],
        ['b', 'active', null],
      ]);
      await channels.ended('a', at('08:10'));
      expect(await channels.byId('a')).toMatchObject({ state: 'stopped', endedAt: at('08:10') });
      expect((await channels.live('bay-1', at('08:10'))).map(({ id }) => id)).toEqual(['b']);
      expect(await channels.byId('x')).toMatchObject({ state: 'active', replacedBy: null });
    });

    test('of a calendar are never more than two at a time, for all that is known', async () => {
      const channels = await opened();
      await channels.begin(asked('a'));
      await channels.confirmed('a', there());
      expect(await channels.begin(asked('b'))).toBe(true);
      expect(await channels.begin(asked('c'))).toBe(false);
      expect(await channels.byId('c')).toBeNull();
      expect(await channels.begin(asked('x', NOW, 'bay-2'))).toBe(true);
      await channels.failed('b', UNKNOWN, NOW);
      expect(await channels.begin(asked('c'))).toBe(false);
      await channels.ended('a', NOW);
      expect(await channels.begin(asked('c'))).toBe(true);
      expect(await channels.begin(asked('d', latestEnd(NOW)))).toBe(true);
    });

    test('that were refused are over, and those without an answer are not', async () => {
      const channels = await opened();
      const unsent: WatchTrouble = { kind: 'unknown', why: 'no network', unsent: true };
      const refused: WatchTrouble = { kind: 'unwatchable', why: 'not supported' };
      await channels.begin(asked('a'));
      await channels.failed('a', refused, at('07:01'));
      expect(await channels.byId('a')).toMatchObject({
        state: 'refused',
        endedAt: at('07:01'),
        trouble: refused,
      });
      await channels.begin(asked('b'));
      await channels.failed('b', unsent, at('07:01'));
      expect(await channels.byId('b')).toMatchObject({ state: 'refused', trouble: unsent });
      await channels.begin(asked('c'));
      await channels.failed('c', UNKNOWN, at('07:01'));
      expect(await channels.byId('c')).toMatchObject({
        state: 'registering',
        endedAt: null,
        trouble: UNKNOWN,
      });
      expect((await channels.live('bay-1', NOW)).map(({ id }) => id)).toEqual(['c']);
      await channels.confirmed('c', { ...there(), resourceId: null });
      expect(await channels.byId('c')).toMatchObject({ state: 'active', resourceId: null, trouble: null });
    });

    test('that were ended while they were asked for are not there, and replace nothing', async () => {
      const channels = await opened();
      await channels.begin(asked('a'));
      await channels.confirmed('a', there());
      await channels.begin(asked('b'));
      await channels.ended('b', NOW);
      expect(await channels.confirmed('b', there())).toBe(false);
      await channels.failed('b', UNKNOWN, NOW);
      expect(await channels.byId('b')).toMatchObject({ state: 'stopped', trouble: null });
      expect(await channels.byId('a')).toMatchObject({ state: 'active' });
    });

    test('are proven by what was last heard, also before Google’s answer', async () => {
      const channels = await opened();
      await channels.begin(asked('a'));
      await channels.proven('a', at('07:05'));
      await channels.proven('a', at('07:03'));
      await channels.proven('nobody', at('07:03'));
      await channels.confirmed('a', there());
      expect(await channels.byId('a')).toMatchObject({ provenAt: at('07:05'), state: 'active' });
    });

    test('are all told of by calendar, and forgotten a week after they were over', async () => {
      const channels = await opened();
      await channels.begin(asked('b', NOW, 'bay-2'));
      await channels.begin(asked('a'));
      await channels.ended('a', NOW);
      await channels.begin(asked('c', at('08:00')));
      const ids = async () => (await channels.all()).map(({ id }) => id);
      expect(await ids()).toEqual(['a', 'c', 'b']);
      await channels.begin(asked('d', NOW + 7 * DAY_MS));
      expect(await ids()).toEqual(['a', 'c', 'd', 'b']);
      await channels.begin(asked('e', NOW + 7 * DAY_MS + 1));
      expect(await ids()).toEqual(['c', 'd', 'e', 'b']);
      await channels.begin(asked('f', NOW + 10 * DAY_MS));
      expect(await ids()).toEqual(['d', 'e', 'f']);
    });
  });
}
