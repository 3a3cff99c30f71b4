import { describe, expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const WITH_JOE = [
  ...TWO_VISITS,
  'shop set technicians "[{name: Joe}, {name: Sam, skills: [brakes]}]"',
  'move 1 -t joe',
  'move 2 -t joe',
];

const ACCEPTED = [
  'close today snow --accept',
  'off joe today sick --accept',
  'extend 1 +60 --accept',
  'edit 1 --service inspection --mode wait --promise 15:00',
] as const;

describe('what was accepted as a whole is taken back as a whole:', () => {
  test.each(ACCEPTED)('%s', async (line) => {
    const { done, data, json } = workshop({ given: WITH_JOE });
    const state = async () => {
      const { days } = await data('agenda today --days 8');
      const { revision: _, ...rules } = await data('shop show');
      const visits = days.flatMap((day: { bays: { appointments: object[] }[] }) =>
        day.bays.flatMap(({ appointments }) => appointments.map((one) => ({ ...one, updated_at: '' }))),
      );
      return { visits, rules };
    };
    const before = await state();
    expect(await json(line)).toMatchObject({ success: true });
    const after = await state();
    expect(after).not.toEqual(before);
    await done('undo');
    expect(await state()).toEqual(before);
    await done('redo');
    expect(await state()).toEqual(after);
    expect(
      (await data('doctor')).findings.filter(({ status }: { status: string }) => status !== 'ok'),
    ).toEqual([]);
  });

  test('who was left in the way is nobody to decide about any more, until it is done again', async () => {
    const { done, data, story } = workshop({
      given: [...WITH_JOE, 'shop set horizon_days 1', 'shop set hours.tuesday closed'],
    });
    const left = async () =>
      (await data('inbox')).items.map((item: { appointment_id: number }) => item.appointment_id);
    await done('close today snow --accept --leave-unplaced');
    expect(await left()).toEqual([1, 2]);
    expect(await story('undo', 'inbox')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: the rules of the shop are as before (closures)

      $ bay inbox
      Nothing waits in the inbox.
      "
    `);
    await done('redo');
    expect(await left()).toEqual([1, 2]);
    await done('close --undo');
    expect(await left()).toEqual([]);
    await done('off sam today', 'shop set closures "[{name: snow, date: 2026-11-23}]"');
    expect(await left()).toEqual([]);
  });

  test('nor about who was left beneath a job that had grown', async () => {
    const { done, data } = workshop({
      given: [
        ...WITH_JOE,
        'shop set horizon_days 1',
        'shop set hours.tuesday closed',
        'shop set hours.monday 09:00-11:00',
      ],
    });
    await done('extend 1 +90 --accept --leave-unplaced');
    expect((await data('inbox')).count).toBe(1);
    await done('undo');
    expect((await data('inbox')).count).toBe(0);
    await done('redo');
    expect((await data('inbox')).count).toBe(1);
  });

  test('and is refused where somebody has changed one of the visits since', async () => {
    const { done, story, data } = workshop({ given: WITH_JOE });
    await done('close today snow --accept', 'edit 1 --notes "she calls back" --as sam');
    expect(await story('undo')).toMatchInlineSnapshot(`
      "$ bay undo
      2> ✗ #1 was changed since by sam, Mon 23 Nov 07:00 (edited); nothing was taken back.
      2>   See it whole: bay show 1
      2>   To take back what was done before that (moved #2): bay undo --entry 11
      exit 9
      "
    `);
    expect((await data('shop show')).closures).toHaveLength(1);
  });
});

test('the events at Google follow a plan, its undo and its redo', async () => {
  const shop = await googleWorkshop();
  await shop.done(
    'book --customer 1 --service oil_change --at 2026-11-23T09:00',
    'book --customer 1 --service tire --at 2026-11-23T10:00',
    'sync',
  );
  const events = () =>
    shop
      .shown()
      .map(({ start }) => start?.dateTime?.slice(5, 16) ?? '')
      .toSorted((a, b) => a.localeCompare(b));
  const monday = events();
  expect(monday).toEqual(['11-23T09:00', '11-23T10:00']);
  await shop.done('close today snow --accept');
  const moved = events();
  expect(moved.map((one) => one.slice(0, 5))).toEqual(['11-24', '11-24']);
  await shop.done('undo');
  expect(events()).toEqual(monday);
  await shop.done('redo');
  expect(events()).toEqual(moved);
  await shop.done('undo', 'extend 1 +90 --accept');
  expect(events()[0]).toBe('11-23T09:00');
  await shop.done('undo');
  expect(events()).toEqual(monday);
  expect(await shop.json('doctor')).toMatchObject({ exitCode: 0 });
});

test('a plan and its taking back say that the calendar has not shown all of it', async () => {
  const { done, bay, google } = await googleWorkshop();
  await done('book --customer 1 --service oil_change --at 2026-11-23T09:00', 'sync');
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  for (const line of ['close today snow --accept', 'close --undo']) {
    const { exitCode, stderr } = await bay(line);
    expect([line, exitCode, stderr]).toEqual([
      line,
      0,
      expect.stringContaining('bay sync delivers the rest'),
    ]);
  }
});
