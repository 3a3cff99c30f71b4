import { describe, expect, test } from 'vitest';
import type { BayRules, ShopRules } from '../../../src/domain/shop.ts';
import { Stale } from '../../../src/store/refusals.ts';
import {
  at,
  aWrite,
  type Book,
  failing,
  minutes,
  type OpenStore,
  RULES,
  readyBook,
  zone,
} from '../../support/book.ts';

const [BAY_1, BAY_2, YARD] = RULES.bays as readonly [BayRules, BayRules, BayRules];

const withBays = (...bays: BayRules[]): ShopRules => ({ ...RULES, bays });

const replaced = async (
  { store }: Book,
  rules: ShopRules,
  renamed: Record<string, string> = {},
  now = '07:00',
) => (await store.shop.replace(rules, zone, new Map(Object.entries(renamed)), aWrite({ at: at(now) }))).value;

const idsByName = ({ bays, technicians }: { bays: readonly Named[]; technicians: readonly Named[] }) =>
  Object.fromEntries([...bays, ...technicians].map(({ name, id }) => [name, id]));
interface Named {
  readonly name: string;
  readonly id: number;
}

const withoutIds = (rows: readonly object[]) => rows.map((row) => Object.assign({}, row, { id: undefined }));
const typesOf = (rows: readonly { type: string; id: number }[]) => rows.map(({ type, id }) => [type, id]);
const yardFor = (capacity: number) => withBays(BAY_1, BAY_2, { ...YARD, capacity });

export function shopContract(open: OpenStore): void {
  describe('the shop', () => {
    test('is read as its rules were given, in their order', async () => {
      const { shop } = await readyBook(open);
      expect({
        ...shop,
        revision: undefined,
        zone: undefined,
        services: [],
        bays: [],
        technicians: [],
      }).toEqual({ ...RULES, services: [], bays: [], technicians: [], limits: [] });
      for (const part of ['services', 'bays', 'technicians'] as const)
        expect(withoutIds(shop[part])).toEqual(withoutIds(RULES[part]));
      expect(shop.zone).toEqual(zone);
    });

    test('is not replaced by rules that were made from an older edition', async () => {
      const { store, shop } = await readyBook(open);
      const change = (name: string, basedOn?: number) =>
        store.shop.replace({ ...RULES, name }, zone, new Map(), aWrite(), basedOn);
      await change('First', shop.revision);
      await expect(change('Second', shop.revision)).rejects.toBeInstanceOf(Stale);
      expect((await store.shop.read()).name).toBe('First');
      await change('From elsewhere');
      expect((await store.shop.read()).name).toBe('From elsewhere');
    });

    test('has another revision with every replacement, and what replace gives is what is read', async () => {
      const book = await readyBook(open);
      const rules = { ...RULES, name: 'Main Street', bays: [YARD, BAY_1, BAY_2] };
      const shop = await replaced(book, rules);
      expect(shop).toMatchObject({ name: 'Main Street', revision: book.shop.revision + 1 });
      expect(shop.bays.map(({ name }) => name)).toEqual(['Yard', 'Bay 1', 'Bay 2']);
      expect(await book.store.shop.read()).toEqual(shop);
    });

    test('takes another edition of its zone without another revision, and no other zone', async () => {
      const { store, shop } = await readyBook(open);
      await store.shop.refreshZone({ ...zone, tzdata: '2099a' });
      await store.shop.refreshZone({ ...zone, name: 'Europe/Paris', tzdata: '2099b' });
      expect(await store.shop.read()).toEqual({ ...shop, zone: { ...zone, tzdata: '2099a' } });
    });

    test('knows bays, technicians and services by name, whatever else changes about them', async () => {
      const book = await readyBook(open);
      const services = RULES.services
        .toReversed()
        .map((service) => Object.assign({}, service, { minutes: 45 }));
      const shop = await replaced(book, { ...withBays({ ...BAY_2, capacity: 2 }, YARD, BAY_1), services });
      expect(idsByName(shop)).toEqual(idsByName(book.shop));
      expect(typesOf(shop.services)).toEqual(typesOf(book.shop.services).toReversed());
    });
  });

  describe('renaming', () => {
    test('keeps the appointments', async () => {
      const book = await readyBook(open);
      const { id } = await book.book('09:00-10:00', { technician: 'Maria' });
      const rules = {
        ...withBays({ ...BAY_1, name: 'Ramp' }, BAY_2, YARD),
        technicians: RULES.technicians.map((each) =>
          each.name === 'Maria' ? { ...each, name: 'María José' } : each,
        ),
      };
      const shop = await replaced(book, rules, { 'Bay 1': 'Ramp', Maria: 'María José' });
      expect(idsByName(shop)).toMatchObject({ Ramp: book.idOf('Bay 1'), 'María José': book.idOf('Maria') });
      expect(await book.store.appointments.get(id)).toMatchObject({
        bay: { id: book.idOf('Bay 1'), name: 'Ramp' },
        technician: { name: 'María José' },
      });
    });

    test('may swap two names', async () => {
      const book = await readyBook(open);
      const shop = await replaced(book, RULES, { 'Bay 1': 'Bay 2', 'Bay 2': 'Bay 1' });
      expect(idsByName(shop)).toMatchObject({ 'Bay 1': book.idOf('Bay 2'), 'Bay 2': book.idOf('Bay 1') });
    });

    test('may take the name of one that has gone, which stays itself in what is past', async () => {
      const book = await readyBook(open);
      const past = await book.book('09:00-10:00', { bay: 'Bay 2' });
      const { id } = await book.book('14:00-15:00');
      await replaced(book, withBays(BAY_1, YARD), {}, '12:00');
      const shop = await replaced(
        book,
        withBays({ ...BAY_1, name: 'Bay 2' }, YARD),
        { 'Bay 1': 'Bay 2' },
        '12:00',
      );
      expect(idsByName(shop)).toMatchObject({ 'Bay 2': book.idOf('Bay 1') });
      expect((await book.store.appointments.get(id))?.bay).toEqual({ id: book.idOf('Bay 1'), name: 'Bay 2' });
      expect((await book.store.appointments.get(past.id))?.bay.id).toBe(book.idOf('Bay 2'));
    });

    test('may leave the old name to a new one', async () => {
      const book = await readyBook(open);
      const rules = withBays({ ...BAY_1, name: 'Ramp' }, { ...BAY_1, calendar: 'new' }, BAY_2, YARD);
      const ids = idsByName(await replaced(book, rules, { 'Bay 1': 'Ramp' }));
      expect(ids['Ramp']).toBe(book.idOf('Bay 1'));
      expect(Object.values(idsByName(book.shop))).not.toContain(ids['Bay 1']);
    });
  });

  describe('removing', () => {
    test('a bay or technician with appointments to come is refused, and changes nothing', async () => {
      const book = await readyBook(open);
      const { id } = await book.book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(15) });
      const before = await book.dump();
      const inTheWay = failing('appointments-in-the-way', { appointmentIds: [id] });
      for (const rules of [withBays(BAY_2, YARD), { ...RULES, technicians: [] }])
        for (const now of ['07:00', '09:59'])
          await expect(replaced(book, rules, {}, now)).rejects.toMatchObject(inTheWay);
      const taken = replaced(book, withBays({ ...BAY_2, name: 'Bay 1' }, YARD), { 'Bay 2': 'Bay 1' });
      await expect(taken).rejects.toMatchObject(inTheWay);
      expect(await book.dump()).toEqual(before);
    });

    test('one with only past or cancelled appointments is allowed, and they stay readable', async () => {
      const book = await readyBook(open);
      const past = await book.book('09:00-10:00', { technician: 'Maria' });
      const cancelled = await book.book('14:00-15:00');
      await book.store.appointments.cancel(cancelled.id, { reason: 'other', note: null }, aWrite());
      const shop = await replaced(book, { ...withBays(BAY_2, YARD), technicians: [] }, {}, '10:00');
      expect(Object.keys(idsByName(shop))).toEqual(['Bay 2', 'Yard']);
      expect(await book.store.appointments.get(past.id)).toMatchObject({
        bay: { name: 'Bay 1' },
        technician: { name: 'Maria' },
      });
    });

    test('one that has gone comes back as itself', async () => {
      const book = await readyBook(open);
      await replaced(book, { ...withBays(BAY_1), services: RULES.services.slice(1), technicians: [] });
      const shop = await replaced(book, RULES);
      expect(idsByName(shop)).toEqual(idsByName(book.shop));
      expect(shop.services).toEqual(book.shop.services);
    });

    test('a service leaves the appointments that were made for it', async () => {
      const book = await readyBook(open);
      const { id } = await book.book('09:00-10:00');
      await replaced(book, { ...RULES, services: RULES.services.slice(1) });
      expect((await book.store.appointments.get(id))?.service.type).toBe('oil_change');
    });
  });

  describe('a smaller capacity', () => {
    test('is refused while more are booked at once, and taken when they fit', async () => {
      const book = await readyBook(open);
      const ids = [];
      for (const times of ['09:00-10:00', '09:30-10:30', '10:15-11:00'])
        ids.push((await book.book(times, { bay: 'Yard' })).id);
      const before = await book.dump();
      const refused = replaced(book, yardFor(1)).catch((thrown: unknown) => thrown);
      expect(await refused).toMatchObject(failing('appointments-in-the-way'));
      expect(await book.dump()).toEqual(before);
      expect((await replaced(book, yardFor(2))).bays[2]?.capacity).toBe(2);
    });

    test('does not mind what is past', async () => {
      const book = await readyBook(open);
      await book.book('09:00-10:00', { bay: 'Yard' });
      await book.book('09:30-12:00', { bay: 'Yard' });
      await expect(replaced(book, yardFor(1), {}, '09:59')).rejects.toMatchObject(
        failing('appointments-in-the-way'),
      );
      expect((await replaced(book, yardFor(1), {}, '10:00')).bays[2]?.capacity).toBe(1);
    });
  });
}
