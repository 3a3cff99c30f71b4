import { describe, expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { AppError } from '../../../src/failure.ts';
import type { Store } from '../../../src/store/store.ts';
import { bookAppointment } from '../../../src/usecases/booking/book-appointment.ts';
import { rescheduleAppointment } from '../../../src/usecases/booking/reschedule-appointment.ts';
import { PATIENCE } from '../../../src/usecases/calendar/patience.ts';
import { findSlots } from '../../../src/usecases/free-time/find-slots.ts';
import type { Ports } from '../../../src/usecases/ports.ts';
import { at, aWrite, failing, NOW, RULES, span, zone } from '../../support/book.ts';
import { aShop, REQUEST, rulesOf } from '../../support/shop-with-ports.ts';

const full = () => Promise.reject(new AppError({ code: 'database-full', file: 'book.db' }));

describe('when the disk is full', () => {
  const moments: readonly { name: string; change: (store: Store) => Partial<Store> }[] = [
    { name: 'before the event is sent', change: ({ images }) => ({ images: { ...images, begin: full } }) },
    { name: 'after the event was sent', change: ({ images }) => ({ images: { ...images, settle: full } }) },
    {
      name: 'before the answer',
      change: ({ appointments }) => ({ appointments: { ...appointments, acknowledge: full } }),
    },
  ];

  test.each(moments)('$name, what is booked is told as booked', async ({ change }) => {
    const { store, ports } = await aShop({ change });
    const { value } = await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports);
    expect(await store.appointments.get(value.id)).toMatchObject({ status: 'scheduled', start: at('09:00') });
    expect(await store.appointments.heldPast(at('23:00'))).toEqual([]);
  });

  test.each(moments)(
    '$name, a shop that wants the word of its calendar is told of no booking',
    async ({ change }) => {
      const { store, ports } = await aShop({ onUnavailable: 'refuse', change });
      await expect(bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports)).rejects.toBeInstanceOf(
        AppError,
      );
      const [kept] = await store.appointments.during({ start: NOW, end: at('23:00') }, ['scheduled']);
      expect(kept === undefined ? [] : [kept.id]).toEqual(await store.appointments.heldPast(at('23:00')));
    },
  );

  test('from the beginning, nothing is booked', async () => {
    const { store, ports } = await aShop({
      change: ({ appointments }) => ({ appointments: { ...appointments, book: full } }),
    });
    await expect(bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports)).rejects.toMatchObject(
      failing('database-full'),
    );
    expect(await store.appointments.during({ start: NOW, end: at('23:00') }, ['scheduled'])).toEqual([]);
  });
});

describe('while the calendar is out of reach', () => {
  const lost: Partial<CalendarService> = {
    getFreeAvailability: async (questions) =>
      questions.map(({ calendarId }) => ({
        calendarId,
        known: false,
        trouble: { kind: 'unknown', why: 'no answer' },
      })),
  };

  test.each([
    { dryRun: true, failures: 0 },
    { dryRun: false, failures: 1 },
  ])('a booking (dry run: $dryRun) remembers $failures failures', async ({ dryRun, failures }) => {
    const { store, ports } = await aShop({ calendar: lost });
    await bookAppointment(REQUEST, await rulesOf(ports), aWrite({ dryRun }), ports);
    expect(await store.calendars.get('bay-2')).toMatchObject({ failures });
  });

  test('a book that cannot keep that it was has free time all the same', async () => {
    const { ports } = await aShop({
      change: ({ calendars }) => ({ calendars: { ...calendars, noteAnswer: full } }),
      calendar: lost,
    });
    const question = { services: [], durationMinutes: null, bay: null, technician: null, notBefore: null };
    expect(
      await findSlots({ ...question, from: '2026-11-23', days: 1 }, await rulesOf(ports), ports),
    ).toMatchObject({
      source: 'mirror',
    });
  });
});

test("a technician's calendar that does not answer does not keep the booking from its bay's", async () => {
  const [maria] = RULES.technicians;
  let elapsed = 0;
  const { ports } = await aShop({
    onUnavailable: 'refuse',
    technicians: [{ ...(maria as (typeof RULES.technicians)[0]), calendar: 'a-calendar-of-her-own' }],
    stopwatch: () => () => elapsed,
  });
  const { calendar } = ports;
  const slow: CalendarService = {
    ...calendar,
    createCalendarEvent: async (event, withinMs) => {
      if (event.calendarId === 'bay-1') return calendar.createCalendarEvent(event, withinMs);
      elapsed += withinMs;
      return { kind: 'unknown', why: 'no answer' };
    },
  };
  const { value } = await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), {
    ...ports,
    calendar: slow,
  });
  expect(value.image).toMatchObject({
    status: 'pending',
    calendarId: 'bay-1',
    elsewhere: 'a-calendar-of-her-own',
  });
});

test('the longest way of a booking that is taken back ends within ten seconds', () => {
  const { check, deliver, verify, takeBack } = PATIENCE;
  expect(check + deliver + verify + takeBack).toBeLessThan(10_000);
});

/** Another book that books the same time, `ageMs` before this one, between this one's own event and the look after it. */
async function withAnotherBook(setup: {
  readonly eventId: string;
  readonly ageMs?: number;
  /** It is older, and was only moved to that time. */
  readonly movedThere?: boolean;
  readonly givesWay?: boolean;
  readonly stopwatch?: Ports['stopwatch'];
  readonly random?: Ports['random'];
}) {
  const { eventId, ageMs = 0, movedThere = false, givesWay = true, ...rest } = setup;
  const place = { calendarId: 'bay-1', eventId };
  let came = false;
  const shop = await aShop({
    ...rest,
    whileWaiting: async () => {
      if (givesWay) await shop.localEvents.remove(place, null, NOW);
    },
  });
  const { calendar } = shop.ports;
  const eventsDuring: CalendarService['eventsDuring'] = async (calendarId, ...asked) => {
    if (!came && calendarId === place.calendarId) {
      came = true;
      const event = {
        ...place,
        ...span('09:00-09:30'),
        title: '',
        description: '',
        stamp: null,
        busy: true,
      };
      await shop.localEvents.create({ ...event, testRun: null }, NOW - ageMs - (movedThere ? 86_400_000 : 0));
      const moved = {
        ...place,
        ...span('09:00-09:30'),
        zone: zone.name,
        stamp: null,
        once: false,
        notify: false,
      };
      if (movedThere) await shop.localEvents.change(moved, null, NOW - ageMs);
    }
    return calendar.eventsDuring(calendarId, ...asked);
  };
  return { ...shop, ports: { ...shop.ports, calendar: { ...calendar, eventsDuring } } };
}

describe('an event of another book that is of the very same moment', () => {
  const IN_BAY_1 = { ...REQUEST, bay: 'Bay 1' };
  const SMALLER = 'aaaaa';
  const GREATER = 'zzzzz';

  test.each([
    { eventId: GREATER, random: 0, waitMs: 2_000 },
    { eventId: GREATER, random: 0.999, waitMs: 4_498 },
    { eventId: SMALLER, random: 0, waitMs: 5_500 },
    { eventId: SMALLER, random: 0.999, waitMs: 7_998 },
  ])('which is $eventId: both give way, and $waitMs ms later the time is free and ours', async (given) => {
    const { ports, waits, store } = await withAnotherBook({ ...given, random: () => given.random });
    const { value, receipt } = await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports);
    expect(waits).toEqual([given.waitMs]);
    expect(value).toMatchObject({ status: 'scheduled', image: { status: 'synced' } });
    expect(receipt).toBe('read-back');
    expect(await store.inbox.openCount()).toBe(0);
  });

  test('that comes back first has the time: refused, and nothing of ours is left', async () => {
    const { ports, waits, localEvents } = await withAnotherBook({ eventId: SMALLER, givesWay: false });
    await expect(bookAppointment(IN_BAY_1, await rulesOf(ports), aWrite(), ports)).rejects.toMatchObject(
      failing('slot-taken'),
    );
    expect(waits).toHaveLength(1);
    expect((await localEvents.during('bay-1', span('09:00-09:30'))).map(({ eventId }) => eventId)).toEqual([
      SMALLER,
    ]);
  });

  test('and that was moved there: both give way, too, and try again', async () => {
    const { ports, waits } = await withAnotherBook({ eventId: GREATER, movedThere: true });
    expect((await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports)).receipt).toBe('read-back');
    expect(waits).toEqual([2_000]);
  });

  test('but for a moment was first: refused at once', async () => {
    const { ports, waits } = await withAnotherBook({ eventId: GREATER, ageMs: 1_000 });
    await expect(bookAppointment(IN_BAY_1, await rulesOf(ports), aWrite(), ports)).rejects.toMatchObject(
      failing('slot-taken'),
    );
    expect(waits).toEqual([]);
  });

  test('when no time is left to try again: refused at once', async () => {
    let elapsed = 0;
    const stopwatch = () => {
      const began = elapsed;
      return () => {
        elapsed += 1_500;
        return elapsed - began;
      };
    };
    const { ports, waits } = await withAnotherBook({ eventId: GREATER, stopwatch });
    await expect(bookAppointment(IN_BAY_1, await rulesOf(ports), aWrite(), ports)).rejects.toMatchObject(
      failing('slot-taken'),
    );
    expect(waits).toEqual([]);
  });

  test('and onto which ours is moved: back where it was, and moved when both have waited', async () => {
    const { ports, waits } = await withAnotherBook({ eventId: GREATER });
    const { value } = await bookAppointment(
      { ...REQUEST, bay: 'Bay 2', at: at('11:00') },
      await rulesOf(ports),
      aWrite(),
      ports,
    );
    const request = {
      appointmentId: value.id,
      to: at('09:00'),
      durationMinutes: null,
      bay: 'Bay 1',
      technician: null,
      overbookReason: null,
    };
    const moved = await rescheduleAppointment(request, await rulesOf(ports), aWrite(), ports);
    expect(waits).toEqual([2_000]);
    expect(moved).toMatchObject({
      value: { start: at('09:00'), bay: { name: 'Bay 1' } },
      before: { start: at('11:00') },
    });
  });
});
