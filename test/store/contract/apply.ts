import { describe, expect, test } from 'vitest';
import type { InboxNote } from '../../../src/domain/inbox.ts';
import type { PlannedWork } from '../../../src/domain/work.ts';
import type { Change } from '../../../src/store/changes.ts';
import type { Placement } from '../../../src/store/placements.ts';
import { CarElsewhere, ChangeRefused, ClaimRefused, Stale } from '../../../src/store/refusals.ts';
import {
  aCar,
  aCustomer,
  at,
  aWrite,
  type Book,
  DRY_RUN,
  keyed,
  NOW,
  type OpenStore,
  RULES,
  readyBook,
  span,
} from '../../support/book.ts';
import { deliver } from '../../support/book-deliveries.ts';

const CANCEL = { do: 'cancel', reason: 'other', note: null } as const;

function piece(times: string, whose: Pick<PlannedWork, 'serviceId' | 'technicianId'>): PlannedWork {
  return { ...span(times), ...whose, minutes: 30 };
}

/** What `apply` is refused with: the place of the change, and why. */
async function refusal(applied: Promise<unknown>): Promise<[number, unknown]> {
  const thrown: unknown = await applied.catch((error: unknown) => error);
  if (!(thrown instanceof ChangeRefused)) throw new Error(`not refused: ${String(thrown)}`);
  return [thrown.index, thrown.cause];
}

/** Each change by itself, on an appointment of Maria's at nine in Bay 1, and what it leaves. */
async function changed(open: OpenStore, change: (id: number, book: Book) => Change) {
  const book = await readyBook(open);
  const { id } = await book.book('09:00-10:00', { technician: 'Maria' });
  const { value } = await book.store.appointments.apply([change(id, book)], aWrite({ at: at('08:00') }));
  return { ...book, before: id, value: value[0] };
}

export function applyContract(open: OpenStore): void {
  describe('changes of several appointments together', () => {
    test('come with other rules and notes, all of it or nothing', async () => {
      const { store, book, placement } = await readyBook(open);
      const one = await book('09:00-10:00');
      const { revision, ...shop } = await store.shop.read();
      const snow = { name: 'Snow', fromDate: '2026-11-23', toDate: '2026-11-23', hours: null };
      const rules = { rules: { ...RULES, closures: [snow] }, zone: shop.zone, basedOn: revision };
      const note: InboxNote = {
        kind: 'left-in-the-way',
        appointmentId: one.id,
        calendarId: 'bay-1',
        eventId: null,
        event: null,
        detail: null,
      };
      const move: Change = { do: 'move', id: one.id, to: placement('14:00-15:00') };
      const apply = (change: Change, basedOn: number) =>
        store.appointments.apply([change], aWrite(), 'closed', {
          rules: { ...rules, basedOn },
          notes: [note],
        });
      await expect(apply(move, revision - 1)).rejects.toBeInstanceOf(Stale);
      await expect(apply({ ...move, basedOn: 7 }, revision)).rejects.toBeInstanceOf(ChangeRefused);
      expect([(await store.shop.read()).closures, await store.inbox.openCount()]).toEqual([
        RULES.closures,
        0,
      ]);
      expect(await store.appointments.get(one.id)).toMatchObject(span('09:00-10:00'));
      await apply(move, revision);
      expect([(await store.shop.read()).closures, await store.inbox.openCount()]).toEqual([[snow], 1]);
      const [entry] = await store.journal.newest(1);
      expect(entry).toMatchObject({
        verb: 'closed',
        appointments: [{ id: one.id, revision: 2 }],
        rules: revision + 1,
      });
    });

    test('are one entry of the journal', async () => {
      const { store, book, draft, placement } = await readyBook(open);
      const [one, two] = [await book('09:00-10:00'), await book('10:00-11:00')];
      const { value, replayed } = await store.appointments.apply(
        [
          { do: 'book', draft: draft('12:00-13:00') },
          { do: 'move', id: one.id, to: placement('14:00-15:00') },
          { do: 'cancel', id: two.id, reason: 'other', note: 'closed' },
        ],
        aWrite({ actor: 'boss' }),
      );
      expect(replayed).toBe(false);
      expect(value).toMatchObject([
        { revision: 1, status: 'scheduled', ...span('12:00-13:00') },
        { id: one.id, revision: 2, ...span('14:00-15:00') },
        { id: two.id, revision: 2, status: 'cancelled', cancellationNote: 'closed' },
      ]);
      const [entry] = await store.journal.newest(1);
      expect(entry).toMatchObject({
        verb: 'changed',
        actor: 'boss',
        appointments: [
          { id: one.id, revision: 2 },
          { id: two.id, revision: 2 },
          { id: value[0]?.id, revision: 1 },
        ],
      });
      expect(await store.health.check()).toEqual([]);
    });

    test('can be called something that none of them is', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await store.appointments.apply([{ ...CANCEL, id }], aWrite(), 'changed');
      expect(await store.journal.newest(1)).toMatchObject([{ verb: 'changed' }]);
    });

    test.each([[false], [true]])(
      'let two swap their places, whichever is named first (%s)',
      async (reversed) => {
        const { store, book, placement } = await readyBook(open);
        const one = await book('09:00-10:00', { technician: 'Maria' });
        const two = await book('10:00-11:00', { technician: 'Luis' });
        const changes: Change[] = [
          { do: 'move', id: one.id, to: placement('10:00-11:00', { technician: 'Luis' }) },
          { do: 'move', id: two.id, to: placement('09:00-10:00', { technician: 'Maria' }) },
        ];
        await store.appointments.apply(reversed ? changes.toReversed() : changes, aWrite());
        expect(await store.appointments.get(one.id)).toMatchObject(span('10:00-11:00'));
        expect(await store.appointments.get(two.id)).toMatchObject(span('09:00-10:00'));
        expect(await store.health.check()).toEqual([]);
      },
    );

    test('let two visits of one car swap their times', async () => {
      const { store, book, placement, ana, civic } = await readyBook(open);
      const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const one = await book('09:00-10:00', who);
      const two = await book('10:00-11:00', { ...who, bay: 'Bay 2' });
      await store.appointments.apply(
        [
          { do: 'move', id: one.id, to: placement('10:00-11:00') },
          { do: 'move', id: two.id, to: placement('09:00-10:00', { bay: 'Bay 2' }) },
        ],
        aWrite(),
      );
      expect(await store.health.check()).toEqual([]);
    });

    test('are refused as a whole, with the change that is refused and why', async () => {
      const { store, book, placement, draft, dump } = await readyBook(open);
      const one = await book('09:00-10:00');
      await book('11:00-12:00');
      const before = await dump();
      const apply = (...changes: Change[]) => refusal(store.appointments.apply(changes, aWrite()));
      const fine: Change = { do: 'book', draft: draft('14:00-15:00') };
      const move = (to: ReturnType<typeof placement>): Change => ({ do: 'move', id: one.id, to });
      expect(await apply(fine, move(placement('11:30-12:30')))).toEqual([1, expect.any(ClaimRefused)]);
      expect(await apply(move(placement('14:30-15:30')), fine)).toEqual([1, expect.any(ClaimRefused)]);
      expect(await apply(fine, { ...CANCEL, id: 99 })).toEqual([
        1,
        expect.objectContaining({ failure: expect.objectContaining({ code: 'not-found' }) }),
      ]);
      expect(await apply({ ...CANCEL, id: one.id, basedOn: 7 }, fine)).toEqual([0, expect.any(Stale)]);
      expect(await apply(fine, move(placement('16:00-17:00', { shopRevision: 0 })))).toEqual([
        1,
        expect.any(Stale),
      ]);
      expect(await dump()).toEqual(before);
    });

    test.each([[false], [true]])(
      'find a booking in what another visit comes to be, whichever is named first (%s)',
      async (reversed) => {
        const { store, book, draft, placement, ana, civic } = await readyBook(open);
        const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
        const { id } = await book('09:00-10:00', who);
        const changes: Change[] = [
          { do: 'move', id, to: placement('11:00-12:00') },
          { do: 'book', draft: draft('11:00-12:00', who) },
        ];
        const { value } = await store.appointments.apply(reversed ? changes.toReversed() : changes, aWrite());
        expect(value.map((each) => [each.id, each.revision])).toEqual([
          [id, 2],
          [id, 2],
        ]);
      },
    );

    test('keep one car in one place', async () => {
      const { store, draft, ana, civic } = await readyBook(open);
      const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const drafts = [draft('09:00-10:00', who), draft('09:30-10:30', { ...who, bay: 'Bay 2' })];
      const applied = store.appointments.apply(
        drafts.map((each) => ({ do: 'book', draft: each })),
        aWrite(),
      );
      expect(await refusal(applied)).toEqual([1, expect.any(CarElsewhere)]);
    });

    test.each([[false], [true]])(
      'place the overbooked last, whichever is named first (%s)',
      async (reversed) => {
        const { store, draft } = await readyBook(open);
        const changes: Change[] = [
          { do: 'book', draft: draft('09:00-10:00', { overbookReason: 'a regular' }) },
          { do: 'book', draft: draft('09:00-10:00') },
        ];
        const { value } = await store.appointments.apply(reversed ? changes.toReversed() : changes, aWrite());
        expect(value).toHaveLength(2);
      },
    );

    test('write nothing in a dry run, and are answered once under one key', async () => {
      const { store, draft, dump } = await readyBook(open);
      const changes: Change[] = [{ do: 'book', draft: draft('09:00-10:00') }];
      const before = await dump();
      await store.appointments.apply(changes, DRY_RUN);
      expect(await dump()).toEqual(before);
      const first = await store.appointments.apply(changes, keyed('all'));
      const again = await store.appointments.apply(changes, keyed('all'));
      expect(again).toEqual({ value: first.value, replayed: true });
    });

    test('are nothing where there are none, and where all is so already', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      expect(await store.appointments.apply([], aWrite())).toEqual({ value: [], replayed: true });
      await store.appointments.apply([{ ...CANCEL, id }], aWrite());
      const [last] = await store.journal.newest(1);
      expect(await store.appointments.apply([{ ...CANCEL, id }], aWrite())).toMatchObject({ replayed: true });
      expect(await store.journal.newest(1)).toEqual([last]);
    });

    test('are one change for one appointment', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const twice = store.appointments.apply(
        [
          { ...CANCEL, id },
          { do: 'reinstate', id },
        ],
        aWrite(),
      );
      await expect(twice).rejects.toThrow('two changes of one appointment');
    });
  });

  describe('reinstating', () => {
    test('takes the time again, and owes the event to the calendar', async () => {
      const { store, book } = await readyBook(open);
      const before = await book('09:00-10:00', { technician: 'Maria', notes: 'key in the box' });
      await store.appointments.cancel(before.id, { reason: 'other', note: 'ill' }, aWrite());
      const { value } = await store.appointments.apply([{ do: 'reinstate', id: before.id }], aWrite());
      expect(value).toEqual([{ ...before, revision: 3 }]);
      expect(await store.appointments.claimsDuring(span('09:00-10:00'), NOW)).toHaveLength(2);
      expect(await store.health.check()).toEqual([]);
    });

    test('is refused where somebody has the time by now', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await store.appointments.apply([{ ...CANCEL, id }], aWrite());
      await book('09:30-10:30');
      const again = store.appointments.apply([{ do: 'reinstate', id }], aWrite());
      expect(await refusal(again)).toEqual([0, expect.any(ClaimRefused)]);
    });

    test('is nothing for one that stands', async () => {
      const { value } = await changed(open, (id) => ({ do: 'reinstate', id }));
      expect(value).toMatchObject({ revision: 1 });
    });
  });

  describe('marking', () => {
    test.each(['arrived', 'in_progress', 'completed'] as const)('as %s keeps the time', async (status) => {
      const { store, value } = await changed(open, (id) => ({ do: 'mark', id, status }));
      expect(value).toMatchObject({ status, revision: 2 });
      expect(await store.appointments.claimsDuring(span('09:00-10:00'), NOW)).toHaveLength(2);
      expect(await store.health.check()).toEqual([]);
    });

    test('as a no-show gives the time back, and takes it again when they come after all', async () => {
      const {
        store,
        book,
        before: id,
      } = await changed(open, (id) => ({ do: 'mark', id, status: 'no_show' }));
      expect(await store.appointments.claimsDuring(span('09:00-10:00'), NOW)).toEqual([]);
      expect(await store.health.check()).toEqual([]);
      const other = await book('09:00-10:00');
      const arrived = () => store.appointments.apply([{ do: 'mark', id, status: 'arrived' }], aWrite());
      expect(await refusal(arrived())).toEqual([0, expect.any(ClaimRefused)]);
      await store.appointments.cancel(other.id, { reason: 'other', note: null }, aWrite());
      expect((await arrived()).value).toMatchObject([{ status: 'arrived' }]);
    });

    test('owes the calendars nothing, for there is nothing else to show', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await deliver(store, id);
      for (const status of ['arrived', 'in_progress', 'completed'] as const) {
        const [marked] = (await store.appointments.apply([{ do: 'mark', id, status }], aWrite())).value;
        expect(marked).toMatchObject({ status, image: { status: 'synced' } });
      }
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.health.check()).toEqual([]);
    });

    test('as a no-show owes them that nothing is there, and one who comes after all is shown again', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await deliver(store, id);
      const mark = async (status: 'no_show' | 'arrived') => {
        await store.appointments.apply([{ do: 'mark', id, status }], aWrite());
        return (await store.images.get({ appointmentId: id, calendarId: 'bay-1' }))?.present;
      };
      expect([await mark('no_show'), await store.images.owedCount()]).toEqual([false, 1]);
      await deliver(store, id);
      expect([await mark('arrived'), await store.images.owedCount()]).toEqual([true, 1]);
      expect(await store.health.check()).toEqual([]);
    });

    test('keeps with it what is said of the visit, as one change', async () => {
      const { value } = await changed(open, (id) => ({
        do: 'mark',
        id,
        status: 'arrived',
        details: { mode: 'wait', keyTag: '14', arrivedAt: at('08:00') },
        promisedAt: at('15:30'),
      }));
      expect(value).toMatchObject({
        revision: 2,
        status: 'arrived',
        mode: 'wait',
        keyTag: '14',
        arrivedAt: at('08:00'),
        promisedAt: at('15:30'),
      });
    });

    test('is refused for what is cancelled', async () => {
      const { store, before: id } = await changed(open, (id) => ({ ...CANCEL, id }));
      const marked = store.appointments.apply([{ do: 'mark', id, status: 'arrived' }], aWrite());
      expect(await refusal(marked)).toEqual([
        0,
        expect.objectContaining({ failure: expect.objectContaining({ status: 'cancelled', verb: 'mark' }) }),
      ]);
    });
  });

  describe('a confirmed visit', () => {
    const confirmed = { confirmedAt: at('08:00') };

    test('is not confirmed any more at another time, and still is in another bay', async () => {
      const {
        store,
        before: id,
        placement,
      } = await changed(open, (id) => ({ do: 'edit', id, details: confirmed }));
      const moved = async (to: Placement) => (await store.appointments.reschedule(id, to, aWrite())).value;
      expect(await moved(placement('09:00-10:00', { bay: 'Bay 2' }))).toMatchObject(confirmed);
      expect(await moved(placement('09:00-11:00', { bay: 'Bay 2' }))).toMatchObject(confirmed);
      expect(await moved(placement('11:00-12:00', { bay: 'Bay 2' }))).toMatchObject({ confirmedAt: null });
    });

    test('is confirmed again when the move is taken back', async () => {
      const {
        store,
        before: id,
        placement,
      } = await changed(open, (id) => ({ do: 'edit', id, details: confirmed }));
      await store.appointments.reschedule(id, placement('11:00-12:00'), aWrite());
      const there = { ...placement('09:00-10:00'), ...confirmed };
      expect(await store.appointments.moveBack(id, there, NOW)).toMatchObject(confirmed);
    });
  });

  describe('editing', () => {
    test('changes what is told and promised, and leaves the rest', async () => {
      const { value, store } = await changed(open, (id) => ({
        do: 'edit',
        id,
        details: { notes: 'call first' },
        promisedAt: at('12:00'),
      }));
      expect(value).toMatchObject({
        revision: 2,
        notes: 'call first',
        promisedAt: at('12:00'),
        technician: { name: 'Maria' },
      });
      expect((await store.appointments.history(1)).at(-1)?.change).toBe('edited');
    });

    test('to what it is changes nothing', async () => {
      const { store, book } = await readyBook(open);
      const visit = await book('09:00-10:00', { technician: 'Maria', notes: 'call first' });
      const [last] = await store.journal.newest(1);
      const { id, customer, vehicle, work } = visit;
      const planned = work.map(({ service, technician, minutes, start, end }) => ({
        technicianId: technician?.id ?? null,
        serviceId: service.id,
        end,
        start,
        minutes,
      }));
      const same: Change = {
        do: 'edit',
        id,
        details: { notes: 'call first', concerns: null },
        promisedAt: null,
        work: planned,
        customerId: customer.id,
        vehicleId: vehicle.id,
      };
      expect(await store.appointments.apply([same], aWrite())).toEqual({ value: [visit], replayed: true });
      expect(await store.journal.newest(1)).toEqual([last]);
    });

    test('leaves no visit without work, nor a book that is taken for damaged', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const emptied = store.appointments.apply([{ do: 'edit', id, work: [] }], aWrite());
      await expect(emptied).rejects.toThrow('a visit without work is none');
      await book('10:00-11:00');
      expect(await store.health.check()).toEqual([]);
    });

    test('gives the work to several, the same technician twice', async () => {
      const { store, idOf, value } = await changed(open, (id, { idOf, shop }) => ({
        do: 'edit',
        id,
        work: ['09:00-09:20', '09:40-10:00'].map((times, i) =>
          piece(times, { serviceId: shop.services[i]?.id ?? 0, technicianId: idOf('Luis') }),
        ),
      }));
      expect(value?.work.map(({ service, technician }) => [service.id, technician?.name])).toEqual([
        [1, 'Luis'],
        [2, 'Luis'],
      ]);
      const claims = await store.appointments.claimsDuring(span('09:00-10:00'), NOW);
      expect(claims.filter(({ claimableId }) => claimableId === idOf('Luis'))).toMatchObject([
        span('09:00-09:20'),
        span('09:40-10:00'),
      ]);
      expect(await store.health.check()).toEqual([]);
    });

    test('leaves time between two pieces of work for somebody else', async () => {
      const { store, book, idOf, shop } = await readyBook(open);
      const { id } = await book('09:00-11:00', { technician: 'Maria' });
      const whose = { serviceId: shop.services[0]?.id ?? 0, technicianId: idOf('Maria') };
      const work = [piece('09:00-09:30', whose), piece('10:30-11:00', whose)];
      await store.appointments.apply([{ do: 'edit', id, work }], aWrite());
      const between = await book('09:30-10:30', { bay: 'Bay 2', technician: 'Maria' });
      expect(between).toMatchObject({ status: 'scheduled' });
      await expect(book('10:00-10:45', { bay: 'Yard', technician: 'Maria' })).rejects.toBeInstanceOf(
        ClaimRefused,
      );
      expect(await store.health.check()).toEqual([]);
    });

    test('moves several pieces of work with the visit', async () => {
      const { store, book, idOf, shop, placement } = await readyBook(open);
      const { id } = await book('09:00-11:00', { technician: 'Maria' });
      const whose = { serviceId: shop.services[0]?.id ?? 0, technicianId: idOf('Maria') };
      const work = [piece('09:00-09:30', whose), piece('10:00-11:00', whose)];
      await store.appointments.apply([{ do: 'edit', id, work }], aWrite());
      const { value } = await store.appointments.reschedule(id, placement('13:00-15:00'), aWrite());
      expect(value.work).toMatchObject([span('13:00-13:30'), span('14:00-15:00')]);
      expect(await store.health.check()).toEqual([]);
    });

    test('gives it to another car of the same customer, and to nobody else’s', async () => {
      const { store, book, ana, civic } = await readyBook(open);
      const { id } = await book('09:00-10:00', { customer: { id: ana.id }, vehicle: { id: civic.id } });
      const stranger = await book('10:00-11:00');
      const edit = (vehicleId: number) => store.appointments.apply([{ do: 'edit', id, vehicleId }], aWrite());
      expect(await refusal(edit(stranger.vehicle.id))).toEqual([0, expect.any(Stale)]);
      const { value: second } = await store.vehicles.add(ana.id, { ...civic, plate: 'SECOND' }, aWrite());
      expect((await edit(second.id)).value).toMatchObject([{ vehicle: { plate: 'SECOND' } }]);
    });

    test('is not in the way of who was overbooked there later', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await book('09:00-10:00', { overbookReason: 'a regular' });
      const edit = { do: 'edit', id, details: { notes: 'x' } } as const;
      expect((await store.appointments.apply([edit], aWrite())).value).toMatchObject([{ notes: 'x' }]);
    });
  });

  test('visits of one series are found by it, cancelled ones too, and whoever is new comes once with all of them', async () => {
    const { store, draft } = await readyBook(open);
    const customer = aCustomer({ name: 'Cy', phone: null });
    const theirs = { customer, vehicle: aCar({ plate: null }), seriesId: 'weekly' };
    const visits = ['14:00-15:00', '09:00-10:00'].map((times) => Object.assign(draft(times), theirs));
    const { value } = await store.appointments.apply(
      visits.map((draft): Change => ({ do: 'book', draft })),
      aWrite(),
      'booked',
    );
    expect(new Set(value.map(({ customer, vehicle }) => `${customer.id} ${vehicle.id}`)).size).toBe(1);
    const [afternoon, morning] = value.map(({ id }) => id) as [number, number];
    await store.appointments.apply([{ ...CANCEL, id: morning }], aWrite());
    const found = await store.appointments.ofSeries('weekly');
    expect(found.map(({ id, seriesId }) => [id, seriesId])).toEqual([
      [morning, 'weekly'],
      [afternoon, 'weekly'],
    ]);
    expect(await store.health.check()).toEqual([]);
  });

  describe('an appointment that no calendar shows', () => {
    test('is owed to none, and stands all the same', async () => {
      const { store, book, placement } = await readyBook(open);
      const booked = await book('09:00-10:00', { calendarId: null });
      expect(booked.image).toBeNull();
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.appointments.get(booked.id)).toEqual(booked);
      const to = placement('11:00-12:00', { calendarId: null });
      expect((await store.appointments.reschedule(booked.id, to, aWrite())).value.image).toBeNull();
      await store.appointments.cancel(booked.id, { reason: 'other', note: null }, aWrite());
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.health.check()).toEqual([]);
    });
  });

  test('an earlier answer is given with the details and the work of then', async () => {
    const { store, draft, placement } = await readyBook(open);
    const wanted = draft('09:00-10:00', { technician: 'Maria', notes: 'then', bufferMs: 60_000 });
    const { value } = await store.appointments.book(wanted, keyed('a'));
    const { id } = value;
    await store.appointments.reschedule(id, placement('11:00-12:30', { technician: 'Luis' }), aWrite());
    await store.appointments.apply([{ do: 'edit', id, details: { notes: 'now' } }], aWrite());
    const again = await store.earlierResult<typeof value>({ text: 'a', request: 'request' });
    expect(again).toMatchObject({
      revision: 1,
      notes: 'then',
      bufferMs: 60_000,
      technician: { name: 'Maria' },
      work: value.work,
    });
  });
}
