import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../src/domain/appointment.ts';
import { aCar, aCustomer, at, aWrite, keyed, NOW, readyBook } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { scratchFile } from '../support/scratch.ts';

const DAY_MS = 86_400_000;

async function bookAt(file: string) {
  return readyBook(async (shop) => openedAt(file, shop));
}

const keptIn = (file: string) =>
  withRaw(file, (db) => db.prepare('SELECT key, result FROM idempotency_key ORDER BY key').all()) as {
    key: string;
    result: string;
  }[];

describe('the answers that are kept under keys', () => {
  test('hold no name, phone or address of anybody', async () => {
    const file = scratchFile();
    const { store, draft, placement } = await bookAt(file);
    const { customers, vehicles, appointments } = store;
    const cy = aCustomer({ name: 'Cy Twombly', phone: '+19175550100', email: 'cy@example.com' });
    const { value: added } = await customers.add(cy, keyed('a'));
    await vehicles.add(added.id, aCar({ plate: 'CYS1' }), keyed('b'));
    const wanted = draft('09:00-10:00', { notes: 'wants coffee', customer: { id: added.id } });
    const { value: booked } = await appointments.book(wanted, keyed('c'));
    await appointments.reschedule(booked.id, placement('10:00-11:00'), keyed('d'));
    await store.keepResult({ moved: [{ appointment: booked, before: null }] }, keyed('e'));
    await store.keepResult(await store.shop.read(), keyed('f'));
    expect(keptIn(file).map(({ result }) => result)).toEqual([
      '{"$customer":2}',
      '{"$vehicle":2}',
      '{"$appointment":1,"revision":1}',
      '{"$appointment":1,"revision":2}',
      '{"moved":[{"appointment":{"$appointment":1,"revision":1},"before":null}]}',
      '{"$shop":1}',
    ]);
  });

  test('are given again as they were, whatever has become of the appointment', async () => {
    const { store, draft, placement } = await bookAt(scratchFile());
    const { appointments } = store;
    const wanted = draft('09:00-10:00', { technician: 'Maria', notes: 'n', concerns: 'c' });
    const first = await appointments.book(wanted, keyed('book'));
    const second = await appointments.reschedule(
      1,
      placement('10:00-11:00', { bay: 'Bay 2' }),
      keyed('move'),
    );
    const third = await appointments.cancel(1, { reason: 'other', note: 'ill' }, keyed('cancel'));
    for (const [key, { value }] of Object.entries({ book: first, move: second, cancel: third })) {
      const again = await store.earlierResult<Appointment>(keyed(key).key);
      expect({ ...again, image: null }).toEqual({ ...value, image: null });
      expect(again?.image?.calendarId).toBe(value.image?.calendarId);
    }
  });

  test('are forgotten after thirty days, a hundred with each that is kept', async () => {
    const file = scratchFile();
    const { store } = await bookAt(file);
    for (let i = 0; i < 250; i += 1) await store.keepResult(i, { ...keyed(`old ${i}`), at: NOW + i });
    const counted = () => keptIn(file).length;
    await store.keepResult(1, { ...keyed('a month less a day'), at: NOW + 29 * DAY_MS });
    expect(counted()).toBe(251);
    await store.keepResult(1, { ...keyed('a month'), at: NOW + 31 * DAY_MS });
    expect(counted()).toBe(152);
    expect(await store.earlierResult(keyed('old 0').key)).toBeNull();
    expect(await store.earlierResult(keyed('old 249').key)).toBe(249);
  });

  test('are forgotten after as many days as the shop wants', async () => {
    const file = scratchFile();
    const { store } = await bookAt(file);
    const shop = await store.shop.read();
    await store.shop.replace({ ...shop, keepAnswersDays: 365 }, shop.zone, new Map(), aWrite());
    await store.keepResult(1, keyed('first'));
    await store.keepResult(2, { ...keyed('a day before the year is over'), at: NOW + 364 * DAY_MS });
    expect(await store.earlierResult(keyed('first').key)).toBe(1);
    await store.keepResult(3, { ...keyed('a day after'), at: NOW + 366 * DAY_MS });
    expect(await store.earlierResult(keyed('first').key)).toBeNull();
  });

  test('leave nothing behind once they are forgotten', async () => {
    const file = scratchFile();
    const { store, draft } = await bookAt(file);
    const changes = ['09:00-10:00', '10:00-11:00'].map((times) => ({
      do: 'book' as const,
      draft: draft(times, { heldUntil: at('23:00') }),
    }));
    await store.appointments.apply(changes, keyed('both'));
    await store.keepResult(1, { ...keyed('later'), at: NOW + 31 * DAY_MS });
    const left = withRaw(file, (db) => db.prepare('SELECT count(*) FROM answered_appointment').pluck().get());
    expect(left).toBe(0);
    expect(keptIn(file).map(({ key }) => key)).toEqual(['later']);
  });
});
