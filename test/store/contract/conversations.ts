import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/domain/interval.ts';
import type { EndedCall, Standing } from '../../../src/store/conversations.ts';
import { NOW, type OpenStore, readyBook } from '../../support/book.ts';

const LOOK = { at: NOW, tool: 'lookup_customer', writes: false };
const BOOK = { at: NOW, tool: 'book_appointment', writes: true };
const READ: EndedCall = { outcome: 'done', kind: 'read', durationMs: 3, appointmentId: null };
const WROTE: EndedCall = { ...READ, kind: 'write', appointmentId: 1 };
const MISSED: EndedCall = { ...READ, kind: 'miss', outcome: 'not-found' };

const MANY: Standing = { calls: 100, writes: 100, misses: 100, people: 100 };

const QUESTION = { tokenHash: 'token', request: 'cancel 1', expiresAt: NOW + 100 };

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
      expect(await conversations.answer('call', QUESTION, later)).toBe('unknown');
      await conversations.begin(null, { ...LOOK, at: later }, MANY);
      expect(await conversations.isOf('call', 1, NOW)).toBe(false);
    });
  });

  describe('what a caller is asked', () => {
    test.each([
      { name: 'is answered once', at: NOW + 99, answers: ['confirmed', 'used'] },
      { name: 'may be answered until it has run out', at: NOW + 100, answers: ['expired'] },
    ])('$name', async ({ at, answers }) => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.ask('call', QUESTION, NOW);
      for (const answer of answers) expect(await conversations.answer('call', QUESTION, at)).toBe(answer);
    });

    test('is about that request alone, and may still be answered after another was given it', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.ask('call', QUESTION, NOW);
      const other = { ...QUESTION, request: 'cancel 2' };
      expect(await conversations.answer('call', other, NOW)).toBe('of-another-request');
      expect(await conversations.answer('call', QUESTION, NOW)).toBe('confirmed');
    });

    test('is answered in its own conversation alone', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.ask('call', QUESTION, NOW);
      expect(await conversations.answer('other call', QUESTION, NOW)).toBe('unknown');
      expect(await conversations.answer('call', { ...QUESTION, tokenHash: 'guess' }, NOW)).toBe('unknown');
    });
  });
}
