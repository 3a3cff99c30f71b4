import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../src/domain/journal.ts';
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

const by = (actor: string) => ({ of: 'actor', actor }) as const;

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
      const nothing = { undoes: null, undoneBy: null, appointments: [], people: [], rules: null };
      const counter = { at: NOW, source: 'counter', actor: 'ana' };
      expect(await store.journal.newest(9)).toEqual([
        { ...nothing, ...counter, id: 3, verb: 'vehicle-added', people: [{ kind: 'vehicle', id: civic.id }] },
        { ...nothing, ...counter, id: 2, verb: 'customer-added', people: [{ kind: 'customer', id: ana.id }] },
        { ...nothing, ...counter, id: 1, verb: 'shop-created', actor: null, rules: 1 },
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
      const [last] = await store.journal.newest(1, by('ana'));
      expect(last?.appointments).toEqual([{ id, revision: 3 }]);
      expect(
        (await store.journal.newest(9, by('luis'))).map(({ appointments }) => appointments[0]?.revision),
      ).toEqual([4, 2]);
      expect(await store.journal.newest(9, by('nobody'))).toEqual([]);
    });

    test('knows what a person did last that stands', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const last = (actor: string, before?: number) => store.journal.lastOf(actor, before);
      const booked = await last('ana');
      expect(booked).toMatchObject({ verb: 'booked', appointments: [{ id, revision: 1 }] });
      const write = aWrite({ actor: 'luis' });
      await store.appointments.reschedule(id, placement('11:00-12:00'), write);
      await store.journal.takeBack((await last('luis'))?.id ?? 0, null, write);
      expect(await last('luis')).toBeNull();
      expect(await last('ana')).toEqual(booked);
      expect(await last('ana', booked?.id)).toMatchObject({ verb: 'vehicle-added' });
      expect(await last('nobody')).toBeNull();
    });

    test('counts nothing that the book itself has taken back because of the calendar', async () => {
      const { store, book, placement } = await readyBook(open);
      const first = await book('09:00-10:00');
      const before = await store.journal.lastOf('ana');
      await book('10:00-11:00', { heldUntil: LATER });
      await store.appointments.withdraw(2, 'taken-meanwhile', LATER);
      const { value: moved } = await store.appointments.reschedule(
        first.id,
        placement('14:00-15:00'),
        aWrite(),
      );
      const to = { ...placement('09:00-10:00'), appointmentRevision: moved.revision };
      await store.appointments.moveBack(first.id, to, LATER);
      expect(await store.journal.lastOf('ana')).toEqual(before);
    });

    test('tells what became of somebody, and of a car, newest first', async () => {
      const { store, ana, civic, book } = await readyBook(open);
      await book('09:00-10:00');
      await store.customers.edit(ana.id, { notes: 'calls first' }, aWrite());
      await store.vehicles.edit(civic.id, { plate: 'NEW1' }, aWrite());
      const verbs = async (kind: 'customer' | 'vehicle', id: number, limit = 9) =>
        (await store.journal.newest(limit, { of: kind, id })).map(({ verb }) => verb);
      expect(await verbs('customer', ana.id)).toEqual([
        'vehicle-edited',
        'customer-edited',
        'vehicle-added',
        'customer-added',
      ]);
      expect(await verbs('vehicle', civic.id)).toEqual(['vehicle-edited', 'vehicle-added']);
      expect(await verbs('customer', ana.id, 1)).toEqual(['vehicle-edited']);
      expect(await verbs('customer', 2)).toEqual(['booked']);
    });

    test('tells what was done to a visit, and during a time, page by page', async () => {
      const { store, ana, civic, book } = await readyBook(open);
      const { id } = await book('09:00-10:00', { customer: { id: ana.id }, vehicle: { id: civic.id } });
      await book('10:00-11:00');
      const note = { kind: 'event-removed', appointmentId: id, calendarId: 'bay-1' } as const;
      const [item] = await store.inbox.add([{ ...note, eventId: null, event: null, detail: null }], NOW);
      await store.inbox.resolve(item?.id ?? 0, 'done', aWrite());
      await store.appointments.cancel(id, CANCELLATION, aWrite({ at: LATER }));
      const verbs = async (...asked: Parameters<typeof store.journal.newest>) =>
        (await store.journal.newest(...asked)).map(({ verb }) => verb);
      const ofVisit = ['cancelled', 'inbox-settled', 'booked'];
      expect(await verbs(9, { of: 'appointment', id })).toEqual(ofVisit);
      expect(await verbs(9, { of: 'vehicle', id: civic.id })).toEqual([...ofVisit, 'vehicle-added']);
      expect(await verbs(1, { of: 'customer', id: ana.id }, 1)).toEqual(['inbox-settled']);
      expect(await verbs(9, { of: 'time', start: LATER, end: LATER + 1 })).toEqual(['cancelled']);
      expect(await verbs(9, { of: 'time', start: LATER + 1, end: LATER + 9 })).toEqual([]);
    });

    test('tells what has changed the rules, called so, however much was done since', async () => {
      const { store, book } = await readyBook(open);
      await book('09:00-10:00');
      const verbs = async (verb: JournalEntry['verb']) =>
        (await store.journal.newest(9, { of: 'rules', verb })).map((entry) => entry.verb);
      expect(await verbs('shop-created')).toEqual(['shop-created']);
      expect(await verbs('booked')).toEqual([]);
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
