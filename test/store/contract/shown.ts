import { describe, expect, test } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { type EventImage, hinted } from '../../../src/domain/event-image.ts';
import { imageStatus } from '../../../src/domain/image-status.ts';
import { isOwed } from '../../../src/domain/next-step.ts';
import { at, aWrite, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';
import { adoptedAt, deliver, settle, taken } from '../../support/book-deliveries.ts';

async function bookWithImage(open: OpenStore) {
  const book = await readyBook(open);
  const { images, appointments } = book.store;
  const appointment = await book.book('09:00-10:00');
  const key = { appointmentId: appointment.id, calendarId: 'bay-1' };
  return {
    ...book,
    images,
    appointment,
    key,
    move: (bay: string, times = '09:00-10:00') =>
      appointments.reschedule(appointment.id, book.placement(times, { bay }), aWrite()),
    cancel: () => appointments.cancel(appointment.id, { reason: 'other', note: null }, aWrite()),
    read: async () => (await appointments.get(appointment.id))?.image,
    deliver: () => deliver(book.store, appointment.id),
    /** Where our events are, in short: `bay-1 09:00`. */
    shown: async (times: string) =>
      (await images.shownDuring(span(times))).map(({ calendarId, start }) => [calendarId, start]),
  };
}

export function shownContract(open: OpenStore): void {
  test('how an appointment stands in its calendar is told as the rules see its image', async () => {
    const { store, key, images, deliver, read, move } = await bookWithImage(open);
    const status = async () => {
      const image = await images.get(key);
      const [listed] = await store.appointments.during(span('08:00-12:00'), ['scheduled']);
      expect(listed?.image).toEqual(await read());
      expect(listed?.image?.status).toBe(
        image === null ? null : imageStatus({ ...image, isOwed: isOwed(image) }),
      );
      return listed?.image?.status;
    };
    expect(await status()).toBe('pending');
    await deliver();
    expect(await status()).toBe('synced');
    await move('Bay 1');
    await settle(store, await taken(store, key), { kind: 'refused', why: 'too long' });
    expect(await status()).toBe('failed');
    expect((await read())?.error).toBe('too long');
    await move('Bay 1');
    await settle(store, await taken(store, key), { kind: 'missing' });
    expect(await status()).toBe('needs_person');
  });

  describe('where the calendars show our events', () => {
    test('is nowhere before anything was sent', async () => {
      const { shown } = await bookWithImage(open);
      expect(await shown('08:00-12:00')).toEqual([]);
    });

    test('is where they may be as soon as a request may be on its way', async () => {
      const { store, images, key, shown, appointment } = await bookWithImage(open);
      await taken(store, key);
      expect(await images.shownDuring(span('09:30-12:00'))).toEqual([
        { ...key, ...span('09:00-10:00'), eventId: eventIdOf(appointment.uuid) },
      ]);
      expect(await shown('10:00-12:00')).toEqual([]);
      expect(await shown('08:00-09:00')).toEqual([]);
    });

    test('is the time before and the time after a move that is still owed', async () => {
      const { deliver, move, shown } = await bookWithImage(open);
      await deliver();
      await move('Bay 1', '11:00-12:00');
      expect(await shown('08:00-12:00')).toEqual([
        ['bay-1', at('09:00')],
        ['bay-1', at('11:00')],
      ]);
      expect(await shown('08:00-10:00')).toEqual([['bay-1', at('09:00')]]);
      expect(await shown('10:00-11:00')).toEqual([]);
      await deliver();
      expect(await shown('08:00-12:00')).toEqual([['bay-1', at('11:00')]]);
    });

    test('is the calendar that the appointment has left, until it is gone from there', async () => {
      const { deliver, move, cancel, shown } = await bookWithImage(open);
      await deliver();
      await move('Bay 2');
      expect(await shown('08:00-12:00')).toEqual([['bay-1', at('09:00')]]);
      await deliver();
      expect(await shown('08:00-12:00')).toEqual([['bay-2', at('09:00')]]);
      await cancel();
      expect(await shown('08:00-12:00')).toEqual([['bay-2', at('09:00')]]);
      await deliver();
      expect(await shown('08:00-12:00')).toEqual([]);
    });
  });

  test('an image comes back as it was kept, whatever is in it', async () => {
    const { store, images, appointment, key, read } = await bookWithImage(open);
    const turn = await taken(store, key);
    const image: EventImage = {
      ...hinted(turn.image),
      generation: 40,
      syncedRevision: 7,
      confirmed: true,
      burning: true,
      tombstoneNeeded: true,
      buried: true,
      dead: true,
      lookNeeded: true,
      hintsSeen: 3,
      removedRevision: 5,
      refusedRevision: 6,
      bent: true,
      strays: [{ generation: 2, hint: 1 }],
      etag: '"e"',
      link: 'https://example.org',
      error: 'out of order',
    };
    const outcome = { image, adopt: null, notes: [], solved: [], trouble: null };
    await images.settle(turn, NOW, () => outcome, adoptedAt, null);
    expect(await images.get(key)).toEqual(image);
    expect((await read())?.eventId).toBe(eventIdOf(appointment.uuid, 40));
  });

  test('all that is shown in a calendar is given with what the appointment says, as long as it ends later', async () => {
    const { images, appointment, deliver, move, key } = await bookWithImage(open);
    const { id, uuid } = appointment;
    await deliver();
    const image = await images.get(key);
    const shown = { appointmentId: id, uuid, revision: 1, ...span('09:00-10:00'), image, isOwed: false };
    expect(await images.shownIn('bay-1', at('09:59'))).toEqual([shown]);
    expect(await images.shownIn('bay-1', at('10:00'))).toEqual([]);
    expect(await images.shownIn('bay-2', 0)).toEqual([]);
    await move('Bay 2', '11:00-12:00');
    const left = { revision: 2, ...span('11:00-12:00'), isOwed: true };
    expect(await images.shownIn('bay-1', 0)).toMatchObject([{ ...left, image: { present: false } }]);
    expect(await images.shownIn('bay-2', 0)).toMatchObject([{ ...left, image: { present: true } }]);
  });
}
