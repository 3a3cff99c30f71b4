import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import type { Proposal } from '../../../src/store/proposals.ts';
import { NOW, type OpenStore, readyBook } from '../../support/book.ts';

const OFFER: Proposal = {
  tokenHash: 'a',
  conversation: 'call',
  content: { options: [1, 2] },
  madeAt: NOW,
  heldUntil: NOW + 120_000,
};

export function proposalsContract(open: OpenStore): void {
  describe('what was offered', () => {
    test('is known for an hour, held or not', async () => {
      const { proposals } = (await readyBook(open)).store;
      await proposals.keep(OFFER);
      expect(await proposals.get('a', NOW + HOUR_MS - 1)).toEqual(OFFER);
      expect(await proposals.get('a', NOW + HOUR_MS)).toBeNull();
      expect(await proposals.get('b', NOW)).toBeNull();
    });

    test('is known by its conversation, the latest first, and by no other', async () => {
      const { proposals } = (await readyBook(open)).store;
      const later = { ...OFFER, tokenHash: 'b', madeAt: NOW + 1 };
      await proposals.keep(OFFER);
      await proposals.keep(later);
      await proposals.keep({ ...OFFER, tokenHash: 'c', conversation: null });
      expect(await proposals.of('call', NOW + 2)).toEqual([later, OFFER]);
      expect(await proposals.of('other call', NOW + 2)).toEqual([]);
      expect(await proposals.of('call', NOW + HOUR_MS)).toEqual([later]);
    });

    test('goes when another is kept an hour later', async () => {
      const { proposals } = (await readyBook(open)).store;
      await proposals.keep(OFFER);
      await proposals.keep({ ...OFFER, tokenHash: 'b', madeAt: NOW + HOUR_MS });
      expect(await proposals.get('a', NOW)).toBeNull();
    });
  });
}
