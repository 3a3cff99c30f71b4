import { describe, expect, test } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import type { PendingChange } from '../../../src/store/store.ts';
import { at, aWrite, NOW, type OpenStore, readyBook } from '../../support/book.ts';

const CANCELLATION = { reason: 'other', note: null } as const;
const RECEIPT = { eventId: 'e', etag: '"1"', link: 'https://example.org/1' };

/** What is owed, in short: `bay-1 present 2`. */
const shown = (changes: readonly PendingChange[]) =>
  changes.map(({ calendarId, wanted, revision }) => `${calendarId} ${wanted} ${revision}`).sort();

async function bookWithImage(open: OpenStore) {
  const book = await readyBook(open);
  const { images, appointments } = book.store;
  const appointment = await book.book('09:00-10:00');
  return {
    ...book,
    images,
    appointment,
    owed: async () => shown(await images.pendingOf(appointment.id)),
    move: async (bay: string) =>
      (await appointments.reschedule(appointment.id, book.placement('09:00-10:00', { bay }), aWrite())).value,
    cancel: () => appointments.cancel(appointment.id, CANCELLATION, aWrite()),
    read: async () => (await appointments.get(appointment.id))?.image,
    /** Everything that is owed is delivered. */
    deliver: async () => {
      for (const change of await images.pendingOf(appointment.id))
        await images.confirm(change, change.wanted === 'present' ? RECEIPT : null, NOW);
    },
  };
}

export function imagesContract(open: OpenStore): void {
  describe('what is owed to the calendars', () => {
    test('is each change, until it is confirmed', async () => {
      const { owed, move, cancel, deliver, read } = await bookWithImage(open);
      expect(await owed()).toEqual(['bay-1 present 1']);
      await deliver();
      expect(await owed()).toEqual([]);
      expect(await read()).toMatchObject({ status: 'synced', link: RECEIPT.link });
      await move('Bay 1');
      expect(await owed()).toEqual(['bay-1 present 2']);
      expect(await read()).toMatchObject({ status: 'pending', link: RECEIPT.link });
      await cancel();
      expect(await owed()).toEqual(['bay-1 absent 3']);
      await deliver();
      expect(await owed()).toEqual([]);
    });

    test('names the appointment as it is now and the event that shows it', async () => {
      const { appointment, images, move } = await bookWithImage(open);
      const moved = await move('Bay 1');
      expect(await images.pendingOf(appointment.id)).toEqual([
        {
          appointment: moved,
          calendarId: 'bay-1',
          eventId: eventIdOf(appointment.uuid),
          wanted: 'present',
          revision: 2,
        },
      ]);
    });

    test('is counted and told longest waiting first, up to the limit', async () => {
      const { store, draft } = await readyBook(open);
      const booked = async (times: string, now: string) =>
        (await store.appointments.book(draft(times), aWrite({ at: at(now) }))).value.id;
      const second = await booked('09:00-10:00', '07:30');
      const first = await booked('10:00-11:00', '07:10');
      const third = await booked('11:00-12:00', '07:40');
      const ids = async (limit: number) =>
        (await store.images.pending(limit)).map(({ appointment }) => appointment.id);
      expect(await ids(9)).toEqual([first, second, third]);
      expect(await ids(2)).toEqual([first, second]);
      expect(await store.images.pendingCount()).toBe(3);
    });

    test('keeps its place when it changes again while it waits, and waits anew once delivered', async () => {
      const { store, draft, placement } = await readyBook(open);
      const first = (await store.appointments.book(draft('09:00-10:00'), aWrite({ at: at('07:10') }))).value;
      await store.appointments.book(draft('10:00-11:00'), aWrite({ at: at('07:20') }));
      const change = (now: string) =>
        store.appointments.reschedule(first.id, placement('11:00-12:00'), aWrite({ at: at(now) }));
      const order = async () => (await store.images.pending(9)).map(({ appointment }) => appointment.id);
      await change('07:30');
      expect((await order())[0]).toBe(first.id);
      for (const owed of await store.images.pendingOf(first.id))
        await store.images.confirm(owed, RECEIPT, NOW);
      await change('07:40');
      expect((await order())[1]).toBe(first.id);
    });
  });

  describe('confirming', () => {
    test('an older revision leaves the newer one owed', async () => {
      const { images, appointment, owed, move } = await bookWithImage(open);
      const [old] = await images.pendingOf(appointment.id);
      await move('Bay 1');
      await images.confirm(old as PendingChange, RECEIPT, NOW);
      expect(await owed()).toEqual(['bay-1 present 2']);
    });

    test('an older revision never goes back behind a newer one', async () => {
      const { images, appointment, owed, move, deliver, read } = await bookWithImage(open);
      const [old] = await images.pendingOf(appointment.id);
      await move('Bay 1');
      await deliver();
      const confirmed = await read();
      await images.confirm(old as PendingChange, { ...RECEIPT, link: 'https://example.org/old' }, NOW);
      expect(await owed()).toEqual([]);
      expect(await read()).toEqual(confirmed);
    });

    test('twice is harmless', async () => {
      const { images, appointment, owed, read, deliver } = await bookWithImage(open);
      const [change] = await images.pendingOf(appointment.id);
      await deliver();
      const confirmed = await read();
      await images.confirm(change as PendingChange, RECEIPT, NOW);
      expect([await owed(), await read()]).toEqual([[], confirmed]);
    });
  });

  describe('a bay with another calendar', () => {
    test('leaves the appointment owed to the one as present and to the other as absent', async () => {
      const { owed, move, deliver, read } = await bookWithImage(open);
      await deliver();
      await move('Bay 2');
      expect(await owed()).toEqual(['bay-1 absent 2', 'bay-2 present 2']);
      expect(await read()).toMatchObject({ status: 'pending', calendarId: 'bay-2', link: null });
      await deliver();
      expect(await owed()).toEqual([]);
    });

    test('and back again brings an event with another id, since the first one’s is burnt', async () => {
      const { owed, move, deliver, read, appointment } = await bookWithImage(open);
      await deliver();
      await move('Bay 2');
      await deliver();
      await move('Bay 1');
      expect(await owed()).toEqual(['bay-1 present 3', 'bay-2 absent 3']);
      expect(await read()).toMatchObject({
        calendarId: 'bay-1',
        eventId: eventIdOf(appointment.uuid, 1),
        link: null,
      });
      await deliver();
      expect(await owed()).toEqual([]);
    });

    test('and back before anything was delivered leaves one present and the other absent', async () => {
      const { owed, move, deliver, read, appointment } = await bookWithImage(open);
      await move('Bay 2');
      await move('Bay 1');
      expect(await owed()).toEqual(['bay-1 present 3', 'bay-2 absent 3']);
      expect(await read()).toMatchObject({ eventId: eventIdOf(appointment.uuid) });
      await deliver();
      expect(await owed()).toEqual([]);
    });

    test('and cancelled there is absent from both', async () => {
      const { owed, move, deliver, cancel } = await bookWithImage(open);
      await deliver();
      await move('Bay 2');
      await cancel();
      expect(await owed()).toEqual(['bay-1 absent 2', 'bay-2 absent 3']);
      await deliver();
      expect(await owed()).toEqual([]);
    });
  });
}
