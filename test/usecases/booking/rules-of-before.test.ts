import { describe, expect, test } from 'vitest';
import type { ShopRules } from '../../../src/domain/shop.ts';
import { bookAppointment } from '../../../src/usecases/booking/book-appointment.ts';
import { rescheduleAppointment } from '../../../src/usecases/booking/reschedule-appointment.ts';
import { at, aWrite, failing, RULES, zone } from '../../support/book.ts';
import { aShop, REQUEST, rulesOf } from '../../support/shop-with-ports.ts';

/** A door has read the rules for a request, and somebody else puts others in force before it is answered. */
async function rulesChangedTo(changes: Partial<ShopRules>) {
  const { store, ports } = await aShop();
  const before = await rulesOf(ports);
  const { value: booked } = await bookAppointment({ ...REQUEST, at: at('14:00') }, before, aWrite(), ports);
  await store.shop.replace({ ...RULES, technicians: [], ...changes }, zone, new Map(), aWrite());
  return { store, ports, before, booked };
}

const LATE: Partial<ShopRules> = {
  hours: { ...RULES.hours, monday: [{ from: 9 * 60, to: 20 * 60 }] },
};
const [oil, ...others] = RULES.services;
const LUBE = { ...(oil as (typeof RULES.services)[0]), type: 'lube' };

describe('what the rules of before refuse, and those in force allow, is done', () => {
  test.each([
    { what: 'an hour', rules: LATE, asked: { at: at('18:00') } },
    { what: 'a service', rules: { services: [LUBE, ...others] }, asked: { services: ['lube'] } },
  ])('$what that is new', async ({ rules, asked }) => {
    const { ports, before } = await rulesChangedTo(rules);
    const { value } = await bookAppointment({ ...REQUEST, ...asked }, before, aWrite(), ports);
    expect(value).toMatchObject({ status: 'scheduled' });
  });

  test('a move to a bay that has another name by now', async () => {
    const bays = RULES.bays.map((bay) => (bay.name === 'Bay 2' ? { ...bay, name: 'Lift' } : bay));
    const { ports, before, booked } = await rulesChangedTo({ bays });
    const move = { appointmentId: booked.id, durationMinutes: null, technician: null, overbookReason: null };
    const request = { ...move, to: at('10:00'), bay: 'Lift' };
    const { value } = await rescheduleAppointment(request, before, aWrite(), ports);
    expect(value.bay.name).toBe('Lift');
  });
});

test('what the rules of before allow, and those in force do not, is refused', async () => {
  const { store, ports, before } = await rulesChangedTo({ hours: { ...RULES.hours, monday: [] } });
  await expect(bookAppointment(REQUEST, before, aWrite(), ports)).rejects.toMatchObject(
    failing('shop-closed'),
  );
  expect(await store.appointments.during({ start: at('00:00'), end: at('13:00') }, ['scheduled'])).toEqual(
    [],
  );
});
