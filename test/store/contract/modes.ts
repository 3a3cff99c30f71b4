import { describe, expect, test } from 'vitest';
import type { ModeRules } from '../../../src/domain/mode-limits.ts';
import type { VisitMode } from '../../../src/domain/visit-mode.ts';
import { ChangeRefused, ClaimRefused } from '../../../src/store/refusals.ts';
import { at, aWrite, NOW, type OpenStore, RULES, readyBook, span } from '../../support/book.ts';

const TWO_AN_HOUR: ModeRules = { mode: 'wait', perHour: 2, perDay: null };

/** A shop in which two customers may wait an hour, or that of these rules. */
async function limited(open: OpenStore, modes: readonly ModeRules[] = [TWO_AN_HOUR]) {
  const ready = await readyBook((shop) => open({ ...shop, rules: { ...RULES, modes } }));
  const { store, shop, book } = ready;
  const waiting = (times: string, bay = 'Yard') => book(times, { bay, mode: 'wait' });
  const edit = (id: number, mode: VisitMode | null) =>
    store.appointments.apply([{ do: 'edit', id, details: { mode } }], aWrite());
  /** Of the limits that there are by now: how many of each. */
  const counts = async (times = '00:00-24:00') => {
    const { limits } = await store.shop.read();
    const claims = await store.appointments.claimsDuring(span(times), NOW);
    return limits.map(({ id }) => claims.filter((claim) => claim.claimableId === id).length);
  };
  const limit = async (rules: readonly ModeRules[]) => {
    const { value } = await store.shop.replace({ ...RULES, modes: rules }, shop.zone, new Map(), aWrite());
    return value;
  };
  return { ...ready, waiting, edit, counts, limit };
}

export function modesContract(open: OpenStore): void {
  describe('a mode with a limit', () => {
    test('takes no more visits than that in an hour, whoever books them, and nothing is written', async () => {
      const { waiting, counts, dump, shop, draft, store } = await limited(open);
      await waiting('09:00-09:30');
      await waiting('09:30-10:00');
      const before = await dump();
      const third = store.appointments.book(draft('09:45-10:15', { bay: 'Bay 1', mode: 'wait' }), aWrite());
      await expect(third).rejects.toMatchObject({ claimableId: shop.limits[0]?.id });
      await expect(third).rejects.toBeInstanceOf(ClaimRefused);
      expect(await dump()).toEqual(before);
      await waiting('10:00-10:30');
      expect(await counts()).toEqual([3]);
    });

    test('has room again when a waiter becomes a drop-off, is cancelled, or does not come', async () => {
      const { waiting, edit, counts, store } = await limited(open);
      const [first, second] = [await waiting('09:00-09:30'), await waiting('09:00-09:30')];
      await edit(first.id, 'drop_off');
      expect(await counts()).toEqual([1]);
      const third = await waiting('09:30-10:00');
      await store.appointments.cancel(second.id, { reason: 'other', note: null }, aWrite());
      await store.appointments.apply([{ do: 'mark', id: third.id, status: 'no_show' }], aWrite());
      expect(await counts()).toEqual([0]);
    });

    test('refuses who comes to wait after all where it is full, and takes who says why', async () => {
      const { waiting, edit, counts, store, book, shop } = await limited(open);
      await waiting('09:00-09:30');
      await waiting('09:00-09:30');
      const third = await book('09:30-10:00', { bay: 'Bay 1', mode: 'drop_off' });
      const refused = edit(third.id, 'wait');
      await expect(refused).rejects.toBeInstanceOf(ChangeRefused);
      await expect(refused).rejects.toMatchObject({ cause: { claimableId: shop.limits[0]?.id } });
      const details = { mode: 'wait', overbookReason: 'it is raining' } as const;
      await store.appointments.apply([{ do: 'edit', id: third.id, details }], aWrite());
      expect(await counts()).toEqual([3]);
    });

    test('lets two swap in one batch, in whatever order', async () => {
      const { waiting, book, store, counts } = await limited(open, [{ ...TWO_AN_HOUR, perHour: 1 }]);
      const waiter = await waiting('09:00-09:30');
      const other = await book('09:30-10:00', { bay: 'Bay 1' });
      const swap = [
        { do: 'edit', id: other.id, details: { mode: 'wait' } },
        { do: 'edit', id: waiter.id, details: { mode: 'drop_off' } },
      ] as const;
      await store.appointments.apply(swap, aWrite());
      expect(await counts()).toEqual([1]);
    });

    test('goes along with a visit that is moved, and stays where it is moved within the hour', async () => {
      const { waiting, store, placement, counts } = await limited(open);
      const visits = [await waiting('09:00-09:30'), await waiting('09:00-09:30')];
      const move = (to: string, id = (visits[0] as { id: number }).id) =>
        store.appointments.reschedule(id, placement(to, { bay: 'Bay 2' }), aWrite());
      await move('09:30-10:00');
      expect([await counts('09:00-10:00'), await counts('10:00-11:00')]).toEqual([[2], [0]]);
      await move('10:00-10:30');
      expect([await counts('09:00-10:00'), await counts('10:00-11:00')]).toEqual([[1], [1]]);
      await waiting('09:30-10:00');
      await expect(move('09:30-10:00')).rejects.toBeInstanceOf(ClaimRefused);
    });
  });

  describe('limits that the shop changes', () => {
    test('count who is there already, and move nobody', async () => {
      const { waiting, counts, limit, store, draft } = await limited(open, []);
      for (const bay of ['Bay 1', 'Bay 2', 'Yard']) await waiting('09:00-09:30', bay);
      const { limits, revision } = await limit([TWO_AN_HOUR, { mode: 'loaner', perHour: null, perDay: 1 }]);
      expect(limits.map(({ mode, per, most }) => [mode, per, most])).toEqual([
        ['wait', 'hour', 2],
        ['loaner', 'day', 1],
      ]);
      expect(await counts()).toEqual([3, 0]);
      const one = { ...draft('09:30-10:00', { bay: 'Yard', mode: 'wait' }), shopRevision: revision };
      await expect(store.appointments.book(one, aWrite())).rejects.toBeInstanceOf(ClaimRefused);
      expect(await store.health.check()).toEqual([]);
    });

    test('are gone when they are taken away, and count anew when they come back', async () => {
      const { waiting, counts, limit } = await limited(open);
      await waiting('09:00-09:30');
      expect((await limit([])).limits).toEqual([]);
      await limit([{ ...TWO_AN_HOUR, perDay: 5 }]);
      expect(await counts()).toEqual([1, 1]);
    });

    test('leave what a visit has when it is changed in something else', async () => {
      const { waiting, limit, store, counts } = await limited(open);
      const visits = [await waiting('09:00-09:30'), await waiting('09:00-09:30')];
      await limit([{ ...TWO_AN_HOUR, perHour: 1 }]);
      const changes = visits.map(({ id }) => ({ do: 'edit', id, details: { notes: 'coffee' } }) as const);
      await store.appointments.apply(changes, aWrite());
      expect(await counts()).toEqual([2]);
      expect(await store.health.check()).toEqual([]);
    });

    test('leave the past as it was', async () => {
      const { waiting, store, shop, counts } = await limited(open);
      await waiting('09:00-09:30');
      const later = aWrite({ at: at('09:00') + 86_400_000 });
      await store.shop.replace({ ...RULES, modes: [] }, shop.zone, new Map(), later);
      await store.shop.replace({ ...RULES, modes: [TWO_AN_HOUR] }, shop.zone, new Map(), later);
      expect(await counts()).toEqual([1]);
    });
  });
}
