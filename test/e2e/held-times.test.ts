import { describe, expect, test } from 'vitest';
import { NINE } from '../support/agent-calls.ts';
import { BOBS_OIL, OIL, offeredStarts, twoCallers } from '../support/two-callers.ts';

const HALF_HOUR = { ...NINE, duration_minutes: 30 };
const BOBS_NINE = { ...HALF_HOUR, customer_id: 2, vehicle_id: 2 };
const TAKEN = { success: false, error: { code: 'slot-taken' } };

/** All weeks after the day of the tests. */
const CLOSED_AFTER = 'shop set closures "[{name: away, from_date: 2026-11-25, to_date: 2026-12-24}]"';

/** Ana has been offered nine, ten and eleven. */
async function offered() {
  const callers = await twoCallers();
  const { data } = await callers.ana('propose_appointment', OIL);
  const token = { proposal_token: data.proposal_token as string };
  const commit = (option: number) => callers.ana('commit_appointment', { ...token, option });
  return { ...callers, token, commit };
}

describe('time that is held for somebody', () => {
  test('is hidden from others, and not from them, whatever they ask', async () => {
    const { ana, bob, free } = await offered();
    const slots = { date: OIL.date };
    const [hers, his] = [await ana('get_available_slots', slots), await bob('get_available_slots', slots)];
    expect(hers.data.available_slots[0]).toMatchObject({ start: '2026-11-24T09:00:00-05:00' });
    expect(his.data.available_slots[0]).toMatchObject({ start: '2026-11-24T09:30:00-05:00' });
    const nine = { scheduled_at: NINE.scheduled_at, service_type: 'oil_change' };
    expect((await ana('explain_time', nine)).data).toMatchObject({ available: true });
    expect((await bob('explain_time', nine)).data).toMatchObject({ available: false });
    expect(await free()).not.toContain('09:00');
    expect(JSON.stringify([his, await bob('book_appointment', BOBS_NINE)])).not.toContain('Ana');
  });

  test('is hidden from the same person in another conversation, and for other work', async () => {
    const { call } = await offered();
    const again = ['--allow-write', '--conversation', 'call-9'];
    await call('lookup_customer', { phone_number: '2125550134' }, ...again);
    const brakes = await call('propose_appointment', { ...OIL, service_type: 'brake_service' }, ...again);
    expect(offeredStarts(brakes)[0]).toBe('13:00');
  });

  test('is free for all at the very moment that they were told, for those who look and those who book', async () => {
    const { bob, free, at } = await offered();
    at('Mon 2026-11-23 07:01');
    expect(await free()).not.toContain('09:00');
    expect(await bob('book_appointment', BOBS_NINE)).toMatchObject(TAKEN);
    at('Mon 2026-11-23 07:02');
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '10:00', '11:00']));
    expect(await bob('book_appointment', BOBS_NINE)).toMatchObject({ success: true });
  });

  test('is theirs to book by its time, too, and the rest of it is free in the same moment', async () => {
    const { ana, free, commit } = await offered();
    expect(await ana('book_appointment', HALF_HOUR)).toMatchObject({ success: true });
    expect(await free()).toEqual(expect.arrayContaining(['10:00', '11:00']));
    expect(await commit(1)).toMatchObject({ success: true, already: true, data: { appointment_id: 1 } });
    expect(await commit(2)).toMatchObject({ success: false, error: { code: 'proposal-taken' } });
  });

  test('is theirs to move a visit to', async () => {
    const { ana, token, free } = await offered();
    await ana('commit_appointment', { ...token, option: 3 });
    await ana('propose_appointment', OIL);
    expect(await free()).not.toContain('09:00');
    const move = { appointment_id: 1, new_datetime: '2026-11-24T09:00:00' };
    const { confirmation_token } = (await ana('reschedule_appointment', move)).data;
    expect(await ana('reschedule_appointment', { ...move, confirmation_token })).toMatchObject({
      success: true,
      data: { scheduled_at: '2026-11-24T09:00:00-05:00' },
    });
    expect(await free()).toContain('10:00');
  });

  test('is given back at once by who wants none of it, and by nobody else', async () => {
    const { ana, bob, token, free, commit } = await offered();
    const gone = { success: false, error: { code: 'proposal-gone' } };
    expect(await bob('release_proposal', token)).toMatchObject(gone);
    expect(await free()).not.toContain('09:00');
    expect(await ana('release_proposal', token)).toMatchObject({
      success: true,
      message: 'I am not holding the times of that offer any longer.',
    });
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '10:00', '11:00']));
    expect(await ana('release_proposal', token)).toMatchObject({
      success: true,
      already: true,
      message: 'Nothing of that offer was held any more.',
    });
    expect(await commit(1)).toMatchObject({ success: true });
  });

  test('is given back where they ask for what is not free', async () => {
    const { ana, free, done } = await twoCallers();
    await done(CLOSED_AFTER);
    await ana('propose_appointment', OIL);
    expect(await free()).not.toContain('09:00');
    expect(await ana('propose_appointment', { ...OIL, date: '2026-11-25' })).toMatchObject({
      success: true,
      data: { options: [] },
    });
    expect(await free()).toEqual(expect.arrayContaining(['09:00', '10:00', '11:00']));
  });

  test('is taken up when the shop has closed meanwhile, and in the night in which an hour comes twice', async () => {
    const { ana, at } = await twoCallers();
    for (const [option, asked, answered] of [
      [1, 'Mon 2026-11-23 16:59', 'Mon 2026-11-23 17:00'],
      [2, '2027-11-07T01:59:30-04:00', '2027-11-07T01:00:30-05:00'],
    ] as const) {
      at(asked);
      await ana('lookup_customer', { phone_number: '2125550134' });
      const date = option === 1 ? '2026-11-24' : '2027-11-08';
      const { data } = await ana('propose_appointment', { ...OIL, date });
      at(answered);
      const commit = { proposal_token: data.proposal_token, option };
      expect(await ana('commit_appointment', commit)).toMatchObject({ success: true });
    }
  });

  test('is free where somebody sets the clock back, and taken up all the same', async () => {
    const { bob, commit, at } = await offered();
    at('Mon 2026-11-23 05:00');
    expect(offeredStarts(await bob('propose_appointment', BOBS_OIL))).toContain('09:00');
    at('Mon 2026-11-23 05:03');
    expect(await commit(1)).toMatchObject({ success: true });
  });
});

describe('nobody holds more than is fair', () => {
  test('of long work one time, where three would take the day', async () => {
    const { ana, done } = await twoCallers();
    await done('shop set services.transmission "{name: Transmission, minutes: 180}"');
    const long = await ana('propose_appointment', { ...OIL, service_type: 'transmission' });
    expect(offeredStarts(long)).toEqual(['09:00']);
  });

  test('as much as a shop of two bays can well spare, where one of them is free at all times', async () => {
    const { ana, bob, done } = await twoCallers();
    await done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]']);
    const brakes = { ...OIL, service_type: 'brake_service' };
    expect(offeredStarts(await ana('propose_appointment', brakes))).toHaveLength(3);
    const his = await bob('propose_appointment', { ...brakes, customer_id: 2, vehicle_id: 2 });
    expect(offeredStarts(his)).toEqual(['09:00', '10:00', '13:00']);
  });

  test('nor longer than six minutes: it ends then, and is theirs again when others could have had it', async () => {
    const { ana, at } = await twoCallers();
    const asked = async (minute: string) => {
      at(`Mon 2026-11-23 07:${minute}`);
      return ana('propose_appointment', OIL);
    };
    await asked('00');
    await asked('02');
    await asked('04');
    const last = await asked('05');
    expect(offeredStarts(last)).toContain('09:00');
    expect(last.data.held_until).toBe('2026-11-23T07:06:00-05:00');
    expect(offeredStarts(await asked('06'))).not.toContain('09:00');
    expect(offeredStarts(await asked('08'))).toContain('09:00');
  });

  test('and is told of the last free time although it may hold it no longer', async () => {
    const { ana, bob, done, at } = await twoCallers();
    await done('off "bay 1" tue 9:00-16:30 --yes', CLOSED_AFTER);
    for (const minute of ['00', '02', '04']) {
      at(`Mon 2026-11-23 07:${minute}`);
      expect(offeredStarts(await ana('propose_appointment', OIL))).toEqual(['16:30']);
    }
    at('Mon 2026-11-23 07:06');
    const offer = await ana('propose_appointment', OIL);
    expect(offeredStarts(offer)).toEqual(['16:30']);
    expect(offer.data.held_until).toBeNull();
    expect(offeredStarts(await bob('propose_appointment', BOBS_OIL))).toEqual(['16:30']);
  });

  test('nor more than the shop takes of those who wait for their car', async () => {
    const { ana, bob, done, commit } = await waitingTwo();
    const hers = await ana('propose_appointment', { ...OIL, visit_mode: 'wait' });
    expect(offeredStarts(hers)).toHaveLength(3);
    expect(offeredStarts(await bob('propose_appointment', { ...BOBS_OIL, visit_mode: 'wait' }))).toEqual([]);
    expect(offeredStarts(await bob('propose_appointment', BOBS_OIL))).toHaveLength(3);
    expect(await commit(hers)).toMatchObject({ success: true });
    await done('cancel 1 --reason other');
    const his = await bob('propose_appointment', { ...BOBS_OIL, visit_mode: 'wait' });
    expect(offeredStarts(his)).toHaveLength(3);
  });
});

/** A shop that takes one visit a day whose customer waits, and that for one day. */
async function waitingTwo() {
  const callers = await twoCallers();
  await callers.done('shop set modes.wait.per_day 1', CLOSED_AFTER);
  const commit = ({ data }: { data: { proposal_token: string } }) =>
    callers.ana('commit_appointment', { proposal_token: data.proposal_token, option: 1 });
  return { ...callers, commit };
}

test('a conversation that asks many times at once holds what it was offered last, and no more', async () => {
  const { data, ana } = await twoCallers();
  const free = async () => {
    const { days } = await data('slots 2026-11-24 --days 4');
    return days.flatMap((day: { start_times: unknown[] }) => day.start_times).length as number;
  };
  const before = await free();
  const days = ['24', '25', '26', '27'];
  const asked = days.map((day) => ana('propose_appointment', { ...OIL, date: `2026-11-${day}` }));
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ success: true });
  expect(await free()).toBe(before - 3);
});

describe('the counter', () => {
  const BOBS = 'book --customer 2 --service oil_change --at 2026-11-24T09:00';

  test('is told for whom time is held and until when, and no calendar is', async () => {
    const { story, data } = await offered();
    expect(await story(BOBS, 'slots 2026-11-24', 'why 2026-11-24T10:00 oil')).toMatchInlineSnapshot(`
      "$ bay book --customer 2 --service oil_change --at 2026-11-24T09:00
      2> ✗ Bay 1 is not free Tue 24 Nov 09:00–09:30: taken by a hold 09:00–09:30 for Ana Pérez, who is deciding until 07:02.
      2>   Nearest free: Tue 24 Nov 09:30 or 10:30.
      2>   Or take it, and they are offered another: --take-held
      exit 9

      $ bay slots 2026-11-24
      Free for 30 min, America/New_York

      Tue 24 Nov · tomorrow
        Bay 1   09:30–10:00  10:30–11:00  11:30–12:00  13:00–17:00
        Starts  09:30 10:30 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30
        Held 09:00–09:30 in Bay 1 for Ana Pérez, until 07:02
        Held 10:00–10:30 in Bay 1 for Ana Pérez, until 07:02
        Held 11:00–11:30 in Bay 1 for Ana Pérez, until 07:02

      $ bay why 2026-11-24T10:00 oil
      Bay 1 is not free Tue 24 Nov 10:00–10:30: taken by a hold 10:00–10:30 for Ana Pérez, who is deciding until 07:02.
        free Tue 24 Nov 09:30, Bay 1
        free Tue 24 Nov 10:30, Bay 1
      "
    `);
    expect(await data('agenda 2026-11-24')).toMatchObject({ count: 0 });
    expect((await data('slots 2026-11-24')).days[0].held[0]).toEqual({
      bay: 'Bay 1',
      start: '2026-11-24T09:00:00-05:00',
      end: '2026-11-24T09:30:00-05:00',
      held_for: 'Ana Pérez',
      held_until: '2026-11-23T07:02:00-05:00',
    });
  });

  test('may take it, and that alone: who held it keeps the rest, and is offered others for that', async () => {
    const { done, free, commit, json } = await offered();
    await done(`${BOBS} --take-held`);
    expect((await json('show 1')).data).toMatchObject({ customer_id: 2, overbook_reason: null });
    expect(await free()).not.toContain('10:00');
    const late = await commit(1);
    expect(late).toMatchObject({ success: false, error: { code: 'slot-taken' } });
    expect(late.data.alternatives).toHaveLength(2);
    expect(await commit(2)).toMatchObject({ success: true });
  });

  test('may move a visit there', async () => {
    const { done, bay, data } = await offered();
    await done('book --customer 2 --service oil_change --at 2026-11-24T14:00');
    expect(await bay('move 1 10:00')).toMatchObject({
      exitCode: 9,
      stderr: expect.stringContaining('--take-held'),
    });
    await done('move 1 10:00 --take-held');
    expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
  });

  test('is asked at a terminal whether to', async () => {
    const { bay, data } = await offered();
    const refused = await bay(BOBS, { answers: [false] });
    expect(refused).toMatchObject({ exitCode: 9 });
    const { stderr } = await bay(BOBS, { answers: [true] });
    expect(stderr).toContain('for Ana Pérez, who is deciding until 07:02. Take it all the same?');
    expect(await data('agenda 2026-11-24')).toMatchObject({ count: 1 });
  });

  test('takes nothing of an appointment with it, and needs it not where another bay is free', async () => {
    const { bay, done, data, commit } = await offered();
    await commit(1);
    expect(await bay(`${BOBS} --take-held`)).toMatchObject({ exitCode: 9 });
    await done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]'], `${BOBS} --take-held`);
    expect(await data('show 2')).toMatchObject({ bay: 'Bay 2' });
  });

  test('does not take held times for a whole series', async () => {
    const { bay } = await offered();
    expect(await bay(`${BOBS} --repeat "every week" --count 2 --take-held`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--take-held'),
    });
  });
});

describe('at one moment', () => {
  test('two options of a proposal come to one appointment', async () => {
    const { commit, data } = await offered();
    const answers = await Promise.all([commit(1), commit(2), commit(1)]);
    const booked = answers.filter(({ success }) => success);
    const refused = answers.filter(({ success }) => !success);
    expect(new Set(booked.map((answer) => answer.data.appointment_id)).size).toBe(1);
    for (const { error } of refused) expect(error.code).toBe('proposal-taken');
    expect(await data('agenda 2026-11-24')).toMatchObject({ count: 1 });
  });

  test('a late commit and the counter come to one appointment, and who has none is told of other times', async () => {
    const { commit, bay, data, at } = await offered();
    at('Mon 2026-11-23 07:30');
    const [late, counter] = await Promise.all([
      commit(1),
      bay('book --customer 2 --service oil_change --at 2026-11-24T09:00'),
    ]);
    expect([late.success, counter.exitCode === 0].filter(Boolean)).toHaveLength(1);
    if (!late.success) expect(late.data.alternatives).toHaveLength(2);
    expect(await data('agenda 2026-11-24')).toMatchObject({ count: 1 });
  });
});
