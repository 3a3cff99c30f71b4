import { describe, expect, test } from 'vitest';
import { agentWorkshop, NINE } from '../support/agent-calls.ts';

const IN_CALL = ['--allow-write', '--conversation', 'call-7'];
const IN_OTHER_CALL = ['--allow-write', '--conversation', 'call-8'];
const PHONE = { phone_number: '2125550134' };
const ONE = { appointment_id: 1 };

describe('a conversation', () => {
  test('asks about nobody whom it has not looked up, and the answer is that of somebody who is not there', async () => {
    const { call } = agentWorkshop();
    const unknown = await call('get_upcoming_appointments', { customer_id: 999 }, ...IN_CALL);
    expect(await call('get_upcoming_appointments', { customer_id: 1 }, ...IN_CALL)).toEqual(unknown);
    expect(unknown).toMatchObject({ success: false, exitCode: 5, message: 'Customer not found.' });
    await call('lookup_customer', PHONE, ...IN_CALL);
    expect(await call('get_upcoming_appointments', { customer_id: 1 }, ...IN_CALL)).toMatchObject({
      success: true,
    });
    expect(await call('get_upcoming_appointments', { customer_id: 2 }, ...IN_CALL)).toEqual(unknown);
    expect(await call('get_upcoming_appointments', { customer_id: 1 }, ...IN_OTHER_CALL)).toEqual(unknown);
  });

  test('touches no appointment of anybody else, in the words of one that is not there', async () => {
    const { call } = agentWorkshop();
    await call('book_appointment', { ...NINE, customer_id: 2, vehicle_id: 2 }, '--allow-write');
    await call('lookup_customer', PHONE, ...IN_CALL);
    for (const [tool, more] of [
      ['cancel_appointment', {}],
      ['reschedule_appointment', { new_datetime: '2026-11-25T09:00:00' }],
    ] as const) {
      const theirs = await call(tool, { ...ONE, ...more }, ...IN_CALL);
      expect(theirs).toEqual(await call(tool, { appointment_id: 999, ...more }, ...IN_CALL));
      expect(theirs).toMatchObject({ success: false, message: 'Appointment not found.' });
    }
  });

  test('books for whom it has entered itself, and with no car but theirs', async () => {
    const { call } = agentWorkshop();
    const { data } = await call(
      'create_customer',
      { name: 'Maya Chen', phone_number: '2125550188' },
      ...IN_CALL,
    );
    expect(data).toMatchObject({ customer_id: 3 });
    expect(await call('book_appointment', { ...NINE, customer_id: 3 }, ...IN_CALL)).toMatchObject({
      success: false,
      message: 'Vehicle not found.',
      error: { details: { what: 'vehicle' } },
    });
    await call('add_vehicle', { customer_id: 3, make: 'Kia' }, ...IN_CALL);
    expect(
      await call('book_appointment', { ...NINE, customer_id: 3, vehicle_id: 3 }, ...IN_CALL),
    ).toMatchObject({
      success: true,
      data: { vehicle_info: 'Kia' },
    });
  });

  test('that keeps asking for what is not there is over', async () => {
    const { call } = agentWorkshop();
    for (let id = 100; id < 108; id += 1)
      await call('get_upcoming_appointments', { customer_id: id }, ...IN_CALL);
    expect(await call('lookup_customer', PHONE, ...IN_CALL)).toMatchObject({
      success: false,
      exitCode: 7,
      error: { code: 'tool-limit' },
    });
    expect(await call('lookup_customer', PHONE, ...IN_OTHER_CALL)).toMatchObject({ success: true });
  });

  test('that has met a family meets nobody else, whether looked up or entered', async () => {
    const { call } = agentWorkshop();
    const enter = (last: number) =>
      call('create_customer', { name: `Kim ${last}`, phone_number: `21255502${last}` }, ...IN_CALL);
    for (let last = 11; last <= 16; last += 1) expect(await enter(last)).toMatchObject({ success: true });
    const enough = { success: false, exitCode: 7, error: { code: 'tool-limit' } };
    expect(await enter(17)).toMatchObject(enough);
    expect(await call('lookup_customer', { phone_number: '2125550217' })).toMatchObject({ exitCode: 5 });
    expect(await call('lookup_customer', PHONE, ...IN_CALL)).toMatchObject(enough);
    expect(await call('get_upcoming_appointments', { customer_id: 1 }, ...IN_CALL)).toMatchObject({
      exitCode: 5,
    });
    expect(await call('lookup_customer', { phone_number: '2125550212' }, ...IN_CALL)).toMatchObject({
      success: true,
    });
  });

  test('has changed the book often enough at some time, and may still ask', async () => {
    const { call } = agentWorkshop();
    await call('lookup_customer', PHONE, ...IN_CALL);
    const enter = (year: number) => call('add_vehicle', { customer_id: 1, make: 'Kia', year }, ...IN_CALL);
    for (let year = 2001; year <= 2020; year += 1) expect(await enter(year)).toMatchObject({ success: true });
    expect(await enter(2021)).toMatchObject({ exitCode: 7, error: { code: 'tool-limit' } });
    expect(await call('lookup_customer', PHONE, ...IN_CALL)).toMatchObject({ success: true });
  });
});

/** Ana has called, and is booked. */
async function booked() {
  const shop = agentWorkshop();
  await shop.call('lookup_customer', PHONE, ...IN_CALL);
  await shop.call('book_appointment', NINE, ...IN_CALL);
  return shop;
}

describe('what takes away what was agreed is asked about first', () => {
  test('and is done once the caller has said yes', async () => {
    const { call } = await booked();
    const asked = await call('cancel_appointment', ONE, ...IN_CALL);
    expect(asked).toMatchObject({
      success: false,
      error: { code: 'confirmation-required' },
      message: 'Shall I cancel the appointment for Oil change on Tuesday, November 24 at 9 in the morning?',
    });
    expect(await call('get_upcoming_appointments', { customer_id: 1 }, ...IN_CALL)).toMatchObject({
      data: { count: 1 },
    });
    const { confirmation_token } = asked.data;
    const confirmed = { ...ONE, confirmation_token };
    expect(await call('cancel_appointment', confirmed, ...IN_CALL)).toMatchObject({
      success: true,
      data: { status: 'cancelled' },
    });
    expect(await call('cancel_appointment', confirmed, ...IN_CALL)).toMatchObject({
      success: true,
      already: true,
    });
  });

  test('for that very move and no other', async () => {
    const { call } = await booked();
    const to = (new_datetime: string) => ({ ...ONE, new_datetime });
    const asked = await call('reschedule_appointment', to('2026-11-25T09:00:00'), ...IN_CALL);
    expect(asked.message).toBe(
      'Shall I move the appointment for Oil change on Tuesday, November 24 at 9 in the morning to Wednesday, November 25 at 9 in the morning?',
    );
    const { confirmation_token } = asked.data;
    const answered = (given: object, tool = 'reschedule_appointment') =>
      call(tool, { ...given, confirmation_token }, ...IN_CALL);
    const refused = { success: false, error: { code: 'confirmation-refused' } };
    expect(await answered(to('2026-11-25T10:00:00'))).toMatchObject(refused);
    expect(await answered(ONE, 'cancel_appointment')).toMatchObject(refused);
    expect(await answered(to('2026-11-25T09:00:00'))).toMatchObject({
      success: true,
      data: { scheduled_at: '2026-11-25T09:00:00-05:00' },
    });
    expect(await answered(to('2026-11-25T10:00:00'))).toMatchObject(refused);
  });

  test('and again where somebody has changed the visit since, or where too much time has passed', async () => {
    const { call, done, at } = await booked();
    const first = await call('cancel_appointment', ONE, ...IN_CALL);
    await done('move 1 tue 14:00');
    const refused = { success: false, error: { code: 'confirmation-refused' } };
    const answer = ({ data }: { data: { confirmation_token: string } }) =>
      call('cancel_appointment', { ...ONE, confirmation_token: data.confirmation_token }, ...IN_CALL);
    expect(await answer(first)).toMatchObject(refused);
    const second = await call('cancel_appointment', ONE, ...IN_CALL);
    at('Mon 2026-11-23 07:05');
    expect(await answer(second)).toMatchObject(refused);
  });

  test('and not where it cannot be: of a move to a time that is taken nobody is asked', async () => {
    const { call, done } = await booked();
    await done('book --customer 2 --service oil_change --at 2026-11-25T09:00 --bay "Bay 1"');
    const taken = { ...ONE, new_datetime: '2026-11-25T09:00:00' };
    const refused = await call('reschedule_appointment', taken, ...IN_CALL);
    expect(refused).toMatchObject({ success: false, error: { code: 'slot-taken' } });
    expect(refused.data.alternatives).toHaveLength(2);
    const past = { ...ONE, new_datetime: '2026-11-20T09:00:00' };
    expect(await call('reschedule_appointment', past, ...IN_CALL)).toMatchObject({
      error: { code: 'in-the-past' },
    });
  });

  test('for the reason that was given', async () => {
    const { call } = await booked();
    const asked = await call('cancel_appointment', { ...ONE, reason: 'vehicle_sold' }, ...IN_CALL);
    const { confirmation_token } = asked.data;
    const cancel = (reason: string) =>
      call('cancel_appointment', { ...ONE, reason, confirmation_token }, ...IN_CALL);
    expect(await cancel('other')).toMatchObject({ error: { code: 'confirmation-refused' } });
    expect(await cancel('vehicle_sold')).toMatchObject({ success: true });
  });

  test('and is done once by two calls at one moment, which give the same answer', async () => {
    const { call, data } = await booked();
    const move = { ...ONE, new_datetime: '2026-11-25T09:00:00' };
    const { confirmation_token } = (await call('reschedule_appointment', move, ...IN_CALL)).data;
    const calls = [1, 2, 3].map(() =>
      call('reschedule_appointment', { ...move, confirmation_token }, ...IN_CALL),
    );
    const moved = { success: true, data: { scheduled_at: '2026-11-25T09:00:00-05:00' } };
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject(moved);
    const { history } = (await data('show 1')) as { history: { change: string }[] };
    expect(history.filter(({ change }) => change === 'rescheduled')).toHaveLength(1);
  });

  test('under a key gives its first result again, although the visit was moved on', async () => {
    const { call, done } = await booked();
    const move = { ...ONE, new_datetime: '2026-11-25T09:00:00', idempotency_key: 'm1' };
    const { confirmation_token } = (await call('reschedule_appointment', move, ...IN_CALL)).data;
    const confirmed = { ...move, confirmation_token };
    await call('reschedule_appointment', confirmed, ...IN_CALL);
    await done('move 1 thu 14:00');
    expect(await call('reschedule_appointment', confirmed, ...IN_CALL)).toMatchObject({
      success: true,
      already: true,
    });
  });

  test('unless the shop wants no questions', async () => {
    const { call } = await booked();
    expect(await call('cancel_appointment', ONE, ...IN_CALL, '--confirm', 'never')).toMatchObject({
      success: true,
    });
  });
});
