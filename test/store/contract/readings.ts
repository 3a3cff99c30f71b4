import { describe, expect, test } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import type { InboxNote } from '../../../src/domain/inbox.ts';
import type { Reading } from '../../../src/store/calendar-readings.ts';
import type { SeenEvent } from '../../../src/store/images.ts';
import { at, aWrite, NOW, type OpenStore, readyBook } from '../../support/book.ts';
import { deliver, settle, taken } from '../../support/book-deliveries.ts';
import { aReading } from '../../support/readings.ts';

const STRANGER = '018f6b7e-3c1a-7d2e-9b4f-ffffffffffff';

const NOTE: InboxNote = {
  kind: 'unknown-event',
  appointmentId: null,
  calendarId: 'bay-1',
  eventId: 'e',
  event: null,
  detail: null,
};

/** A book with an appointment whose second event (generation 1) is in Bay 1's calendar. */
async function shownBook(open: OpenStore) {
  const book = await readyBook(open);
  const { store } = book;
  const appointment = await book.book('09:00-10:00');
  const { id, uuid } = appointment;
  const key = { appointmentId: id, calendarId: 'bay-1' };
  await deliver(store, id);
  for (const bay of ['Bay 2', 'Bay 1']) {
    await store.appointments.reschedule(id, book.placement('09:00-10:00', { bay }), aWrite());
    await deliver(store, id);
  }
  const { etag } = (await store.images.get(key)) ?? {};
  const seen = (changes: Partial<SeenEvent> = {}): SeenEvent => ({
    uuid,
    generation: 1,
    etag: etag ?? '',
    cancelled: false,
    recurring: false,
    ...changes,
  });
  const image = () => store.images.get(key);
  return { ...book, appointment, key, seen, image, calendars: store.calendars };
}

export function readingsContract(open: OpenStore): void {
  describe('an event seen in a calendar', () => {
    test.each([
      { name: 'as we left it says nothing', changes: {}, hints: 0, strays: 0 },
      { name: 'with another etag is a hint', changes: { etag: '"x"' }, hints: 1, strays: 0 },
      { name: 'as removed is a hint', changes: { cancelled: true }, hints: 1, strays: 0 },
      { name: 'live of an earlier generation is a stray', changes: { generation: 0 }, hints: 0, strays: 1 },
      {
        name: 'removed of an earlier one says nothing',
        changes: { generation: 0, cancelled: true },
        hints: 0,
        strays: 0,
      },
    ])('$name', async ({ changes, hints, strays }) => {
      const { calendars, seen, image, store } = await shownBook(open);
      const before = await image();
      const reading = aReading({ seen: [seen(changes)] });
      expect((await calendars.preview(reading, NOW)).unknown).toEqual([]);
      expect(await image()).toEqual(before);
      expect(await calendars.takeIn(reading, NOW)).toEqual({ hints, strays });
      const after = await image();
      expect((after?.hints ?? 0) - (before?.hints ?? 0)).toBe(hints + strays);
      expect(after?.strays.map(({ generation }) => generation)).toEqual(strays === 0 ? [] : [0]);
      expect(await store.images.owedCount()).toBe(hints + strays);
      expect(await store.health.check()).toEqual([]);
    });

    test('as removed says nothing of one that is known to be gone', async () => {
      const { calendars, seen, key, store, appointment, placement } = await shownBook(open);
      await store.appointments.reschedule(appointment.id, placement('11:00-12:00'), aWrite());
      await settle(store, await taken(store, key), { kind: 'missing' });
      const gone = aReading({ seen: [seen({ cancelled: true })] });
      expect(await calendars.takeIn(gone, NOW)).toEqual({ hints: 0, strays: 0 });
      expect(await calendars.preview(gone, NOW)).toMatchObject({ removed: 0, upcoming: 1 });
      await store.appointments.cancel(appointment.id, { reason: 'other', note: null }, aWrite());
      await deliver(store, appointment.id);
      expect(await calendars.takeIn(gone, NOW)).toEqual({ hints: 0, strays: 0 });
      expect(await calendars.takeIn(aReading({ seen: [seen()] }), NOW)).toEqual({ hints: 1, strays: 0 });
    });

    test('is unknown for an appointment, a generation or a calendar that this book does not know', async () => {
      const { calendars, seen, appointment } = await shownBook(open);
      const unknown = [seen({ uuid: STRANGER, generation: 0 }), seen({ generation: 2 })];
      const reading = aReading({ seen: [seen(), ...unknown] });
      expect(await calendars.preview(reading, NOW)).toMatchObject({
        unknown: [eventIdOf(STRANGER)],
        later: [eventIdOf(appointment.uuid, 2)],
        elsewhere: new Map(),
      });
      expect(await calendars.takeIn(reading, NOW)).toEqual({ hints: 0, strays: 0 });
      const elsewhere = aReading({ calendarId: 'yard', seen: [seen()] });
      expect(await calendars.preview(elsewhere, NOW)).toMatchObject({
        unknown: [],
        later: [],
        elsewhere: new Map([[eventIdOf(appointment.uuid, 1), appointment.id]]),
      });
    });

    test.each([
      { name: 'seen changed', current: [{ etag: '"x"' }], fullSince: null },
      { name: 'missing from a full reading', current: [], fullSince: NOW },
    ])('counts beside a stray of the same appointment: $name', async ({ current, fullSince }) => {
      const { calendars, seen, image } = await shownBook(open);
      const events = [seen({ generation: 0 }), ...current.map(seen)];
      const taken = await calendars.takeIn(aReading({ seen: events, fullSince }), NOW);
      expect(taken).toEqual({ hints: 1, strays: 1 });
      expect(await image()).toMatchObject({ hints: 2, strays: [{ generation: 0, hint: 1 }] });
    });

    test('counts each time, so that what is seen while another look is under way is looked into, too', async () => {
      const { calendars, seen, image, key, store } = await shownBook(open);
      await calendars.takeIn(aReading({ seen: [seen({ etag: '"x"' })] }), NOW);
      const look = await taken(store, key);
      await calendars.takeIn(aReading({ seen: [seen({ etag: '"y"' })] }), NOW);
      await settle(store, look, { kind: 'missing' });
      expect(await image()).toMatchObject({ hints: 2, hintsSeen: 1 });
      expect(await store.images.owedCount()).toBe(1);
    });
  });

  describe('a full reading', () => {
    test('hints at every event that may be there, ends later and was not seen', async () => {
      const { calendars, seen, image, store, book, key } = await shownBook(open);
      const sent = await book('12:00-13:00');
      await taken(store, { appointmentId: sent.id, calendarId: 'bay-1' });
      await book('14:00-15:00');
      const none = { hints: 0, strays: 0 };
      expect(await calendars.takeIn(aReading({ seen: [seen()], fullSince: at('13:00') }), NOW)).toEqual(none);
      expect(await calendars.takeIn(aReading({ seen: [seen()], fullSince: at('12:59') }), NOW)).toEqual({
        ...none,
        hints: 1,
      });
      expect(await image()).toMatchObject({ hints: 0 });
      expect(await calendars.takeIn(aReading({ fullSince: at('07:00') }), NOW)).toEqual({
        ...none,
        hints: 2,
      });
      expect(await store.images.owedOf(key.appointmentId)).toMatchObject([key]);
      expect(await calendars.takeIn(aReading({ calendarId: 'yard', fullSince: 0 }), NOW)).toEqual(none);
    });

    test('hints no more at what somebody is known to have removed', async () => {
      const { calendars, key, store } = await shownBook(open);
      await calendars.takeIn(aReading({ fullSince: NOW }), NOW);
      await settle(store, await taken(store, key), { kind: 'missing' });
      expect(await calendars.takeIn(aReading({ fullSince: NOW }), NOW)).toEqual({ hints: 0, strays: 0 });
    });
  });

  describe('before it is kept, a reading', () => {
    test('tells how many events still to come it shows as removed, of how many', async () => {
      const { calendars, seen, book, store } = await shownBook(open);
      const later = await book('12:00-13:00');
      await deliver(store, later.id);
      const cancelled = await book('14:00-15:00');
      await store.appointments.cancel(cancelled.id, { reason: 'other', note: null }, aWrite());
      const removed = async (reading: Partial<Reading>, now = NOW) => {
        const { removed, upcoming } = await calendars.preview(aReading(reading), now);
        return [removed, upcoming];
      };
      expect(await removed({})).toEqual([0, 2]);
      expect(await removed({ seen: [seen({ cancelled: true })] })).toEqual([1, 2]);
      expect(await removed({ seen: [seen({ cancelled: true, generation: 0 })] })).toEqual([0, 2]);
      expect(await removed({ fullSince: NOW })).toEqual([2, 2]);
      expect(await removed({ fullSince: NOW, seen: [seen()] })).toEqual([1, 2]);
      expect(await removed({ fullSince: NOW, seen: [seen({ cancelled: true })] })).toEqual([2, 2]);
      expect(await removed({ fullSince: NOW }, at('10:00'))).toEqual([1, 1]);
    });

    test('takes no creation that never arrived for a removal', async () => {
      const { calendars, seen, book, store } = await shownBook(open);
      const sent = await book('12:00-13:00');
      await taken(store, { appointmentId: sent.id, calendarId: 'bay-1' });
      const reading = aReading({ fullSince: NOW, seen: [seen()] });
      expect(await calendars.preview(reading, NOW)).toMatchObject({ removed: 0, upcoming: 2 });
    });
  });

  test('a reading is kept as a whole: hints, notes and token', async () => {
    const { calendars, seen, store } = await shownBook(open);
    const reading = aReading({ seen: [seen({ etag: '"x"' })], notes: [NOTE, NOTE], syncToken: 'next' });
    await calendars.takeIn(reading, at('07:20'));
    expect(await calendars.get('bay-1')).toMatchObject({ syncToken: 'next' });
    expect(await store.inbox.list({ all: false, limit: 9 })).toMatchObject([{ ...NOTE, at: at('07:20') }]);
    expect(await store.images.owedCount()).toBe(1);
  });

  test('a reading that cannot be kept leaves nothing of it', async () => {
    const { calendars, seen, dump } = await shownBook(open);
    const before = await dump();
    const notes = [NOTE, { ...NOTE, appointmentId: 99 }];
    await expect(calendars.takeIn(aReading({ seen: [seen({ etag: '"x"' })], notes }), NOW)).rejects.toThrow();
    expect(await dump()).toEqual(before);
  });
}
