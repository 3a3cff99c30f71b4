import { describe, expect, test } from 'vitest';
import type { Customer, CustomerDetails } from '../../../src/domain/customer.ts';
import type { VehicleDetails } from '../../../src/domain/vehicle.ts';
import type { CustomerImport } from '../../../src/store/customer-import.ts';
import type { Store } from '../../../src/store/store.ts';
import { aCar, aCustomer, at, aWrite, failing, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const BOTH_EMAILS = { email: 'smith@x.org', phone: '+13035550177' };
const LATER = aWrite({ at: at('08:00') });
const tooLong = (what: string) => failing('too-long', { what });

const importing = async (store: Store, ...lines: readonly CustomerImport[]) =>
  (await store.customers.importAll(lines, LATER)).value;
const someone = (
  name: string,
  more: Partial<CustomerDetails> = {},
  vehicles: readonly VehicleDetails[] = [],
) => ({
  details: aCustomer({ name, phone: null, ...more }),
  vehicles,
});
const unmarkedFord = (make: string) => aCar({ plate: null, make, model: 'F-150', year: 2020 });

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

    test('are left as they are by an edit that changes nothing, which says so', async () => {
      const { store, ana } = await readyBook(open);
      const { name, phone } = ana;
      expect(await store.customers.edit(ana.id, { name, phone }, LATER)).toEqual({
        value: ana,
        replayed: true,
      });
      expect(await store.customers.edit(ana.id, { name, notes: 'new' }, LATER)).toMatchObject({
        replayed: false,
      });
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
      const search = store.customers.sought('x '.repeat(101));
      await expect(search).rejects.toMatchObject(tooLong('search text'));
      expect(await dump()).toEqual(before);
    });

    test('are found by as many words as may be looked for', async () => {
      const { store } = await readyBook(open);
      expect(await store.customers.sought('a '.repeat(100))).toHaveLength(1);
      const words = Array.from({ length: 50 }, (_, at) => `w${at}x`)
        .join(' ')
        .slice(0, 200);
      expect(await store.customers.sought(words)).toEqual([]);
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
        { details: bo, vehicles: [boCar] },
        {
          details: aCustomer({ name: 'A. Perez', email: 'ana@x.org' }),
          vehicles: [aCar({ plate: 'SECOND' })],
        },
        { details: aCustomer(), vehicles: [] },
        { details: bo, vehicles: [boCar] },
        { details: aCustomer({ name: 'No phone', phone: null }), vehicles: [] },
      ];
      const { value } = await store.customers.importAll(lines, LATER);
      const known = { id: ana.id, name: ana.name, place: null, by: 'phone' };
      const boId = (await store.customers.byPhone('+13035550199'))?.id;
      const plain = { known: null, phoneOf: null, refused: null };
      expect(value).toEqual([
        { ...plain, outcome: 'added', phone: '+13035550199' },
        { ...plain, outcome: 'merged', known, phone: ana.phone },
        { ...plain, outcome: 'unchanged', known, phone: ana.phone },
        {
          ...plain,
          outcome: 'unchanged',
          known: { id: boId, name: 'Bo Li', place: 0, by: 'phone' },
          phone: '+13035550199',
        },
        { ...plain, outcome: 'added', phone: null },
      ]);
      expect(await store.customers.get(ana.id)).toMatchObject({ name: 'Ana Pérez', email: 'ana@x.org' });
      expect((await store.vehicles.ofCustomer(ana.id)).map(({ plate }) => plate)).toEqual([
        'ABC1234',
        'SECOND',
      ]);
      expect(await store.vehicles.byPlate('BO1')).toMatchObject(boCar);
    });

    test.each([
      { what: 'another phone', by: 'phone' as const, otherPhones: ['+12125550134'], phone: '+12125550188' },
      { what: 'the plate', by: 'plate' as const, vehicles: [aCar()] },
      { what: 'the e-mail address', by: 'e-mail' as const, email: 'ANA@x.org' },
    ])(
      'knows a customer of a name that agrees by $what',
      async ({ by, otherPhones = [], vehicles = [], ...more }) => {
        const { store, ana } = await readyBook(open);
        await store.customers.edit(ana.id, { email: 'ana@x.org' }, aWrite());
        const { what: _, ...details } = more;
        const [done] = await importing(store, { ...someone('Perez, Ana', details, vehicles), otherPhones });
        expect(done).toMatchObject({ known: { id: ana.id, by }, phone: ana.phone });
        expect((await store.customers.list({ limit: 9, offset: 0 })).total).toBe(1);
      },
    );

    test('knows a car by its VIN, and fills in its plate', async () => {
      const { store, ana, civic } = await readyBook(open);
      const vin = '1HGCM82633A004352';
      await store.vehicles.edit(civic.id, { vin, plate: null }, aWrite());
      const [done] = await importing(store, someone('Ana Perez', {}, [aCar({ vin, plate: 'NEW1' })]));
      expect(done).toMatchObject({ outcome: 'merged', known: { id: ana.id, by: 'VIN' } });
      expect(await store.vehicles.byPlate('NEW1')).toMatchObject({ id: civic.id, vin });
    });

    test.each([
      { what: 'a name alone', first: {}, second: { email: 'b@x.org' } },
      {
        what: 'a name and different e-mail addresses',
        first: { email: 'a@x.org' },
        second: { email: 'b@x.org' },
      },
      {
        what: 'an e-mail address with two phones',
        first: BOTH_EMAILS,
        second: { ...BOTH_EMAILS, phone: '+13035550188' },
      },
    ])('does not take two for one by $what', async ({ first, second }) => {
      const { store } = await readyBook(open);
      const [one, two] = await importing(store, someone('John Smith', first), someone('John Smith', second));
      expect([one?.outcome, two?.outcome]).toEqual(['added', 'added']);
    });

    test('keeps two of different names apart who share a phone or an e-mail address', async () => {
      const { store, ana } = await readyBook(open);
      await store.customers.edit(ana.id, { email: 'home@x.org' }, aWrite());
      const line = someone('Luis Pérez', { phone: ana.phone, email: 'home@x.org', notes: 'tips' });
      const [done] = await importing(store, line);
      expect(done).toMatchObject({
        outcome: 'added',
        phone: null,
        phoneOf: { id: ana.id, name: 'Ana Pérez', place: null, phone: ana.phone },
      });
      const { customers } = await store.customers.list({ limit: 9, offset: 0 });
      expect(customers.find(({ name }) => name === 'Luis Pérez')).toMatchObject({
        phone: null,
        email: 'home@x.org',
        notes: "tips\nPhone: +12125550134 (also Ana Pérez's)",
      });
      expect((await importing(store, line)).map(({ outcome }) => outcome)).toEqual(['unchanged']);
    });

    test("takes the next phone of a line where the first is somebody else's", async () => {
      const { store, ana } = await readyBook(open);
      const line = { ...someone('Luis Pérez', { phone: ana.phone }), otherPhones: ['+13035550188'] };
      expect((await importing(store, line))[0]).toMatchObject({ outcome: 'added', phone: '+13035550188' });
      expect((await importing(store, line))[0]).toMatchObject({
        outcome: 'unchanged',
        known: { by: 'phone' },
      });
    });

    test('takes as many lines of one name without anything else for as many customers, once', async () => {
      const { store } = await readyBook(open);
      const lines = [someone('Bo'), someone('Bo'), someone('Bo', { notes: 'fleet' })];
      expect((await importing(store, ...lines)).map(({ outcome }) => outcome)).toEqual([
        'added',
        'added',
        'added',
      ]);
      const again = await importing(store, ...lines);
      expect(again.map(({ outcome, known }) => [outcome, known?.by])).toEqual([
        ['unchanged', null],
        ['unchanged', null],
        ['unchanged', null],
      ]);
    });

    test('enters all cars of a line, and finds each of them again', async () => {
      const { store } = await readyBook(open);
      const line = someone('Cy Young', { phone: '+13035550177' }, [
        aCar({ plate: 'CY1', vin: null }),
        aCar({ plate: 'CY2', vin: null }),
      ]);
      expect((await importing(store, line))[0]).toMatchObject({ outcome: 'added' });
      expect((await importing(store, line))[0]).toMatchObject({ outcome: 'unchanged' });
      const owner = (await store.vehicles.byPlate('CY1'))?.customerId;
      expect((await store.vehicles.byPlate('CY2'))?.customerId).toBe(owner);
    });

    test('notes what differs, once', async () => {
      const { store, ana } = await readyBook(open);
      await store.customers.edit(ana.id, { email: 'ana@x.org', notes: 'waits' }, aWrite());
      const line = someone('Ana Perez', { phone: '+13035550188', email: 'other@x.org', notes: 'tips' }, [
        aCar(),
      ]);
      expect((await importing(store, line))[0]).toMatchObject({ outcome: 'merged', known: { by: 'plate' } });
      const { notes } = (await store.customers.get(ana.id)) as Customer;
      expect(notes).toBe('waits\ntips\nOther phone: +13035550188\nOther e-mail: other@x.org');
      expect((await importing(store, line))[0]).toMatchObject({ outcome: 'unchanged' });
    });

    test('knows a car without plate and VIN by make, model and year, however they are written', async () => {
      const { store, ana } = await readyBook(open);
      const named = { ...aCar({ plate: 'F1' }), make: 'Ford', model: 'f150', year: 2020 };
      for (const vehicle of [
        unmarkedFord('Ford'),
        unmarkedFord('FORD'),
        { ...named, model: 'F-150' },
        unmarkedFord('ford'),
      ])
        await importing(store, { details: aCustomer(), vehicles: [vehicle] });
      expect((await store.vehicles.ofCustomer(ana.id)).map(({ plate, make }) => [plate, make])).toEqual([
        ['ABC1234', 'Honda'],
        ['F1', 'Ford'],
      ]);
    });

    test('says of a line that cannot be taken why, and tries the others', async () => {
      const { store, ana, dump } = await readyBook(open);
      await store.customers.edit(ana.id, { notes: 'x'.repeat(1_990) }, aWrite());
      const before = await dump();
      const lines = [
        someone('Bob Lee', {}, [aCar()]),
        someone('Ana Pérez', { phone: ana.phone, notes: 'y'.repeat(20) }),
        someone('Cy', {}, [aCar({ plate: 'CY1' })]),
        someone('Di', {}, [aCar({ plate: 'CY1' })]),
      ];
      const tried = await store.customers.tryImport(lines, at('08:00'));
      expect(
        tried.map(({ outcome, refused }) => [outcome, refused?.name, refused?.field, refused?.place]),
      ).toEqual([
        ['refused', 'Ana Pérez', 'plate', null],
        ['refused', 'Ana Pérez', 'notes', null],
        ['added', undefined, undefined, undefined],
        ['refused', 'Cy', 'plate', 2],
      ]);
      expect(await dump()).toEqual(before);
      const long = store.customers.importAll(lines.slice(1, 2), LATER);
      await expect(long).rejects.toMatchObject(tooLong('notes'));
    });

    test('fills what a customer lacks and never overwrites', async () => {
      const { store, ana } = await readyBook(open);
      await store.customers.edit(ana.id, { email: 'first@x.org' }, aWrite());
      const details = aCustomer({ name: 'Perez', email: 'FIRST@x.org', notes: 'fleet', invite: false });
      const { value } = await store.customers.importAll([{ details, vehicles: [] }], LATER);
      expect(value.map(({ outcome }) => outcome)).toEqual(['merged']);
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
        { details: bo, vehicles: [boCar] },
        { details: aCustomer({ email: 'ana@x.org' }), vehicles: [unmarked] },
        { details: aCustomer({ name: 'No phone', phone: null }), vehicles: [] },
      ];
      const outcomes = async () =>
        (await store.customers.importAll(lines, LATER)).value.map(({ outcome }) => outcome);
      expect(await outcomes()).toEqual(['added', 'merged', 'added']);
      const before = await dump();
      expect(await outcomes()).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await dump()).toEqual(before);
    });

    test('is all or nothing', async () => {
      const { store, ana, civic, dump } = await readyBook(open);
      const before = await dump();
      const lines = [
        { details: aCustomer({ name: 'Cleo', phone: '+13035550177' }), vehicles: [] },
        { details: bo, vehicles: [aCar()] },
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
