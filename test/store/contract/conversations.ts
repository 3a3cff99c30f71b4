import { describe, expect, test } from 'vitest';
import { YES_WITHIN_MS } from '../../../src/domain/confirmation-time.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/interval.ts';
import type { EndedCall, Standing } from '../../../src/store/conversations.ts';
import type { Write } from '../../../src/store/write.ts';
import { aWrite, failing, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const LOOK = { at: NOW, tool: 'lookup_customer', writes: false, mayMiss: true };
const BOOK = { at: NOW, tool: 'book_appointment', writes: true, mayMiss: true };
/** What asks for nobody. */
const ASK = { at: NOW, tool: 'get_available_slots', writes: false, mayMiss: false };
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

    test('is not held back from asking for nobody by misses that may yet come, but by those that came', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      const most = { ...MANY, misses: 3 };
      const begin = async (call: typeof LOOK) => conversations.begin('call', call, most);
      const looked = await Promise.all([LOOK, LOOK, LOOK].map(begin));
      const asked = await Promise.all(Array.from({ length: 20 }, () => begin(ASK)));
      expect(asked.every((one) => 'callId' in one)).toBe(true);
      expect(await begin(LOOK)).toEqual({ over: 'misses' });
      for (const one of looked) if ('callId' in one) await conversations.end(one.callId, MISSED);
      expect(await begin(ASK)).toEqual({ over: 'misses' });
    });

    test('has to do with the visits of those whom it has met, and with no other', async () => {
      const { store, book } = await readyBook(open);
      const { conversations } = store;
      const { id, customer } = await book('09:00-10:00');
      const hasVisit = async (visit: number, key = 'call') => conversations.hasVisit(key, visit, NOW);
      expect(await hasVisit(id)).toBe(false);
      await conversations.meets('call', customer.id, NOW, 1);
      expect(await hasVisit(id)).toBe(true);
      expect(await hasVisit(id + 1)).toBe(false);
      expect(await hasVisit(id, 'other call')).toBe(false);
      expect(await conversations.hasVisit('call', id, NOW + DAY_MS)).toBe(false);
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

  describe('how long calls took', () => {
    test('is told of those that have ended, by half of them, nearly all and all', async () => {
      const { conversations } = (await readyBook(open)).store;
      const called = async (at: number, durationMs: number, outcome = 'done') => {
        const begun = await conversations.begin(null, { ...ASK, at }, MANY);
        if ('callId' in begun) await conversations.end(begun.callId, { ...READ, durationMs, outcome });
      };
      expect(await conversations.pace(0)).toBeNull();
      await called(NOW - 1, 9_000);
      for (let ms = 100; ms >= 1; ms -= 1) await called(NOW, ms, ms % 2 === 0 ? 'done' : 'slot-taken');
      await conversations.begin(null, LOOK, MANY);
      await conversations.begin(null, ASK, MANY);
      await conversations.begin('call', ASK, { ...MANY, calls: 0 });
      expect(await conversations.pace(NOW - 1)).toEqual({
        calls: 100,
        halfMs: 50,
        nearlyAllMs: 95,
        longestMs: 100,
      });
      expect(await conversations.pace(NOW - 2)).toMatchObject({ calls: 101, longestMs: 9_000 });
    });

    test('is that of the one where there is one', async () => {
      const { conversations } = (await readyBook(open)).store;
      const begun = await conversations.begin('call', LOOK, MANY);
      if ('callId' in begun) await conversations.end(begun.callId, READ);
      expect(await conversations.pace(0)).toEqual({ calls: 1, halfMs: 3, nearlyAllMs: 3, longestMs: 3 });
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

    test.each([
      { name: 'a moment before it ran out', to: NOW + 99 },
      { name: 'to when it was asked', to: NOW },
      { name: 'by an hour', to: NOW - HOUR_MS },
    ])('and not again once somebody was heard after that, if the clock is put back $name', async ({ to }) => {
      const { conversations } = (await readyBook(open)).store;
      await conversations.ask('call', QUESTION, NOW);
      await conversations.begin('other call', { ...ASK, at: NOW + 99 }, MANY);
      expect(await conversations.judge('call', QUESTION, NOW + 99)).toBe('confirmed');
      await conversations.begin('other call', { ...ASK, at: NOW + 100 }, MANY);
      expect(await conversations.judge('call', QUESTION, to)).toBe('expired');
    });

    test('has run out where it would hold longer than any does: the clock was put back since', async () => {
      const { conversations } = (await readyBook(open)).store;
      await conversations.ask('call', { ...QUESTION, expiresAt: NOW + YES_WITHIN_MS }, NOW);
      expect(await conversations.judge('call', QUESTION, NOW)).toBe('confirmed');
      expect(await conversations.judge('call', QUESTION, NOW - 1)).toBe('expired');
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
