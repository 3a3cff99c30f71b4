import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** #1: Ana, Monday 9:00–9:30; #2: Bob, Monday 10:00–11:00; today is that Monday, 7:00. */
const ONE_BAY = TWO_VISITS;
const TWO_BAYS = [...TWO_VISITS, 'shop set bays "[{name: Bay 1}, {name: Bay 2}]"'];
const WITH_JOE = [
  ...TWO_VISITS,
  'shop set technicians "[{name: Joe}, {name: Sam, skills: [brakes]}]"',
  'move 1 -t joe',
  'move 2 -t joe',
];

/** When the visits of each bay begin, day by day. */
const startsIn = ({
  days,
}: {
  days: { date: string; bays: { appointments: { scheduled_at: string }[] }[] }[];
}) =>
  days.map(({ date, bays }) => [
    date,
    bays.map(({ appointments }) => appointments.map((one) => one.scheduled_at)),
  ]);

const times = (moves: readonly { appointment_id: number; to: string }[]) =>
  moves.map(({ appointment_id, to }) => `#${appointment_id} ${to.slice(0, 16)}`);

describe('a plan', () => {
  test('is shown, and nothing is changed until it is accepted; then the call list comes with it', async () => {
    const { story } = workshop({ given: ONE_BAY });
    expect(
      await story(
        'close today snow',
        'slots today',
        'close today snow --accept',
        'slots today',
        'close today snow',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay close today snow
      Would close Mon 23 Nov (snow): 2 visits to move
        #1  Ana Pérez  Mon 23 Nov 09:00  → Tue 24 Nov 09:00  Bay 1  the shop is closed then: snow
        #2  Bob Stone  Mon 23 Nov 10:00  → Tue 24 Nov 09:30  Bay 1  the shop is closed then: snow
      2> ! Accept the plan: the same once more with --accept

      $ bay slots today
      Free for 30 min, America/New_York

      Mon 23 Nov · today
        Bay 1   09:30–10:00  11:00–12:00  13:00–17:00
        Starts  09:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30

      $ bay close today snow --accept
      ✓ Closed Mon 23 Nov (snow): 2 visits moved
        #1  Ana Pérez  Mon 23 Nov 09:00  → Tue 24 Nov 09:00  Bay 1  the shop is closed then: snow
        #2  Bob Stone  Mon 23 Nov 10:00  → Tue 24 Nov 09:30  Bay 1  the shop is closed then: snow

      To call
        [ ]  Ana Pérez  +1 212 555 0134  Mon 23 Nov 09:00  → Tue 24 Nov 09:00
        [ ]  Bob Stone  +1 646 555 0199  Mon 23 Nov 10:00  → Tue 24 Nov 09:30

      $ bay slots today
      Free for 30 min, America/New_York

      Mon 23 Nov · today  closed: snow

      Next free: Tue 24 Nov 10:30, Bay 1

      $ bay close today snow
      ! Already closed: Mon 23 Nov (snow)
      "
    `);
  });

  test('is in the document, accepted or not', async () => {
    const { json } = workshop({ given: ONE_BAY });
    const shown = (await json('close today snow')).data;
    expect(shown.plan).toMatchObject({
      accepted: false,
      moves: [
        {
          appointment_id: 1,
          from: '2026-11-23T09:00:00-05:00',
          to: '2026-11-24T09:00:00-05:00',
          bay: 'Bay 1',
          technician: null,
          why: 'the shop is closed then: snow',
        },
        { appointment_id: 2, to: '2026-11-24T09:30:00-05:00' },
      ],
      unplaced: [],
      calls: [
        { appointment_id: 1, customer_name: 'Ana Pérez', customer_phone: '+12125550134' },
        { appointment_id: 2, customer_name: 'Bob Stone', customer_phone: '+16465550199' },
      ],
    });
    const accepted = (await json('close today snow --accept')).data;
    expect(accepted.plan).toEqual({ ...shown.plan, accepted: true });
    expect(await json('close today snow')).toMatchObject({ already: true, data: { plan: { moves: [] } } });
  });

  test('is one entry of the history with the rules, and one undo takes back both', async () => {
    const { data, bay, json } = workshop({ given: ONE_BAY });
    const before = await data('agenda --days 2');
    await bay('close today snow --accept');
    const { history } = await data('history');
    expect(history[0]).toMatchObject({ verb: 'closed', undone: false });
    expect((await bay('undo')).exitCode).toBe(0);
    expect(startsIn(await data('agenda --days 2'))).toEqual(startsIn(before));
    expect((await json('shop show')).data.closures).toEqual([]);
  });

  test('needs nobody’s yes where nobody is in the way', async () => {
    const { json } = workshop({ given: ONE_BAY });
    expect((await json('close fri 13-17 inventory')).data).toEqual({
      closure: {
        name: 'inventory',
        from_date: '2026-11-27',
        to_date: '2026-11-27',
        from: '13:00',
        to: '17:00',
      },
      plan: { accepted: true, moves: [], unplaced: [], promises_broken: [], calls: [] },
    });
  });

  test('changes nothing as a dry run', async () => {
    const { json, data } = workshop({ given: ONE_BAY });
    const { data: tried } = await json('close today snow --accept --dry-run');
    expect(tried).toMatchObject({ dry_run: true, plan: { accepted: false } });
    expect((await data('shop show')).closures).toEqual([]);
    expect((await data('show 1')).scheduled_at).toBe('2026-11-23T09:00:00-05:00');
  });

  test('that is given again under its key is answered as before', async () => {
    const { json } = workshop({ given: ONE_BAY });
    await json('close today snow --accept --idempotency-key k');
    expect(await json('close today snow --accept --idempotency-key k')).toMatchObject({ already: true });
    expect((await json('close fri --accept --idempotency-key k')).error.code).toBe('key-reused');
  });

  test('with somebody left over is refused, unless they may stay with a note in the inbox', async () => {
    const { bay, json, data } = workshop({ given: [...ONE_BAY, 'shop set horizon_days 1'] });
    const shown = await json('close today-wed flood');
    expect(shown.data.plan).toMatchObject({
      accepted: false,
      moves: [],
      unplaced: [{ appointment_id: 1 }, { appointment_id: 2 }],
    });
    const refused = await json('close today-wed flood --accept');
    expect([refused.error.code, refused.message]).toEqual([
      'plan-incomplete',
      'No other place for #1, Ana Pérez on Mon 23 Nov 09:00–09:30 and #2, Bob Stone on Mon 23 Nov 10:00–11:00; nothing was changed.',
    ]);
    expect((await bay('close today-wed flood --accept')).exitCode).toBe(9);
    expect((await data('shop show')).closures).toEqual([]);
    expect((await bay('close today-wed flood --accept --leave-unplaced')).exitCode).toBe(0);
    expect((await data('show 1')).scheduled_at).toBe('2026-11-23T09:00:00-05:00');
    const { items } = await data('inbox');
    expect(
      items.map(({ kind, appointment_id }: { kind: string; appointment_id: number }) => [
        kind,
        appointment_id,
      ]),
    ).toEqual([
      ['left-in-the-way', 1],
      ['left-in-the-way', 2],
    ]);
    await bay('cancel 1 --reason other');
    expect((await data('inbox')).open).toBe(1);
  });
});

describe('at a terminal a plan', () => {
  test('is accepted with one answer', async () => {
    const { bay, data } = workshop({ given: ONE_BAY });
    const { stdout, exitCode } = await bay('close today snow', { answers: ['Yes, all of it'] });
    expect([exitCode, stdout.includes('To call')]).toEqual([0, true]);
    expect((await data('show 2')).scheduled_at).toBe('2026-11-24T09:30:00-05:00');
  });

  test('that is declined changes nothing', async () => {
    const { bay, data } = workshop({ given: ONE_BAY });
    expect((await bay('close today snow', { answers: ['No, change nothing'] })).exitCode).toBe(0);
    expect((await data('shop show')).closures).toEqual([]);
  });

  test('is accepted line by line: whoever stays is noted, and the others are planned around them', async () => {
    const { bay, data } = workshop({ given: ONE_BAY });
    const answers = ['Line by line', 'It stays where it is', 'Yes'];
    expect((await bay('close today snow', { answers })).exitCode).toBe(0);
    expect((await data('show 1')).scheduled_at).toBe('2026-11-23T09:00:00-05:00');
    expect((await data('show 2')).scheduled_at).toBe('2026-11-24T09:00:00-05:00');
    expect((await data('inbox')).items).toMatchObject([{ kind: 'left-in-the-way', appointment_id: 1 }]);
  });
});

test.each([
  ['close 1-5', 'Would close Mon 23 Nov 13:00–17:00'],
  ['off "bay 2" 14-15:30', 'Mon 23 Nov 14:00–15:30'],
  ['open 8-19', 'Would change the hours of Mon 23 Nov: 08:00–19:00'],
])('"%s" is of today: hours without a day', async (line, shown) => {
  const { bay } = workshop({ given: TWO_BAYS });
  expect((await bay(`${line} --dry-run`)).stdout).toContain(shown);
});

test.each(['close 1-5 dec', 'close 3-4 days', 'close 24-26'])(
  '"%s" is of no day that is known',
  async (line) => {
    const { json } = workshop({ given: TWO_BAYS });
    expect(await json(line)).toMatchObject({ exitCode: 2, error: { code: 'time-not-understood' } });
  },
);

describe('bay extend', () => {
  test.each([
    ['extend civic +90', '2026-11-23T11:00:00-05:00'],
    ['extend 1 until 11:00', '2026-11-23T11:00:00-05:00'],
    ['extend 1 +1h30', '2026-11-23T11:00:00-05:00'],
    ['extend 1 by 90', '2026-11-23T11:00:00-05:00'],
    ['extend 1 -15', '2026-11-23T09:15:00-05:00'],
    ['extend 1 30', '2026-11-23T10:00:00-05:00'],
  ])('%s', async (line, end) => {
    const { data } = workshop({ given: TWO_BAYS });
    expect((await data(`${line} --accept`)).end_time).toBe(end);
  });

  test('a figure that may be minutes as well as an hour is asked about', async () => {
    const { bay, data, json } = workshop({ given: TWO_BAYS });
    expect(await json('extend 1 11')).toMatchObject({
      exitCode: 2,
      error: { code: 'several-readings', details: { readings: ['+11', 'until 11'] } },
    });
    await bay('extend 1 11 --accept', { answers: ['until 11'] });
    expect((await data('show 1')).end_time).toBe('2026-11-23T11:00:00-05:00');
  });

  test('gives those after it another bay at their own time if there is one, and calls nobody for that', async () => {
    const { json } = workshop({ given: TWO_BAYS });
    const { plan } = (await json('extend 1 +90')).data;
    expect(plan.moves).toMatchObject([
      { appointment_id: 2, from: '2026-11-23T10:00:00-05:00', to: '2026-11-23T10:00:00-05:00', bay: 'Bay 2' },
    ]);
    expect(plan.calls).toEqual([]);
  });

  test('ripples through its bay where a promise would break, and says which break all the same', async () => {
    const { json } = workshop({
      given: [
        ...ONE_BAY,
        'shop set breaks "[]"',
        'arrive 2 --promise 12:00',
        'book --customer 1 --service diagnostics --at 2026-11-23T11:00',
      ],
    });
    const { plan } = (await json('extend 1 +90')).data;
    expect(times(plan.moves)).toEqual(['#2 2026-11-23T11:00', '#3 2026-11-23T12:00']);
    expect(plan.promises_broken).toEqual([]);
    expect((await json('extend 1 +150')).data.plan).toMatchObject({ promises_broken: [2] });
  });

  test('of a job that shrinks frees the time and needs no plan', async () => {
    const { json } = workshop({ given: ONE_BAY });
    expect(await json('extend 2 -30')).toMatchObject({ data: { duration_minutes: 30, plan: { moves: [] } } });
    expect((await json('book --customer 1 --service oil_change --at 2026-11-23T10:30')).success).toBe(true);
  });

  test.each([
    ['extend 1 -30', 2],
    ['extend 1 soon', 2],
    ['extend 1', 2],
    ['extend 9 +30', 5],
  ])('%s is refused in one line', async (line, exitCode) => {
    const { bay } = workshop({ given: ONE_BAY });
    expect(await bay(line)).toMatchObject({ exitCode, stdout: '' });
  });
});

describe('bay off', () => {
  test('gives a technician’s cars of that day to others, and back returns them', async () => {
    const { json, data } = workshop({ given: WITH_JOE });
    const { plan } = (await json('off joe --accept')).data;
    expect(
      plan.moves.map(({ technician, why }: { technician: string; why: string }) => [technician, why]),
    ).toEqual([
      ['Sam', 'Joe is away then'],
      ['Sam', 'Joe is away then'],
    ]);
    expect((await data('slots today --technician joe')).count).toBe(0);
    expect((await data('slots tomorrow --technician joe')).count).toBe(2);
    const back = (await json('back joe')).data;
    expect(back.back).toMatchObject([
      { appointment_id: 1, technician: 'Joe' },
      { appointment_id: 2, technician: 'Joe' },
    ]);
    expect((await data('show 1')).technician).toBe('Joe');
    expect((await json('back joe')).error.code).toBe('not-found');
  });

  test('leaves whoever was changed since where they are, and says so', async () => {
    const { json, bay } = workshop({ given: WITH_JOE });
    await bay('off joe --accept');
    await bay('move 2 14:00');
    expect((await json('back joe')).data).toMatchObject({
      back: [{ appointment_id: 1 }],
      stay: [{ appointment_id: 2, scheduled_at: '2026-11-23T14:00:00-05:00' }],
    });
  });

  test.each([
    ['off joe fri 13-17 dentist', { date: '2026-11-27', from: '13:00', to: '17:00', reason: 'dentist' }],
    ['off joe tomorrow', { date: '2026-11-24' }],
    ['off joe dec 24-26 holidays', { from_date: '2026-12-24', to_date: '2026-12-26', reason: 'holidays' }],
    ['off joe fri afternoon', { date: '2026-11-27', from: '12:00', to: '24:00' }],
  ])('%s', async (line, away) => {
    const { bay, data } = workshop({ given: WITH_JOE });
    expect((await bay(line)).exitCode).toBe(0);
    expect((await data('shop show')).technicians[0].away).toEqual([away]);
  });

  test('of a bay closes that bay alone', async () => {
    const { bay, data } = workshop({ given: TWO_BAYS });
    await bay('off bay 2 tomorrow lift broken');
    const { days } = await data('slots tomorrow');
    expect(new Set(days[0].available_slots.map(({ bay: name }: { bay: string }) => name))).toEqual(
      new Set(['Bay 1']),
    );
  });
});

describe('bay open', () => {
  test('changes one date and no other, and says what it was', async () => {
    const { story, data } = workshop({ given: ONE_BAY });
    expect(
      await story('open sat 8-18', 'open sat until 19', 'open sun 10-14', 'open sat', 'open sat --undo'),
    ).toMatchInlineSnapshot(`
      "$ bay open sat 8-18
      ✓ Changed the hours of Sat 28 Nov: 08:00–18:00, was 09:00–15:00

      $ bay open sat until 19
      ✓ Changed the hours of Sat 28 Nov: 08:00–19:00, was 08:00–18:00

      $ bay open sun 10-14
      ✓ Changed the hours of Sun 29 Nov: 10:00–14:00, was closed

      $ bay open sat
      2> ✗ Expected a day and its hours, as "sat 8-18": "sat".
      2>   See: bay open --help
      exit 2

      $ bay open sat --undo
      ✓ Sat 28 Nov has the hours of every week again
      "
    `);
    expect((await data('shop show')).special_hours).toEqual({ '2026-11-29': ['10:00-14:00'] });
    expect((await data('slots 2026-12-06')).count).toBe(0);
  });

  test('that opens shorter makes a plan, too', async () => {
    const { json } = workshop({ given: ONE_BAY });
    expect(times((await json('open today 13-17')).data.plan.moves)).toEqual([
      '#1 2026-11-23T13:00',
      '#2 2026-11-23T13:30',
    ]);
  });

  test('that was taken back, moves nobody when a later one is taken back', async () => {
    const { done, data } = workshop({ given: ONE_BAY });
    await done('open today 13-17 --accept', 'open today --undo', 'open today 9-18', 'open today --undo');
    expect((await data('show 1')).scheduled_at).toBe('2026-11-23T09:00:00-05:00');
  });

  test('opens what a closure had shut, and close --undo opens it as every week', async () => {
    const { bay, data } = workshop({ given: ONE_BAY });
    await bay('close 2026-12-24 to 2026-12-26 holidays');
    await bay('open 2026-12-25 9-11');
    expect((await data('shop show')).closures).toMatchObject([
      { name: 'holidays', date: '2026-12-24' },
      { name: 'holidays', date: '2026-12-26' },
    ]);
    await bay('close --undo 2026-12-24');
    expect((await data('shop show')).closures).toMatchObject([{ date: '2026-12-26' }]);
  });
});

test.each(['close', 'close yesterday', 'close nonsense', 'off nobody', 'open sat 18-17', 'back'])(
  'bay %s is refused in one line, and nothing is written',
  async (line) => {
    const { bay, data } = workshop({ given: WITH_JOE });
    const before = await data('shop show');
    const { exitCode, stdout, stderr } = await bay(line);
    expect([[2, 5].includes(exitCode), stdout, stderr.startsWith('✗ ')]).toEqual([true, '', true]);
    expect(await data('shop show')).toEqual(before);
  },
);

test('no day is closed, and nobody is away, on words that go on about when', async () => {
  const { bay } = workshop({ given: WITH_JOE });
  const { stdout: before } = await bay('shop');
  for (const line of [
    'off joe after fri',
    'off joe not fri',
    'off joe fri or sat',
    'off joe 2 days',
    'off joe fridays',
    'off joe sam',
    'off joe and sam thu',
    'close fri or sat',
    'close fri staff meeting 9-11',
    'extend 1 by 16:00',
  ])
    expect([line, await bay(`${line} --accept`)]).toEqual([line, expect.objectContaining({ exitCode: 2 })]);
  expect((await bay('shop')).stdout).toBe(before);
});

test('a job beneath one that was overbooked over it grows and shrinks, with that in its reason', async () => {
  const { story } = workshop({
    given: [...ONE_BAY, 'book --name Cy --make Kia -s oil --at 9:00 --overbook squeeze'],
  });
  expect(await story('extend 1 +15', 'extend 1 -30', 'undo', 'undo')).toMatchInlineSnapshot(`
    "$ bay extend 1 +15
    ✓ #1, Ana Pérez: 09:00–09:45, was 09:00–09:30

    $ bay extend 1 -30
    ✓ #1, Ana Pérez: 09:00–09:15, was 09:00–09:45

    $ bay undo
    ✓ Taken back: Ana Pérez was on Mon 23 Nov 09:00–09:15, Bay 1; back on Mon 23 Nov 09:00–09:45, Bay 1
      #1  Oil change for Ana Pérez, 2018 Honda Civic

    $ bay undo
    ✓ Taken back: Ana Pérez was on Mon 23 Nov 09:00–09:45, Bay 1; back on Mon 23 Nov 09:00–09:30, Bay 1
      #1  Oil change for Ana Pérez, 2018 Honda Civic
    "
  `);
});
