import { expect, test } from 'vitest';
import { bookAppointment } from '../../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../../src/usecases/booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../../../src/usecases/booking/reschedule-appointment.ts';
import { at, aWrite, failing, NOW, span } from '../../support/book.ts';
import { aShop, REQUEST, rulesOf } from '../../support/shop-with-ports.ts';
import { calendarContract } from '../calendar-contract.ts';
import type { OpenCalendar } from '../contract/opened.ts';
import { pinboardCalendar } from './pinboard-calendar.ts';

const theirsOn = (calendarId: string, times: string, eventId = 'theirs') => ({
  ...span(times),
  calendarId,
  eventId,
  title: 'Dentist',
  description: '',
  stamp: null,
  testRun: null,
  busy: true,
});

const openPinboard: OpenCalendar = async () => {
  const { calendar, create, remove } = pinboardCalendar(['bay-1', 'bay-2'], () => NOW);
  let seeded = 0;
  return {
    calendar,
    calendarIds: ['bay-1', 'bay-2'],
    bookId: 'b'.repeat(32),
    seed: async (calendarId, { start, end, title, transparent = false, cancelled = false }) => {
      seeded += 1;
      const event = { ...theirsOn(calendarId, '09:00-10:00', `foreign${seeded}`), start, end, title };
      create({ ...event, busy: !transparent });
      if (cancelled) await remove(event);
      return event.eventId;
    },
    cleanup: async () => undefined,
  };
};

calendarContract('pinboard, a third provider', openPinboard, {
  series: false,
  wholeDays: false,
  invitations: false,
});

test('a shop works with a third provider as with any other, and nobody who asks it knows which it is', async () => {
  const { calendar, create } = pinboardCalendar(['bay-1', 'bay-2'], () => NOW);
  const { ports, store } = await aShop({ calendar });
  create(theirsOn('bay-1', '09:00-10:00'));
  create(theirsOn('bay-2', '09:00-10:00'));
  const shop = await rulesOf(ports);
  await expect(bookAppointment({ ...REQUEST, bay: 'Bay 1' }, shop, aWrite(), ports)).rejects.toMatchObject(
    failing('slot-taken'),
  );
  const booked = await bookAppointment({ ...REQUEST, bay: 'Bay 1', at: at('10:00') }, shop, aWrite(), ports);
  const live = async () => {
    const answer = await calendar.eventsDuring('bay-1', span('00:00-24:00'), 0);
    return 'events' in answer ? answer.events.filter(({ stamp }) => stamp !== null) : [];
  };
  expect(await live()).toMatchObject([{ ...span('10:00-10:30'), title: expect.stringContaining('Oil') }]);
  const { id } = booked.value;
  await rescheduleAppointment(
    {
      appointmentId: id,
      to: at('11:00'),
      durationMinutes: null,
      bay: null,
      technician: null,
      overbookReason: null,
    },
    shop,
    aWrite(),
    ports,
  );
  expect(await live()).toMatchObject([span('11:00-11:30')]);
  await cancelAppointment({ appointmentId: id, reason: 'other', note: null }, shop, aWrite(), ports);
  expect(await live()).toEqual([]);
  expect(await store.images.owedCount()).toBe(0);
});
