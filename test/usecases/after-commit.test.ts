import { describe, expect, test } from 'vitest';
import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import { AppError, type Failure } from '../../src/failure.ts';
import { bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/usecases/booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../../src/usecases/booking/reschedule-appointment.ts';
import { at, aWrite, failing, NOW } from '../support/book.ts';
import { aShop, REQUEST, rulesOf, type ShopSetup } from '../support/shop-with-ports.ts';

const DAY = { start: NOW, end: at('23:00') };
const DAMAGE: Failure = {
  code: 'database-damaged',
  file: 'book.db',
  found: [{ kind: 'engine', said: 'a page' }],
};

/** What can go wrong in bringing a change into the calendar. */
const THROWN: readonly { readonly name: string; readonly thrown: unknown; readonly isBug: boolean }[] = [
  { name: 'a full disk', thrown: new AppError({ code: 'database-full', file: 'x' }), isBug: false },
  {
    name: 'a locked book',
    thrown: new AppError({ code: 'database-locked', file: 'x', waitedMs: 1 }),
    isBug: false,
  },
  {
    name: 'a spoilt store of tokens',
    thrown: new AppError({ code: 'token-store-failed', place: 'x', problem: 'unsafe', why: 'open' }),
    isBug: false,
  },
  {
    name: 'a wrong setting',
    thrown: new AppError({ code: 'bad-configuration', setting: 'X', problem: { kind: 'no-client' } }),
    isBug: false,
  },
  {
    name: 'a failure of any other kind',
    thrown: new AppError({ code: 'usage', problem: { kind: 'file-and-shop' }, command: null }),
    isBug: false,
  },
  { name: 'a bug', thrown: new TypeError('x is not a function'), isBug: true },
  {
    name: 'a library that runs out of memory',
    thrown: new RangeError('Array buffer allocation failed'),
    isBug: true,
  },
  { name: 'something that is no error', thrown: 'nonsense', isBug: true },
];

/** Where it can. */
const PLACES: readonly { readonly name: string; readonly fails: (thrown: unknown) => ShopSetup }[] = [
  { name: 'in the calendar', fails: (thrown) => ({ calendar: requests(() => thrown) }) },
  {
    name: 'before a request',
    fails: (thrown) => ({
      change: ({ images }) => ({ images: { ...images, begin: () => rejected(thrown) } }),
    }),
  },
  {
    name: 'after a request',
    fails: (thrown) => ({
      change: ({ images }) => ({ images: { ...images, settle: () => rejected(thrown) } }),
    }),
  },
  {
    name: 'while the answer is made',
    fails: (thrown) => ({
      change: ({ appointments }) => ({
        appointments: { ...appointments, acknowledge: () => rejected(thrown) },
      }),
    }),
  },
];

function requests(thrown: () => unknown): Partial<CalendarService> {
  const fails = () => rejected(thrown());
  return {
    createCalendarEvent: fails,
    updateCalendarEvent: fails,
    cancelCalendarEvent: fails,
    getEvent: fails,
  };
}

// oxlint-disable-next-line prefer-promise-reject-errors -- libraries throw anything
const rejected = (thrown: unknown): Promise<never> => Promise.reject(thrown);

const CASES = THROWN.flatMap(({ name, thrown, isBug }) =>
  PLACES.map((place) => ({ name, thrown, isBug, place, where: place.name })),
);

/** A shop with one appointment, and the same shop in which delivering fails from then on. */
async function aShopThatFails(setup: ShopSetup) {
  const shop = await aShop();
  const { value } = await bookAppointment(REQUEST, await rulesOf(shop.ports), aWrite(), shop.ports);
  const changed = setup.change?.(shop.store) ?? {};
  const ports = {
    ...shop.ports,
    store: { ...shop.ports.store, ...changed },
    calendar: { ...shop.ports.calendar, ...setup.calendar },
  };
  return { ...shop, ports, id: value.id };
}

describe('after the commit', () => {
  test.each(CASES)('$name $where takes no booking back', async ({ thrown, isBug, place }) => {
    const { store, ports, bugs } = await aShop(place.fails(thrown));
    const { value, receipt } = await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports);
    expect(receipt).toBe('kept');
    expect(await store.appointments.get(value.id)).toMatchObject({ status: 'scheduled', start: at('09:00') });
    expect(bugs).toEqual(isBug ? bugs.map(() => thrown) : []);
    expect(bugs.length > 0).toBe(isBug);
  });

  test.each(CASES)('$name $where takes no move back', async ({ thrown, place }) => {
    const { store, ports, id } = await aShopThatFails(place.fails(thrown));
    const request = {
      appointmentId: id,
      to: at('14:00'),
      durationMinutes: null,
      bay: null,
      technician: null,
    };
    const { value } = await rescheduleAppointment(
      { ...request, overbookReason: null },
      await rulesOf(ports),
      aWrite(),
      ports,
    );
    expect(value).toMatchObject({ start: at('14:00') });
    expect(await store.appointments.get(id)).toMatchObject({ start: at('14:00'), status: 'scheduled' });
  });

  test.each(CASES)('$name $where takes no cancellation back', async ({ thrown, place }) => {
    const { store, ports, id } = await aShopThatFails(place.fails(thrown));
    const request = { appointmentId: id, reason: 'other', note: null } as const;
    expect((await cancelAppointment(request, await rulesOf(ports), aWrite(), ports)).value).toMatchObject({
      status: 'cancelled',
    });
    expect(await store.appointments.get(id)).toMatchObject({ status: 'cancelled' });
  });

  test('a book that can no longer be read is no reason to say that nothing was booked', async () => {
    const { store, ports } = await aShop({
      change: ({ appointments }) => ({
        appointments: {
          ...appointments,
          get: () => rejected(new AppError({ code: 'database-unreachable', file: 'x', why: 'gone' })),
        },
      }),
    });
    const { value } = await bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports);
    expect(await store.appointments.get(value.id)).toMatchObject({ status: 'scheduled' });
  });
});

describe('a shop that books nothing unconfirmed', () => {
  test.each(CASES)(
    'has no booking after $name $where, unless it may still be given up',
    async ({ thrown, place }) => {
      const { store, ports } = await aShop({ onUnavailable: 'refuse', ...place.fails(thrown) });
      await expect(bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports)).rejects.toBeInstanceOf(
        AppError,
      );
      const [kept] = await store.appointments.during(DAY, ['scheduled']);
      expect(kept === undefined ? [] : [kept.id]).toEqual(await store.appointments.heldPast(at('23:00')));
    },
  );
});

const damaged = () => rejected(new AppError(DAMAGE));

describe('a damaged book', () => {
  test('is never hushed, and what was committed is said', async () => {
    const { store, ports } = await aShop({
      change: ({ images }) => ({ images: { ...images, settle: damaged } }),
    });
    await expect(bookAppointment(REQUEST, await rulesOf(ports), aWrite(), ports)).rejects.toMatchObject(
      failing('database-damaged', { committed: { appointmentId: 1, change: 'booked' } }),
    );
    expect(await store.appointments.get(1)).toMatchObject({ status: 'scheduled' });
  });

  test('found while an appointment is moved or cancelled is told the same way', async () => {
    const { ports, id } = await aShopThatFails({
      change: ({ images }) => ({ images: { ...images, begin: damaged } }),
    });
    const request = {
      appointmentId: id,
      to: at('14:00'),
      durationMinutes: null,
      bay: null,
      technician: null,
    };
    await expect(
      rescheduleAppointment({ ...request, overbookReason: null }, await rulesOf(ports), aWrite(), ports),
    ).rejects.toMatchObject(
      failing('database-damaged', { committed: { appointmentId: id, change: 'moved' } }),
    );
    const cancellation = { appointmentId: id, reason: 'other', note: null } as const;
    await expect(
      cancelAppointment(cancellation, await rulesOf(ports), aWrite(), ports),
    ).rejects.toMatchObject(
      failing('database-damaged', { committed: { appointmentId: id, change: 'cancelled' } }),
    );
  });
});
