import { beforeEach, describe, expect, test } from 'vitest';
import type { SoughtCustomer } from '../../../src/store/customers.ts';
import type { Store } from '../../../src/store/store.ts';
import { aCar, aCustomer, aWrite, type OpenStore, readyBook } from '../../support/book.ts';

/** Name, phone, plate, VIN. */
const PEOPLE = [
  ['Ana Pérez', '+12125550134', 'ABC1234', '1HGCM82633A004352'],
  ['Thanh Vu', '+12125559134', 'KLM777', null],
  ['Li Wei', '+442079460958', 'XY1', null],
  ['Siobhán O’Brien-Müller', '+353861234012', 'D12AB', null],
  ['Percent 100% Star*', '+12125550777', null, null],
  ['Jean "Le Roi" Dupont', null, 'ABC999', '2T1BURHE0JC034461'],
] as const;

export function searchContract(open: OpenStore): void {
  describe('search', () => {
    let store: Store;
    const found = async (text: string) => {
      const names: (string | undefined)[] = [];
      for (const { customerId } of await store.customers.sought(text))
        names.push((await store.customers.get(customerId))?.name.split(' ')[0]);
      return names;
    };
    const onlyOne = async (text: string) => {
      const [one, ...others] = await store.customers.sought(text);
      expect(others).toEqual([]);
      return (one as SoughtCustomer).customerId;
    };

    beforeEach(async () => {
      const book = await readyBook(open);
      store = book.store;
      await store.vehicles.edit(book.civic.id, { vin: PEOPLE[0][3] }, aWrite());
      const lines = PEOPLE.slice(1).map(([name, phone, plate, vin]) => ({
        details: aCustomer({ name, phone }),
        vehicles: plate === null ? [] : [aCar({ plate, vin })],
      }));
      await store.customers.importAll(lines, aWrite());
    });

    test.each([
      ['the last digits of a phone', '50134', ['Ana']],
      ['fewer of them', '134', ['Ana', 'Thanh']],
      ['the last digits with a zero in front', '0134', ['Ana']],
      ['three digits with a zero in front', '012', ['Siobhán']],
      ['a phone as it is kept', '+12125550134', ['Ana']],
      ['without the country', '212 555 0134', ['Ana']],
      ['with brackets and a dash', '(212) 555-0134', ['Ana']],
      ['with dots', '1.212.555.0134', ['Ana']],
      ['as copied from a web page', '\u202a212\u2011555\u20130134\u202c', ['Ana']],
      ['as a link', 'tel:+1-212-555-0134', ['Ana']],
      ['as dialled from abroad', '0044 20 7946 0958', ['Li']],
      ['as dialled at home', '020 7946 0958', ['Li']],
      ['with the zero that one leaves out', '+44 (0)20 7946 0958', ['Li']],
      ['digits from the middle of a phone', '55501', []],
    ])('finds by phone: %s', async (_, text, names) => {
      expect(await found(text)).toEqual(names);
    });

    test.each([
      ['a whole name', 'Ana Pérez', ['Ana']],
      ['without accents, in capitals', 'PEREZ', ['Ana']],
      ['with accents that the name has not', 'Thánh', ['Thanh']],
      ['three letters that a word begins with', 'pér', ['Ana', 'Percent']],
      ['three letters inside of a word', 'ere', []],
      ['four letters inside of a word', 'erez', ['Ana']],
      ['the words in another order', 'perez ana', ['Ana']],
      ['parts of several words', 'sio brien', ['Siobhán']],
      ['an apostrophe of the other kind', "o'brien", ['Siobhán']],
      ['a hyphen as a space', 'obrien muller', ['Siobhán']],
      ['two letters that a name begins with', 'li', ['Li']],
      ['two letters that a later word begins with', 'vu', ['Thanh']],
      ['two letters inside of a word', 'nh', []],
      ['words that are written as one', 'anaperez', ['Ana']],
      ['what two words would make', 'nape', []],
      ['two short words', 'we li', ['Li']],
      ['a long word and a short one', 'thanh vu', ['Thanh']],
      ['one letter', 'w', ['Li']],
      ['nobody', 'zzz', []],
    ])('finds by name: %s', async (_, text, names) => {
      expect(await found(text)).toEqual(names);
    });

    test.each([
      ['a whole plate', 'ABC1234', ['Ana']],
      ['in small letters, with spaces and dashes', 'abc 12-34', ['Ana']],
      ['part of a plate', 'BC12', ['Ana']],
      ['what two plates share', 'abc', ['Ana', 'Jean']],
      ['two characters', 'xy', ['Li']],
      ['two characters from the middle', 'm7', ['Thanh']],
      ['a whole VIN', '1hgcm82633a004352', ['Ana']],
      ['part of a VIN', 'BURHE0', ['Jean']],
    ])('finds by plate or VIN: %s', async (_, text, names) => {
      expect(await found(text)).toEqual(names);
    });

    test.each([
      ['100%', ['Percent']],
      ['%', []],
      ['_', []],
      ['*', []],
      ['star*', ['Percent']],
      ['"le roi"', ['Jean']],
      ['"', []],
      ["'; DROP TABLE customer; --", []],
      ["' OR 1=1 --", []],
      ['name_key:ana', []],
      ['ana NOT perez', []],
      ['NEAR(ana perez)', []],
      ['ana*', ['Ana']],
      ['^ana', ['Ana']],
      ['\u0000', []],
      ['', []],
      ['   ', []],
    ])('takes %j as text and as nothing else', async (text, names) => {
      expect(await found(text)).toEqual(names);
    });

    test('takes a colour for a name, or else for that of the car beside it', async () => {
      await addWithCamry(store, 'Jo Stone', 'C4M');
      expect(await found('red camry')).toEqual(['Jo']);
      expect(await found('jo camry azul')).toEqual(['Jo']);
      expect(await found('red jo')).toEqual([]);
      expect(await found('red')).toEqual([]);
      await addWithCamry(store, 'Ann Red', 'R3D');
      expect(await found('red camry')).toEqual(['Ann']);
      expect(await found('blue camry')).toEqual(['Ann', 'Jo']);
    });

    test('names those first who are meant more surely', async () => {
      for (const name of ['Olivia', 'Oli Vian', 'Viola', 'Vi Smith'])
        await store.customers.add(aCustomer({ name, phone: null }), aWrite());
      expect(await found('vi')).toEqual(['Vi', 'Oli', 'Viola']);
      expect(await found('ivia')).toEqual(['Olivia']);
      const { value } = await store.customers.add(aCustomer({ name: 'Xavier', phone: null }), aWrite());
      await store.vehicles.add(value.id, aCar({ plate: 'VI5' }), aWrite());
      expect(await found('vi')).toEqual(['Vi', 'Oli', 'Viola', 'Xavier']);
      await store.vehicles.add(value.id, aCar({ plate: '5550134' }), aWrite());
      expect(await found('5550134')).toEqual(['Ana', 'Xavier']);
    });

    test('names each customer once, with those of the cars that were meant', async () => {
      const id = await onlyOne('ana');
      for (const plate of ['ABC1', 'ABC2', 'QQ3']) await store.vehicles.add(id, aCar({ plate }), aWrite());
      expect(await found('abc')).toEqual(['Ana', 'Jean']);
      const [ana] = await store.customers.sought('abc');
      const cars = await Promise.all((ana?.vehicleIds ?? []).map((car) => store.vehicles.get(car)));
      expect(new Set(cars.map((car) => car?.plate))).toEqual(new Set(['ABC1', 'ABC1234', 'ABC2']));
      expect(await store.customers.sought('ana')).toMatchObject([{ customerId: id, vehicleIds: null }]);
    });

    test('knows a name, phone and plate as soon as they change, and the old ones no more', async () => {
      const id = await onlyOne('ana');
      const [car] = await store.vehicles.ofCustomer(id);
      await store.customers.edit(id, { name: 'Beatriz', phone: '+12125556789' }, aWrite());
      await store.vehicles.edit(car?.id as number, { plate: 'NEW55', make: 'Kia', model: 'Soul' }, aWrite());
      for (const text of ['perez', '5550134', 'abc1234']) expect(await found(text)).toEqual([]);
      for (const text of ['beatriz', '6789', 'ew55', 'soul']) expect(await found(text)).toEqual(['Beatriz']);
    });
  });
}

async function addWithCamry(store: Store, name: string, plate: string): Promise<void> {
  const { value } = await store.customers.add(aCustomer({ name, phone: null }), aWrite());
  await store.vehicles.add(value.id, aCar({ plate, make: 'Toyota', model: 'Camry' }), aWrite());
}
