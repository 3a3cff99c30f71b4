import { describe, expect, test } from 'vitest';
import { ClaimRefused, Stale } from '../../../src/store/refusals.ts';
import { at, aWrite, failing, minutes, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

const CANCELLATION = { reason: 'vehicle_sold', note: 'called at noon' } as const;

export function changingContract(open: OpenStore): void {
  describe('rescheduling', () => {
    test('moves the appointment under its number, one revision further', async () => {
      const { store, book, placement, idOf } = await readyBook(open);
      const before = await book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(15) });
      const to = placement('14:00-15:30', { bay: 'Bay 2', technician: 'Luis', bufferMs: minutes(5) });
      const { value, replayed } = await store.appointments.reschedule(
        before.id,
        to,
        aWrite({ at: at('08:00') }),
      );
      expect({ value, replayed }).toEqual({
        replayed: false,
        value: {
          ...before,
          ...span('14:00-15:30'),
          revision: 2,
          wallStart: '2026-11-23T14:00',
          wallEnd: '2026-11-23T15:30',
          bufferMs: minutes(5),
          bay: { id: idOf('Bay 2'), name: 'Bay 2' },
          technician: { id: idOf('Luis'), name: 'Luis' },
          work: [
            {
              ...span('14:00-15:30'),
              service: before.service,
              minutes: 90,
              technician: { id: idOf('Luis'), name: 'Luis' },
            },
          ],
          image: { ...before.image, calendarId: 'bay-2', calendar: 'bay-2' },
          updatedAt: at('08:00'),
        },
      });
      expect(await store.appointments.get(before.id)).toEqual(value);
      expect(await store.appointments.claimsDuring(span('00:00-24:00'), NOW)).toEqual([
        { appointmentId: before.id, claimableId: idOf('Bay 2'), start: at('14:00'), end: at('15:35') },
        { appointmentId: before.id, claimableId: idOf('Luis'), ...span('14:00-15:30') },
      ]);
    });

    test('gives the old time back and is not in its own way', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await store.appointments.reschedule(id, placement('09:30-10:30'), aWrite());
      expect(await book('09:00-09:30')).toMatchObject({ status: 'scheduled' });
      await expect(book('10:00-11:00')).rejects.toBeInstanceOf(ClaimRefused);
    });

    test.each([
      { taken: 'the bay', to: { bay: 'Bay 1', technician: 'Luis' } },
      { taken: 'the technician', to: { bay: 'Bay 2', technician: 'Maria' } },
    ])('onto a time when $taken is taken changes nothing', async ({ to }) => {
      const { store, book, placement, dump } = await readyBook(open);
      await book('14:00-15:00', { technician: 'Maria' });
      const { id } = await book('09:00-10:00', { technician: 'Luis' });
      const before = await dump();
      const refused = store.appointments.reschedule(id, placement('14:30-15:30', to), aWrite());
      await expect(refused).rejects.toBeInstanceOf(ClaimRefused);
      expect(await dump()).toEqual(before);
    });

    test('is refused for what is not there, what is finished, and under old rules', async () => {
      const { store, book, placement, setStatus, shop, dump } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const move = (which: number, shopRevision = shop.revision) =>
        store.appointments.reschedule(which, placement('11:00-12:00', { shopRevision }), aWrite());
      const before = await dump();
      await expect(move(99)).rejects.toMatchObject(failing('not-found', { what: 'appointment' }));
      await expect(move(id, shop.revision + 1)).rejects.toBeInstanceOf(Stale);
      expect(await dump()).toEqual(before);
      for (const status of ['completed', 'no_show', 'cancelled'] as const) {
        await setStatus(id, status);
        await expect(move(id)).rejects.toMatchObject(
          failing('appointment-finished', { appointmentId: id, status, verb: 'reschedule' }),
        );
      }
      await setStatus(id, 'arrived');
      expect((await move(id)).value.status).toBe('arrived');
    });
  });

  describe('cancelling', () => {
    test('keeps the appointment with its reason and gives back the time of bay and technician', async () => {
      const { store, book } = await readyBook(open);
      const before = await book('09:00-10:00', { technician: 'Maria' });
      const { value } = await store.appointments.cancel(before.id, CANCELLATION, aWrite({ at: at('08:00') }));
      expect(value).toEqual({
        ...before,
        status: 'cancelled',
        revision: 2,
        cancellationReason: 'vehicle_sold',
        cancellationNote: 'called at noon',
        // Nothing of it was ever sent to the calendar.
        image: { ...before.image, status: 'synced' },
        updatedAt: at('08:00'),
      });
      expect(await store.appointments.claimsDuring(span('00:00-24:00'), NOW)).toEqual([]);
      expect(await book('09:00-10:00', { technician: 'Maria' })).toMatchObject({ status: 'scheduled' });
    });

    test('again gives the first cancellation and writes nothing', async () => {
      const { store, book, dump } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const { value: first } = await store.appointments.cancel(id, CANCELLATION, aWrite());
      const before = await dump();
      const again = await store.appointments.cancel(
        id,
        { reason: 'other', note: null },
        aWrite({ at: at('12:00') }),
      );
      expect(again).toEqual({ value: first, replayed: true });
      expect(await dump()).toEqual(before);
    });

    test('is refused for what is not there and for what is finished', async () => {
      const { store, book, setStatus } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const cancel = (which: number) => store.appointments.cancel(which, CANCELLATION, aWrite());
      await expect(cancel(99)).rejects.toMatchObject(failing('not-found', { what: 'appointment' }));
      for (const status of ['completed', 'no_show'] as const) {
        await setStatus(id, status);
        await expect(cancel(id)).rejects.toMatchObject(
          failing('appointment-finished', { appointmentId: id, status, verb: 'cancel' }),
        );
      }
    });
  });

  describe('the history', () => {
    test('has one entry a change, each with the appointment as that change left it', async () => {
      const { store, book, placement, idOf } = await readyBook(open);
      const { id, service } = await book('09:00-10:00', { technician: 'Maria' });
      const to = placement('11:00-12:00', { bay: 'Bay 2', overbookReason: 'urgent' });
      await store.appointments.reschedule(
        id,
        to,
        aWrite({ at: at('08:00'), source: 'agent', actor: 'desk bot' }),
      );
      await store.appointments.cancel(
        id,
        CANCELLATION,
        aWrite({ at: at('08:30'), source: 'calendar', actor: null }),
      );
      const place = { zone: 'America/New_York', ...span('11:00-12:00') };
      const walls = { wallStart: '2026-11-23T11:00', wallEnd: '2026-11-23T12:00' };
      const maria = { id: idOf('Maria'), name: 'Maria' };
      const moved = {
        ...place,
        ...walls,
        bay: { id: idOf('Bay 2'), name: 'Bay 2' },
        technician: null,
        work: [{ ...span('11:00-12:00'), service, minutes: 60, technician: null }],
      };
      expect(await store.appointments.history(id)).toMatchObject([
        {
          revision: 1,
          at: at('07:00'),
          source: 'counter',
          actor: 'ana',
          change: 'booked',
          appointment: {
            status: 'scheduled',
            ...span('09:00-10:00'),
            zone: 'America/New_York',
            wallStart: '2026-11-23T09:00',
            wallEnd: '2026-11-23T10:00',
            bay: { id: idOf('Bay 1'), name: 'Bay 1' },
            technician: maria,
            work: [{ ...span('09:00-10:00'), service, minutes: 60, technician: maria }],
            overbookReason: null,
            confirmedAt: null,
          },
        },
        {
          revision: 2,
          at: at('08:00'),
          source: 'agent',
          actor: 'desk bot',
          change: 'rescheduled',
          appointment: { status: 'scheduled', ...moved, overbookReason: 'urgent', confirmedAt: null },
        },
        {
          revision: 3,
          at: at('08:30'),
          source: 'calendar',
          actor: null,
          change: 'cancelled',
          appointment: { status: 'cancelled', ...moved, overbookReason: 'urgent', confirmedAt: null },
        },
      ]);
    });

    test('keeps its earlier entries as they were, whatever comes after', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      let before = await store.appointments.history(id);
      for (const times of ['10:00-11:00', '11:00-12:00', '09:00-10:00']) {
        const { value } = await store.appointments.reschedule(id, placement(times), aWrite());
        const now = await store.appointments.history(id);
        expect(now.slice(0, -1)).toEqual(before);
        expect(now.map(({ revision }) => revision)).toEqual(
          before.map((_, i) => i + 1).concat(value.revision),
        );
        before = now;
      }
    });

    test('is one appointment’s alone, and empty for what is not there', async () => {
      const { store, book } = await readyBook(open);
      await book('09:00-10:00');
      const { id } = await book('10:00-11:00');
      expect(await store.appointments.history(id)).toHaveLength(1);
      expect(await store.appointments.history(99)).toEqual([]);
    });
  });
}
