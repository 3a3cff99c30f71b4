import { describe, expect, test } from 'vitest';
import { aCar, aCustomer, at, aWrite, failing, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const LATER = aWrite({ at: at('08:00') });
const tooLong = (what: string) => failing('too-long', { what });

export function customersContract(open: OpenStore): void {
  describe('customers', () => {
    test('are added with all that is told', async () => {
      const { store } = await readyBook(open);
      const details = {
        name: 'Bo Li',
        phone: '+13035550199',
        email: 'bo@x.org',
        notes: 'late',
        invite: false,
      };
      const { value, replayed } = await store.customers.add(details, LATER);
      expect({ value, replayed }).toEqual({
        value: { ...details, id: value.id, createdAt: at('08:00'), updatedAt: at('08:00') },
        replayed: false,
      });
      expect(await store.customers.get(value.id)).toEqual(value);
      expect(await store.customers.byPhone('+13035550199')).toEqual(value);
    });

    test('with the same name and phone again are those who exist', async () => {
      const { store, ana, dump } = await readyBook(open);
      const before = await dump();
      const again = await store.customers.add(aCustomer({ name: 'ANA PEREZ', notes: 'new' }), LATER);
      expect(again).toEqual({ value: ana, replayed: true });
      expect(await dump()).toEqual(before);
    });

    test('have a phone to themselves, or none', async () => {
      const { store, ana } = await readyBook(open);
      const taken = failing('phone-taken', { phone: ana.phone, customer: { id: ana.id, name: ana.name } });
      await expect(store.customers.add(aCustomer({ name: 'Bo' }), LATER)).rejects.toMatchObject(taken);
      const { value: bo } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), LATER);
      const { value: cleo } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), LATER);
      expect(cleo.id).not.toBe(bo.id);
      const edit = store.customers.edit(bo.id, { phone: ana.phone }, LATER);
      await expect(edit).rejects.toMatchObject(taken);
    });

    test('are edited where something is given, and nowhere else', async () => {
      const { store, ana } = await readyBook(open);
      const { value } = await store.customers.edit(ana.id, { email: 'ana@x.org', invite: true }, LATER);
      expect(value).toEqual({ ...ana, email: 'ana@x.org', invite: true, updatedAt: at('08:00') });
      const cleared = await store.customers.edit(ana.id, { email: null, phone: null }, LATER);
      expect(cleared.value).toMatchObject({ email: null, phone: null, invite: true });
      expect(await store.customers.byPhone('+12125550134')).toBeNull();
      const missing = store.customers.edit(99, { notes: 'x' }, LATER);
      await expect(missing).rejects.toMatchObject(failing('not-found', { what: 'customer' }));
    });

    test('are refused where a text is too long, whatever door it came in by', async () => {
      const { store, ana, dump } = await readyBook(open);
      const before = await dump();
      const add = store.customers.add(aCustomer({ name: 'x'.repeat(201) }), LATER);
      await expect(add).rejects.toMatchObject(tooLong('name'));
      const edit = store.customers.edit(ana.id, { notes: 'x'.repeat(2_001) }, LATER);
      await expect(edit).rejects.toMatchObject(tooLong('notes'));
      const car = store.vehicles.add(ana.id, aCar({ model: 'x'.repeat(101) }), LATER);
      await expect(car).rejects.toMatchObject(tooLong('model'));
      const search = store.customers.search('x '.repeat(101), 10, NOW);
      await expect(search).rejects.toMatchObject(tooLong('search text'));
      expect(await dump()).toEqual(before);
    });

    test('are found by as many words as may be looked for', async () => {
      const { store } = await readyBook(open);
      expect(await store.customers.search('a '.repeat(100), 10, NOW)).toHaveLength(1);
      const words = Array.from({ length: 50 }, (_, at) => `w${at}x`)
        .join(' ')
        .slice(0, 200);
      expect(await store.customers.search(words, 10, NOW)).toEqual([]);
    });

    test('may be given the phone that they have', async () => {
      const { store, ana } = await readyBook(open);
      expect((await store.customers.edit(ana.id, { phone: ana.phone }, LATER)).value.phone).toBe(ana.phone);
    });

    test('are listed in order of name, page by page', async () => {
      const { store } = await readyBook(open);
      for (const name of ['Zoe', 'Émile', 'bob'])
        await store.customers.add(aCustomer({ name, phone: null }), aWrite());
      const page = async (limit: number, offset: number) => {
        const { customers, total } = await store.customers.list({ limit, offset });
        return [total, ...customers.map(({ name }) => name)];
      };
      expect(await page(2, 0)).toEqual([4, 'Ana Pérez', 'bob']);
      expect(await page(2, 2)).toEqual([4, 'Émile', 'Zoe']);
      expect(await page(2, 4)).toEqual([4]);
    });

    test('come with their cars, their last visit and their next', async () => {
      const { store, draft, ana, civic } = await readyBook(open);
      const visit = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const book = async (times: string) =>
        (await store.appointments.book({ ...draft(times), ...visit }, aWrite())).value;
      const [early, before, cancelled, next] = [
        await book('08:00-08:30'),
        await book('09:00-09:30'),
        await book('10:00-10:30'),
        await book('11:00-11:30'),
      ];
      await store.appointments.cancel(cancelled.id, { reason: 'other', note: null }, aWrite());
      const match = (now: string) => store.customers.match(ana.id, at(now));
      expect(await match('09:30')).toEqual({ customer: ana, vehicles: [civic], next, last: before });
      expect(await match('08:00')).toMatchObject({ next: { id: early.id }, last: null });
      expect(await match('11:01')).toMatchObject({ next: null, last: { id: next.id } });
      expect(await store.customers.match(99, NOW)).toBeNull();
    });
  });

  describe('an import', () => {
    const bo = aCustomer({ name: 'Bo Li', phone: '+13035550199' });
    const boCar = aCar({ plate: 'BO1' });

    test('adds, merges and leaves alone, and says which line was which', async () => {
      const { store, ana } = await readyBook(open);
      const lines = [
        { details: bo, vehicle: boCar },
        { details: aCustomer({ name: 'A. Perez', email: 'ana@x.org' }), vehicle: aCar({ plate: 'SECOND' }) },
        { details: aCustomer(), vehicle: null },
        { details: bo, vehicle: boCar },
        { details: aCustomer({ name: 'No phone', phone: null }), vehicle: null },
      ];
      const { value } = await store.customers.importAll(lines, LATER);
      expect(value).toEqual(['added', 'merged', 'unchanged', 'unchanged', 'added']);
      expect(await store.customers.get(ana.id)).toMatchObject({ name: 'Ana Pérez', email: 'ana@x.org' });
      expect((await store.vehicles.ofCustomer(ana.id)).map(({ plate }) => plate)).toEqual([
        'ABC1234',
        'SECOND',
      ]);
      expect(await store.vehicles.byPlate('BO1')).toMatchObject(boCar);
    });

    test('fills what a customer lacks and never overwrites', async () => {
      const { store, ana } = await readyBook(open);
      await store.customers.edit(ana.id, { email: 'first@x.org' }, aWrite());
      const details = aCustomer({ name: 'Other', email: 'second@x.org', notes: 'fleet', invite: false });
      expect((await store.customers.importAll([{ details, vehicle: null }], LATER)).value).toEqual([
        'merged',
      ]);
      expect(await store.customers.get(ana.id)).toEqual({
        ...ana,
        email: 'first@x.org',
        notes: 'fleet',
        invite: false,
        updatedAt: at('08:00'),
      });
    });

    test('again, even at the same instant, changes nothing', async () => {
      const { store, dump } = await readyBook(open);
      const unmarked = aCar({ plate: null, make: 'Ford', model: 'F-150', year: 2020 });
      const lines = [
        { details: bo, vehicle: boCar },
        { details: aCustomer({ email: 'ana@x.org' }), vehicle: unmarked },
        { details: aCustomer({ name: 'No phone', phone: null }), vehicle: null },
      ];
      expect((await store.customers.importAll(lines, LATER)).value).toEqual(['added', 'merged', 'added']);
      const before = await dump();
      expect((await store.customers.importAll(lines, LATER)).value).toEqual([
        'unchanged',
        'unchanged',
        'unchanged',
      ]);
      expect(await dump()).toEqual(before);
    });

    test('is all or nothing', async () => {
      const { store, ana, civic, dump } = await readyBook(open);
      const before = await dump();
      const lines = [
        { details: aCustomer({ name: 'Cleo', phone: '+13035550177' }), vehicle: null },
        { details: bo, vehicle: aCar() },
      ];
      await expect(store.customers.importAll(lines, LATER)).rejects.toMatchObject(
        failing('car-known', {
          field: 'plate',
          vehicleId: civic.id,
          customer: { id: ana.id, name: ana.name },
        }),
      );
      expect(await dump()).toEqual(before);
    });
  });
}
