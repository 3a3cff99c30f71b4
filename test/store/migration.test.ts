import { describe, expect, test } from 'vitest';
import { nextStep } from '../../src/domain/event-image.ts';
import { at, NOW, span } from '../support/book.ts';
import { deliver } from '../support/book-deliveries.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { bookOfVersion1, type OldImage } from '../support/book-version-1.ts';

const SHOWN: OldImage = { present: 1, wanted: 2, synced: 2, event: { sequence: 7, cancelled: 0 } };
const NEW: OldImage = { present: 1, wanted: 1, synced: 0, event: null };

const NOTHING = { burning: false, tombstoneNeeded: false, hints: 0, removedRevision: null, strays: [] };

describe('a book of version 1', () => {
  test.each([
    {
      name: 'shown as it should be',
      old: SHOWN,
      image: { attempted: true, confirmed: true, dead: false, syncedRevision: 2, etag: '"7"' },
      status: 'synced',
      next: null,
    },
    {
      name: 'removed as it should be',
      old: { present: 0, wanted: 2, synced: 2, event: { sequence: 7, cancelled: 1 } },
      image: { attempted: true, confirmed: true, dead: true, etag: null },
      status: 'synced',
      next: null,
    },
    {
      name: 'removed before it was ever put',
      old: { present: 0, wanted: 2, synced: 2, event: null },
      image: { attempted: true, dead: true, etag: null },
      status: 'synced',
      next: null,
    },
    {
      name: 'owed, and never put',
      old: NEW,
      image: { attempted: true, confirmed: false, lookNeeded: true, etag: null },
      status: 'pending',
      next: { do: 'look', generation: 0 },
    },
    {
      name: 'owed, and put by a process that died before it said so',
      old: { ...NEW, event: { sequence: 7, cancelled: 0 } },
      image: { attempted: true, confirmed: true, lookNeeded: true, etag: '"7"' },
      status: 'pending',
      next: { do: 'look', generation: 0 },
    },
    {
      name: 'moved since it was shown',
      old: { ...SHOWN, synced: 1, generation: 3 },
      image: { attempted: true, confirmed: true, lookNeeded: true, syncedRevision: 1, generation: 3 },
      status: 'pending',
      next: { do: 'look', generation: 3 },
    },
    {
      name: 'cancelled since it was shown',
      old: { ...SHOWN, present: 0, synced: 1 },
      image: { attempted: true, confirmed: true, removalAttempted: true, lookNeeded: false, dead: false },
      status: 'pending',
      next: { do: 'remove', generation: 0 },
    },
    {
      name: 'wanted again after its event was removed',
      old: { ...SHOWN, wanted: 3, synced: 1, event: { sequence: 7, cancelled: 1 } },
      image: { dead: true, lookNeeded: true },
      status: 'pending',
      next: { do: 'create', generation: 1 },
    },
  ] as const)('has an event that was $name', async ({ old, image, status, next }) => {
    const { store } = openedAt(bookOfVersion1([old]));
    const kept = await store.images.get({ appointmentId: 1, calendarId: 'bay-1' });
    expect(kept).toMatchObject({ ...NOTHING, ...image });
    const action = kept === null ? 'none' : nextStep(kept).action;
    expect(action).toEqual(next === null ? null : expect.objectContaining(next));
    expect((await store.appointments.get(1))?.image.status).toBe(status);
    expect(await store.images.owedCount()).toBe(next === null ? 0 : 1);
    expect(await store.health.check()).toEqual([]);
  });

  test('keeps the order in which changes have waited, and what it holds works on', async () => {
    const { store } = openedAt(bookOfVersion1([NEW, SHOWN, NEW]));
    expect((await store.images.owed(9)).map(({ appointmentId }) => appointmentId)).toEqual([3, 1]);
    for (const id of [3, 1]) await deliver(store, id);
    expect(await store.images.owedCount()).toBe(0);
    expect(await store.appointments.during(span('00:00-24:00'), ['scheduled'])).toHaveLength(3);
    expect(await store.health.facts()).toMatchObject({ schemaVersion: 2, appointments: 3, customers: 1 });
  });

  test('is given a name, which its own events bear and others do not', async () => {
    const file = bookOfVersion1([SHOWN, NEW]);
    const name = await openedAt(file).store.shop.bookId();
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(await openedAt(file).store.shop.bookId()).toBe(name);
    const events = withRaw(file, (db) =>
      db.prepare('SELECT title, book_id, created_at, test_run FROM local_event ORDER BY sequence').all(),
    );
    expect(events).toEqual([
      { title: 'Oil change', book_id: name, created_at: NOW, test_run: null },
      { title: 'Dentist', book_id: null, created_at: NOW, test_run: null },
    ]);
  });

  test('holds no booking back', async () => {
    const { store } = openedAt(bookOfVersion1([SHOWN]));
    expect(await store.appointments.heldPast(at('23:59'))).toEqual([]);
  });
});
