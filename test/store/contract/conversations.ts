import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/domain/interval.ts';
import type { EndedCall, Standing } from '../../../src/store/conversations.ts';
import type { Write } from '../../../src/store/write.ts';
import { aWrite, failing, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const LOOK = { at: NOW, tool: 'lookup_customer', writes: false };
const BOOK = { at: NOW, tool: 'book_appointment', writes: true };
const READ: EndedCall = { outcome: 'done', kind: 'read', durationMs: 3, appointmentId: null };
const WROTE: EndedCall = { ...READ, kind: 'write', appointmentId: 1 };
const MISSED: EndedCall = { ...READ, kind: 'miss', outcome: 'not-found' };

const MANY: Standing = { calls: 100, writes: 100, misses: 100, people: 100 };

const QUESTION = { tokenHash: 'token', request: 'cancel 1', expiresAt: NOW + 100 };

/** A visit, and a short way to cancel it with the yes that was given. */
async function askedAboutVisit(open: OpenStore) {
  const { store, book } = await readyBook(open);
  const { id, revision } = await book('09:00-10:00');
  await store.conversations.ask('call', QUESTION, NOW);
  const { tokenHash, request } = QUESTION;
  const yes = { conversation: 'call', tokenHash, request, visit: { id, revision } };
  const cancel = (changes: Partial<typeof yes & Write> = {}) => {
    const { at = NOW, dryRun = false, ...given } = changes;
    const write = aWrite({ at, dryRun, yes: { ...yes, ...given } });
    return store.appointments.cancel(id, { reason: 'other', note: null }, write);
  };
  const status = async () => (await store.appointments.get(id))?.status;
  return { store, id, cancel, status, judge: () => store.conversations.judge('call', QUESTION, NOW) };
}

export function conversationsContract(open: OpenStore): void {
  describe('a conversation of an agent with a caller', () => {
    test('has to do with nobody but whom it has met, and no other has to do with them', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      expect(await conversations.isOf('call', 1, NOW)).toBe(false);
      expect(await conversations.meets('call', 1, NOW, 1)).toBe(true);
      expect(await conversations.meets('call', 1, NOW + 1, 1)).toBe(true);
      expect(await conversations.isOf('call', 1, NOW)).toBe(true);
      expect(await conversations.isOf('other call', 1, NOW)).toBe(false);
    });

    test('meets no more people than it may', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.meets('call', 1, NOW, 1);
      expect(await conversations.meets('call', 2, NOW, 1)).toBe(false);
      expect(await conversations.isOf('call', 2, NOW)).toBe(false);
      expect(await conversations.standing('call', NOW)).toMatchObject({ people: 1 });
    });

    test('comes to what its calls came to, and to nothing else', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      const call = async (conversation: string | null, ended: EndedCall) => {
        const admitted = await conversations.begin(conversation, ended.kind === 'write' ? BOOK : LOOK, MANY);
        if ('callId' in admitted) await conversations.end(admitted.callId, ended);
      };
      for (const ended of [READ, WROTE, MISSED]) await call('call', ended);
      await call('other call', READ);
      await call(null, READ);
      expect(await conversations.standing('call', NOW)).toEqual({
        calls: 3,
        writes: 1,
        misses: 1,
        people: 0,
      });
      expect(await conversations.standing('new call', NOW)).toMatchObject({ calls: 0, writes: 0, misses: 0 });
    });

    test.each([
      { name: 'calls', most: { ...MANY, calls: 3 }, over: 'calls', call: LOOK },
      { name: 'changes', most: { ...MANY, writes: 3 }, over: 'writes', call: BOOK },
      { name: 'misses', most: { ...MANY, misses: 3 }, over: 'misses', call: LOOK },
    ])('makes no more $name than it may, also of several at a time', async ({ most, over, call }) => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      const begun = await Promise.all(
        Array.from({ length: 10 }, async () => conversations.begin('call', call, most)),
      );
      expect(begun.filter((one) => 'callId' in one)).toHaveLength(3);
      expect(begun.at(-1)).toEqual({ over });
      expect(await conversations.begin(null, call, most)).toHaveProperty('callId');
    });

    test('may go on where what it asked for came to less than it might have', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      const most = { ...MANY, writes: 1, misses: 1 };
      for (let i = 0; i < 5; i += 1) {
        const admitted = await conversations.begin('call', BOOK, most);
        if (!('callId' in admitted)) throw new Error(admitted.over);
        await conversations.end(admitted.callId, READ);
      }
    });

    test('is forgotten a day after it was last heard of, also with what it was asked', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.meets('call', 1, NOW, 1);
      await conversations.ask('call', { ...QUESTION, expiresAt: NOW + 10 * DAY_MS }, NOW);
      await conversations.begin('call', { ...LOOK, at: NOW + DAY_MS - 1 }, MANY);
      expect(await conversations.standing('call', NOW + DAY_MS)).toMatchObject({ calls: 1 });
      const later = NOW + 2 * DAY_MS;
      expect(await conversations.standing('call', later)).toMatchObject({ calls: 0 });
      expect(await conversations.judge('call', QUESTION, later)).toBe('unknown');
      await conversations.begin(null, { ...LOOK, at: later }, MANY);
      expect(await conversations.isOf('call', 1, NOW)).toBe(false);
    });
  });

  describe('what a caller is asked', () => {
    test('is answered once, with what is written for it', async () => {
      const { store, cancel, status, judge, id } = await askedAboutVisit(open);
      expect(await judge()).toBe('confirmed');
      await cancel({ dryRun: true });
      expect(await judge()).toBe('confirmed');
      await cancel();
      expect(await status()).toBe('cancelled');
      expect(await judge()).toBe('used');
      expect(await cancel()).toMatchObject({ replayed: true });
      await store.appointments.apply([{ do: 'reinstate', id }], aWrite());
      await expect(cancel()).rejects.toMatchObject(failing('confirmation-refused', { why: 'used' }));
      expect(await status()).toBe('scheduled');
    });

    test.each<{ name: string; wrong: object; why: string }>([
      { name: 'too late', wrong: { at: NOW + 100 }, why: 'expired' },
      { name: 'in another conversation', wrong: { conversation: 'other call' }, why: 'unknown' },
      { name: 'with a guess', wrong: { tokenHash: 'guess' }, why: 'unknown' },
      { name: 'for something else', wrong: { request: 'cancel 2' }, why: 'of-another-request' },
    ])('writes nothing where it is answered $name', async ({ wrong, why }) => {
      const { cancel, status, judge } = await askedAboutVisit(open);
      await expect(cancel(wrong)).rejects.toMatchObject(failing('confirmation-refused', { why }));
      expect(await status()).toBe('scheduled');
      expect(await judge()).toBe('confirmed');
    });

    test('writes nothing where somebody has changed the visit since, at whatever moment', async () => {
      const { store, cancel, status, id, judge } = await askedAboutVisit(open);
      await store.appointments.apply([{ do: 'edit', id, details: { notes: 'key under the mat' } }], aWrite());
      const refused = failing('confirmation-refused', { why: 'of-another-request' });
      await expect(cancel()).rejects.toMatchObject(refused);
      expect(await status()).toBe('scheduled');
      expect(await judge()).toBe('confirmed');
    });

    test('may be answered until it has run out', async () => {
      const { conversations } = (await readyBook(open)).store;
      await conversations.ask('call', QUESTION, NOW);
      expect(await conversations.judge('call', QUESTION, NOW + 99)).toBe('confirmed');
      expect(await conversations.judge('call', QUESTION, NOW + 100)).toBe('expired');
    });

    test('is about that request alone, and may still be answered after another was given it', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.ask('call', QUESTION, NOW);
      const other = { ...QUESTION, request: 'cancel 2' };
      expect(await conversations.judge('call', other, NOW)).toBe('of-another-request');
      expect(await conversations.judge('call', QUESTION, NOW)).toBe('confirmed');
    });

    test('is answered in its own conversation alone', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.ask('call', QUESTION, NOW);
      expect(await conversations.judge('other call', QUESTION, NOW)).toBe('unknown');
      expect(await conversations.judge('call', { ...QUESTION, tokenHash: 'guess' }, NOW)).toBe('unknown');
    });
  });
}
