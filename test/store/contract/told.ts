import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aWrite, NOW, type OpenStore, RULES, readyBook, zone } from '../../support/book.ts';
import { deliver, settle, taken } from '../../support/book-deliveries.ts';

/** A delivered visit at nine. */
async function delivered(open: OpenStore) {
  const book = await readyBook(open);
  const visit = await book.book('09:00-10:00');
  await deliver(book.store, visit.id);
  const owed = async () => (await book.store.images.owedOf(visit.id)).length;
  expect(await owed()).toBe(0);
  return { ...book, visit, owed };
}

/** A service that is called otherwise. */
async function renameService(store: Store, type: string): Promise<void> {
  const services = RULES.services.map((one) =>
    one.type === type ? { ...one, name: `${one.name} plus` } : one,
  );
  await store.shop.replace({ ...RULES, services }, zone, new Map(), aWrite());
}

/** What events tell and appointments share (docs/protocol.md §7). */
export function toldContract(open: OpenStore): void {
  describe('what the events of visits to come tell', () => {
    test.each<{
      name: string;
      change: (book: Awaited<ReturnType<typeof delivered>>) => Promise<unknown>;
      owed: boolean;
    }>([
      {
        name: 'of the customer’s name is owed when it changes',
        change: ({ store, visit }) => store.customers.edit(visit.customer.id, { name: 'Ana P.' }, aWrite()),
        owed: true,
      },
      {
        name: 'is owed when a visit that was done is open again, for it may have changed meanwhile',
        change: async ({ store, visit: { id, customer } }) => {
          await store.appointments.apply([{ do: 'mark', id, status: 'completed' }], aWrite());
          await store.customers.edit(customer.id, { name: 'Ana P.' }, aWrite());
          expect(await store.images.owedOf(id)).toEqual([]);
          await store.appointments.apply([{ do: 'mark', id, status: 'arrived' }], aWrite());
        },
        owed: true,
      },
      {
        name: 'of the customer’s phone is owed when it changes',
        change: ({ store, visit }) => store.customers.edit(visit.customer.id, { phone: null }, aWrite()),
        owed: true,
      },
      {
        name: 'of the customer is owed nothing when it does not tell of what changed',
        change: ({ store, visit }) =>
          store.customers.edit(visit.customer.id, { notes: 'pays cash' }, aWrite()),
        owed: false,
      },
      {
        name: 'of somebody else is owed nothing',
        change: ({ store, ana }) => store.customers.edit(ana.id, { name: 'Ana P.' }, aWrite()),
        owed: false,
      },
      {
        name: 'of the car is owed when it changes',
        change: ({ store, visit }) => store.vehicles.edit(visit.vehicle.id, { model: 'Accord' }, aWrite()),
        owed: true,
      },
      {
        name: 'of the service is owed when it is called otherwise',
        change: ({ store, visit }) => renameService(store, visit.service.type),
        owed: true,
      },
      {
        name: 'of another service is owed nothing',
        change: ({ store }) => renameService(store, RULES.services.at(-1)?.type ?? ''),
        owed: false,
      },
      {
        name: 'is owed when titles are to tell less',
        change: ({ store }) =>
          store.shop.replace({ ...RULES, eventTitle: 'minimal' }, zone, new Map(), aWrite()),
        owed: true,
      },
      {
        name: 'is owed nothing when the visit was over by then',
        change: ({ store, visit }) =>
          store.customers.edit(visit.customer.id, { name: 'Ana P.' }, aWrite({ at: visit.end })),
        owed: false,
      },
      {
        name: 'is owed nothing when all was tried and taken back',
        change: ({ store, visit }) =>
          store.customers.edit(visit.customer.id, { name: 'Ana P.' }, aWrite({ dryRun: true })),
        owed: false,
      },
    ])('$name', async ({ change, owed }) => {
      const book = await delivered(open);
      await change(book);
      expect(await book.owed()).toBe(owed ? 1 : 0);
    });

    test('is tried again where the calendar had refused the event for good, and the question closes', async () => {
      const { store, visit, owed } = await delivered(open);
      const key = { appointmentId: visit.id, calendarId: 'bay-1' };
      await store.customers.edit(visit.customer.id, { name: 'Ana \u0007' }, aWrite());
      const turn = await taken(store, key);
      await settle(store, turn, { kind: 'refused', why: 'no' });
      await store.images.release(turn, NOW, 'no answer');
      expect(await store.inbox.openCount()).toBe(1);
      expect(await owed()).toBe(0);
      await store.customers.edit(visit.customer.id, { name: 'Ana' }, aWrite());
      expect(await owed()).toBe(1);
      await deliver(store, visit.id);
      expect(await store.inbox.openCount()).toBe(0);
    });
  });
}
