import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import type { EventContent } from '../../../src/store/local-events.ts';
import { at, aWrite, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

const OURS = { appointmentUuid: '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d0001', revision: 1 };

function anEvent(eventId: string, changes: Partial<EventContent> = {}): EventContent {
  return {
    calendarId: 'bay-1',
    eventId,
    ...span('09:00-10:00'),
    cancelled: false,
    busy: true,
    title: 'Fair',
    description: 'all of us',
    stamp: null,
    ...changes,
  };
}

const hours = (count: number) => count * HOUR_MS;

/** `fair-1` and `fair-2` are of one family. */
const familyOf = (eventId: string) => eventId.split('-')[0] as string;

export function localEventsContract(open: OpenStore): void {
  describe('a local event', () => {
    test('is kept as it was given', async () => {
      const { localEvents } = await readyBook(open);
      for (const event of [anEvent('a'), anEvent('b', { stamp: OURS, busy: false, cancelled: true })]) {
        const stored = await localEvents.put(event, NOW);
        expect(stored).toEqual({ ...event, etag: stored.etag, updatedAt: NOW });
        expect(await localEvents.get('bay-1', event.eventId)).toEqual(stored);
      }
      expect(await localEvents.get('bay-1', 'unknown')).toBeNull();
      expect(await localEvents.get('bay-2', 'a')).toBeNull();
    });

    test('that is put again unchanged stays as it is, etag and count included', async () => {
      const { localEvents, dump } = await readyBook(open);
      const first = await localEvents.put(anEvent('a', { stamp: OURS }), NOW);
      const before = await dump();
      expect(await localEvents.put(anEvent('a', { stamp: OURS }), at('08:00'))).toEqual(first);
      expect(await dump()).toEqual(before);
    });

    test.each<Partial<EventContent>>([
      { start: at('08:59') },
      { end: at('10:01') },
      { title: 'Other' },
      { description: '' },
      { busy: false },
      { cancelled: true },
      { stamp: OURS },
    ])('has another etag after a change of %j', async (change) => {
      const { localEvents } = await readyBook(open);
      const first = await localEvents.put(anEvent('a'), NOW);
      const second = await localEvents.put(anEvent('a', change), at('08:00'));
      expect(second).toMatchObject({ ...change, updatedAt: at('08:00') });
      expect(second.etag).not.toBe(first.etag);
    });

    test('is cancelled once, and can be put again', async () => {
      const { localEvents } = await readyBook(open);
      await localEvents.put(anEvent('a'), NOW);
      await localEvents.cancel('bay-1', 'a', at('08:00'));
      const cancelled = await localEvents.get('bay-1', 'a');
      expect(cancelled).toMatchObject({ cancelled: true, title: 'Fair', updatedAt: at('08:00') });
      await localEvents.cancel('bay-1', 'a', at('08:30'));
      await localEvents.cancel('bay-1', 'unknown', at('08:30'));
      expect(await localEvents.get('bay-1', 'a')).toEqual(cancelled);
      expect(await localEvents.put(anEvent('a'), at('09:00'))).toMatchObject({ cancelled: false });
    });
  });

  describe('an appointment’s event', () => {
    test('is left alone by a delivery that the book has overtaken', async () => {
      const { localEvents, store, book, placement } = await readyBook(open);
      const booked = await book('09:00-10:00');
      const event = (title: string, revision: number) =>
        anEvent(booked.image.eventId, { title, stamp: { appointmentUuid: booked.uuid, revision } });
      const get = () => localEvents.get('bay-1', booked.image.eventId);
      await store.appointments.reschedule(booked.id, placement('11:00-12:00'), aWrite());
      await localEvents.put(event('late', 1), NOW);
      expect(await get()).toBeNull();
      const stored = await localEvents.put(event('moved', 2), NOW);
      expect(await localEvents.put(event('late', 1), at('08:00'))).toEqual(stored);
      await localEvents.cancel('bay-1', booked.image.eventId, NOW);
      expect(await get()).toEqual(stored);
      await store.appointments.cancel(booked.id, { reason: 'other', note: null }, aWrite());
      await localEvents.cancel('bay-1', booked.image.eventId, NOW);
      await localEvents.put(event('late', 2), NOW);
      expect(await get()).toMatchObject({ cancelled: true, title: 'moved' });
    });
  });

  describe('busy time', () => {
    test('is that of others’ events that take time, in order of start', async () => {
      const { localEvents } = await readyBook(open);
      await localEvents.put(anEvent('late', span('09:30-11:00')), NOW);
      await localEvents.put(anEvent('early', span('09:00-10:30')), NOW);
      await localEvents.put(anEvent('ours', { stamp: OURS }), NOW);
      await localEvents.put(anEvent('free', { busy: false }), NOW);
      await localEvents.put(anEvent('gone', { cancelled: true }), NOW);
      await localEvents.put(anEvent('empty', span('09:40-09:40')), NOW);
      await localEvents.put(anEvent('elsewhere', { calendarId: 'bay-2' }), NOW);
      const busy = await localEvents.busy('bay-1', span('09:00-12:00'));
      expect(busy).toEqual([span('09:00-10:30'), span('09:30-11:00')]);
    });

    test.each([
      { kind: 'short', length: hours(1) },
      { kind: 'of 48 hours to the millisecond', length: hours(48) },
      { kind: 'a millisecond longer', length: hours(48) + 1 },
      { kind: 'of three weeks', length: hours(24 * 21) },
    ])('of an event $kind ends where the event ends and begins where it begins', async ({ length }) => {
      const { localEvents } = await readyBook(open);
      const event = { start: at('09:00'), end: at('09:00') + length };
      await localEvents.put(anEvent('a', event), NOW);
      const during = (start: number, end: number) => localEvents.busy('bay-1', { start, end });
      expect(await during(event.start - hours(1), event.start)).toEqual([]);
      expect(await during(event.end, event.end + hours(1))).toEqual([]);
      expect(await during(event.start - hours(1), event.start + 1)).toEqual([event]);
      expect(await during(event.end - 1, event.end + hours(1))).toEqual([event]);
      expect(await during(event.start + 1, event.end - 1)).toEqual([event]);
      expect(await during(event.start - hours(100), event.end + hours(100))).toEqual([event]);
    });
  });

  describe('changes since a point of the count', () => {
    test('are each changed event once, in order of change, cancelled ones included', async () => {
      const { localEvents } = await readyBook(open);
      for (const id of ['a', 'b', 'c']) await localEvents.put(anEvent(id), NOW);
      await localEvents.put(anEvent('x', { calendarId: 'bay-2' }), NOW);
      const start = await localEvents.since('bay-1', 0);
      expect(start.events.map(({ eventId }) => eventId)).toEqual(['a', 'b', 'c']);
      expect(await localEvents.since('bay-1', start.sequence)).toEqual({
        events: [],
        sequence: start.sequence,
      });
      await localEvents.put(anEvent('a', { title: 'Moved' }), NOW);
      await localEvents.put(anEvent('a', { title: 'Moved again' }), NOW);
      await localEvents.cancel('bay-1', 'b', NOW);
      await localEvents.put(anEvent('c'), NOW);
      const next = await localEvents.since('bay-1', start.sequence);
      expect(next.events.map(({ eventId, cancelled }) => [eventId, cancelled])).toEqual([
        ['a', false],
        ['b', true],
      ]);
      expect(await localEvents.since('bay-1', next.sequence)).toMatchObject({ events: [] });
    });

    test('of a calendar without events are none', async () => {
      const { localEvents } = await readyBook(open);
      expect(await localEvents.since('unknown', 0)).toEqual({ events: [], sequence: 0 });
    });
  });

  describe('events brought in together', () => {
    test('are added, changed and left, and what their series no longer has is cancelled', async () => {
      const { localEvents } = await readyBook(open);
      for (const id of ['fair-1', 'fair-2', 'fair-3', 'fairy']) await localEvents.put(anEvent(id), NOW);
      const events = [anEvent('fair-1'), anEvent('fair-2', { title: 'Other' }), anEvent('fair-4')];
      const batch = { calendarId: 'bay-1', events, under: 'fair', familyOf };
      const { value } = await localEvents.putAll(batch, aWrite());
      expect(value).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 });
      const live = (await localEvents.since('bay-1', 0)).events.filter(({ cancelled }) => !cancelled);
      expect(live.map(({ eventId }) => eventId).sort()).toEqual(['fair-1', 'fair-2', 'fair-4', 'fairy']);
      const again = await localEvents.putAll(batch, aWrite());
      expect(again.value).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
    });

    test('touch no family that did not come in, and no other calendar', async () => {
      const { localEvents } = await readyBook(open);
      await localEvents.put(anEvent('fair-1', { calendarId: 'bay-2' }), NOW);
      await localEvents.put(anEvent('fairy-1'), NOW);
      await localEvents.put(anEvent('show-1'), NOW);
      const batch = { calendarId: 'bay-1', events: [anEvent('fair-2')], under: 'fair', familyOf };
      const { value } = await localEvents.putAll(batch, aWrite());
      expect(value).toEqual({ added: 1, changed: 0, removed: 0, unchanged: 0 });
      expect(await localEvents.get('bay-2', 'fair-1')).toMatchObject({ cancelled: false });
      expect(await localEvents.get('bay-1', 'fairy-1')).toMatchObject({ cancelled: false });
      expect(await localEvents.get('bay-1', 'show-1')).toMatchObject({ cancelled: false });
    });

    test('are all there or none', async () => {
      const { localEvents, dump } = await readyBook(open);
      const before = await dump();
      const events = [anEvent('a'), anEvent('b', { start: at('11:00'), end: at('10:00') })];
      await expect(
        localEvents.putAll({ calendarId: 'bay-1', events, under: 'import:', familyOf }, aWrite()),
      ).rejects.toThrow();
      expect(await dump()).toEqual(before);
    });
  });

  test('calendars are told with how many events are to come and take time', async () => {
    const { localEvents } = await readyBook(open);
    await localEvents.put(anEvent('running', span('06:00-07:01')), NOW);
    await localEvents.put(anEvent('over', span('06:00-07:00')), NOW);
    await localEvents.put(anEvent('ours', { stamp: OURS }), NOW);
    await localEvents.put(anEvent('free', { calendarId: 'bay-2', busy: false }), NOW);
    expect(await localEvents.calendars(NOW)).toEqual([
      { calendarId: 'bay-1', upcomingEvents: 1 },
      { calendarId: 'bay-2', upcomingEvents: 0 },
    ]);
  });
}
