import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../src/domain/journal.ts';
import type { Write } from '../../../src/store/write.ts';
import {
  aCar,
  aCustomer,
  at,
  aWrite,
  type Book,
  DRY_RUN,
  failing,
  keyed,
  NOW,
  type OpenStore,
  RULES,
  readyBook,
  zone,
} from '../../support/book.ts';

const LATER = at('08:00');
const CANCELLATION = { reason: 'other', note: null } as const;

const line = (name: string) => ({ details: aCustomer({ name, phone: null }), vehicles: [] });

/** The book, and what is entered while `deed` is done, oldest first. */
async function entriesOf(open: OpenStore, deed: (book: Book) => Promise<unknown>): Promise<JournalEntry[]> {
  const book = await readyBook(open);
  const before = await book.store.journal.newest(100);
  await deed(book);
  return (await book.store.journal.newest(100)).slice(0, -before.length).toReversed();
}

export function journalContract(open: OpenStore): void {
  describe('the journal', () => {
    test('begins with the shop, and names who comes with what', async () => {
      const { store, ana, civic } = await readyBook(open);
      const nothing = { undoes: null, undoneBy: null, appointments: [], people: [] };
      const counter = { at: NOW, source: 'counter', actor: 'ana' };
      expect(await store.journal.newest(9)).toEqual([
        { ...nothing, ...counter, id: 3, verb: 'vehicle-added', people: [{ kind: 'vehicle', id: civic.id }] },
        { ...nothing, ...counter, id: 2, verb: 'customer-added', people: [{ kind: 'customer', id: ana.id }] },
        { ...nothing, ...counter, id: 1, verb: 'shop-created', actor: null },
      ]);
    });

    test('has one entry for a booking, with the new customer and car', async () => {
      const [entry, ...more] = await entriesOf(open, ({ book }) => book('09:00-10:00'));
      expect(more).toEqual([]);
      expect(entry).toMatchObject({
        at: NOW,
        source: 'counter',
        actor: 'ana',
        verb: 'booked',
        appointments: [{ id: 1, revision: 1 }],
        people: [{ kind: 'customer' }, { kind: 'vehicle' }],
      });
    });

    test('has an entry for every change of an appointment', async () => {
      const entries = await entriesOf(open, async ({ store, book, placement }) => {
        const { id } = await book('09:00-10:00');
        await store.appointments.reschedule(
          id,
          placement('11:00-12:00'),
          aWrite({ at: LATER, actor: 'luis' }),
        );
        await store.appointments.cancel(id, CANCELLATION, aWrite({ source: 'agent', actor: 'desk bot' }));
      });
      expect(entries.slice(1)).toMatchObject([
        { at: LATER, verb: 'rescheduled', actor: 'luis', appointments: [{ id: 1, revision: 2 }] },
        { verb: 'cancelled', source: 'agent', actor: 'desk bot', appointments: [{ id: 1, revision: 3 }] },
      ]);
    });

    test('calls what is taken back because of the calendar nobody’s doing at the counter', async () => {
      const entries = await entriesOf(open, async ({ store, book }) => {
        const { id } = await book('09:00-10:00', { heldUntil: LATER });
        await store.appointments.withdraw(id, 'taken', LATER);
        await store.appointments.catchUp(id, 9, LATER);
      });
      const calendar = { at: LATER, source: 'calendar', actor: null };
      expect(entries.slice(1)).toMatchObject([
        { ...calendar, verb: 'cancelled', appointments: [{ id: 1, revision: 2 }] },
        { ...calendar, verb: 'caught-up', appointments: [{ id: 1, revision: 9 }] },
      ]);
    });

    test('has every change of a customer and of a car', async () => {
      const entries = await entriesOf(open, async ({ store, ana, civic }) => {
        await store.customers.edit(ana.id, { notes: 'calls first' }, aWrite());
        await store.vehicles.edit(civic.id, { plate: 'NEW1' }, aWrite());
        await store.vehicles.add(ana.id, aCar({ plate: 'SECOND' }), aWrite());
      });
      expect(entries).toMatchObject([
        { verb: 'customer-edited', people: [{ kind: 'customer' }] },
        { verb: 'vehicle-edited', people: [{ kind: 'vehicle' }] },
        { verb: 'vehicle-added', people: [{ kind: 'vehicle' }] },
      ]);
    });

    test('has one entry for a list that was brought in, with all who are in it', async () => {
      const entries = await entriesOf(open, ({ store }) =>
        store.customers.importAll([line('Bo'), line('Cy')], aWrite({ source: 'import' })),
      );
      expect(entries).toMatchObject([
        {
          source: 'import',
          verb: 'customers-imported',
          people: [{ kind: 'customer' }, { kind: 'customer' }],
        },
      ]);
    });

    test('has every edition of the rules', async () => {
      const entries = await entriesOf(open, ({ store }) =>
        store.shop.replace({ ...RULES, name: 'Elm Street' }, zone, new Map(), aWrite({ actor: 'boss' })),
      );
      expect(entries).toMatchObject([{ verb: 'shop-changed', actor: 'boss' }]);
    });

    test('has what a person has settled in the inbox', async () => {
      const entries = await entriesOf(open, async ({ store, book }) => {
        const { id } = await book('09:00-10:00');
        const note = { kind: 'event-removed', appointmentId: id, calendarId: 'bay-1' } as const;
        const [item] = await store.inbox.add([{ ...note, eventId: null, event: null, detail: null }], NOW);
        for (const actor of ['luis', 'ana'])
          await store.inbox.resolve(item?.id ?? 0, 'done', aWrite({ actor }));
      });
      expect(entries.slice(1)).toMatchObject([{ verb: 'inbox-settled', actor: 'luis' }]);
    });

    test.each<[string, (book: Book) => Promise<unknown>]>([
      ['a dry run', ({ store, draft }) => store.appointments.book(draft('09:00-10:00'), DRY_RUN)],
      ['an edit that changes nothing', ({ store, ana }) => store.customers.edit(ana.id, {}, aWrite())],
      ['somebody who is known', ({ store }) => store.customers.add(aCustomer(), aWrite())],
      ['an answer that is kept', ({ store }) => store.keepResult({ said: 1 }, keyed('k'))],
      ['a list of nobody', ({ store }) => store.customers.importAll([], aWrite())],
    ])('has no entry for %s', async (_, deed) => {
      expect(await entriesOf(open, deed)).toEqual([]);
    });

    test('has no entry for what is asked again', async () => {
      const entries = await entriesOf(open, async ({ store, draft }) => {
        const wanted = draft('09:00-10:00');
        for (const key of ['a', 'a', 'b']) await store.appointments.book(wanted, keyed(key));
        for (const actor of ['luis', 'ana'])
          await store.appointments.cancel(1, CANCELLATION, aWrite({ actor }));
      });
      expect(entries.map(({ verb }) => verb)).toEqual(['booked', 'cancelled']);
    });

    test('gives what one person did, newest first, and no more than is asked for', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      for (const [actor, times] of [
        ['luis', '10:00-11:00'],
        ['ana', '11:00-12:00'],
        ['luis', '12:00-13:00'],
      ] as const)
        await store.appointments.reschedule(id, placement(times), aWrite({ actor }));
      const [last] = await store.journal.newest(1, 'ana');
      expect(last?.appointments).toEqual([{ id, revision: 3 }]);
      expect(
        (await store.journal.newest(9, 'luis')).map(({ appointments }) => appointments[0]?.revision),
      ).toEqual([4, 2]);
      expect(await store.journal.newest(9, 'nobody')).toEqual([]);
    });

    test('knows what a person did last that stands', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const by = (actor: string) => store.journal.lastOf(actor);
      const booked = await by('ana');
      expect(booked).toMatchObject({ verb: 'booked', appointments: [{ id, revision: 1 }] });
      const write = aWrite({ actor: 'luis' });
      await store.appointments.reschedule(id, placement('11:00-12:00'), write);
      const moved = await by('luis');
      const back = aWrite({ actor: 'luis', undoes: moved?.id ?? 0 });
      await store.appointments.reschedule(id, placement('09:00-10:00'), back);
      expect(await by('luis')).toBeNull();
      expect(await by('ana')).toEqual(booked);
      expect(await by('nobody')).toBeNull();
    });

    test.each<[string, (book: Book, write: Write) => Promise<unknown>]>([
      ['a customer', ({ store, ana }, write) => store.customers.edit(ana.id, { notes: 'x' }, write)],
      ['a car', ({ store, civic }, write) => store.vehicles.edit(civic.id, { notes: 'x' }, write)],
      [
        'the rules',
        ({ store }, write) => store.shop.replace({ ...RULES, name: 'x' }, zone, new Map(), write),
      ],
      ['a visit', ({ store, draft }, write) => store.appointments.book(draft('09:00-10:00'), write)],
    ])('names the entry that a change of %s takes back, and takes nothing back twice', async (_, change) => {
      const book = await readyBook(open);
      await change(book, aWrite({ undoes: 2 }));
      const [entry] = await book.store.journal.newest(1);
      expect(entry).toMatchObject({ undoes: 2, undoneBy: null });
      const before = await book.dump();
      const again = change(book, aWrite({ undoes: 2 }));
      await expect(again).rejects.toMatchObject({ name: 'AlreadyUndone', by: entry?.id });
      expect(await book.dump()).toEqual(before);
    });

    test('tells what became of somebody, and of a car, newest first', async () => {
      const { store, ana, civic, book } = await readyBook(open);
      await book('09:00-10:00');
      await store.customers.edit(ana.id, { notes: 'calls first' }, aWrite());
      await store.vehicles.edit(civic.id, { plate: 'NEW1' }, aWrite());
      const verbs = async (kind: 'customer' | 'vehicle', id: number, limit = 9) =>
        (await store.journal.ofPerson(kind, id, limit)).map(({ verb }) => verb);
      expect(await verbs('customer', ana.id)).toEqual(['customer-edited', 'customer-added']);
      expect(await verbs('vehicle', civic.id)).toEqual(['vehicle-edited', 'vehicle-added']);
      expect(await verbs('customer', ana.id, 1)).toEqual(['customer-edited']);
      expect(await verbs('customer', 2)).toEqual(['booked']);
    });

    test('takes no name that is too long, and then nothing is written', async () => {
      const { store, draft, dump } = await readyBook(open);
      const before = await dump();
      const booked = store.appointments.book(draft('09:00-10:00'), aWrite({ actor: 'x'.repeat(101) }));
      await expect(booked).rejects.toMatchObject(failing('too-long', { what: 'name of who does it' }));
      expect(await dump()).toEqual(before);
    });
  });
}
