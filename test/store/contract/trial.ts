import { describe, expect, test } from 'vitest';
import { aCustomer, aWrite, failing, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

const CALL = { at: NOW, tool: 'book_appointment', writes: true, mayMiss: true };
const MOST = { calls: 9, writes: 9, misses: 9, people: 9 };

export function trialContract(open: OpenStore): void {
  describe('a book on trial', () => {
    test('gives every result, and is afterwards as it was', async () => {
      const { store, dump, draft, idOf, shop } = await readyBook(open);
      const before = await dump();
      const tried = store.onTrial();
      const booked = await tried.appointments.book(draft('09:00-10:00'), aWrite());
      expect(booked).toMatchObject({ replayed: false, value: { status: 'scheduled' } });
      expect(await tried.customers.add(aCustomer({ phone: '+12125550199' }), aWrite())).toMatchObject({
        replayed: false,
      });
      expect(await tried.conversations.begin('call', CALL, MOST)).toHaveProperty('callId');
      expect(await tried.conversations.meets('call', 1, NOW, 6)).toBe(true);
      await tried.proposals.offer({
        tokenHash: 'a',
        conversation: 'call',
        content: {},
        madeAt: NOW,
        heldUntil: NOW + 1_000,
        who: null,
        claims: [{ claimableId: idOf('Bay 1'), ...span('09:00-10:00') }],
        shopRevision: shop.revision,
        after: 0,
      });
      expect(await store.holds.live(NOW)).toEqual([]);
      expect(await store.appointments.get(booked.value.id)).toBeNull();
      expect(await dump()).toEqual(before);
    });

    test('refuses what the book itself would refuse, and takes no key', async () => {
      const { store, draft, book } = await readyBook(open);
      const tried = store.onTrial();
      const keyed = aWrite({ key: { text: 'k', request: 'one' } });
      await tried.appointments.book(draft('09:00-10:00'), keyed);
      expect(await store.earlierResult(keyed.key)).toBeNull();
      await store.appointments.book(draft('09:00-10:00'), keyed);
      expect(await tried.appointments.book(draft('09:00-10:00'), keyed)).toMatchObject({ replayed: true });
      const other = aWrite({ key: { text: 'k', request: 'two' } });
      await expect(tried.appointments.book(draft('11:00-12:00'), other)).rejects.toMatchObject(
        failing('key-reused'),
      );
      await book('14:00-15:00');
      const over = tried.appointments.book(draft('14:30-15:30'), aWrite());
      await expect(over).rejects.toThrow();
    });
  });
}
