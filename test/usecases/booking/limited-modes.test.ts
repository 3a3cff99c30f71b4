import { describe, expect, test } from 'vitest';
import type { VisitMode } from '../../../src/domain/visit-mode.ts';
import { bookAppointment } from '../../../src/usecases/booking/book-appointment.ts';
import { rescheduleAppointment } from '../../../src/usecases/booking/reschedule-appointment.ts';
import { aCar, aCustomer, at, aWrite, failing, RULES, span, zone } from '../../support/book.ts';
import { aShop, REQUEST, rulesOf } from '../../support/shop-with-ports.ts';

/** Three bays, of which the yard takes three cars; two customers may wait an hour, and one may have a loaner. */
async function limited() {
  const { ports, store } = await aShop();
  const modes = [
    { mode: 'wait', perHour: 2, perDay: null },
    { mode: 'loaner', perHour: null, perDay: 1 },
  ] as const;
  await store.shop.replace({ ...RULES, technicians: [], modes }, zone, new Map(), aWrite());
  let visitors = 0;
  const book = async (time: string, mode: VisitMode | null, overbookReason: string | null = null) => {
    visitors += 1;
    const customer = aCustomer({ name: `Visitor ${visitors}`, phone: `+1303555010${visitors}` });
    const vehicle = aCar({ plate: `VIS${visitors}` });
    const request = {
      ...REQUEST,
      customer,
      vehicle,
      at: at(time),
      ways: { mode, promise: null, tag: null },
      overbookReason,
    };
    return (await bookAppointment(request, await rulesOf(ports), aWrite(), ports)).value;
  };
  const move = async (appointmentId: number, time: string, overbookReason: string | null = null) => {
    const unsaid = { durationMinutes: null, bay: null, technician: null };
    const request = { appointmentId, to: at(time), ...unsaid, overbookReason };
    return (await rescheduleAppointment(request, await rulesOf(ports), aWrite(), ports)).value;
  };
  return { book, move };
}

const NINE_IS_FULL = {
  mode: 'wait',
  per: 'hour',
  most: 2,
  during: span('09:00-10:00'),
  appointmentIds: [1, 2],
};

describe('a mode that is full', () => {
  test('refuses a booking, names the limit and who is there, and the nearest times with room', async () => {
    const { book } = await limited();
    await book('09:00', 'wait');
    await book('09:30', 'wait');
    const nearest = [at('10:00'), at('10:30')];
    await expect(book('09:30', 'wait')).rejects.toMatchObject(
      failing('mode-full', { ...NINE_IS_FULL, nearest }),
    );
  });

  test('takes the car of whoever does not wait, and whoever waits for a reason', async () => {
    const { book } = await limited();
    await book('09:00', 'wait');
    await book('09:30', 'wait');
    expect(await book('09:30', 'drop_off')).toMatchObject({ mode: 'drop_off', overbookReason: null });
    expect(await book('09:30', 'wait', 'with a baby')).toMatchObject({ overbookReason: 'with a baby' });
    // Where there is room the reason is none.
    expect(await book('11:00', 'wait', 'with a baby')).toMatchObject({ overbookReason: null });
  });

  test('is looked for on other days, where it is a day that is full', async () => {
    const { book } = await limited();
    await book('09:00', 'loaner');
    await expect(book('16:30', 'loaner')).rejects.toMatchObject(
      failing('mode-full', {
        mode: 'loaner',
        per: 'day',
        during: span('00:00-24:00'),
        nearest: [at('09:00') + 86_400_000, at('09:30') + 86_400_000],
      }),
    );
  });

  test('keeps a visit from moving into the hour, and not from moving within it', async () => {
    const { book, move } = await limited();
    await book('09:00', 'wait');
    await book('09:30', 'wait');
    const { id } = await book('11:00', 'wait');
    await expect(move(id, '09:30')).rejects.toMatchObject(failing('mode-full', NINE_IS_FULL));
    expect(await move(1, '09:30')).toMatchObject(span('09:30-10:00'));
    expect(await move(id, '09:30', 'with a baby')).toMatchObject({ overbookReason: 'with a baby' });
  });
});
