import { describe, expect, test } from 'vitest';
import { ANY_TIME, type WaitDraft } from '../../../src/domain/waitlist.ts';
import { aCustomer, at, aWrite, failing, type OpenStore, readyBook } from '../../support/book.ts';

const LATER = aWrite({ at: at('08:00') });

async function bookWithWaits(open: OpenStore) {
  const book = await readyBook(open);
  const { ana, civic, store, shop, draft } = book;
  const type = shop.services[0]?.type ?? '';
  const { value: bo } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), aWrite());
  const waiting = (more: Partial<WaitDraft> = {}): WaitDraft => ({
    customer: { id: ana.id },
    vehicle: { id: civic.id },
    services: [type],
    minutes: 60,
    suits: ANY_TIME,
    until: '2026-12-04',
    notes: null,
    ...more,
  });
  const idsOn = async (date: string) => (await store.waitlist.waiting(date)).map(({ id }) => id);
  const anasVisit = { ...draft('09:00-10:00'), customer: { id: ana.id }, vehicle: { id: civic.id } };
  return { ...book, bo, waiting, idsOn, anasVisit };
}

export function waitlistContract(open: OpenStore): void {
  describe('the waitlist', () => {
    test('keeps all that is told, with who it is and which car', async () => {
      const { store, ana, civic, waiting } = await bookWithWaits(open);
      const details = waiting({ notes: 'call after 5' });
      const { value, replayed } = await store.waitlist.add(details, LATER);
      expect({ value, replayed }).toEqual({
        value: {
          ...details,
          id: value.id,
          customerId: ana.id,
          vehicleId: civic.id,
          customer: { name: ana.name, phone: ana.phone },
          vehicle: { info: '2018 Honda Civic', plate: civic.plate },
          createdAt: at('08:00'),
          offeredAt: null,
        },
        replayed: false,
      });
      expect(await store.waitlist.get(value.id)).toEqual(value);
      expect(await store.waitlist.get(99)).toBeNull();
    });

    test('has nobody twice for the same, and nobody who is not in the book', async () => {
      const { store, waiting, dump } = await bookWithWaits(open);
      const { value } = await store.waitlist.add(waiting(), LATER);
      const before = await dump();
      expect(await store.waitlist.add(waiting(), LATER)).toEqual({ value, replayed: true });
      expect(await dump()).toEqual(before);
      const nobody = store.waitlist.add(waiting({ customer: { id: 99 } }), LATER);
      await expect(nobody).rejects.toMatchObject(failing('not-found', { what: 'customer' }));
      const noCar = store.waitlist.add(waiting({ vehicle: { id: 99 } }), LATER);
      await expect(noCar).rejects.toMatchObject(failing('not-found', { what: 'vehicle' }));
    });

    test('enters somebody new with their car, and takes whoever is known already', async () => {
      const { store, ana, waiting } = await bookWithWaits(open);
      const dee = {
        ...waiting(),
        customer: aCustomer({ name: 'Dee', phone: '+12125550155' }),
        vehicle: null,
      };
      const { value } = await store.waitlist.add(dee, LATER);
      expect(value).toMatchObject({ customer: { name: 'Dee', phone: '+12125550155' }, vehicle: null });
      const known = await store.waitlist.add({ ...waiting({ vehicle: null }), customer: ana }, LATER);
      expect(known.value.customerId).toBe(ana.id);
    });

    test('tells when a time was last offered, which is nothing to take back', async () => {
      const { store, ana, waiting } = await bookWithWaits(open);
      const { value } = await store.waitlist.add(waiting(), LATER);
      const offered = await store.waitlist.offered(value.id, aWrite({ at: at('08:30') }));
      expect(offered).toEqual({ value: { ...value, offeredAt: at('08:30') }, replayed: false });
      const [entry, added] = await store.journal.newest(2, { of: 'customer', id: ana.id });
      expect(entry).toMatchObject({ verb: 'waitlist-offered' });
      expect(await store.journal.deed(entry as NonNullable<typeof entry>)).toMatchObject({
        waits: [{ id: value.id, customerName: ana.name }],
      });
      expect(await store.journal.lastOf(entry?.actor ?? '')).toEqual(added);
      await expect(store.waitlist.offered(99, LATER)).rejects.toMatchObject(failing('not-found'));
    });

    test('has the longest waiting first, up to their last day, and of them those for whom the minutes are enough', async () => {
      const { store, bo, waiting, idsOn } = await bookWithWaits(open);
      await store.waitlist.add(waiting({ minutes: 90 }), LATER);
      await store.waitlist.add(waiting({ until: '2026-11-24' }), aWrite());
      await store.waitlist.add(waiting({ customer: { id: bo.id }, vehicle: null }), LATER);
      expect(await idsOn('2026-11-24')).toEqual([2, 1, 3]);
      expect(await idsOn('2026-11-25')).toEqual([1, 3]);
      const fitting = await store.waitlist.fitting({ date: '2026-11-25', minutes: 60 });
      expect(fitting.map(({ id }) => id)).toEqual([3]);
    });

    test('has nobody who was taken off, once and for all', async () => {
      const { store, waiting, idsOn } = await bookWithWaits(open);
      const { value } = await store.waitlist.add(waiting(), LATER);
      expect(await store.waitlist.remove(value.id, LATER)).toEqual({ value, replayed: false });
      expect(await store.waitlist.remove(value.id, LATER)).toEqual({ value, replayed: true });
      expect(await idsOn('2026-11-24')).toEqual([]);
      const unknown = store.waitlist.remove(99, LATER);
      await expect(unknown).rejects.toMatchObject(failing('not-found', { what: 'waitlist entry' }));
    });

    test('lets go of who is booked for all that they wait for, until that booking is taken back', async () => {
      const { store, bo, waiting, idsOn, anasVisit } = await bookWithWaits(open);
      await store.waitlist.add(waiting(), LATER);
      await store.waitlist.add(waiting({ services: [...waiting().services, 'other'] }), LATER);
      await store.waitlist.add(waiting({ customer: { id: bo.id }, vehicle: null }), LATER);
      const { value: visit } = await store.appointments.book(anasVisit, LATER);
      expect(await idsOn('2026-11-24')).toEqual([2, 3]);
      expect((await store.waitlist.endedBy(visit.id)).map(({ id }) => id)).toEqual([1]);
      const [entry] = await store.journal.newest(1);
      await store.journal.takeBack(entry?.id ?? 0, null, LATER);
      expect(await idsOn('2026-11-24')).toEqual([1, 2, 3]);
    });

    test('does not take somebody back who has cancelled since', async () => {
      const { store, waiting, idsOn, anasVisit } = await bookWithWaits(open);
      await store.waitlist.add(waiting(), LATER);
      const { value: visit } = await store.appointments.book(anasVisit, LATER);
      await store.appointments.cancel(visit.id, { reason: 'vehicle_sold', note: null }, LATER);
      expect(await idsOn('2026-11-24')).toEqual([]);
    });

    test('is taken back to any depth, and done again', async () => {
      const { store, waiting, idsOn } = await bookWithWaits(open);
      const { value } = await store.waitlist.add(waiting(), LATER);
      await store.waitlist.remove(value.id, LATER);
      const [removed, added] = await store.journal.newest(2);
      const back = async (id = 0) => (await store.journal.takeBack(id, null, LATER)).value.by;
      const first = await back(removed?.id);
      expect(await idsOn('2026-11-24')).toEqual([1]);
      const second = await back(added?.id);
      expect(await idsOn('2026-11-24')).toEqual([]);
      await back(second);
      expect(await idsOn('2026-11-24')).toEqual([1]);
      await back(first);
      expect(await idsOn('2026-11-24')).toEqual([]);
    });

    test('goes with somebody who was entered twice, and comes back with them', async () => {
      const { store, ana, bo, waiting } = await bookWithWaits(open);
      await store.waitlist.add(waiting({ customer: { id: bo.id }, vehicle: null }), LATER);
      await store.customers.merge(ana.id, bo.id, LATER);
      expect(await store.waitlist.get(1)).toMatchObject({ customerId: ana.id, customer: { name: ana.name } });
      const [merged] = await store.journal.newest(1);
      await store.journal.takeBack(merged?.id ?? 0, null, LATER);
      expect(await store.waitlist.get(1)).toMatchObject({ customerId: bo.id, customer: { name: 'Bo' } });
    });
  });
}
