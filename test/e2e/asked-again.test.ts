import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const NEWCOMER =
  'book --name "Maya Chen" --phone 6465550188 --make Toyota --service diagnostics --at 2026-11-25T10:00';

describe('the same request again', () => {
  test('gives a newcomer with an unmarked car one appointment, one car and one entry', async () => {
    const { data, bay } = workshop({ given: ['shop set bays.Lift {}'] });
    const first = await data(NEWCOMER);
    expect(await data(NEWCOMER)).toEqual(first);
    expect((await data('vehicles list')).count).toBe(1);
    expect((await bay('customers list')).stdout).toContain('Maya Chen');
  });

  test('keeps its key when the answer was there already', async () => {
    const { data, bay } = workshop({ given: TWO_VISITS });
    const again = 'book --customer 1 --service oil_change --at 2026-11-23T09:00 --idempotency-key call-1';
    const first = await data(again);
    await bay('cancel 1 --reason other');
    expect((await data(again)).appointment_id).toBe(first.appointment_id);
    expect(await bay('customers add --name Bo --idempotency-key call-1')).toMatchObject({ exitCode: 9 });
  });

  test('does not move back what somebody moved since', async () => {
    const { data, bay } = workshop({ given: TWO_VISITS });
    const stay = 'reschedule 1 --to 2026-11-23T09:00 --idempotency-key stay';
    await bay(stay);
    await bay('reschedule 1 --to 2026-11-23T15:00');
    await bay(stay);
    expect((await data('show 1')).scheduled_at).toBe('2026-11-23T15:00:00-05:00');
  });

  test('to the bay where it is, in whatever spelling, changes nothing', async () => {
    const { data, bay } = workshop({ given: TWO_VISITS });
    await bay('reschedule 1 --bay "bay 1"');
    expect((await data('show 1')).history).toHaveLength(1);
  });
});

describe('a request that says two things', () => {
  test.each([
    'reschedule 1 wed 9:00 --to "thu 9:00"',
    'book oil tue 15:30 --at "wed 10:00" --customer 1',
    'book oil wed 15:30 --service battery --customer 1',
  ])('is refused: %s', async (line) => {
    const { bay } = workshop({ given: TWO_VISITS });
    expect(await bay(line)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('the words say') });
  });
});

describe('a customer is meant', () => {
  test('by number only when it is one: leading zeros are the end of a phone', async () => {
    const others = Array.from({ length: 140 }, (_, i) => `customers add --name "Other ${i}"`);
    const { data, bay } = workshop({ given: [...TWO_VISITS, ...others.slice(0, 140)] });
    expect((await data('customers show 0134')).customer_name).toBe('Ana Pérez');
    expect((await data('customers show 134')).customer_id).toBe(134);
    expect(await bay('customers show 999')).toMatchObject({ exitCode: 5 });
  });

  test('never by a part of a plate', async () => {
    const { bay } = workshop({ given: TWO_VISITS });
    for (const part of ['12', '123', 'ABC']) {
      expect(await bay(`customers show ${part}`)).toMatchObject({ exitCode: 5 });
    }
  });
});

test('a shop that is named wins over a database of the environment', async () => {
  const { data, bay, done } = workshop({ given: [], environment: { BAY_DB: 'elsewhere.db' } });
  await done('shop create second');
  await bay('customers add --name Ana');
  expect((await data('customers list')).count).toBe(1);
  expect((await data('--shop second customers list')).count).toBe(0);
});

test('a start whose buffer would run over midnight into the next job is not offered', async () => {
  const { data, bay } = workshop({
    given: [
      ...TWO_VISITS,
      'shop set hours.monday 09:00-24:00',
      'shop set hours.tuesday 00:00-12:00',
      'shop set services.oil_change.buffer_minutes 30',
      'book --customer 2 --service oil_change --at 2026-11-24T00:00',
    ],
  });
  const [monday] = (await data('slots mon --service oil_change')).days;
  const last = monday.start_times.at(-1).start;
  expect(last).toBe('2026-11-23T23:00:00-05:00');
  expect(await bay('book --customer 1 --service oil_change --at 2026-11-23T23:30 -n')).toMatchObject({
    exitCode: 9,
  });
});
