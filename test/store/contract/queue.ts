import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/domain/interval.ts';
import { at, aWrite, DRY_RUN, NOW, type OpenStore, readyBook } from '../../support/book.ts';
import { begin, deliver } from '../../support/book-deliveries.ts';

async function bookThatOwes(open: OpenStore) {
  const book = await readyBook(open);
  const { store } = book;
  const { id } = await book.book('09:00-10:00');
  const key = { appointmentId: id, calendarId: 'bay-1' };
  return {
    ...book,
    ...store,
    key,
    /** A try that comes to nothing. */
    failed: async (why: string, nextAt = NOW + MINUTE_MS) => {
      const turn = await begin(store, key);
      if (turn === null) throw new Error('nothing is owed');
      await store.images.release(turn, nextAt, why);
    },
    status: async () => (await store.appointments.get(id))?.image,
    verbs: async () => (await store.journal.newest(9, { of: 'appointment', id })).map(({ verb }) => verb),
  };
}

export function queueContract(open: OpenStore): void {
  describe('the queue of what is owed', () => {
    test('tells of each change since when it waits, how often it was tried, and what was last in the way', async () => {
      const { queue, key, failed, book } = await bookThatOwes(open);
      expect(await queue.owed(9)).toMatchObject([{ ...key, attempts: 0, nextAt: null, since: NOW }]);
      await failed('no answer');
      await failed('its answers do not come to rest', at('07:30'));
      await book('10:00-11:00');
      expect(await queue.owed(9)).toMatchObject([
        { ...key, attempts: 2, nextAt: at('07:30'), image: { error: 'its answers do not come to rest' } },
        { attempts: 0, nextAt: null, image: { error: null } },
      ]);
      expect(await queue.owed(1)).toHaveLength(1);
    });

    test('is empty once all is delivered, and an appointment has its images still', async () => {
      const { queue, key, store } = await bookThatOwes(open);
      await deliver(store, key.appointmentId);
      expect(await queue.owed(9)).toEqual([]);
      expect(await queue.of(key.appointmentId)).toMatchObject([{ ...key, attempts: 0, nextAt: null }]);
      expect(await queue.of(99)).toEqual([]);
    });

    test('makes due at once what a person wants tried, ends its calendar’s quiet, and notes who', async () => {
      const { queue, key, failed, calendars, verbs } = await bookThatOwes(open);
      await failed('no answer', at('09:00'));
      const trouble = { kind: 'unknown', why: 'no answer' } as const;
      const quietOf = async (id: string) => (await calendars.circuits(id)).own.quiet;
      for (const id of ['bay-1', 'bay-2'])
        await calendars.noteAnswer(id, { kind: 'failed', trouble, isEnough: true }, NOW);
      expect(await queue.retry([key], aWrite({ at: at('07:10') }))).toEqual({
        value: [key],
        replayed: false,
      });
      expect(await queue.owed(9)).toMatchObject([{ nextAt: at('07:10'), attempts: 1 }]);
      expect(await quietOf('bay-1')).toBeNull();
      expect(await quietOf('bay-2')).toMatchObject({ trouble });
      expect(await verbs()).toEqual(['delivery-retried', 'booked']);
    });

    test('forgets what a person gives up: the appointment says so, and a late answer changes nothing', async () => {
      const { queue, key, failed, status, verbs, inbox, images, store } = await bookThatOwes(open);
      await failed('no answer');
      await inbox.add(
        [{ kind: 'change-stuck', ...key, eventId: null, event: null, detail: 'no answer' }],
        NOW,
      );
      const turn = await begin(store, key);
      expect(await queue.drop(key, aWrite())).toEqual({ value: true, replayed: false });
      expect(await queue.owed(9)).toEqual([]);
      expect(await status()).toMatchObject({ status: 'failed', error: 'given up: no answer' });
      expect(await inbox.openCount()).toBe(0);
      if (turn === null) throw new Error('nothing was owed');
      await images.release(turn, NOW, 'too late');
      expect(await status()).toMatchObject({ status: 'failed', error: 'given up: no answer' });
      expect(await queue.drop(key, aWrite())).toEqual({ value: false, replayed: false });
      expect(await verbs()).toEqual(['delivery-given-up', 'booked']);
    });

    test('takes up what was given up when it is tried again', async () => {
      const { queue, key, status, store, verbs } = await bookThatOwes(open);
      await queue.drop(key, aWrite());
      expect(await queue.retry([key], aWrite({ at: at('07:20') }))).toMatchObject({ value: [key] });
      expect(await queue.owed(9)).toMatchObject([{ ...key, since: at('07:20') }]);
      await deliver(store, key.appointmentId);
      expect(await status()).toMatchObject({ status: 'synced', error: null });
      expect(await queue.retry([key], aWrite())).toMatchObject({ value: [] });
      expect(await verbs()).toEqual(['delivery-retried', 'delivery-given-up', 'booked']);
    });

    test('is left as it is by a dry run', async () => {
      const { queue, key, failed, verbs } = await bookThatOwes(open);
      await failed('no answer', at('09:00'));
      expect(await queue.drop(key, DRY_RUN)).toMatchObject({ value: true });
      expect(await queue.retry([key], DRY_RUN)).toMatchObject({ value: [key] });
      expect(await queue.owed(9)).toMatchObject([{ nextAt: at('09:00') }]);
      expect(await verbs()).toEqual(['booked']);
    });
  });
}
