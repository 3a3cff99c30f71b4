import { describe, expect, test } from 'vitest';
import type { BroughtOccurrence } from '../../../src/domain/event-family.ts';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import type {
  BroughtEvents,
  EventBatch,
  EventContent,
  LocalEvents,
  NewEvent,
} from '../../../src/store/local-events.ts';
import { at, aWrite, type Book, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

const NO_CHANGES = { added: 0, changed: 0, removed: 0, unchanged: 0, outdated: [] };

const OURS = {
  bookId: 'b'.repeat(32),
  appointmentUuid: '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d0001',
  revision: 1,
};

function anEvent(eventId: string, changes: Partial<NewEvent> = {}): EventContent & NewEvent {
  return {
    calendarId: 'bay-1',
    eventId,
    ...span('09:00-10:00'),
    cancelled: false,
    busy: true,
    title: 'Fair',
    description: 'all of us',
    stamp: null,
    testRun: null,
    ...changes,
  };
}

function changed(eventId: string, title: string) {
  const { start, end } = span('09:00-10:00');
  const place = { calendarId: 'bay-1', eventId };
  return { ...place, start, end, title, zone: 'UTC', stamp: null, once: false, notify: false };
}

const inBay1 = (eventId: string) => ({ calendarId: 'bay-1', eventId });

async function make(localEvents: LocalEvents, ...events: readonly NewEvent[]): Promise<void> {
  for (const event of events) {
    const { kind } = await localEvents.create(event, NOW);
    if (kind !== 'live') throw new Error(`${event.eventId}: ${kind}`);
  }
}

const hours = (count: number) => count * HOUR_MS;

/** An occurrence as a file tells it with its whole event. */
function told(recurrenceId: string, changes: Partial<BroughtOccurrence> = {}): BroughtOccurrence {
  return {
    recurrenceId,
    ...span('09:00-10:00'),
    cancelled: false,
    busy: true,
    title: 'Fair',
    version: { sequence: 1, saidAt: null },
    toldBy: 'whole',
    line: 1,
    ...changes,
  };
}

function batchOf(...families: readonly BroughtEvents[]): EventBatch {
  return { calendarId: 'bay-1', families, under: 'import:', since: NOW };
}

function familyOf(name: string, ...occurrences: readonly BroughtOccurrence[]): BroughtEvents {
  const whole = { version: { sequence: 1, saidAt: null }, line: 1 };
  const isWhole = occurrences.some(({ toldBy }) => toldBy === 'whole');
  return { under: `import:${name}#`, whole: isWhole ? whole : null, occurrences, later: [] };
}

async function liveIn({ localEvents }: Pick<Book, 'localEvents'>, calendarId = 'bay-1'): Promise<string[]> {
  const { events } = await localEvents.since(calendarId, null, 0);
  return events.filter(({ cancelled }) => !cancelled).map(({ eventId, title }) => `${eventId} ${title}`);
}

export function localEventsContract(open: OpenStore): void {
  describe('a local event', () => {
    test('is kept as it was given', async () => {
      const { localEvents } = await readyBook(open);
      for (const event of [anEvent('a'), anEvent('b', { stamp: OURS, busy: false, testRun: 'run-7' })]) {
        const answer = await localEvents.create(event, NOW);
        const stored = answer.kind === 'live' ? answer.event : null;
        const kept = { createdAt: NOW, updatedAt: NOW, etag: stored?.etag };
        const plain = { allDay: false, recurring: false, link: null };
        expect(stored).toEqual({ ...event, ...kept, ...plain });
        expect(await localEvents.get(event)).toEqual(stored);
      }
      expect(await localEvents.get(inBay1('unknown'))).toBeNull();
      expect(await localEvents.get({ calendarId: 'bay-2', eventId: 'a' })).toBeNull();
    });

    test('has an id that is used once', async () => {
      const { localEvents } = await readyBook(open);
      await make(localEvents, anEvent('a'));
      const other = anEvent('a', { title: 'Other' });
      expect(await localEvents.create(other, NOW)).toEqual({ kind: 'exists' });
      await localEvents.remove(inBay1('a'), null, NOW);
      expect(await localEvents.create(other, NOW)).toEqual({ kind: 'exists' });
      expect(await localEvents.get(inBay1('a'))).toMatchObject({ title: 'Fair', cancelled: true });
    });

    test('that is changed keeps what is not said, and when it was made', async () => {
      const { localEvents } = await readyBook(open);
      await make(localEvents, anEvent('a', { stamp: OURS, testRun: 'run-7' }));
      const before = await localEvents.get(inBay1('a'));
      const answer = await localEvents.change(
        { ...changed('a', 'Moved'), ...span('11:00-12:00') },
        before?.etag ?? '',
        at('08:00'),
      );
      const stored = await localEvents.get(inBay1('a'));
      expect(answer).toEqual({ kind: 'live', event: stored });
      expect(stored).toEqual({
        ...before,
        ...span('11:00-12:00'),
        title: 'Moved',
        etag: stored?.etag,
        updatedAt: at('08:00'),
      });
      expect(stored?.etag).not.toBe(before?.etag);
    });

    test('is changed only while its etag is the one that is named', async () => {
      const { localEvents } = await readyBook(open);
      await make(localEvents, anEvent('a'));
      const { etag } = (await localEvents.get(inBay1('a'))) ?? { etag: '' };
      await localEvents.change(changed('a', 'First'), etag, NOW);
      expect(await localEvents.change(changed('a', 'Late'), etag, NOW)).toEqual({ kind: 'changed' });
      expect(await localEvents.get(inBay1('a'))).toMatchObject({ title: 'First' });
      expect(await localEvents.change(changed('a', 'Anyway'), null, NOW)).toMatchObject({ kind: 'live' });
    });

    test('is removed once, and is not changed afterwards', async () => {
      const { localEvents, dump } = await readyBook(open);
      await make(localEvents, anEvent('a'));
      expect(await localEvents.remove(inBay1('a'), null, at('08:00'))).toEqual({ kind: 'removed' });
      const removed = { cancelled: true, title: 'Fair', createdAt: NOW, updatedAt: at('08:00') };
      expect(await localEvents.get(inBay1('a'))).toMatchObject(removed);
      const before = await dump();
      expect(await localEvents.remove(inBay1('a'), null, at('08:30'))).toEqual({ kind: 'gone' });
      expect(await localEvents.change(changed('a', 'Late'), null, at('08:30'))).toEqual({ kind: 'gone' });
      expect(await dump()).toEqual(before);
    });

    test('that never was is missing', async () => {
      const { localEvents } = await readyBook(open);
      expect(await localEvents.remove(inBay1('a'), null, NOW)).toEqual({ kind: 'missing' });
      expect(await localEvents.change(changed('a', 'Late'), null, NOW)).toEqual({ kind: 'missing' });
    });
  });

  describe('busy time', () => {
    test('is that of others’ events that take time, in order of start', async () => {
      const { localEvents } = await readyBook(open);
      await make(localEvents, anEvent('late', span('09:30-11:00')));
      await make(localEvents, anEvent('early', span('09:00-10:30')));
      await make(localEvents, anEvent('ours', { stamp: OURS }));
      await make(localEvents, anEvent('free', { busy: false }));
      await make(localEvents, anEvent('gone'));
      await localEvents.remove(inBay1('gone'), null, NOW);
      await make(localEvents, anEvent('empty', span('09:40-09:40')));
      await make(localEvents, anEvent('elsewhere', { calendarId: 'bay-2' }));
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
      await make(localEvents, anEvent('a', event));
      const during = (start: number, end: number) => localEvents.busy('bay-1', { start, end });
      expect(await during(event.start - hours(1), event.start)).toEqual([]);
      expect(await during(event.end, event.end + hours(1))).toEqual([]);
      expect(await during(event.start - hours(1), event.start + 1)).toEqual([event]);
      expect(await during(event.end - 1, event.end + hours(1))).toEqual([event]);
      expect(await during(event.start + 1, event.end - 1)).toEqual([event]);
      expect(await during(event.start - hours(100), event.end + hours(100))).toEqual([event]);
    });
  });

  describe('the live events of a range', () => {
    test.each([
      { whose: 'of others', how: {} },
      { whose: 'of others that takes no time', how: { busy: false } },
      { whose: 'of ours', how: { stamp: OURS } },
    ])('hold one $whose exactly when it touches the range, however long it is', async ({ how }) => {
      const { localEvents } = await readyBook(open);
      const start = at('09:00');
      for (const length of [hours(1), hours(48), hours(48) + 1, hours(24 * 21)]) {
        const event = { start, end: start + length };
        const [id, gone] = [`a${length}`, `b${length}`];
        for (const each of [id, gone]) await make(localEvents, anEvent(each, { ...event, ...how }));
        await localEvents.remove(inBay1(gone), null, NOW);
        const found = async (from: number, to: number) =>
          (await localEvents.during('bay-1', { start: from, end: to })).filter(({ eventId }) =>
            [id, gone].includes(eventId),
          );
        expect(await found(start - hours(1), start)).toEqual([]);
        expect(await found(event.end, event.end + hours(1))).toEqual([]);
        expect(await found(start - hours(1), start + 1)).toMatchObject([{ eventId: id, ...event }]);
        expect(await found(event.end - 1, event.end + hours(1))).toMatchObject([{ eventId: id, ...event }]);
      }
    });
  });

  describe('changes since a point of the count', () => {
    test('are each changed event once, in order of change, cancelled ones included', async () => {
      const { localEvents } = await readyBook(open);
      for (const id of ['a', 'b', 'c']) await make(localEvents, anEvent(id));
      await make(localEvents, anEvent('x', { calendarId: 'bay-2' }));
      const start = await localEvents.since('bay-1', 0, 0);
      expect(start.events.map(({ eventId }) => eventId)).toEqual(['a', 'b', 'c']);
      expect(await localEvents.since('bay-1', start.sequence, 0)).toEqual({
        events: [],
        sequence: start.sequence,
      });
      await localEvents.change(changed('a', 'Moved'), null, NOW);
      await localEvents.change(changed('a', 'Moved again'), null, NOW);
      await localEvents.remove(inBay1('b'), null, NOW);
      await localEvents.create(anEvent('c'), NOW);
      const next = await localEvents.since('bay-1', start.sequence, 0);
      expect(next.events.map(({ eventId, cancelled }) => [eventId, cancelled])).toEqual([
        ['a', false],
        ['b', true],
      ]);
      expect(await localEvents.since('bay-1', next.sequence, 0)).toMatchObject({ events: [] });
    });

    test('of which none is known are all events that end after a moment', async () => {
      const { localEvents } = await readyBook(open);
      await make(localEvents, anEvent('a'), anEvent('b', span('10:00-10:01')), anEvent('c'));
      await localEvents.remove(inBay1('b'), null, NOW);
      const { events, sequence } = await localEvents.since('bay-1', null, at('10:00'));
      expect(events.map(({ eventId }) => eventId)).toEqual(['b']);
      expect(await localEvents.since('bay-1', sequence, 0)).toEqual({ events: [], sequence });
    });

    test('of a calendar without events are none', async () => {
      const { localEvents } = await readyBook(open);
      expect(await localEvents.since('unknown', 0, 0)).toEqual({ events: [], sequence: 0 });
    });
  });

  describe('events brought in together', () => {
    test('are added, changed and left, and what their series no longer has is removed', async () => {
      const book = await readyBook(open);
      const { localEvents } = book;
      const first = batchOf(familyOf('fair', told('1'), told('2'), told('3')), familyOf('fairy', told('1')));
      expect((await localEvents.putAll(first, aWrite())).value).toEqual({ ...NO_CHANGES, added: 4 });
      const second = batchOf(familyOf('fair', told('1'), told('2', { title: 'Other' }), told('4')));
      const changes = { ...NO_CHANGES, added: 1, changed: 1, removed: 1, unchanged: 1 };
      expect((await localEvents.putAll(second, aWrite())).value).toEqual(changes);
      expect((await liveIn(book)).toSorted()).toEqual([
        'import:fair#1 Fair',
        'import:fair#2 Other',
        'import:fair#4 Fair',
        'import:fairy#1 Fair',
      ]);
      expect((await localEvents.putAll(second, aWrite())).value).toEqual({ ...NO_CHANGES, unchanged: 3 });
    });

    test('touch no event that did not come in, and no other calendar', async () => {
      const book = await readyBook(open);
      const { localEvents } = book;
      await localEvents.putAll({ ...batchOf(familyOf('fair', told('1'))), calendarId: 'bay-2' }, aWrite());
      await localEvents.putAll(batchOf(familyOf('fair', told('1'))), aWrite());
      await make(localEvents, anEvent('import-1'), anEvent('show-1'));
      await localEvents.putAll(batchOf(familyOf('fair', told('2'))), aWrite());
      expect((await liveIn(book)).toSorted()).toEqual(['import-1 Fair', 'import:fair#2 Fair', 'show-1 Fair']);
      expect(await liveIn(book, 'bay-2')).toEqual(['import:fair#1 Fair']);
    });

    test('are remembered with their versions, also by what called them off', async () => {
      const book = await readyBook(open);
      const { localEvents } = book;
      const exception = (sequence: number, changes: Partial<BroughtOccurrence>) =>
        batchOf(
          familyOf(
            'fair',
            told('2', { toldBy: 'alone', version: { sequence, saidAt: null }, line: 7, ...changes }),
          ),
        );
      await localEvents.putAll(batchOf(familyOf('fair', told('1'), told('2'))), aWrite());
      const off = await localEvents.putAll(exception(3, { cancelled: true }), aWrite());
      expect(off.value).toEqual({ ...NO_CHANGES, removed: 1 });
      const late = await localEvents.putAll(exception(2, { title: 'Late' }), aWrite());
      expect(late.value).toEqual({ ...NO_CHANGES, outdated: [7] });
      const same = await localEvents.putAll(exception(4, { cancelled: true }), aWrite());
      expect(same.value).toEqual({ ...NO_CHANGES, unchanged: 1 });
      expect((await localEvents.putAll(exception(3, { title: 'Late' }), aWrite())).value.outdated).toEqual([
        7,
      ]);
      expect(await liveIn(book)).toEqual(['import:fair#1 Fair']);
    });

    test('are all there or none', async () => {
      const { localEvents, dump } = await readyBook(open);
      const before = await dump();
      const wrong = told('2', { start: at('11:00'), end: at('10:00') });
      await expect(
        localEvents.putAll(batchOf(familyOf('fair', told('1')), familyOf('show', wrong)), aWrite()),
      ).rejects.toThrow();
      expect(await dump()).toEqual(before);
    });
  });

  test('calendars are told with how many events are to come and take time', async () => {
    const { localEvents } = await readyBook(open);
    await make(localEvents, anEvent('running', span('06:00-07:01')));
    await make(localEvents, anEvent('over', span('06:00-07:00')));
    await make(localEvents, anEvent('ours', { stamp: OURS }));
    await make(localEvents, anEvent('free', { calendarId: 'bay-2', busy: false }));
    expect(await localEvents.calendars(NOW)).toEqual([
      { calendarId: 'bay-1', upcomingEvents: 1 },
      { calendarId: 'bay-2', upcomingEvents: 0 },
    ]);
  });
}
