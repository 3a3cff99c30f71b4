import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../src/domain/appointment.ts';
import type { Interval } from '../../../src/domain/interval.ts';
import type { JobTime } from '../../../src/domain/own-placement.ts';
import type { Store } from '../../../src/store/store.ts';
import { at, aWrite, minutes, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';
import {
  adoptedAt,
  aWorker,
  begin,
  deliver,
  done,
  eventOfTurn,
  LEASE_MS,
  settle,
  taken,
} from '../../support/book-deliveries.ts';
import { aReading } from '../../support/readings.ts';

const WHY = { kind: 'unknown', why: 'no answer' } as const;

async function bookWithImage(open: OpenStore) {
  const book = await readyBook(open);
  const { store } = book;
  const appointment = await book.book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(15) });
  const key = { appointmentId: appointment.id, calendarId: 'bay-1' };
  const move = (times: string) =>
    store.appointments.reschedule(appointment.id, book.placement(times), aWrite());
  return { ...book, images: store.images, inbox: store.inbox, appointment, key, move };
}

/** A reading of Bay 1's calendar shows the appointment's event as somebody has left it. */
async function noticeEvent(store: Store, { uuid }: Appointment): Promise<void> {
  const seen = [{ uuid, generation: 0, etag: '"somebody"', cancelled: false, recurring: false }];
  await store.calendars.takeIn(aReading({ seen }), NOW);
}

/** A turn that looks at an event which somebody has put to these times. */
async function movedEvent(open: OpenStore, times: string, wish: { overbookReason?: string } = {}) {
  const book = await readyBook(open);
  const { store } = book;
  const appointment = await book.book('09:00-10:00', {
    technician: 'Maria',
    bufferMs: minutes(15),
    ...wish,
  });
  const key = { appointmentId: appointment.id, calendarId: 'bay-1' };
  await deliver(store, appointment.id);
  await noticeEvent(store, appointment);
  const turn = await taken(store, key);
  const answer = { kind: 'live', event: eventOfTurn(turn, { ...span(times), etag: '"m"' }) } as const;
  const settled = (overbookReason: string | null = null) =>
    settle(store, turn, answer, at('07:30'), overbookReason);
  return { ...book, appointment, key, settled };
}

export function turnsContract(open: OpenStore): void {
  describe('beginning a turn', () => {
    test('gives the request and the appointment, and keeps what must be known before it is sent', async () => {
      const { store, images, appointment, key } = await bookWithImage(open);
      const turn = await taken(store, key);
      expect(turn).toMatchObject({ key, action: { do: 'create', generation: 0, revision: 1 } });
      expect(turn.appointment).toEqual(appointment);
      expect(turn.image.attempted).toBe(true);
      expect(await images.get(key)).toEqual(turn.image);
    });

    test('gives nothing where nothing is to do, and takes no lease', async () => {
      const { store, key, appointment, move } = await bookWithImage(open);
      await deliver(store, appointment.id);
      expect(await begin(store, key)).toBeNull();
      await move('11:00-12:00');
      expect(await begin(store, key, aWorker('two'))).not.toBeNull();
    });

    test('gives nothing for an image that is not there', async () => {
      const { store, key } = await bookWithImage(open);
      expect(await begin(store, { ...key, calendarId: 'bay-2' })).toBeNull();
    });

    test('keeps what was decided where there is nothing to send', async () => {
      const { store, images, key, appointment } = await bookWithImage(open);
      await store.appointments.cancel(appointment.id, { reason: 'other', note: null }, aWrite());
      expect(await begin(store, key)).toBeNull();
      expect(await images.get(key)).toMatchObject({ present: false, attempted: false, syncedRevision: 2 });
    });

    test.each([
      { name: 'another is at it', who: aWorker('two'), when: '07:00', free: false },
      {
        name: 'another was, and time is not up',
        who: aWorker('two'),
        when: '07:00',
        late: LEASE_MS - 1,
        free: false,
      },
      { name: 'another was, and time is up', who: aWorker('two'), when: '07:00', late: LEASE_MS, free: true },
      { name: 'another was, who has ended', who: aWorker('two', ['one']), when: '07:00', free: true },
      { name: 'some other has ended', who: aWorker('two', ['three']), when: '07:00', free: false },
      { name: 'the same worker was', who: aWorker('one'), when: '07:00', free: true },
      { name: 'the clock was set back a little', who: aWorker('two'), when: '06:52', free: false },
      { name: 'the clock was set back by far', who: aWorker('two'), when: '06:50', free: true },
    ])('is free or not when $name: $free', async ({ who, when, late = 0, free }) => {
      const { store, key } = await bookWithImage(open);
      await taken(store, key, aWorker('one'), NOW);
      const next = await begin(store, key, who, at(when) + late);
      expect(next !== null).toBe(free);
    });

    test('is free again once the lease is given back, unless somebody else has it by then', async () => {
      const { store, images, key } = await bookWithImage(open);
      const first = await taken(store, key, aWorker('one'));
      await images.release(first, NOW, 'no answer');
      const second = await taken(store, key, aWorker('two'));
      await images.release(first, NOW, 'no answer');
      expect(await begin(store, key, aWorker('three'))).toBeNull();
      await images.release(second, NOW, 'no answer');
      expect(await begin(store, key, aWorker('three'))).not.toBeNull();
    });

    test('is due at once, and after a try that came to nothing when it was put off to, wherever it is asked', async () => {
      const { store, images, key } = await bookWithImage(open);
      const due = async (calendarId: string | null, now: string) =>
        (await images.due(calendarId, at(now), 10)).map(({ appointmentId, failures }) => [
          appointmentId,
          failures,
        ]);
      expect(await due(null, '07:00')).toEqual([[key.appointmentId, 0]]);
      expect(await due('bay-1', '07:00')).toEqual([[key.appointmentId, 0]]);
      expect(await due('bay-2', '07:00')).toEqual([]);
      await images.release(await taken(store, key), at('07:10'), 'no answer');
      expect(await due('bay-1', '07:09')).toEqual([]);
      expect(await due(null, '07:10')).toEqual([[key.appointmentId, 1]]);
      // Somebody has set the clock back.
      expect(await due(null, '05:00')).toEqual([[key.appointmentId, 1]]);
    });
  });

  describe('settling a turn', () => {
    test('keeps what came of it', async () => {
      const { store, images, key } = await bookWithImage(open);
      const turn = await taken(store, key);
      expect(await settle(store, turn, done(turn))).toMatchObject({
        kept: true,
        settlement: { adopt: null },
        adopted: null,
        atRest: true,
      });
      expect(await images.get(key)).toMatchObject({ confirmed: true, syncedRevision: 1, etag: '"1"' });
      expect(await images.owedCount()).toBe(0);
    });

    test('that somebody else has taken over drops the answer', async () => {
      const { store, images, key } = await bookWithImage(open);
      const late = await taken(store, key, aWorker('one'));
      const turn = await taken(store, key, aWorker('two', ['one']));
      const before = await images.get(key);
      expect(await settle(store, late, done(late))).toEqual({
        kept: false,
        settlement: null,
        adopted: null,
        atRest: false,
      });
      expect(await images.get(key)).toEqual(before);
      expect((await settle(store, turn, done(turn))).kept).toBe(true);
    });

    test('gives the lease back as soon as nothing is owed any more', async () => {
      const { store, key, move } = await bookWithImage(open);
      const turn = await taken(store, key, aWorker('one'));
      await settle(store, turn, done(turn));
      await move('11:00-12:00');
      expect(await begin(store, key, aWorker('two'))).not.toBeNull();
    });

    test('sees what has changed since the request was sent', async () => {
      const { store, images, key, move } = await bookWithImage(open);
      const turn = await taken(store, key);
      await move('11:00-12:00');
      await settle(store, turn, done(turn));
      expect(await images.get(key)).toMatchObject({ syncedRevision: 1, wantedRevision: 2 });
      expect(await images.owedOf(key.appointmentId)).toMatchObject([key]);
    });

    test('knows when the appointment lay in each revision', async () => {
      const { store, images, key, move } = await bookWithImage(open);
      await move('11:00-12:00');
      const turn = await taken(store, key);
      await images.settle(
        turn,
        NOW,
        ({ image, appointment, times }) => {
          expect([...times]).toEqual([
            [1, span('09:00-10:00')],
            [2, span('11:00-12:00')],
          ]);
          expect(appointment).toMatchObject({ revision: 2, ...span('11:00-12:00') });
          return { image, adopt: null, notes: [], solved: [], trouble: null };
        },
        adoptedAt,
        null,
      );
    });

    test('that is not answered leaves it owed, with the reason', async () => {
      const { store, images, appointment, key } = await bookWithImage(open);
      await settle(store, await taken(store, key), WHY);
      expect(await images.owedCount()).toBe(1);
      const read = await store.appointments.get(appointment.id);
      expect(read?.image).toMatchObject({ status: 'pending', error: 'no answer' });
    });

    test('puts notes into the inbox, once, and closes what no longer holds', async () => {
      const { store, images, inbox, key, move, appointment } = await bookWithImage(open);
      await deliver(store, appointment.id);
      await move('11:00-12:00');
      await settle(store, await taken(store, key), { kind: 'missing' });
      const [item, ...others] = await inbox.list({ all: false, limit: 9 });
      expect(item).toMatchObject({ kind: 'event-removed', ...key, at: NOW });
      expect(others).toEqual([]);
      await noticeEvent(store, appointment);
      const look = await taken(store, key);
      expect(look.action.do).toBe('look');
      await settle(store, look, { kind: 'live', event: eventOfTurn(look) }, at('07:05'));
      expect(await inbox.openCount()).toBe(0);
      expect((await images.get(key))?.removedRevision).toBeNull();
    });

    test.each([
      { deletions: 1, open: 0 },
      { deletions: 2, open: 1 },
    ])(
      'keeps asking about $deletions deletions after one event came back: $open',
      async ({ deletions, open: left }) => {
        const { store, images, inbox, key } = await bookWithImage(open);
        const deleted = { kind: 'left-removed', ...key, eventId: null, event: null, detail: null } as const;
        for (let n = 0; n < deletions; n += 1) await inbox.add([deleted], NOW);
        await images.settle(
          await taken(store, key),
          NOW,
          ({ image }) => ({ image, adopt: null, notes: [], solved: ['left-removed'], trouble: null }),
          adoptedAt,
          null,
        );
        expect(await inbox.openCount()).toBe(left);
      },
    );
  });

  describe('somebody’s move of the event', () => {
    test('is followed: same bay, technician and buffer, and the calendar’s name in the history', async () => {
      const { store, appointment, idOf, settled, key } = await movedEvent(open, '11:00-12:30');
      const { kept, adopted } = await settled();
      expect(kept).toBe(true);
      expect(adopted).toEqual(await store.appointments.get(appointment.id));
      expect(adopted).toMatchObject({
        ...span('11:00-12:30'),
        wallStart: '2026-11-23T11:00',
        revision: 2,
        bay: appointment.bay,
        technician: appointment.technician,
        bufferMs: minutes(15),
        updatedAt: at('07:30'),
      });
      expect(await store.appointments.claimsDuring(span('08:00-18:00'), NOW)).toEqual([
        { appointmentId: appointment.id, claimableId: idOf('Bay 1'), ...span('11:00-12:45') },
        { appointmentId: appointment.id, claimableId: idOf('Maria'), ...span('11:00-12:30') },
      ]);
      expect((await store.appointments.history(appointment.id)).at(-1)).toMatchObject({
        revision: 2,
        source: 'calendar',
        actor: null,
        change: 'rescheduled',
      });
      expect(await store.images.get(key)).toMatchObject({
        wantedRevision: 2,
        syncedRevision: 0,
        etag: '"m"',
      });
      await deliver(store, appointment.id);
      expect(await store.images.owedCount()).toBe(0);
      expect(await store.health.check()).toEqual([]);
    });

    test.each([
      ['the bay', { bay: 'Bay 1' }],
      ['the technician', { bay: 'Bay 2', technician: 'Maria' }],
    ])(
      'to a time at which %s is taken is put back and noted, and nothing else of it stays',
      async (_, wish) => {
        const { store, appointment, book, settled, key } = await movedEvent(open, '11:00-12:00');
        const other = await book('11:30-12:30', wish);
        const claims = await store.appointments.claimsDuring(span('08:00-18:00'), NOW);
        expect(await settled()).toMatchObject({ kept: true, adopted: null, atRest: false });
        expect(await store.appointments.get(appointment.id)).toMatchObject({
          ...span('09:00-10:00'),
          revision: 1,
        });
        expect(await store.appointments.get(other.id)).toEqual(other);
        expect(await store.appointments.claimsDuring(span('08:00-18:00'), NOW)).toEqual(claims);
        expect(await store.inbox.list({ all: false, limit: 9 })).toMatchObject([
          { kind: 'move-refused', ...key, event: span('11:00-12:00') },
        ]);
        expect(await store.images.owedOf(appointment.id)).toMatchObject([key]);
        expect((await taken(store, key)).action.do).toBe('update');
        expect(await store.health.check()).toEqual([]);
      },
    );

    test('of an overbooked appointment meets the guard like any other: its reason was for another time', async () => {
      const { store, book, appointment, settled } = await movedEvent(open, '11:00-12:00', {
        overbookReason: 'urgent',
      });
      await book('11:30-12:30');
      expect((await settled()).adopted).toBeNull();
      expect(await store.appointments.get(appointment.id)).toMatchObject({
        ...span('09:00-10:00'),
        overbookReason: 'urgent',
      });
    });

    test('makes an ordinary appointment of an overbooked one where the time is free', async () => {
      const { book, settled } = await movedEvent(open, '11:00-12:00', { overbookReason: 'urgent' });
      expect((await settled()).adopted).toMatchObject({ overbookReason: null });
      await expect(book('11:30-12:30')).rejects.toThrow();
    });

    test('keeps an overbooked appointment overbooked where the reason still holds', async () => {
      const { store, book, settled } = await movedEvent(open, '09:00-09:30', { overbookReason: 'urgent' });
      await book('09:15-10:00', { overbookReason: 'urgent, too' });
      expect((await settled('urgent')).adopted).toMatchObject({
        overbookReason: 'urgent',
        ...span('09:00-09:30'),
      });
      expect(await store.health.check()).toEqual([]);
    });

    test('knows whose jobs touch the new time', async () => {
      const { store, key, appointment, book, idOf } = await movedEvent(open, '11:00-12:00');
      const other = await book('11:30-12:30');
      const turn = await taken(store, key, aWorker('two', ['one']));
      const jobsAt = async (asked: Interval | null) => {
        const told: (readonly JobTime[])[] = [];
        await store.images.settle(
          turn,
          NOW,
          ({ image, jobs }) => {
            told.push(jobs);
            return { image, adopt: null, notes: [], solved: [], trouble: null };
          },
          adoptedAt,
          asked,
        );
        return told.flat();
      };
      expect(await jobsAt(null)).toEqual([]);
      expect(await jobsAt(span('11:00-12:00'))).toEqual([
        { appointmentId: other.id, claimableId: idOf('Bay 1'), ...span('11:30-12:30') },
      ]);
      const [first] = await jobsAt(span('09:00-12:00'));
      expect(first?.appointmentId).toBe(appointment.id);
    });
  });

  describe('restoring', () => {
    test('an event that somebody removed brings the next one', async () => {
      const { store, images, key, appointment, move } = await bookWithImage(open);
      await deliver(store, appointment.id);
      await move('11:00-12:00');
      await settle(store, await taken(store, key), { kind: 'missing' });
      expect(await images.owedCount()).toBe(0);
      await images.restore(key, at('08:00'));
      expect(await images.get(key)).toMatchObject({ generation: 1, removedRevision: null, attempted: false });
      expect(await images.owedOf(appointment.id)).toMatchObject([key]);
    });

    test('what was neither removed nor refused changes nothing, not even for an answer on its way', async () => {
      const { store, images, key } = await bookWithImage(open);
      const turn = await taken(store, key);
      await images.restore(key, at('08:01'));
      expect(await images.get(key)).toEqual(turn.image);
      expect((await settle(store, turn, done(turn))).kept).toBe(true);
    });

    test('a refused change has it tried again, and drops an answer on its way', async () => {
      const { store, images, key } = await bookWithImage(open);
      const turn = await taken(store, key);
      await settle(store, turn, { kind: 'refused', why: 'too long' });
      expect(await images.owedCount()).toBe(0);
      await images.restore(key, NOW);
      expect(await images.owedCount()).toBe(1);
      expect((await settle(store, turn, done(turn))).kept).toBe(false);
      expect(await images.get(key)).toMatchObject({ refusedRevision: null, error: null, generation: 0 });
    });

    test('brings nothing back of a cancelled appointment', async () => {
      const { store, images, key, appointment, move } = await bookWithImage(open);
      await deliver(store, appointment.id);
      await move('11:00-12:00');
      await settle(store, await taken(store, key), { kind: 'missing' });
      await store.appointments.cancel(appointment.id, { reason: 'other', note: null }, aWrite());
      const before = await images.get(key);
      await images.restore(key, NOW);
      expect(await images.get(key)).toEqual(before);
    });
  });
}
