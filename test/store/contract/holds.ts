import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../src/store/holds.ts';
import type { Claim } from '../../../src/store/placements.ts';
import { ChangeRefused, ClaimRefused } from '../../../src/store/refusals.ts';
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

const ENDS = at('07:10');

/** A book, and a short way to hold time in it: `['Bay 1', '09:00-10:00']`. */
async function bookWithHolds(open: OpenStore) {
  const book = await readyBook(open);
  const claim = (name: string, times: string): Claim => ({ claimableId: book.idOf(name), ...span(times) });
  const hold = (tokenHash: string, ...claims: [string, string][]): Hold => ({
    tokenHash,
    proposal: { option: tokenHash },
    who: 'a voice agent',
    expiresAt: ENDS,
    claims: claims.map(([name, times]) => claim(name, times)),
  });
  const { holds, appointments } = book.store;
  const place = (...wanted: Parameters<typeof hold>) => holds.place(hold(...wanted), NOW);
  const taken = (now = NOW) => appointments.claimsDuring(span('07:00-18:00'), now);
  return { ...book, holds, hold, claim, place, taken };
}

export function holdsContract(open: OpenStore): void {
  describe('time that is held for somebody who is deciding', () => {
    test('is taken, by no appointment, until it has run out', async () => {
      const { place, taken, claim, holds, hold } = await bookWithHolds(open);
      const held = await place('a', ['Bay 1', '09:00-10:00'], ['Maria', '09:00-10:00']);
      expect(held).toEqual(hold('a', ['Bay 1', '09:00-10:00'], ['Maria', '09:00-10:00']));
      expect(await holds.get('a', NOW)).toEqual(held);
      expect(await taken(ENDS - 1)).toEqual([
        { appointmentId: null, ...claim('Bay 1', '09:00-10:00') },
        { appointmentId: null, ...claim('Maria', '09:00-10:00') },
      ]);
      expect(await taken(ENDS)).toEqual([]);
      expect(await holds.get('a', ENDS)).toBeNull();
    });

    test('refuses another hold and a booking, and neither once it has run out', async () => {
      const { place, hold, holds, store, draft, book } = await bookWithHolds(open);
      await place('a', ['Bay 1', '09:00-10:00']);
      await expect(place('b', ['Bay 2', '09:00-10:00'], ['Bay 1', '09:30-10:30'])).rejects.toBeInstanceOf(
        ClaimRefused,
      );
      expect(await holds.live(NOW)).toHaveLength(1);
      const wanted = draft('09:30-10:30');
      const early = store.appointments.book(wanted, aWrite({ at: ENDS - 1 }));
      await expect(early).rejects.toBeInstanceOf(ClaimRefused);
      expect(await store.appointments.book(wanted, aWrite({ at: ENDS }))).toMatchObject({ replayed: false });
      await book('09:00-10:00', { bay: 'Bay 2' });
      const late = holds.place(hold('c', ['Bay 2', '09:30-10:30']), ENDS);
      await expect(late).rejects.toBeInstanceOf(ClaimRefused);
      expect(await holds.live(NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is the same hold when its holder asks again, and another one once it has run out', async () => {
      const { place, holds, hold } = await bookWithHolds(open);
      const first = await place('a', ['Bay 1', '09:00-10:00']);
      const later = { ...hold('a', ['Bay 1', '11:00-12:00']), expiresAt: at('08:00') };
      expect(await holds.place(later, NOW)).toEqual(first);
      expect(await holds.live(NOW)).toEqual([first]);
      expect(await holds.place(later, ENDS)).toEqual(later);
      expect(await holds.live(ENDS)).toEqual([later]);
    });

    test('can be several offers, of which what lies over another is held once', async () => {
      const { place, claim, book } = await bookWithHolds(open);
      const offers = [
        ['Bay 1', '09:30-10:30'],
        ['Bay 1', '09:00-10:00'],
        ['Yard', '09:00-10:00'],
        ['Yard', '09:00-10:00'],
        ['Bay 1', '14:00-15:00'],
      ] as [string, string][];
      const { claims } = await place('a', ...offers);
      expect(claims).toEqual([
        claim('Bay 1', '09:00-10:30'),
        claim('Bay 1', '14:00-15:00'),
        claim('Yard', '09:00-10:00'),
      ]);
      for (let i = 0; i < 2; i += 1) await book('09:00-10:00', { bay: 'Yard' });
      await expect(book('09:00-10:00', { bay: 'Yard' })).rejects.toBeInstanceOf(ClaimRefused);
    });

    test('can be longer than a visit may be, where offers lie one over another', async () => {
      const { hold, holds, store, idOf } = await bookWithHolds(open);
      const hours = (from: number, to: number) => ({
        claimableId: idOf('Bay 1'),
        start: NOW + from * 3_600_000,
        end: NOW + to * 3_600_000,
      });
      const long = { ...hold('a'), claims: [hours(0, 48), hours(24, 72), hours(60, 100)] };
      const { claims } = await holds.place(long, NOW);
      expect(claims).toEqual([hours(0, 48), hours(48, 96), hours(96, 100)]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is given back at once when its holder says so', async () => {
      const { place, holds, taken } = await bookWithHolds(open);
      await place('a', ['Bay 1', '09:00-10:00']);
      expect(await holds.release('b', NOW)).toBe(false);
      expect(await holds.release('a', NOW)).toBe(true);
      expect(await taken()).toEqual([]);
      expect(await holds.release('a', NOW)).toBe(false);
      await place('a', ['Bay 1', '09:00-10:00']);
      expect(await holds.release('a', ENDS)).toBe(false);
    });

    test('are told of to the counter, the next to run out first', async () => {
      const { holds, hold } = await bookWithHolds(open);
      const late = await holds.place({ ...hold('a', ['Bay 1', '09:00-10:00']), expiresAt: at('08:00') }, NOW);
      const soon = await holds.place(hold('b', ['Bay 2', '09:00-10:00']), NOW);
      expect(await holds.live(NOW)).toEqual([soon, late]);
      expect(await holds.live(ENDS)).toEqual([late]);
    });

    test('is owed to no calendar, is in no journal, and nothing is wrong with it', async () => {
      const { store, place } = await bookWithHolds(open);
      const [last] = await store.journal.newest(1);
      await place('a', ['Bay 1', '09:00-10:00']);
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.journal.newest(1)).toEqual([last]);
      expect(await store.health.check()).toEqual([]);
    });

    test('is in no way of a change of the rules, which ends it', async () => {
      const { store, shop, place, holds } = await bookWithHolds(open);
      await place('a', ['Bay 1', '09:00-10:00']);
      const bays = RULES.bays.filter(({ name }) => name !== 'Bay 1');
      await store.shop.replace({ ...RULES, bays }, shop.zone, new Map(), aWrite());
      expect(await holds.live(NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
    });

    test('names nobody at such length that it could not be read', async () => {
      const { holds, hold } = await bookWithHolds(open);
      const placed = holds.place({ ...hold('a', ['Bay 1', '09:00-10:00']), who: 'x'.repeat(101) }, NOW);
      await expect(placed).rejects.toMatchObject(failing('too-long'));
      expect(await holds.live(NOW)).toEqual([]);
    });
  });

  describe('taking up what is held', () => {
    const TWO: [string, string][] = [
      ['Bay 1', '09:00-10:00'],
      ['Bay 1', '09:30-10:30'],
    ];

    test('books it, and frees what else was offered', async () => {
      const { store, place, draft, holds, book } = await bookWithHolds(open);
      await place('a', ...TWO, ['Bay 2', '14:00-15:00']);
      const { value } = await store.appointments.apply(
        [{ do: 'book', draft: draft('09:00-10:00'), hold: 'a' }],
        aWrite(),
      );
      expect(value).toMatchObject([{ status: 'scheduled', ...span('09:00-10:00') }]);
      expect(await holds.live(NOW)).toEqual([]);
      await book('10:00-11:00');
      await book('14:00-15:00', { bay: 'Bay 2' });
      expect(await store.health.check()).toEqual([]);
    });

    test('moves a visit there', async () => {
      const { store, place, placement, book, holds } = await bookWithHolds(open);
      const { id } = await book('12:00-13:00');
      await place('a', ...TWO);
      const move = { do: 'move', id, to: placement('09:30-10:30') } as const;
      await expect(store.appointments.apply([move], aWrite())).rejects.toBeInstanceOf(ChangeRefused);
      await store.appointments.apply([{ ...move, hold: 'a' }], aWrite());
      expect(await holds.live(NOW)).toEqual([]);
    });

    test('leaves the hold where it is refused, or only tried', async () => {
      const { store, place, draft, holds, book } = await bookWithHolds(open);
      await book('10:00-11:00');
      const held = await place('a', ['Bay 1', '09:00-10:00']);
      const taking = (times: string, write = aWrite()) =>
        store.appointments.apply([{ do: 'book', draft: draft(times), hold: 'a' }], write);
      await expect(taking('09:30-10:30')).rejects.toBeInstanceOf(ChangeRefused);
      await taking('09:00-10:00', DRY_RUN);
      expect(await holds.live(NOW)).toEqual([held]);
    });

    test('when it has run out books what is still free, and ends nobody else’s', async () => {
      const { store, place, draft, holds, hold } = await bookWithHolds(open);
      await place('a', ...TWO);
      const other = { ...hold('b', ['Bay 2', '09:00-10:00']), expiresAt: at('12:00') };
      await holds.place(other, ENDS);
      const taking = (bay: string) =>
        store.appointments.apply(
          [{ do: 'book', draft: draft('09:00-10:00', { bay }), hold: 'a' }],
          aWrite({ at: ENDS }),
        );
      await taking('Bay 1');
      await expect(taking('Bay 2')).rejects.toBeInstanceOf(ChangeRefused);
      expect(await holds.live(ENDS)).toEqual([other]);
    });
  });
}
