import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import type { Offer, Proposal } from '../../../src/store/proposals.ts';
import { NOW, type OpenStore, readyBook } from '../../support/book.ts';

const OFFER: Proposal = {
  tokenHash: 'a',
  conversation: 'call',
  content: { options: [1, 2] },
  madeAt: NOW,
  heldUntil: NOW + 120_000,
};

/** A book, and a short way to offer something in it of which nothing is held. */
async function bookWithProposals(open: OpenStore) {
  const { store, shop } = await readyBook(open);
  const offer = (proposal: Proposal, changes: Partial<Offer> = {}) =>
    store.proposals.offer({
      ...proposal,
      who: null,
      claims: [],
      shopRevision: shop.revision,
      after: 0,
      ...changes,
    });
  const begin = (at: number) =>
    store.conversations.begin(
      null,
      { at, tool: 'get_available_slots', writes: false, mayMiss: false },
      { calls: 9, writes: 9, misses: 9, people: 9 },
    );
  return { proposals: store.proposals, offer, begin };
}

export function proposalsContract(open: OpenStore): void {
  describe('what was offered', () => {
    test('is known for an hour, held or not', async () => {
      const { proposals, offer } = await bookWithProposals(open);
      await offer(OFFER);
      expect(await proposals.get('a', NOW + HOUR_MS - 1)).toEqual(OFFER);
      expect(await proposals.get('a', NOW + HOUR_MS)).toBeNull();
      expect(await proposals.get('b', NOW)).toBeNull();
    });

    test('is known by its conversation, the latest first, and by no other', async () => {
      const { proposals, offer } = await bookWithProposals(open);
      const later = { ...OFFER, tokenHash: 'b', madeAt: NOW + 1 };
      await offer(OFFER);
      await offer(later, { after: 1 });
      await offer({ ...OFFER, tokenHash: 'c', conversation: null });
      const before = { ...OFFER, heldUntil: NOW + 1 };
      expect(await proposals.of('call', NOW + 2)).toEqual([later, before]);
      expect(await proposals.of('other call', NOW + 2)).toEqual([]);
      expect(await proposals.of('call', NOW + HOUR_MS)).toEqual([later]);
    });

    test('is forgotten once somebody was heard an hour later, if the clock is put back, too', async () => {
      const { proposals, offer, begin } = await bookWithProposals(open);
      await offer(OFFER);
      await begin(NOW + HOUR_MS - 1);
      expect(await proposals.get('a', NOW)).toEqual(OFFER);
      await begin(NOW + HOUR_MS);
      expect(await proposals.get('a', NOW)).toBeNull();
    });

    test('goes when another is kept an hour later', async () => {
      const { proposals, offer } = await bookWithProposals(open);
      await offer(OFFER);
      await offer({ ...OFFER, tokenHash: 'b', madeAt: NOW + HOUR_MS });
      expect(await proposals.get('a', NOW)).toBeNull();
    });
  });
}
