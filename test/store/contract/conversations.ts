import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/domain/interval.ts';
import type { LoggedCall } from '../../../src/store/conversations.ts';
import { NOW, type OpenStore, readyBook } from '../../support/book.ts';

const READ: LoggedCall = {
  at: NOW,
  tool: 'lookup_customer',
  outcome: 'done',
  kind: 'read',
  durationMs: 3,
  appointmentId: null,
};

const QUESTION = { tokenHash: 'token', request: 'cancel 1', expiresAt: NOW + 100 };

export function conversationsContract(open: OpenStore): void {
  describe('a conversation of an agent with a caller', () => {
    test('has to do with nobody but whom it has met, and no other has to do with them', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      expect(await conversations.isOf('call', 1, NOW)).toBe(false);
      await conversations.meets('call', 1, NOW);
      await conversations.meets('call', 1, NOW + 1);
      expect(await conversations.isOf('call', 1, NOW)).toBe(true);
      expect(await conversations.isOf('other call', 1, NOW)).toBe(false);
    });

    test('comes to what was logged of it, and to nothing else', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.log('call', READ);
      await conversations.log('call', { ...READ, kind: 'write', tool: 'book_appointment', appointmentId: 1 });
      await conversations.log('call', { ...READ, kind: 'miss', outcome: 'not-found' });
      await conversations.log('other call', READ);
      await conversations.log(null, READ);
      expect(await conversations.standing('call', NOW)).toEqual({ calls: 3, writes: 1, misses: 1 });
      expect(await conversations.standing('new call', NOW)).toEqual({ calls: 0, writes: 0, misses: 0 });
    });

    test('is forgotten a day after it was last heard of, also with what it was asked', async () => {
      const { store } = await readyBook(open);
      const { conversations } = store;
      await conversations.meets('call', 1, NOW);
      await conversations.ask('call', { ...QUESTION, expiresAt: NOW + 10 * DAY_MS }, NOW);
      await conversations.log('call', { ...READ, at: NOW + DAY_MS - 1 });
      expect(await conversations.standing('call', NOW + DAY_MS)).toMatchObject({ calls: 1 });
      const later = NOW + 2 * DAY_MS;
      expect(await conversations.standing('call', later)).toMatchObject({ calls: 0 });
      expect(await conversations.answer('call', QUESTION, later)).toBe('unknown');
      await conversations.log(null, { ...READ, at: later });
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
