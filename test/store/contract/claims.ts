import { describe, expect, test } from 'vitest';
import { ClaimRefused } from '../../../src/store/refusals.ts';
import { at, aWrite, minutes, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

export function claimsContract(open: OpenStore): void {
  describe('what an appointment takes', () => {
    test('is the bay with the buffer, and the technician without', async () => {
      const { store, book, idOf } = await readyBook(open);
      const { id } = await book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(15) });
      expect(await store.appointments.claimsDuring(span('00:00-24:00'), NOW)).toEqual([
        { appointmentId: id, claimableId: idOf('Bay 1'), start: at('09:00'), end: at('10:15') },
        { appointmentId: id, claimableId: idOf('Maria'), start: at('09:00'), end: at('10:00') },
      ]);
    });

    test('leaves room for the next one at the instant the buffer ends, and not before', async () => {
      const { book } = await readyBook(open);
      await book('09:00-10:00', { bufferMs: minutes(15) });
      await expect(book('10:00-11:00')).rejects.toBeInstanceOf(ClaimRefused);
      await expect(book('10:14-11:00')).rejects.toBeInstanceOf(ClaimRefused);
      expect(await book('10:15-11:00')).toMatchObject({ status: 'scheduled' });
    });

    test('must end, buffer included, before the next one begins', async () => {
      const { book } = await readyBook(open);
      await book('10:00-11:00');
      await expect(book('09:00-09:50', { bufferMs: minutes(11) })).rejects.toBeInstanceOf(ClaimRefused);
      expect(await book('09:00-09:50', { bufferMs: minutes(10) })).toMatchObject({ status: 'scheduled' });
    });

    test('lets the technician go on in another bay while the buffer runs', async () => {
      const { book } = await readyBook(open);
      await book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(30) });
      expect(await book('10:00-11:00', { bay: 'Bay 2', technician: 'Maria' })).toMatchObject({ revision: 1 });
    });

    test.each([
      ['starting inside', '09:30-10:30'],
      ['ending inside', '08:30-09:30'],
      ['within', '09:15-09:45'],
      ['around', '08:00-11:00'],
      ['the same', '09:00-10:00'],
      ['sharing one minute', '09:59-12:00'],
    ])('refuses another one: %s', async (_, times) => {
      const { book } = await readyBook(open);
      await book('09:00-10:00');
      await expect(book(times)).rejects.toBeInstanceOf(ClaimRefused);
    });
  });

  describe('capacity', () => {
    test('is how many there may be at once, not how many overlap', async () => {
      const { book } = await readyBook(open);
      // Seven that overlap the long one, never more than two of them at once.
      for (const times of ['09:00-10:00', '10:00-11:00', '11:00-12:00', '12:00-13:00'])
        await book(times, { bay: 'Yard' });
      for (const times of ['09:30-10:30', '10:30-11:30', '11:30-12:30']) await book(times, { bay: 'Yard' });
      expect(await book('09:00-13:00', { bay: 'Yard' })).toMatchObject({ status: 'scheduled' });
    });

    test('is used up where the most are there at once, wherever that is', async () => {
      const { book } = await readyBook(open);
      for (const times of ['09:00-10:00', '09:30-12:00', '09:45-10:15']) await book(times, { bay: 'Yard' });
      await expect(book('09:59-10:01', { bay: 'Yard' })).rejects.toBeInstanceOf(ClaimRefused);
      await expect(book('08:00-17:00', { bay: 'Yard' })).rejects.toBeInstanceOf(ClaimRefused);
      expect(await book('10:00-12:00', { bay: 'Yard' })).toMatchObject({ status: 'scheduled' });
      expect(await book('08:00-09:45', { bay: 'Yard' })).toMatchObject({ status: 'scheduled' });
    });
  });

  describe('an overbooked appointment', () => {
    const overbookReason = 'they wait in the car';

    test('passes where nothing is free, and says why', async () => {
      const { book } = await readyBook(open);
      await book('09:00-10:00', { technician: 'Maria' });
      const squeezed = await book('09:00-10:00', { technician: 'Maria', overbookReason });
      expect(squeezed).toMatchObject({ status: 'scheduled', overbookReason });
    });

    test('counts against those after it', async () => {
      const { store, book, draft } = await readyBook(open);
      await book('09:00-10:00', { overbookReason });
      const late = store.appointments.book(draft('09:30-10:30'), aWrite());
      await expect(late).rejects.toBeInstanceOf(ClaimRefused);
    });

    test('is held to the capacity again when it is moved without a reason', async () => {
      const { store, book, placement } = await readyBook(open);
      await book('09:00-10:00');
      const { id } = await book('09:30-10:30', { overbookReason });
      const move = (times: string) => store.appointments.reschedule(id, placement(times), aWrite());
      await expect(move('09:45-10:45')).rejects.toBeInstanceOf(ClaimRefused);
      expect((await move('10:00-11:00')).value.overbookReason).toBeNull();
    });
  });

  describe('claims during a stretch of time', () => {
    test('are those that share an instant with it, in order of start', async () => {
      const { store, book, idOf } = await readyBook(open);
      const before = await book('08:00-09:00', { bay: 'Yard' });
      const late = await book('09:30-10:30');
      const early = await book('08:30-09:30', { bay: 'Bay 2', technician: 'Luis' });
      const around = await book('07:00-12:00', { bay: 'Yard' });
      const after = await book('10:00-11:00', { bay: 'Yard' });
      const found = await store.appointments.claimsDuring(span('09:00-10:00'), NOW);
      expect(found.map(({ appointmentId, claimableId }) => [appointmentId, claimableId])).toEqual([
        [around.id, idOf('Yard')],
        [early.id, idOf('Bay 2')],
        [early.id, idOf('Luis')],
        [late.id, idOf('Bay 1')],
      ]);
      expect(found.map(({ appointmentId }) => appointmentId)).not.toContain(before.id);
      expect(found.map(({ appointmentId }) => appointmentId)).not.toContain(after.id);
    });

    test('are found however long ago they began', async () => {
      const { store, book, placement, draft } = await readyBook(open);
      const long = { ...placement('00:00-01:00'), start: at('10:00') - 48 * 3_600_000, end: at('10:00') };
      await store.appointments.book({ ...draft('00:00-01:00'), ...long }, aWrite());
      expect(
        await store.appointments.claimsDuring({ start: at('09:59'), end: at('12:00') }, NOW),
      ).toHaveLength(1);
      expect(await store.appointments.claimsDuring({ start: at('10:00'), end: at('12:00') }, NOW)).toEqual(
        [],
      );
      await expect(book('09:59-10:30')).rejects.toBeInstanceOf(ClaimRefused);
      expect(await book('10:00-10:30')).toMatchObject({ status: 'scheduled' });
    });
  });
}
