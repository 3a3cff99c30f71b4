import { describe, expect, test } from 'vitest';
import { NINE } from '../support/agent-calls.ts';
import { BOBS_OIL, OIL, offeredStarts as starts, twoCallers } from '../support/two-callers.ts';

describe('what is offered', () => {
  test('is three times of the first day that has any, which nobody else is given meanwhile', async () => {
    const { ana, bob, free } = await twoCallers();
    const offer = await ana('propose_appointment', OIL);
    expect(offer.message).toBe(
      'I can offer Tuesday, November 24 at 9 in the morning, 10 in the morning or 11 in the morning. Which one suits you?',
    );
    expect(offer.data.held_until).toBe('2026-11-23T07:02:00-05:00');
    for (const held of ['09:00', '10:00', '11:00']) expect(await free()).not.toContain(held);
    expect(starts(await bob('propose_appointment', BOBS_OIL))).toEqual(['09:30', '10:30', '11:30']);
    const taken = await bob('book_appointment', {
      ...NINE,
      customer_id: 2,
      vehicle_id: 2,
      duration_minutes: 30,
    });
    expect(taken).toMatchObject({ success: false, error: { code: 'slot-taken' } });
    expect(taken.data.alternatives).toHaveLength(2);
  });

  test('is free again after two minutes, and nobody has to do anything', async () => {
    const { ana, free, at } = await twoCallers();
    await ana('propose_appointment', OIL);
    at('Mon 2026-11-23 07:02');
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '10:00', '11:00']));
  });

  test('does not stand in the way of whom it is held for, and is given back where they ask for others', async () => {
    const { ana, free } = await twoCallers();
    expect(starts(await ana('propose_appointment', OIL))).toEqual(['09:00', '10:00', '11:00']);
    expect(starts(await ana('propose_appointment', OIL))).toEqual(['09:00', '10:00', '11:00']);
    expect(starts(await ana('propose_appointment', { ...OIL, part_of_day: 'afternoon' }))).toEqual([
      '13:00',
      '14:00',
      '15:00',
    ]);
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '10:00', '11:00']));
  });

  test('is not held on and on: after six minutes the same times go to others', async () => {
    const { ana, at } = await twoCallers();
    for (const minute of ['00', '01', '03', '05']) {
      at(`Mon 2026-11-23 07:${minute}`);
      expect(starts(await ana('propose_appointment', OIL))).toEqual(['09:00', '10:00', '11:00']);
    }
    at('Mon 2026-11-23 07:06');
    expect(starts(await ana('propose_appointment', OIL))).not.toContain('09:00');
  });

  test('is little where little is left, and on another day where a day is full', async () => {
    const { ana, done } = await twoCallers();
    await done('off "bay 1" tue 9:00-16:00 --yes');
    expect(starts(await ana('propose_appointment', OIL))).toEqual(['16:00']);
    const brakes = await ana('propose_appointment', { ...OIL, service_type: 'complex_repair' });
    expect(brakes.data.options[0]).toMatchObject({ day_of_week: 'Wednesday' });
  });

  test('is never where the car is already', async () => {
    const { ana } = await twoCallers();
    await ana('book_appointment', NINE);
    expect(starts(await ana('propose_appointment', OIL))).toEqual(['10:00', '11:00', '13:00']);
  });
});

/** Ana has been offered nine, ten and eleven. */
async function offered() {
  const callers = await twoCallers();
  const { data } = await callers.ana('propose_appointment', OIL);
  const commit = (option: number, more: object = {}) =>
    callers.ana('commit_appointment', { proposal_token: data.proposal_token, option, ...more });
  return { ...callers, token: data.proposal_token as string, commit };
}

describe('what is taken up of it', () => {
  test('is booked for as long as the service takes, and the rest is free in the same moment', async () => {
    const { commit, free } = await offered();
    expect(await commit(2, { customer_concerns: 'squeals' })).toMatchObject({
      success: true,
      data: {
        scheduled_at: '2026-11-24T10:00:00-05:00',
        duration_minutes: 30,
        customer_words: { text: 'squeals' },
      },
    });
    const starts = await free();
    expect(starts).toEqual(expect.arrayContaining(['09:00', '11:00']));
    expect(starts).not.toContain('10:00');
  });

  test('is final: again it is the same appointment, and another time of it is refused', async () => {
    const { commit, data } = await offered();
    await commit(2);
    expect(await commit(2)).toMatchObject({ success: true, already: true, data: { appointment_id: 1 } });
    expect(await commit(1)).toMatchObject({ success: false, error: { code: 'proposal-taken' } });
    expect(await data('agenda 2026-11-24')).toMatchObject({ count: 1 });
  });

  test('is booked late, too, where the time is still free, and else refused with others', async () => {
    const { commit, at, bob } = await offered();
    at('Mon 2026-11-23 07:30');
    await bob('book_appointment', { ...NINE, customer_id: 2, vehicle_id: 2, duration_minutes: 30 });
    const late = await commit(1);
    expect(late).toMatchObject({ success: false, error: { code: 'slot-taken' } });
    expect(late.data.alternatives).toHaveLength(2);
    expect(await commit(2)).toMatchObject({
      success: true,
      data: { scheduled_at: '2026-11-24T10:00:00-05:00' },
    });
  });

  test('is gone after an hour, in another conversation, under another token, and where there is no such time', async () => {
    const { commit, at, bob, token, ana } = await offered();
    const gone = { success: false, exitCode: 5, error: { code: 'proposal-gone' } };
    expect(await bob('commit_appointment', { proposal_token: token, option: 1 })).toMatchObject(gone);
    expect(await ana('commit_appointment', { proposal_token: 'guessed', option: 1 })).toMatchObject(gone);
    at('Mon 2026-11-23 08:00');
    expect(await commit(1)).toMatchObject(gone);
  });
});

test('what was cancelled since is not told as booked, however it is asked for again', async () => {
  const { ana, done } = await twoCallers();
  const { data } = await ana('propose_appointment', OIL);
  const commit = { proposal_token: data.proposal_token, option: 1 };
  const keyed = { ...NINE, scheduled_at: '2026-11-25T09:00:00', idempotency_key: 'k' };
  await ana('commit_appointment', commit);
  await ana('book_appointment', keyed);
  await done('cancel 1 --reason other', 'cancel 2 --reason other');
  const over = { success: false, message: 'Failed to book appointment: that appointment is over.' };
  expect(await ana('commit_appointment', commit)).toMatchObject(over);
  expect(await ana('book_appointment', keyed)).toMatchObject(over);
});

test('nobody is told of an invitation that no calendar sends', async () => {
  const { call } = await twoCallers();
  const who = { name: 'Maya Chen', phone_number: '2125550188', email: 'maya@example.com' };
  await call('create_customer', who, '--allow-write');
  await call('add_vehicle', { customer_id: 3, make: 'Kia' }, '--allow-write');
  const booked = await call('book_appointment', { ...NINE, customer_id: 3, vehicle_id: 3 }, '--allow-write');
  expect(booked).toMatchObject({ success: true, data: { invited: false } });
  expect(booked.message).not.toMatch(/invitation/i);
});
