import { describe, expect, test } from 'vitest';
import type { Write, Written } from '../../../src/store/write.ts';
import {
  aCar,
  aCustomer,
  aWrite,
  type Book,
  DRY_RUN,
  failing,
  keyed,
  NOW,
  type OpenStore,
  RULES,
  readyBook,
  span,
  zone,
} from '../../support/book.ts';

/** Everything that writes under a `Write`; appointment 1 and 2 are there to be changed. */
const WRITES: Record<string, (book: Book, write: Write) => Promise<Written<unknown>>> = {
  'appointments.book': ({ store, draft }, write) => store.appointments.book(draft('14:00-15:00'), write),
  'appointments.reschedule': ({ store, placement }, write) =>
    store.appointments.reschedule(1, placement('11:00-12:00', { bay: 'Bay 2' }), write),
  'appointments.cancel': ({ store }, write) =>
    store.appointments.cancel(2, { reason: 'other', note: null }, write),
  'customers.add': ({ store }, write) =>
    store.customers.add(aCustomer({ name: 'Bo', phone: '+13035550199' }), write),
  'customers.edit': ({ store, ana }, write) => store.customers.edit(ana.id, { notes: 'tips' }, write),
  'customers.importAll': ({ store }, write) =>
    store.customers.importAll(
      [{ details: aCustomer({ name: 'Bo', phone: '+13035550199' }), vehicles: [aCar({ plate: 'BO1' })] }],
      write,
    ),
  'vehicles.add': ({ store, ana }, write) => store.vehicles.add(ana.id, aCar({ plate: 'SECOND' }), write),
  'vehicles.edit': ({ store, civic }, write) => store.vehicles.edit(civic.id, { notes: 'dented' }, write),
  'shop.replace': ({ store }, write) =>
    store.shop.replace({ ...RULES, name: 'Main Street Garage' }, zone, new Map([['Bay 2', 'Bay B']]), write),
  'localEvents.putAll': ({ localEvents }, write) =>
    localEvents.putAll(
      {
        calendarId: 'bay-1',
        under: 'fair',
        since: NOW,
        families: [
          {
            under: 'fair#',
            whole: null,
            occurrences: [
              {
                recurrenceId: null,
                ...span('09:00-10:00'),
                cancelled: false,
                busy: true,
                title: 'Fair',
                version: { sequence: 0, saidAt: null },
                toldBy: 'whole',
                line: 1,
              },
            ],
            later: [],
          },
        ],
      },
      write,
    ),
};
const METHODS = Object.entries(WRITES);

async function bookWithTwo(open: OpenStore): Promise<Book> {
  const book = await readyBook(open);
  await book.book('09:00-10:00', { technician: 'Maria' });
  await book.book('10:00-11:00');
  return book;
}

export function repeatingContract(open: OpenStore): void {
  describe.each(METHODS)('%s under an idempotency key', (_, write) => {
    test('gives the first result again and writes nothing', async () => {
      const book = await bookWithTwo(open);
      const first = await write(book, keyed('k1'));
      expect(first.replayed).toBe(false);
      const before = await book.dump();
      expect(await write(book, keyed('k1'))).toEqual({ value: first.value, replayed: true });
      expect(await book.store.earlierResult({ text: 'k1', request: 'request' })).toEqual(first.value);
      expect(await book.dump()).toEqual(before);
    });

    test('refuses the key for another request, and changes nothing', async () => {
      const book = await bookWithTwo(open);
      await book.store.customers.add(
        aCustomer({ name: 'Cleo', phone: '+13035550177' }),
        keyed('k1', 'add Cleo'),
      );
      const before = await book.dump();
      const reused = failing('key-reused', { key: 'k1' });
      await expect(write(book, keyed('k1'))).rejects.toMatchObject(reused);
      await expect(book.store.earlierResult({ text: 'k1', request: 'request' })).rejects.toMatchObject(
        reused,
      );
      expect(await book.dump()).toEqual(before);
    });
  });

  describe.each(METHODS)('%s as a dry run', (_, write) => {
    test('gives what would have been written, and writes nothing', async () => {
      const book = await bookWithTwo(open);
      const before = await book.dump();
      const tried = await write(book, DRY_RUN);
      await write(book, { ...DRY_RUN, key: { text: 'k1', request: 'request' } });
      expect(await book.dump()).toEqual(before);
      expect(await book.store.earlierResult({ text: 'k1', request: 'request' })).toBeNull();
      const done = await write(book, aWrite());
      // Each booking brings a visitor of its own, with a key of its own.
      if (_ !== 'appointments.book') expect(done).toEqual(tried);
      else expect(done).toMatchObject({ replayed: false, value: { id: 3, ...span('14:00-15:00') } });
    });
  });

  test('a failed write leaves its key unused', async () => {
    const { store, draft, book } = await readyBook(open);
    const taken = await book('09:00-10:00');
    await expect(store.appointments.book(draft('09:00-10:00'), keyed('k1'))).rejects.toThrow();
    await store.appointments.cancel(taken.id, { reason: 'other', note: null }, aWrite());
    expect(await store.appointments.book(draft('09:00-10:00'), keyed('k1', 'another'))).toMatchObject({
      replayed: false,
    });
  });

  test('the first result is given again as it was, whatever has happened since', async () => {
    const { store, draft, placement } = await readyBook(open);
    const visit = draft('09:00-10:00');
    const { value: first } = await store.appointments.book(visit, keyed('k1'));
    await store.appointments.reschedule(first.id, placement('11:00-12:00'), aWrite());
    expect(await store.appointments.book(visit, keyed('k1'))).toEqual({ value: first, replayed: true });
  });

  test('a dry run is held to the guard', async () => {
    const { store, book, draft } = await readyBook(open);
    await book('09:00-10:00');
    await expect(store.appointments.book(draft('09:00-10:00'), DRY_RUN)).rejects.toThrow('refused');
  });
}
