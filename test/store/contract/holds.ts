import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../src/store/holds.ts';
import type { Claim } from '../../../src/store/placements.ts';
import type { Offer } from '../../../src/store/proposals.ts';
import { ChangeRefused, ClaimRefused, Stale } from '../../../src/store/refusals.ts';
import {
  at,
  aWrite,
  DRY_RUN,
  failing,
  NOW,
  type OpenStore,
  RULES,
  readyBook,
  span,
} from '../../support/book.ts';

const ENDS = at('07:02');
/** A hold's longest life, from `NOW`. */
const LATEST = at('07:06');

type Held = readonly [bay: string, times: string];

/** A book, and a short way to hold time in it: `['Bay 1', '09:00-10:00']`. */
async function bookWithHolds(open: OpenStore) {
  const book = await readyBook(open);
  const { holds, proposals, appointments } = book.store;
  const claim = (name: string, times: string): Claim => ({ claimableId: book.idOf(name), ...span(times) });
  const hold = (tokenHash: string, ...claims: readonly Held[]): Hold => ({
    tokenHash,
    who: 'a voice agent',
    expiresAt: ENDS,
    claims: claims.map(([name, times]) => claim(name, times)),
  });
  /** Offers it, and gives the hold that comes of it. */
  const place = async ({ tokenHash, expiresAt: heldUntil, ...held }: Hold, changes: Partial<Offer> = {}) => {
    const { revision: shopRevision } = await book.store.shop.read();
    const offer = {
      tokenHash,
      conversation: null,
      content: {},
      madeAt: NOW,
      heldUntil,
      after: 0,
      shopRevision,
    };
    await proposals.offer({ ...offer, ...held, ...changes });
    return holds.of({ tokenHash }, changes.madeAt ?? NOW);
  };
  const taken = (now = NOW) => appointments.claimsDuring(span('07:00-18:00'), now);
  return { ...book, holds, proposals, hold, claim, place, taken };
}

const BY_A = { holder: { tokenHash: 'a' } } as const;

export function holdsContract(open: OpenStore): void {
  describe('time that is held for somebody who is deciding', () => {
    test('is taken, by no appointment, until it has run out', async () => {
      const { place, taken, claim, holds, hold } = await bookWithHolds(open);
      const held = await place(hold('a', ['Bay 1', '09:00-10:00'], ['Maria', '09:00-10:00']));
      expect(held).toEqual(hold('a', ['Bay 1', '09:00-10:00'], ['Maria', '09:00-10:00']));
      const heldFor = { who: 'a voice agent', until: ENDS };
      expect(await taken(ENDS - 1)).toEqual([
        { appointmentId: null, ...claim('Bay 1', '09:00-10:00'), heldFor },
        { appointmentId: null, ...claim('Maria', '09:00-10:00'), heldFor },
      ]);
      expect(await taken(ENDS)).toEqual([]);
      expect(await holds.of({ tokenHash: 'a' }, ENDS)).toBeNull();
    });

    test('refuses another hold and a booking, and neither once it has run out', async () => {
      const { place, hold, holds, proposals, store, draft, book } = await bookWithHolds(open);
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      const second = place(hold('b', ['Bay 2', '09:00-10:00'], ['Bay 1', '09:30-10:30']));
      await expect(second).rejects.toBeInstanceOf(ClaimRefused);
      expect(await holds.live(NOW)).toHaveLength(1);
      expect(await proposals.get('b', NOW)).toBeNull();
      const wanted = draft('09:30-10:30');
      const early = store.appointments.book(wanted, aWrite({ at: ENDS - 1 }));
      await expect(early).rejects.toBeInstanceOf(ClaimRefused);
      expect(await store.appointments.book(wanted, aWrite({ at: ENDS }))).toMatchObject({ replayed: false });
      await book('09:00-10:00', { bay: 'Bay 2' });
      const late = place({ ...hold('c', ['Bay 2', '09:30-10:30']), expiresAt: LATEST }, { madeAt: ENDS });
      await expect(late).rejects.toBeInstanceOf(ClaimRefused);
      expect(await holds.live(NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is that of one, of twenty who want it at one moment', async () => {
      const { place, hold, holds } = await bookWithHolds(open);
      const wanted = Array.from({ length: 20 }, (_, i) =>
        place(hold(`caller ${i}`, ['Bay 1', '09:00-10:00'])),
      );
      const outcomes = await Promise.allSettled(wanted);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await holds.live(NOW)).toHaveLength(1);
    });

    test('has run out where the clock was set back, for those who look and for those who write', async () => {
      const { place, hold, holds, taken, store, draft } = await bookWithHolds(open);
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      const hourAgo = at('06:00');
      expect(await taken(hourAgo)).toEqual([]);
      expect(await holds.live(hourAgo)).toEqual([]);
      await store.appointments.book(draft('09:00-10:00'), aWrite({ at: hourAgo }));
    });

    test('and stays free once somebody was heard after that, if the clock is put back', async () => {
      const { place, hold, holds, taken, store } = await bookWithHolds(open);
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      const call = { tool: 'get_available_slots', writes: false, mayMiss: false };
      const most = { calls: 9, writes: 9, misses: 9, people: 9 };
      await store.conversations.begin('call', { ...call, at: ENDS - 1 }, most);
      expect(await taken(NOW)).toHaveLength(1);
      await store.conversations.begin('call', { ...call, at: ENDS }, most);
      expect(await taken(NOW)).toEqual([]);
      expect(await holds.live(NOW)).toEqual([]);
    });

    test('can be several offers, of which what lies over another is held once', async () => {
      const { place, hold, claim, book } = await bookWithHolds(open);
      const held = await place(
        hold(
          'a',
          ['Bay 1', '09:30-10:30'],
          ['Bay 1', '09:00-10:00'],
          ['Yard', '09:00-10:00'],
          ['Yard', '09:00-10:00'],
          ['Bay 1', '14:00-15:00'],
        ),
      );
      expect(held?.claims).toEqual([
        claim('Bay 1', '09:00-10:30'),
        claim('Bay 1', '14:00-15:00'),
        claim('Yard', '09:00-10:00'),
      ]);
      for (let i = 0; i < 2; i += 1) await book('09:00-10:00', { bay: 'Yard' });
      await expect(book('09:00-10:00', { bay: 'Yard' })).rejects.toBeInstanceOf(ClaimRefused);
    });

    test('can be longer than a visit may be, where offers lie one over another', async () => {
      const { hold, place, store, idOf } = await bookWithHolds(open);
      const hours = (from: number, to: number) => ({
        claimableId: idOf('Bay 1'),
        start: NOW + from * 3_600_000,
        end: NOW + to * 3_600_000,
      });
      const held = await place({ ...hold('a'), claims: [hours(0, 48), hours(24, 72), hours(60, 100)] });
      expect(held?.claims).toEqual([hours(0, 48), hours(48, 96), hours(96, 100)]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is given back at once when its holder says so', async () => {
      const { place, hold, proposals, taken } = await bookWithHolds(open);
      const [own, other] = [{ tokenHash: 'a' }, { tokenHash: 'b' }];
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      expect(await proposals.giveBack(other, NOW)).toBe(false);
      expect(await proposals.giveBack(own, NOW)).toBe(true);
      expect(await taken()).toEqual([]);
      expect(await proposals.giveBack(own, NOW)).toBe(false);
      await place(hold('c', ['Bay 1', '09:00-10:00']));
      expect(await proposals.giveBack({ tokenHash: 'c' }, ENDS)).toBe(false);
    });

    test('are told of to the counter, the next to run out first', async () => {
      const { holds, hold, place } = await bookWithHolds(open);
      const late = await place({ ...hold('a', ['Bay 1', '09:00-10:00']), expiresAt: LATEST });
      const soon = await place(hold('b', ['Bay 2', '09:00-10:00']));
      expect(await holds.live(NOW)).toEqual([soon, late]);
      expect(await holds.live(ENDS)).toEqual([late]);
    });

    test('is owed to no calendar, is in no journal, and nothing is wrong with it', async () => {
      const { store, place, hold } = await bookWithHolds(open);
      const [last] = await store.journal.newest(1);
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.journal.newest(1)).toEqual([last]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is in no way of a change of the rules, which ends it', async () => {
      const { store, shop, place, hold, holds } = await bookWithHolds(open);
      await place(hold('a', ['Bay 1', '09:00-10:00']));
      const bays = RULES.bays.filter(({ name }) => name !== 'Bay 1');
      await store.shop.replace({ ...RULES, bays }, shop.zone, new Map(), aWrite());
      expect(await holds.live(NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
    });

    test('names nobody at such length that it could not be read', async () => {
      const { holds, hold, place } = await bookWithHolds(open);
      const placed = place({ ...hold('a', ['Bay 1', '09:00-10:00']), who: 'x'.repeat(201) });
      await expect(placed).rejects.toMatchObject(failing('too-long'));
      expect(await holds.live(NOW)).toEqual([]);
    });

    test('is not by rules that are in force no more', async () => {
      const { shop, hold, place, holds } = await bookWithHolds(open);
      const old = place(hold('a', ['Bay 1', '09:00-10:00']), { shopRevision: shop.revision - 1 });
      await expect(old).rejects.toBeInstanceOf(Stale);
      expect(await holds.live(NOW)).toEqual([]);
    });
  });

  describe('what is held for a conversation', () => {
    const NINE: Held = ['Bay 1', '09:00-10:00'];
    const TEN: Held = ['Bay 1', '10:00-11:00'];
    const call = { conversation: 'call' };

    test('is one hold: what it is offered takes the place of what it was offered before', async () => {
      const { hold, place, holds, proposals } = await bookWithHolds(open);
      await place(hold('a', NINE), call);
      const other = await place(hold('b', TEN), { conversation: 'other call' });
      const held = await place(hold('c', NINE), { ...call, after: 1, madeAt: NOW + 1 });
      expect(await holds.live(NOW)).toEqual([other, held]);
      expect(await holds.of(call, NOW)).toEqual(held);
      expect(await proposals.of('call', NOW + 1)).toMatchObject([
        { tokenHash: 'c', heldUntil: ENDS },
        { tokenHash: 'a', heldUntil: NOW + 1 },
      ]);
    });

    test('stays where the new offer cannot be held', async () => {
      const { hold, place, holds, book, proposals } = await bookWithHolds(open);
      const held = await place(hold('a', NINE), call);
      await book('10:00-11:00');
      await expect(place(hold('b', TEN), { ...call, after: 1 })).rejects.toBeInstanceOf(ClaimRefused);
      expect(await holds.live(NOW)).toEqual([held]);
      expect(await proposals.get('a', NOW)).toMatchObject({ heldUntil: ENDS });
    });

    test('is decided by all that it was offered before: of two offers at a time one has to look again', async () => {
      const { hold, place, holds } = await bookWithHolds(open);
      const first = await place(hold('a', NINE), call);
      await expect(place(hold('b', TEN), call)).rejects.toBeInstanceOf(Stale);
      expect(await holds.live(NOW)).toEqual([first]);
    });

    test('is given back as a whole, and what was offered is still known', async () => {
      const { hold, place, holds, proposals } = await bookWithHolds(open);
      await place(hold('a', NINE), call);
      expect(await proposals.giveBack(call, NOW + 1)).toBe(true);
      expect(await holds.live(NOW + 1)).toEqual([]);
      expect(await proposals.get('a', NOW + 1)).toMatchObject({ heldUntil: NOW + 1 });
    });

    test('is nothing where what is offered is held no longer', async () => {
      const { hold, place, holds, proposals } = await bookWithHolds(open);
      await place(hold('a', NINE), call);
      await place({ ...hold('b'), expiresAt: NOW }, { ...call, after: 1 });
      expect(await holds.live(NOW)).toEqual([]);
      expect(await proposals.get('b', NOW)).toMatchObject({ heldUntil: NOW });
    });
  });

  describe('taking up what is held', () => {
    const TWO: readonly Held[] = [
      ['Bay 1', '09:00-10:00'],
      ['Bay 1', '09:30-10:30'],
    ];

    test('books it, and frees what else was offered', async () => {
      const { store, place, hold, draft, holds, book } = await bookWithHolds(open);
      await place(hold('a', ...TWO, ['Bay 2', '14:00-15:00']));
      const { value } = await store.appointments.apply(
        [{ do: 'book', draft: draft('09:00-10:00'), ...BY_A }],
        aWrite(),
      );
      expect(value).toMatchObject([{ status: 'scheduled', ...span('09:00-10:00') }]);
      expect(await holds.live(NOW)).toEqual([]);
      await book('10:00-11:00');
      await book('14:00-15:00', { bay: 'Bay 2' });
      expect(await store.health.check()).toEqual([]);
    });

    test('by the counter ends as much of it as is needed, and nothing of an appointment', async () => {
      const { store, place, hold, draft, holds, claim, book } = await bookWithHolds(open);
      await book('11:00-12:00');
      await place(hold('a', ['Bay 1', '09:00-10:00'], ['Bay 1', '10:00-11:00'], ['Bay 2', '09:00-10:00']));
      const taking = (times: string) => ({ ...draft(times), takesHeld: true }) as const;
      await store.appointments.book(taking('09:30-10:00'), aWrite());
      expect((await holds.of({ tokenHash: 'a' }, NOW))?.claims).toEqual([
        claim('Bay 1', '10:00-11:00'),
        claim('Bay 2', '09:00-10:00'),
      ]);
      const over = store.appointments.book(taking('10:30-11:30'), aWrite());
      await expect(over).rejects.toBeInstanceOf(ClaimRefused);
      expect((await holds.of({ tokenHash: 'a' }, NOW))?.claims).toHaveLength(2);
      expect(await store.health.check()).toEqual([]);
    });

    test('moves a visit there', async () => {
      const { store, place, hold, placement, book, holds } = await bookWithHolds(open);
      const { id } = await book('12:00-13:00');
      await place(hold('a', ...TWO));
      const move = { do: 'move', id, to: placement('09:30-10:30') } as const;
      await expect(store.appointments.apply([move], aWrite())).rejects.toBeInstanceOf(ChangeRefused);
      await store.appointments.apply([{ ...move, ...BY_A }], aWrite());
      expect(await holds.live(NOW)).toEqual([]);
    });

    test('by a change of a visit ends it where there is no room beside it, and else leaves it', async () => {
      const { store, place, hold, placement, book, holds } = await bookWithHolds(open);
      const { id } = await book('08:00-09:00', { bay: 'Yard' });
      const held = await place(hold('a', ['Yard', '09:00-10:00'], ['Bay 1', '09:00-10:00']));
      const edit = (times: string, holder = {}) =>
        store.appointments.apply(
          [{ do: 'edit', id, to: placement(times, { bay: 'Yard' }), ...holder }],
          aWrite(),
        );
      await edit('08:00-09:30', BY_A);
      expect(await holds.live(NOW)).toEqual([held]);
      await book('09:00-10:00', { bay: 'Yard' });
      await edit('08:00-09:00');
      await book('09:00-10:00', { bay: 'Yard' });
      await expect(edit('08:00-09:30')).rejects.toBeInstanceOf(ChangeRefused);
      await edit('08:00-09:30', BY_A);
      expect(await holds.live(NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
    });

    test('leaves the hold where it is refused, or only tried', async () => {
      const { store, place, hold, draft, holds, book } = await bookWithHolds(open);
      await book('10:00-11:00');
      const held = await place(hold('a', ['Bay 1', '09:00-10:00']));
      const taking = (times: string, write = aWrite()) =>
        store.appointments.apply([{ do: 'book', draft: draft(times), ...BY_A }], write);
      await expect(taking('09:30-10:30')).rejects.toBeInstanceOf(ChangeRefused);
      await taking('09:00-10:00', DRY_RUN);
      expect(await holds.live(NOW)).toEqual([held]);
    });

    test('when it has run out books what is still free, and ends nobody else’s', async () => {
      const { store, place, draft, holds, hold } = await bookWithHolds(open);
      await place(hold('a', ...TWO));
      const other = await place(
        { ...hold('b', ['Bay 2', '09:00-10:00']), expiresAt: LATEST },
        { madeAt: ENDS },
      );
      const taking = (bay: string) =>
        store.appointments.apply(
          [{ do: 'book', draft: draft('09:00-10:00', { bay }), ...BY_A }],
          aWrite({ at: ENDS }),
        );
      await taking('Bay 1');
      await expect(taking('Bay 2')).rejects.toBeInstanceOf(ChangeRefused);
      expect(await holds.live(ENDS)).toEqual([other]);
    });
  });
}
