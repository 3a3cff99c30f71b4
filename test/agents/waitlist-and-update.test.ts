import { describe, expect, test } from 'vitest';
import { agentDesk } from '../support/agent-desk.ts';
import { RULES } from '../support/book.ts';

const OIL = { customer_id: 1, service_type: 'oil_change' };
const NINE = { ...OIL, vehicle_id: 1, scheduled_at: '2026-11-24T09:00:00' };

test('a caller who would come sooner waits, once, for days and hours in their own words', async () => {
  const { call, store } = await agentDesk();
  const asked = { ...OIL, vehicle_id: 1, suits: 'tue or thu before 11', until: '2026-12-04' };
  expect(await call('join_waitlist', asked)).toMatchObject({
    success: true,
    already: false,
    data: { waitlist_entry: 1, waits_until: '2026-12-04', day_of_week: 'Friday' },
    message:
      'On the waitlist for Oil change until Friday, December 4. Somebody from the shop will call when a time opens.',
  });
  expect(await call('join_waitlist', { ...asked, language: 'es' })).toMatchObject({
    success: true,
    already: true,
    message:
      'En lista de espera para Oil change hasta el viernes 4 de diciembre. Alguien del taller llamará cuando quede libre una hora.',
  });
  const [wait, ...others] = await store.waitlist.waiting('2026-11-23');
  expect(others).toEqual([]);
  expect(wait?.suits.anyOf[0]).toMatchObject({ weekdays: ['tuesday', 'thursday'], untilMinute: 660 });
});

test.each([
  { name: 'words that are no time', suits: 'whenever the moon is full', code: 'time-not-understood' },
  { name: 'a day that may be two', suits: 'next friday', code: 'weekday-ambiguous' },
  { name: 'a last day that has passed', until: '2026-11-01', code: 'invalid-value' },
  { name: 'a day on which the shop is closed', suits: 'sunday', code: 'shop-closed' },
  { name: 'hours at which the shop is closed', suits: 'before 6 am', code: 'shop-closed' },
  { name: 'a day that comes too late', suits: 'december 10', until: '2026-12-04', code: 'invalid-value' },
  { name: 'work that the shop does not do', service_type: 'paint_job', code: 'not-found' },
  { name: "somebody else's car", vehicle_id: 2, code: 'not-found' },
])('nobody waits by $name', async ({ code, name: _, ...more }) => {
  const { call, store } = await agentDesk();
  expect(await call('join_waitlist', { ...OIL, ...more })).toMatchObject({
    success: false,
    error: { code },
    message: expect.stringMatching(/^(?:Failed to join the waitlist: |Vehicle not|We do not offer)/),
  });
  expect(await store.waitlist.waiting('2026-11-23')).toEqual([]);
});

test.each([
  { suits: 'mornings until december 2', until: '2026-12-04', waits: '2026-12-02' },
  { suits: 'mornings until december 4', until: 'december 2', waits: '2026-12-02' },
  { suits: 'until december 2 or until december 4', waits: '2026-12-04' },
])('of two last days none is passed over: $suits, $until', async ({ waits, ...when }) => {
  const { done } = await agentDesk();
  expect((await done('join_waitlist', { ...OIL, ...when })).data).toMatchObject({ waits_until: waits });
});

test('until noon of a day is that day as well, as far as noon', async () => {
  const { done, store } = await agentDesk();
  const { data } = await done('join_waitlist', { ...OIL, suits: 'until friday noon' });
  expect(data).toMatchObject({ waits_until: '2026-11-27' });
  const [wait] = await store.waitlist.waiting('2026-11-23');
  expect(wait?.suits.anyOf).toMatchObject([
    { dates: [{ from: '2026-11-23', to: '2026-11-26' }], untilMinute: null },
    { dates: [{ from: '2026-11-27', to: '2026-11-27' }], untilMinute: 720 },
  ]);
});

test('an appointment is for another service, and comes another way, at its own time', async () => {
  const { call, done } = await agentDesk();
  await done('book_appointment', NINE);
  const changed = {
    service_type: 'tire_rotation',
    visit_mode: 'drop_off',
    customer_concerns: 'it pulls left',
  };
  expect(await call('update_visit', { appointment_id: 1, ...changed })).toMatchObject({
    success: true,
    data: {
      service_type: 'tire_rotation',
      visit_mode: 'drop_off',
      scheduled_at: '2026-11-24T09:00:00-05:00',
      customer_words: { text: 'it pulls left', untrusted: true },
    },
    message: expect.stringMatching(
      /^Appointment updated successfully: Tire rotation on Tuesday, November 24 at 9 in the morning\. /,
    ),
  });
  expect(await call('update_visit', { appointment_id: 1, ...changed })).toMatchObject({ success: true });
});

test('an appointment is changed in nothing that is the counter’s, and by nobody else', async () => {
  const { call, done } = await agentDesk();
  await done('book_appointment', NINE);
  const one = { appointment_id: 1 };
  expect(await call('update_visit', one)).toMatchObject({
    error: { code: 'tool-arguments', hint: expect.stringContaining('visit_mode') },
  });
  expect(await call('update_visit', { ...one, notes: 'free of charge' })).toMatchObject({
    error: { code: 'tool-arguments' },
  });
  expect(await call('update_visit', { ...one, vehicle_id: 2 })).toMatchObject({
    message: 'Vehicle not found.',
  });
  expect(
    await call('update_visit', { ...one, visit_mode: 'wait' }, { conversation: 'somebody else' }),
  ).toMatchObject({ message: 'Appointment not found.' });
  await done('cancel_appointment', one);
  expect(await call('update_visit', { ...one, visit_mode: 'wait' })).toMatchObject({
    error: { code: 'appointment-finished' },
    message: 'Failed to update appointment: that appointment is over.',
  });
});

describe('what is held for a caller is not in the way of what they change', () => {
  const IN_CALL = { conversation: 'call-7' };
  const ONE_BAY = { rules: { bays: RULES.bays.slice(0, 1) } };

  /** Ana has a visit at nine, and was offered times behind it. */
  async function deciding() {
    const desk = await agentDesk(ONE_BAY);
    await desk.done('lookup_customer', { phone_number: '2125550134' }, IN_CALL);
    await desk.done('book_appointment', NINE, IN_CALL);
    const { data } = await desk.done(
      'propose_appointment',
      { ...OIL, vehicle_id: 1, date: '2026-11-24' },
      IN_CALL,
    );
    const change = (changed: object, how: object) =>
      desk.call('update_visit', { appointment_id: 1, ...changed }, how);
    return { ...desk, starts: data.options.map(({ start }: { start: string }) => start), change };
  }

  test('as longer work that takes some of it, which ends the hold', async () => {
    const { change, starts, store, ports } = await deciding();
    expect(starts[0]).toBe('2026-11-24T10:00:00-05:00');
    const longer = { service_type: 'complex_repair' };
    expect(await change(longer, {})).toMatchObject({ success: false, error: { code: 'slot-taken' } });
    expect(await change(longer, IN_CALL)).toMatchObject({
      success: true,
      data: { service_type: 'complex_repair' },
    });
    expect(await store.holds.live(ports.clock.now())).toEqual([]);
  });

  test('and what takes none of it lets them decide', async () => {
    const { change, store, ports } = await deciding();
    expect(await change({ customer_concerns: 'squeals' }, IN_CALL)).toMatchObject({ success: true });
    expect(await store.holds.live(ports.clock.now())).toHaveLength(1);
  });
});
