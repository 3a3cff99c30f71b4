import { describe, expect, test } from 'vitest';
import { ChangedSince, ChangeRefused, ClaimRefused } from '../../../src/store/refusals.ts';
import {
  aCar,
  aCustomer,
  at,
  aWrite,
  type Book,
  DRY_RUN,
  failing,
  keyed,
  type OpenStore,
  RULES,
  readyBook,
  span,
  zone,
} from '../../support/book.ts';

const CANCEL = { do: 'cancel', reason: 'other', note: null } as const;

/** Takes back the last entry. */
async function undoLast({ store }: Book, write = aWrite()) {
  const [entry] = await store.journal.newest(1);
  return store.journal.takeBack(entry?.id ?? 0, zone, write);
}

/** All that staff can change, without the times of changes and the numbers of revisions. */
async function stateOf({ store, ana, civic }: Book, ids: readonly number[]) {
  const visits = [];
  for (const id of ids) {
    const visit = await store.appointments.get(id);
    visits.push({ ...visit, revision: 0, updatedAt: 0, image: null });
  }
  const [who, car] = [await store.customers.get(ana.id), await store.vehicles.get(civic.id)];
  const { revision: _, ...rules } = await store.shop.read();
  return { visits, who: { ...who, updatedAt: 0 }, car: { ...car, updatedAt: 0 }, rules };
}

const DEEDS: readonly [string, (book: Book, id: number, other: number) => Promise<unknown>][] = [
  [
    'a move',
    ({ store, placement }, id) => store.appointments.reschedule(id, placement('14:00-15:00'), aWrite()),
  ],
  [
    'a cancellation',
    ({ store }, id) => store.appointments.cancel(id, { reason: 'other', note: 'ill' }, aWrite()),
  ],
  [
    'a mark that gives the time back',
    ({ store }, id) => store.appointments.apply([{ do: 'mark', id, status: 'no_show' }], aWrite()),
  ],
  [
    'an edit',
    ({ store }, id) =>
      store.appointments.apply(
        [{ do: 'edit', id, details: { notes: 'call first' }, promisedAt: at('12:00') }],
        aWrite(),
      ),
  ],
  [
    'a batch in which two swap their places',
    ({ store, placement }, id, other) =>
      store.appointments.apply(
        [
          { do: 'move', id, to: placement('10:00-11:00') },
          { do: 'move', id: other, to: placement('09:00-10:00') },
        ],
        aWrite(),
      ),
  ],
  [
    "a change of the visit's car",
    async ({ store, ana, civic }, id) => {
      const { value: second } = await store.vehicles.add(ana.id, { ...civic, plate: 'SECOND' }, aWrite());
      await store.appointments.apply([{ do: 'edit', id, vehicleId: second.id }], aWrite());
    },
  ],
  [
    'a change of a customer',
    ({ store, ana }) => store.customers.edit(ana.id, { name: 'Ana P.', phone: null }, aWrite()),
  ],
  ['a change of a car', ({ store, civic }) => store.vehicles.edit(civic.id, { plate: 'NEW1' }, aWrite())],
  [
    'a change of the rules',
    ({ store }) =>
      store.shop.replace({ ...RULES, slotStepMinutes: 15, closures: [] }, zone, new Map(), aWrite()),
  ],
  [
    'a bay under another name',
    ({ store }) => {
      const [first, ...others] = RULES.bays;
      const bays = [{ ...first, name: 'Lift' } as (typeof RULES.bays)[number], ...others];
      return store.shop.replace({ ...RULES, bays }, zone, new Map([['Bay 1', 'Lift']]), aWrite());
    },
  ],
];

export function takeBackContract(open: OpenStore): void {
  describe('taking an entry back', () => {
    test.each(DEEDS)('gives %s the state of before, and again that of after', async (_, deed) => {
      const book = await readyBook(open);
      const { store, ana, civic } = book;
      const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const ids = [(await book.book('09:00-10:00', who)).id, (await book.book('10:00-11:00')).id] as const;
      const before = await stateOf(book, ids);
      await deed(book, ...ids);
      const after = await stateOf(book, ids);
      expect(after).not.toEqual(before);
      await undoLast(book);
      expect(await stateOf(book, ids)).toEqual(before);
      await undoLast(book);
      expect(await stateOf(book, ids)).toEqual(after);
      await undoLast(book);
      expect(await stateOf(book, ids)).toEqual(before);
      expect(await store.health.check()).toEqual([]);
    });

    test('is an entry of its own, which names the other', async () => {
      const book = await readyBook(open);
      const { id } = await book.book('09:00-10:00');
      await book.store.appointments.apply([{ ...CANCEL, id }], aWrite());
      const [cancelled] = await book.store.journal.newest(1);
      const { value } = await undoLast(book, aWrite({ actor: 'luis' }));
      expect(value).toMatchObject({
        entry: cancelled?.id,
        again: false,
        visits: [{ before: { id, status: 'cancelled' }, after: { id, status: 'scheduled', revision: 3 } }],
      });
      const [taken, was] = await book.store.journal.newest(2);
      expect(taken).toMatchObject({ id: value.by, verb: 'taken-back', actor: 'luis', undoes: cancelled?.id });
      expect(was).toMatchObject({ undoneBy: taken?.id });
      expect(await book.store.journal.lastTakenBack('luis')).toEqual(taken);
      expect((await book.store.appointments.history(id)).map(({ change }) => change)).toEqual([
        'booked',
        'cancelled',
        'taken-back',
      ]);
      await undoLast(book);
      expect(await book.store.journal.newest(1)).toMatchObject([{ verb: 'done-again', undoes: taken?.id }]);
    });

    test('can be done once', async () => {
      const book = await readyBook(open);
      await book.book('09:00-10:00');
      const [booked] = await book.store.journal.newest(1);
      const { value } = await undoLast(book);
      const dump = await book.dump();
      const again = book.store.journal.takeBack(booked?.id ?? 0, null, aWrite());
      await expect(again).rejects.toMatchObject({ name: 'AlreadyUndone', by: value.by });
      expect(await book.dump()).toEqual(dump);
    });

    test('is refused for an entry that there is not', async () => {
      const { store } = await readyBook(open);
      await expect(store.journal.takeBack(99, null, aWrite())).rejects.toMatchObject(
        failing('not-found', { what: 'entry', query: '99' }),
      );
    });

    test('cancels what was booked, as nobody’s wish, and gives its time back', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00', { technician: 'Maria' });
      await undoLast(book);
      expect(await store.appointments.get(id)).toMatchObject({
        status: 'cancelled',
        cancellationReason: null,
        cancellationNote: 'taken-back',
      });
      await book.book('09:00-10:00', { technician: 'Maria' });
      expect(await store.health.check()).toEqual([]);
    });

    test('has the same booked again by whoever asks again, under the same key, too', async () => {
      const book = await readyBook(open);
      const { store, draft } = book;
      const wanted = draft('09:00-10:00');
      await store.appointments.book(wanted, keyed('a'));
      await undoLast(book);
      expect(await store.earlierResult({ text: 'a', request: 'request' })).toBeNull();
      const again = { ...wanted, uuid: '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d9999' };
      const { value, replayed } = await store.appointments.book(again, keyed('a'));
      expect([value.id, replayed]).toEqual([2, false]);
    });

    test('gives its own answer again under its key', async () => {
      const book = await readyBook(open);
      const { id } = await book.book('09:00-10:00');
      const [booked] = await book.store.journal.newest(1);
      const { value } = await undoLast(book, keyed('u'));
      const again = await book.store.journal.takeBack(booked?.id ?? 0, null, keyed('u'));
      expect(again).toMatchObject({ replayed: true, value: { entry: booked?.id, by: value.by } });
      expect(again.value.visits).toMatchObject([{ after: { id, revision: 2, status: 'cancelled' } }]);
    });

    test('writes nothing when it is only tried', async () => {
      const book = await readyBook(open);
      await book.book('09:00-10:00');
      const dump = await book.dump();
      const { value } = await undoLast(book, DRY_RUN);
      expect(value.visits).toMatchObject([{ after: { status: 'cancelled' } }]);
      expect(await book.dump()).toEqual(dump);
    });

    test('keeps out of a time that somebody else has meanwhile', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      await store.appointments.apply([{ ...CANCEL, id }], aWrite());
      const [cancelled] = await store.journal.newest(1);
      await book.book('09:30-10:30');
      const dump = await book.dump();
      const thrown: unknown = await store.journal
        .takeBack(cancelled?.id ?? 0, null, aWrite())
        .catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(ChangeRefused);
      expect((thrown as ChangeRefused).cause).toBeInstanceOf(ClaimRefused);
      expect(await book.dump()).toEqual(dump);
    });
  });

  describe('what comes back beneath an overbooked visit', () => {
    const CANCELLED = { reason: 'other', note: null } as const;

    test('comes where it was when that was put over it', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00', { technician: 'Maria' });
      const over = await book.book('09:30-10:30', { technician: 'Maria', overbookReason: 'a regular' });
      await store.appointments.cancel(id, CANCELLED, aWrite());
      await undoLast(book);
      expect(await store.appointments.get(id)).toMatchObject({ status: 'scheduled' });
      expect(await store.appointments.get(over.id)).toEqual(over);
      expect(await store.appointments.claimsDuring(span('09:00-11:00'), at('08:00'))).toHaveLength(4);
      expect(await store.health.check()).toEqual([]);
    });

    test('comes back with its car in two places, as somebody had said', async () => {
      const book = await readyBook(open);
      const { store, ana, civic } = book;
      const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const { id } = await book.book('09:00-10:00', who);
      await book.book('09:00-10:00', { ...who, bay: 'Bay 2', overbookReason: 'the trailer' });
      await store.appointments.cancel(id, CANCELLED, aWrite());
      await undoLast(book);
      expect(await store.appointments.get(id)).toMatchObject({ status: 'scheduled' });
      expect(await store.health.check()).toEqual([]);
    });

    test('does not where that was put there after it had left', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      await store.appointments.cancel(id, CANCELLED, aWrite());
      const [cancelled] = await store.journal.newest(1);
      await book.book('09:00-10:00', { overbookReason: 'a regular' });
      const dump = await book.dump();
      const taken = store.journal.takeBack(cancelled?.id ?? 0, null, aWrite());
      await expect(taken).rejects.toBeInstanceOf(ChangeRefused);
      expect(await book.dump()).toEqual(dump);
    });
  });

  describe('who was entered', () => {
    test('goes, with the car, while nothing refers to them, and comes again under the same number', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { value: bo } = await store.customers.add(
        aCustomer({ name: 'Bo', phone: '+12125550199' }),
        aWrite(),
      );
      const { value: kia } = await store.vehicles.add(bo.id, aCar({ plate: 'KIA1' }), aWrite());
      const entries = await store.journal.newest(2);
      for (const { id } of entries) await store.journal.takeBack(id, null, aWrite());
      expect([await store.vehicles.get(kia.id), await store.customers.get(bo.id)]).toEqual([null, null]);
      expect(await store.customers.sought('Bo')).toEqual([]);
      const undone = await store.journal.newest(2);
      for (const { id } of undone) await store.journal.takeBack(id, null, aWrite());
      expect(await store.customers.get(bo.id)).toEqual(bo);
      expect(await store.vehicles.byPlate('KIA1')).toEqual(kia);
      expect(await store.customers.sought('Bo')).toMatchObject([{ customerId: bo.id }]);
      expect(await store.health.check()).toEqual([]);
    });

    test('stays with the booking that is taken back, and that is told', async () => {
      const book = await readyBook(open);
      await book.book('09:00-10:00');
      const { value } = await undoLast(book);
      expect(value.people).toEqual([
        { kind: 'vehicle', id: 2, outcome: 'stays', called: '2018 Honda Civic' },
        { kind: 'customer', id: 2, outcome: 'stays', called: 'Visitor 0001' },
      ]);
    });

    test('stays, and is refused, once somebody else has relied on it', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { value: bo } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), aWrite());
      const [added] = await store.journal.newest(1);
      await store.vehicles.add(bo.id, aCar({ plate: 'KIA1' }), aWrite({ actor: 'luis' }));
      const taken = store.journal.takeBack(added?.id ?? 0, null, aWrite());
      await expect(taken).rejects.toMatchObject({
        name: 'ChangedSince',
        what: { kind: 'customer', id: bo.id },
        by: { actor: 'luis', verb: 'vehicle-added' },
      });
    });

    test('is entered anew by the same request under the same key', async () => {
      const book = await readyBook(open);
      const details = aCustomer({ name: 'Bo', phone: null });
      const { value: first } = await book.store.customers.add(details, keyed('k'));
      await undoLast(book);
      const { value, replayed } = await book.store.customers.add(details, keyed('k'));
      expect(replayed).toBe(false);
      expect(value.id).toBeGreaterThan(first.id);
    });

    test('does not come again where somebody else has the phone by now', async () => {
      const book = await readyBook(open);
      const { store } = book;
      await store.customers.add(aCustomer({ name: 'Bo', phone: '+12125550199' }), aWrite());
      const { value } = await undoLast(book);
      await store.customers.add(aCustomer({ name: 'Cy', phone: '+12125550199' }), aWrite());
      const again = store.journal.takeBack(value.by, null, aWrite());
      await expect(again).rejects.toMatchObject(failing('phone-taken'));
    });
  });

  describe('what somebody has changed since', () => {
    const LUIS = aWrite({ actor: 'luis', at: at('08:00') });

    test.each<
      [string, (book: Book, id: number) => Promise<unknown>, (book: Book, id: number) => Promise<unknown>]
    >([
      [
        'appointment',
        ({ store, placement }, id) => store.appointments.reschedule(id, placement('11:00-12:00'), aWrite()),
        ({ store }, id) => store.appointments.apply([{ do: 'edit', id, details: { notes: 'x' } }], LUIS),
      ],
      [
        'customer',
        ({ store, ana }) => store.customers.edit(ana.id, { notes: 'x' }, aWrite()),
        ({ store, ana }) => store.customers.edit(ana.id, { email: 'a@example.com' }, LUIS),
      ],
      [
        'vehicle',
        ({ store, civic }) => store.vehicles.edit(civic.id, { notes: 'x' }, aWrite()),
        ({ store, civic }) => store.vehicles.edit(civic.id, { model: 'Accord' }, LUIS),
      ],
      [
        'shop',
        ({ store }) => store.shop.replace({ ...RULES, slotStepMinutes: 15 }, zone, new Map(), aWrite()),
        ({ store }) =>
          store.shop.replace({ ...RULES, slotStepMinutes: 15, leadTimeMinutes: 5 }, zone, new Map(), LUIS),
      ],
    ])('of the %s is not taken back, and named', async (kind, mine, theirs) => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      await mine(book, id);
      const [done] = await store.journal.newest(1);
      await theirs(book, id);
      const dump = await book.dump();
      const taken: unknown = await store.journal
        .takeBack(done?.id ?? 0, zone, aWrite())
        .catch((thrown: unknown) => thrown);
      expect(taken).toBeInstanceOf(ChangedSince);
      expect(taken).toMatchObject({ what: { kind }, by: { actor: 'luis', at: at('08:00') } });
      expect(await book.dump()).toEqual(dump);
    });

    test('names who has changed it, and not who has taken something back after that', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      const [booked] = await store.journal.newest(1);
      const edit = (notes: string, actor: string) =>
        store.appointments.apply([{ do: 'edit', id, details: { notes } }], aWrite({ actor }));
      await edit('x', 'luis');
      await edit('y', 'ana');
      await undoLast(book);
      await expect(store.journal.takeBack(booked?.id ?? 0, null, aWrite())).rejects.toMatchObject({
        by: { actor: 'luis' },
      });
    });

    test('is named though it came to the same in the end', async () => {
      const book = await readyBook(open);
      const { store, placement } = book;
      const { id } = await book.book('09:00-10:00');
      const [booked] = await store.journal.newest(1);
      for (const times of ['11:00-12:00', '09:00-10:00'])
        await store.appointments.reschedule(id, placement(times), LUIS);
      await expect(store.journal.takeBack(booked?.id ?? 0, null, aWrite())).rejects.toMatchObject({
        name: 'ChangedSince',
        by: { actor: 'luis' },
      });
    });

    test('and taken back again is in nobody’s way', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      const [booked] = await store.journal.newest(1);
      await store.appointments.apply([{ do: 'edit', id, details: { notes: 'x' } }], LUIS);
      await undoLast(book, LUIS);
      await store.journal.takeBack(booked?.id ?? 0, null, aWrite());
      expect(await store.appointments.get(id)).toMatchObject({ status: 'cancelled' });
    });

    test('is not the calendar that its bay has by now', async () => {
      const book = await readyBook(open);
      const { store } = book;
      const { id } = await book.book('09:00-10:00');
      await store.appointments.apply([{ ...CANCEL, id }], aWrite());
      const [cancelled] = await store.journal.newest(1);
      const [first, ...others] = RULES.bays;
      const bays = [{ ...first, calendar: 'lift' } as (typeof RULES.bays)[number], ...others];
      await store.shop.replace({ ...RULES, bays }, zone, new Map(), aWrite());
      await store.journal.takeBack(cancelled?.id ?? 0, null, aWrite());
      expect(await store.appointments.get(id)).toMatchObject({
        status: 'scheduled',
        image: { calendarId: 'lift' },
      });
      expect(await store.health.check()).toEqual([]);
    });
  });

  test('a deed tells how everything was, and how it was left', async () => {
    const book = await readyBook(open);
    const { store } = book;
    const { id } = await book.book('09:00-10:00');
    await store.appointments.reschedule(id, book.placement('11:00-12:00'), aWrite());
    const [moved, booked] = await store.journal.newest(2);
    expect(moved && (await store.journal.deed(moved))).toMatchObject({
      visits: [{ before: { start: at('09:00') }, after: { start: at('11:00') } }],
      people: [],
      rules: null,
    });
    expect(booked && (await store.journal.deed(booked))).toMatchObject({
      visits: [{ before: null, after: { start: at('09:00'), revision: 1 } }],
      people: [
        { kind: 'customer', before: null, now: { name: 'Visitor 0001' } },
        { kind: 'vehicle', before: null },
      ],
    });
    expect(booked && (await store.journal.deed(booked, 1))).toMatchObject({ people: [{ kind: 'customer' }] });
    expect(booked && (await store.journal.rulesAt(booked))).toMatchObject({ name: RULES.name });
  });
}
