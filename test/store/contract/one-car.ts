import { describe, expect, test } from 'vitest';
import { CarElsewhere } from '../../../src/store/refusals.ts';
import { aWrite, DRY_RUN, type OpenStore, readyBook, span, type Wish } from '../../support/book.ts';

/** The Civic is in Bay 1 from nine to ten. `civicIn` books it again, elsewhere. */
async function civicBooked(open: OpenStore) {
  const ready = await readyBook(open);
  const { store, draft, ana, civic, shop } = ready;
  const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
  const { value: first } = await store.appointments.book({ ...draft('09:00-10:00'), ...who }, aWrite());
  const tires = (shop.services[1] as { id: number }).id;
  const civicIn = (times: string, wish: Wish = {}, write = aWrite()) =>
    store.appointments.book({ ...draft(times, { bay: 'Bay 2', serviceId: tires, ...wish }), ...who }, write);
  return { ...ready, first, civicIn };
}

export function oneCarContract(open: OpenStore): void {
  describe('a car is in one place at a time', () => {
    test.each(['09:00-10:00', '09:59-11:00', '08:00-09:01', '09:15-09:30', '08:00-12:00'])(
      'so that it is refused in another bay from %s, and nothing is written',
      async (times) => {
        const { civicIn, dump } = await civicBooked(open);
        const before = await dump();
        await expect(civicIn(times)).rejects.toBeInstanceOf(CarElsewhere);
        await expect(civicIn(times, {}, DRY_RUN)).rejects.toBeInstanceOf(CarElsewhere);
        expect(await dump()).toEqual(before);
      },
    );

    test('and may come again at the instant at which it has been done, buffer or not', async () => {
      const { civicIn } = await civicBooked(open);
      expect((await civicIn('10:00-11:00')).value).toMatchObject({ status: 'scheduled' });
      expect((await civicIn('08:00-09:00')).value).toMatchObject({ status: 'scheduled' });
    });

    test('unless somebody says why it should be in two', async () => {
      const { civicIn } = await civicBooked(open);
      const { value } = await civicIn('09:30-10:30', { overbookReason: 'a loaner stands for it' });
      expect(value).toMatchObject({ overbookReason: 'a loaner stands for it' });
      await expect(civicIn('10:00-11:00', { bay: 'Yard' })).rejects.toBeInstanceOf(CarElsewhere);
    });

    test('also when it is moved: onto itself it may, onto its other visit it may not', async () => {
      const { civicIn, store, placement, first } = await civicBooked(open);
      const { value: second } = await civicIn('10:00-11:00');
      const move = (times: string) =>
        store.appointments.reschedule(second.id, placement(times, { bay: 'Bay 2' }), aWrite());
      await expect(move('09:30-10:30')).rejects.toBeInstanceOf(CarElsewhere);
      expect((await move('10:30-11:30')).value).toMatchObject(span('10:30-11:30'));
      await store.appointments.cancel(first.id, { reason: 'other', note: null }, aWrite());
      expect((await move('09:30-10:30')).value).toMatchObject(span('09:30-10:30'));
    });

    test.each(['completed', 'no_show'] as const)(
      'while the other one is open: not once it is %s',
      async (status) => {
        const { civicIn, setStatus, first } = await civicBooked(open);
        await setStatus(first.id, status);
        expect((await civicIn('09:30-10:30')).value).toMatchObject({ status: 'scheduled' });
      },
    );

    test('and arrives, and changes its bay, where it is one of two', async () => {
      const { civicIn, setStatus, store, placement, first } = await civicBooked(open);
      await civicIn('09:30-10:30', { overbookReason: 'a loaner stands for it' });
      await setStatus(first.id, 'arrived');
      const moved = store.appointments.reschedule(
        first.id,
        placement('09:00-10:00', { bay: 'Yard' }),
        aWrite(),
      );
      expect((await moved).value).toMatchObject({ bay: { name: 'Yard' }, status: 'arrived' });
    });

    test('and its open visits are to be had by time', async () => {
      const { civicIn, store, civic, first } = await civicBooked(open);
      const { value: later } = await civicIn('13:00-14:00');
      const during = async (times: string) =>
        (await store.appointments.ofVehicle(civic.id, span(times))).map(({ id }) => id);
      expect(await during('00:00-24:00')).toEqual([first.id, later.id]);
      expect(await during('10:00-13:00')).toEqual([]);
      expect(await during('09:59-13:01')).toEqual([first.id, later.id]);
      await store.appointments.cancel(first.id, { reason: 'other', note: null }, aWrite());
      expect(await during('00:00-24:00')).toEqual([later.id]);
    });
  });
}
