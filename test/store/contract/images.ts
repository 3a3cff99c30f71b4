import { describe, expect, test } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { at, aWrite, type OpenStore, RULES, readyBook } from '../../support/book.ts';
import { deliver } from '../../support/book-deliveries.ts';

const CANCELLATION = { reason: 'other', note: null } as const;

async function bookWithImage(open: OpenStore) {
  const book = await readyBook(open);
  const { store } = book;
  const { images, appointments } = store;
  const appointment = await book.book('09:00-10:00');
  /** What is owed, in short: `bay-1 present 2`. */
  const owed = async () => {
    const keys = await images.owedOf(appointment.id);
    const lines = keys.map(async (key) => {
      const image = await images.get(key);
      return `${key.calendarId} ${image?.present === true ? 'present' : 'absent'} ${image?.wantedRevision}`;
    });
    return (await Promise.all(lines)).sort();
  };
  return {
    ...book,
    images,
    appointment,
    owed,
    move: async (bay: string, technician?: string) => {
      const to = book.placement('09:00-10:00', technician === undefined ? { bay } : { bay, technician });
      return (await appointments.reschedule(appointment.id, to, aWrite())).value;
    },
    cancel: () => appointments.cancel(appointment.id, CANCELLATION, aWrite()),
    read: async () => (await appointments.get(appointment.id))?.image,
    deliver: () => deliver(store, appointment.id),
    image: (calendarId = 'bay-1') => images.get({ appointmentId: appointment.id, calendarId }),
  };
}

/** A shop in which Maria has a calendar of her own, and Luis the one of Bay 1. */
function withOwnCalendars(open: OpenStore): OpenStore {
  const [maria, luis] = RULES.technicians;
  if (maria === undefined || luis === undefined) throw new Error('the shop has two technicians');
  const technicians = [
    { ...maria, calendar: 'maria' },
    { ...luis, calendar: 'bay-1' },
  ];
  return (shop) => open({ ...shop, rules: { ...shop.rules, technicians } });
}

export function imagesContract(open: OpenStore): void {
  describe('what is owed to the calendars', () => {
    test('is each change, until the calendar shows it', async () => {
      const { owed, move, cancel, deliver, read } = await bookWithImage(open);
      expect(await owed()).toEqual(['bay-1 present 1']);
      expect(await read()).toMatchObject({ status: 'pending', link: null });
      await deliver();
      expect(await owed()).toEqual([]);
      expect(await read()).toMatchObject({ status: 'synced', link: 'https://example.org/1' });
      await move('Bay 1');
      expect(await owed()).toEqual(['bay-1 present 2']);
      expect(await read()).toMatchObject({ status: 'pending', link: 'https://example.org/1' });
      await cancel();
      expect(await owed()).toEqual(['bay-1 absent 3']);
      await deliver();
      expect(await owed()).toEqual([]);
    });

    test('is nothing for an appointment that was cancelled before anything was sent', async () => {
      const { owed, cancel, read } = await bookWithImage(open);
      await cancel();
      expect(await owed()).toEqual([]);
      expect((await read())?.status).toBe('synced');
    });

    test('is nothing that a dry run would have changed', async () => {
      const { store, draft } = await readyBook(open);
      await store.appointments.book(draft('09:00-10:00'), aWrite({ dryRun: true }));
      expect(await store.images.owedCount()).toBe(0);
    });

    test('is counted and told longest waiting first, up to the limit', async () => {
      const { store, draft } = await readyBook(open);
      const booked = async (times: string, now: string) =>
        (await store.appointments.book(draft(times), aWrite({ at: at(now) }))).value.id;
      const second = await booked('09:00-10:00', '07:30');
      const first = await booked('10:00-11:00', '07:10');
      const third = await booked('11:00-12:00', '07:40');
      const ids = async (limit: number) =>
        (await store.images.owed(limit)).map(({ appointmentId }) => appointmentId);
      expect(await ids(9)).toEqual([first, second, third]);
      expect(await ids(2)).toEqual([first, second]);
      expect(await store.images.owedCount()).toBe(3);
    });

    test('keeps its place when it changes again while it waits, and waits anew once delivered', async () => {
      const { store, draft, placement } = await readyBook(open);
      const first = (await store.appointments.book(draft('09:00-10:00'), aWrite({ at: at('07:10') }))).value;
      await store.appointments.book(draft('10:00-11:00'), aWrite({ at: at('07:20') }));
      const change = (now: string) =>
        store.appointments.reschedule(first.id, placement('11:00-12:00'), aWrite({ at: at(now) }));
      const order = async () => (await store.images.owed(9)).map(({ appointmentId }) => appointmentId);
      await change('07:30');
      expect((await order())[0]).toBe(first.id);
      await deliver(store, first.id);
      await change('07:40');
      expect((await order())[1]).toBe(first.id);
    });

    test('of a calendar in which the appointment never was is not known', async () => {
      const { image } = await bookWithImage(open);
      expect(await image('bay-2')).toBeNull();
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
      await deliver();
      expect(await owed()).toEqual([]);
      expect(await read()).toMatchObject({ calendarId: 'bay-1', eventId: eventIdOf(appointment.uuid, 1) });
    });

    test('and back before anything was sent leaves the first event, and nothing owed to the other', async () => {
      const { owed, move, deliver, read, appointment } = await bookWithImage(open);
      await move('Bay 2');
      await move('Bay 1');
      expect(await owed()).toEqual(['bay-1 present 3']);
      await deliver();
      expect(await owed()).toEqual([]);
      expect(await read()).toMatchObject({ eventId: eventIdOf(appointment.uuid) });
    });

    test('and cancelled there is absent from both', async () => {
      const { owed, move, deliver, cancel } = await bookWithImage(open);
      await deliver();
      await move('Bay 2');
      await deliver();
      await cancel();
      expect(await owed()).toEqual(['bay-2 absent 3']);
      await deliver();
      expect(await owed()).toEqual([]);
    });
  });

  describe('a technician with another calendar than the bay', () => {
    test('has the appointment there, too, and is not the calendar that is told', async () => {
      const book = await readyBook(withOwnCalendars(open));
      const { id, image } = await book.book('09:00-10:00', { technician: 'Maria' });
      const keys = await book.store.images.owedOf(id);
      expect(keys.map(({ calendarId }) => calendarId)).toEqual(['bay-1', 'maria']);
      expect(image?.calendarId).toBe('bay-1');
    });

    test('has one event of it where the calendar is the bay’s', async () => {
      const book = await readyBook(withOwnCalendars(open));
      const { id } = await book.book('09:00-10:00', { technician: 'Luis' });
      expect(await book.store.images.owedOf(id)).toEqual([
        { appointmentId: id, calendarId: 'bay-1', failures: 0 },
      ]);
    });

    test('loses the event to the next technician', async () => {
      const { move, deliver, owed } = await bookWithImage(withOwnCalendars(open));
      await deliver();
      await move('Bay 1', 'Maria');
      expect(await owed()).toEqual(['bay-1 present 2', 'maria present 2']);
      await deliver();
      await move('Bay 2', 'Luis');
      expect(await owed()).toEqual(['bay-1 present 3', 'bay-2 present 3', 'maria absent 3']);
    });

    test('is rid of a cancelled one', async () => {
      const { move, deliver, owed, cancel } = await bookWithImage(withOwnCalendars(open));
      await move('Bay 1', 'Maria');
      await deliver();
      await cancel();
      expect(await owed()).toEqual(['bay-1 absent 3', 'maria absent 3']);
    });
  });
}
