import { describe, expect, test } from 'vitest';
import { aCar, aCustomer, at, aWrite, failing, type OpenStore, readyBook } from '../../support/book.ts';

const LATER = aWrite({ at: at('08:00') });
const VIN = '1HGCM82633A004352';

async function bookWithBo(open: OpenStore) {
  const book = await readyBook(open);
  const { value: bo } = await book.store.customers.add(aCustomer({ name: 'Bo', phone: null }), aWrite());
  return { ...book, bo };
}

export function vehiclesContract(open: OpenStore): void {
  describe('vehicles', () => {
    test('are added with all that is told, and found by plate and VIN', async () => {
      const { store, bo } = await bookWithBo(open);
      const details = aCar({ plate: 'BO1', vin: VIN, notes: 'tow bar' });
      const { value, replayed } = await store.vehicles.add(bo.id, details, LATER);
      const stamps = { createdAt: at('08:00'), updatedAt: at('08:00') };
      expect({ value, replayed }).toEqual({
        value: { ...details, id: value.id, customerId: bo.id, ...stamps },
        replayed: false,
      });
      expect(await store.vehicles.get(value.id)).toEqual(value);
      expect(await store.vehicles.byPlate('BO1')).toEqual(value);
      expect(await store.vehicles.byVin(VIN)).toEqual(value);
      expect(await store.vehicles.ofCustomer(bo.id)).toEqual([value]);
    });

    test('of the same customer again are the one that exists', async () => {
      const { store, ana, civic, dump } = await bookWithBo(open);
      const before = await dump();
      const again = await store.vehicles.add(ana.id, aCar({ model: 'Accord' }), LATER);
      expect(again).toEqual({ value: civic, replayed: true });
      expect(await dump()).toEqual(before);
    });

    test('are left as they are by an edit that changes nothing, which says so', async () => {
      const { store, ana, bo, civic } = await bookWithBo(open);
      const same = { plate: civic.plate, customerId: ana.id };
      expect(await store.vehicles.edit(civic.id, same, LATER)).toEqual({ value: civic, replayed: true });
      const given = await store.vehicles.edit(civic.id, { customerId: bo.id }, LATER);
      expect(given).toMatchObject({ replayed: false });
    });

    test('belong to one customer: another who brings the plate or the VIN is refused', async () => {
      const { store, ana, bo, civic } = await bookWithBo(open);
      await store.vehicles.edit(civic.id, { vin: VIN }, aWrite());
      const taken = (field: string, value: string) =>
        failing('car-known', { field, value, vehicleId: civic.id, customer: { id: ana.id, name: ana.name } });
      const add = (plate: string | null, vin: string | null) =>
        store.vehicles.add(bo.id, aCar({ plate, vin }), LATER);
      await expect(add('ABC1234', null)).rejects.toMatchObject(taken('plate', 'ABC1234'));
      await expect(add('OTHER', VIN)).rejects.toMatchObject(taken('vin', VIN));
      const { value: own } = await add('OTHER', null);
      const edit = store.vehicles.edit(own.id, { plate: 'ABC1234' }, LATER);
      await expect(edit).rejects.toMatchObject(taken('plate', 'ABC1234'));
    });

    test('without plate and VIN may be many', async () => {
      const { store, bo } = await bookWithBo(open);
      await store.vehicles.add(bo.id, aCar({ plate: null }), LATER);
      await store.vehicles.add(bo.id, aCar({ plate: null, model: 'Fit' }), LATER);
      expect(await store.vehicles.ofCustomer(bo.id)).toHaveLength(2);
    });

    test('are edited where something is given, and nowhere else', async () => {
      const { store, civic } = await bookWithBo(open);
      const { value } = await store.vehicles.edit(civic.id, { year: 2019, notes: 'dented' }, LATER);
      expect(value).toEqual({ ...civic, year: 2019, notes: 'dented', updatedAt: at('08:00') });
      expect((await store.vehicles.edit(civic.id, { plate: 'ABC1234' }, LATER)).value.plate).toBe('ABC1234');
    });

    test('move to another customer, and their visits stay with who made them', async () => {
      const { store, bo, ana, civic, draft } = await bookWithBo(open);
      const visit = { ...draft('09:00-10:00'), customer: { id: ana.id }, vehicle: { id: civic.id } };
      const { value: appointment } = await store.appointments.book(visit, aWrite());
      const { value } = await store.vehicles.edit(civic.id, { customerId: bo.id }, LATER);
      expect(value).toEqual({ ...civic, customerId: bo.id, updatedAt: at('08:00') });
      expect(await store.vehicles.ofCustomer(ana.id)).toEqual([]);
      expect((await store.appointments.get(appointment.id))?.customer.id).toBe(ana.id);
    });

    test('are not there, or not for anybody', async () => {
      const { store, civic } = await bookWithBo(open);
      const noCustomer = failing('not-found', { what: 'customer' });
      await expect(store.vehicles.add(99, aCar({ plate: 'X1' }), LATER)).rejects.toMatchObject(noCustomer);
      const give = store.vehicles.edit(civic.id, { customerId: 99 }, LATER);
      await expect(give).rejects.toMatchObject(noCustomer);
      const edit = store.vehicles.edit(99, { notes: 'x' }, LATER);
      await expect(edit).rejects.toMatchObject(failing('not-found', { what: 'vehicle' }));
      const lookedUp = [store.vehicles.get(99), store.vehicles.byPlate('NO'), store.vehicles.byVin('NO')];
      expect(await Promise.all(lookedUp)).toEqual([null, null, null]);
    });

    test('are listed page by page', async () => {
      const { store, bo, civic } = await bookWithBo(open);
      const { value: second } = await store.vehicles.add(bo.id, aCar({ plate: 'BO1' }), LATER);
      expect(await store.vehicles.list({ limit: 1, offset: 0 })).toEqual({ vehicles: [civic], total: 2 });
      expect(await store.vehicles.list({ limit: 5, offset: 1 })).toEqual({ vehicles: [second], total: 2 });
    });
  });
}
