import { describe, expect, test } from 'vitest';
import { APPOINTMENT_STATUSES } from '../../../src/domain/appointment.ts';
import { at, aWrite, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

const CANCELLATION = { reason: 'other', note: null } as const;

export function readingContract(open: OpenStore): void {
  describe('appointments during a stretch of time', () => {
    test('are those that share an instant with it, in order of start, then of the bays', async () => {
      const { store, book } = await readyBook(open);
      await book('08:00-09:00');
      const second = await book('09:30-10:00', { bay: 'Yard' });
      const first = await book('09:30-10:30', { bay: 'Bay 2' });
      const touching = await book('08:59-09:01', { bay: 'Yard' });
      await book('10:00-11:00', { bay: 'Yard' });
      const found = await store.appointments.during(span('09:00-10:00'), ['scheduled']);
      expect(found).toEqual([touching, first, second]);
    });

    test('do not count the buffer, which is no part of the appointment', async () => {
      const { store, book } = await readyBook(open);
      await book('08:00-09:00', { bufferMs: 1_800_000 });
      expect(await store.appointments.during(span('09:00-10:00'), APPOINTMENT_STATUSES)).toEqual([]);
    });

    test('are those of the statuses asked for', async () => {
      const { store, book, setStatus } = await readyBook(open);
      for (const status of APPOINTMENT_STATUSES) {
        const { id } = await book('09:00-10:00', { overbookReason: 'all at once' });
        await setStatus(id, status);
      }
      const found = async (...statuses: (typeof APPOINTMENT_STATUSES)[number][]) =>
        (await store.appointments.during(span('09:00-10:00'), statuses)).map(({ status }) => status);
      for (const status of APPOINTMENT_STATUSES) expect(await found(status)).toEqual([status]);
      expect(await found('arrived', 'cancelled')).toEqual(['arrived', 'cancelled']);
      expect(await found()).toEqual([]);
    });

    test('are found however long ago they began', async () => {
      const { store, draft } = await readyBook(open);
      const long = { ...draft('00:00-01:00'), start: at('10:00') - 48 * 3_600_000, end: at('10:00') };
      const { value } = await store.appointments.book(long, aWrite());
      expect(await store.appointments.during(span('09:59-12:00'), ['scheduled'])).toEqual([value]);
      expect(await store.appointments.during(span('10:00-12:00'), ['scheduled'])).toEqual([]);
    });
  });

  describe('appointments that are promised', () => {
    test('are those that are open and to be ready within the range, in the order of that', async () => {
      const { store, book, setStatus } = await readyBook(open);
      const promised = async (time: string | null) => {
        const { id } = await book('09:00-10:00', { overbookReason: 'all at once' });
        const promisedAt = time === null ? null : at(time);
        await store.appointments.apply([{ do: 'edit', id, promisedAt }], aWrite(), 'edited');
        return id;
      };
      const [second, first] = [await promised('12:00'), await promised('11:00')];
      await promised(null);
      await promised('13:00');
      const early = await promised('10:59');
      const done = await promised('11:30');
      await setStatus(done, 'completed');
      const found = async (times: string) =>
        (await store.appointments.promisedDuring(span(times))).map(({ id }) => id);
      expect(await found('11:00-13:00')).toEqual([first, second]);
      expect(await found('10:00-11:00')).toEqual([early]);
    });
  });

  describe('appointments of a customer', () => {
    test('are those that start in the range: at its start, and not at its end', async () => {
      const { store, draft, ana, civic, book } = await readyBook(open);
      await book('09:00-10:00', { bay: 'Bay 2' });
      const visit = { customer: { id: ana.id }, vehicle: { id: civic.id } };
      const booked = async (times: string) =>
        (await store.appointments.book({ ...draft(times), ...visit }, aWrite())).value;
      const [nine, ten, eleven] = [
        await booked('09:00-10:00'),
        await booked('10:00-11:00'),
        await booked('11:00-12:00'),
      ];
      const found = (range: { start?: number; end?: number }, limit = 9) =>
        store.appointments.ofCustomer(ana.id, range, limit);
      expect(await found({ start: at('10:00') })).toEqual([ten, eleven]);
      expect(await found({ start: at('09:00'), end: at('11:00') })).toEqual([nine, ten]);
      expect(await found({ start: at('09:00') }, 2)).toEqual([nine, ten]);
      expect(await found({ end: at('11:00') })).toEqual([ten, nine]);
      expect(await found({}, 2)).toEqual([eleven, ten]);
    });

    test('include the cancelled ones', async () => {
      const { store, book } = await readyBook(open);
      const { id, customer } = await book('09:00-10:00');
      const { value } = await store.appointments.cancel(id, CANCELLATION, aWrite());
      expect(await store.appointments.ofCustomer(customer.id, {}, 9)).toEqual([value]);
    });
  });

  describe('facts about the book', () => {
    test('count what is in it, and say when an appointment was last written', async () => {
      const { store, book } = await readyBook(open);
      expect(await store.health.newestWrite()).toBeNull();
      const { id } = await book('09:00-10:00');
      expect(await store.health.newestWrite()).toBe(NOW);
      await store.appointments.cancel(id, CANCELLATION, aWrite({ at: at('08:00') }));
      expect(await store.health.newestWrite()).toBe(at('08:00'));
      expect(await store.health.facts()).toMatchObject({ appointments: 1, customers: 2 });
      expect(await store.health.check()).toEqual([]);
    });

    test('what is not there is null', async () => {
      const { store } = await readyBook(open);
      expect(await store.appointments.get(99)).toBeNull();
      expect(await store.appointments.ofVisit(1, 1, at('09:00'))).toEqual([]);
      expect(await store.earlierResult({ text: 'unknown', request: 'r' })).toBeNull();
      expect(await store.earlierResult(null)).toBeNull();
    });
  });
}
