import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** #1: Ana, Monday 9:00–9:30; #2: Bob, Monday 10:00–11:00, both with Maria; today is that Monday, 7:00. */
const WITH_MARIA = [
  ...TWO_VISITS,
  'shop set technicians "[{name: Maria, skills: [brakes]}]"',
  'move 1 --technician maria',
  'move 2 --technician maria',
];

describe('what is booked and lies outside the new rules is named', () => {
  test('on stderr and in the document, and nobody is moved', async () => {
    const { story, bay, data, json } = workshop({ given: TWO_VISITS });
    expect(
      await story('shop set closures.snow "{name: Snow, date: 2026-11-23}"', 'shop set slot_step_minutes 15'),
    ).toMatchInlineSnapshot(`
      "$ bay shop set closures.snow "{name: Snow, date: 2026-11-23}"
      ✓ Changed closures.snow of My Garage: {name: Snow, date: 2026-11-23}
      2> ! 2 visits lie where the shop is closed; nobody was moved:
      2>   #1 Mon 23 Nov 09:00–09:30, Ana Pérez, +1 212 555 0134: the shop is closed then: Snow
      2>   #2 Mon 23 Nov 10:00–11:00, Bob Stone, +1 646 555 0199: the shop is closed then: Snow
      2>   For a plan that moves them, instead of this (bay undo): bay close 2026-11-23 Snow

      $ bay shop set slot_step_minutes 15
      ✓ Changed slot_step_minutes of My Garage: 30 → 15
      "
    `);
    expect((await bay('doctor')).stdout).toContain(
      '2 visits lie where the shop is closed: #1 Mon 23 Nov 09:00–09:30 (the shop is closed then: Snow), #2 ',
    );
    expect((await data('agenda')).count).toBe(2);
    expect((await json('shop set hours.saturday closed')).data.visits_outside).toMatchObject([
      { appointment_id: 1, customer_name: 'Ana Pérez', customer_phone: '+12125550134' },
      { appointment_id: 2, why: 'the shop is closed then: Snow' },
    ]);
  });

  test.each([
    ['hours.monday closed', [1, 2], 'the shop is closed on Mondays'],
    ['hours.monday 09:30-17:00', [1], 'that is outside opening hours (09:30–12:00 and 13:00–17:00)'],
    ["breaks.tea \"{name: tea, from: '10:30', to: '10:45'}\"", [2], 'it runs into a break: tea'],
    [
      '"bays.Bay 1.hours.monday" 10:00-17:00',
      [1],
      'that is outside the hours of Bay 1 (10:00–12:00 and 13:00–17:00)',
    ],
    ['technicians.Maria.hours.monday closed', [1, 2], 'Maria has no hours on Mondays'],
    ['services.oil_change.skills "[brakes, rust]"', [1], 'Maria lacks what the job asks for: rust'],
    ['timezone America/Denver', [1, 2], 'that is outside opening hours (09:00–12:00 and 13:00–17:00)'],
  ])('by shop set %s', async (change, ids, why) => {
    const { json, bay } = workshop({ given: WITH_MARIA });
    const { data } = await json(`shop set ${change} --dry-run`);
    const named = data.visits_outside.map(({ appointment_id }: { appointment_id: number }) => appointment_id);
    expect(named).toEqual(ids);
    expect(data.visits_outside[0].why).toBe(why);
    const { stderr, exitCode } = await bay(`shop set ${change}`);
    expect([exitCode, stderr.includes(why)]).toEqual([0, true]);
    expect((await json('doctor')).data.findings).toContainEqual(
      expect.objectContaining({ check: 'visits', status: 'warning', detail: expect.stringContaining(why) }),
    );
  });

  test('by a shop file, too', async () => {
    const { json, bay, file } = workshop({ given: TWO_VISITS });
    const shop = (await json('shop export')).data.file as string;
    const closed = file('closed.yaml', shop.replace(/monday: .*/, 'monday: []'));
    expect((await json(`shop import ${closed} --dry-run`)).data.visits_outside).toHaveLength(2);
    const edited = await bay('shop edit', { editor: (text) => text.replace(/monday: .*/, 'monday: []') });
    expect(edited.stderr).toContain('2 visits lie where the shop is closed; nobody was moved:');
  });

  test('is asked about at a terminal before', async () => {
    const { bay, data } = workshop({ given: TWO_VISITS });
    const no = await bay('shop set hours.monday closed', { answers: [false] });
    expect([no.exitCode, no.stderr.includes('#1 Mon 23 Nov 09:00–09:30, Ana Pérez')]).toEqual([2, true]);
    expect((await data('shop show')).hours.monday).toEqual(['09:00-17:00']);
    const yes = await bay('shop set hours.monday closed', { answers: [true] });
    expect(yes).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('09:00-17:00 → closed') });
    expect(yes.stderr.match(/nobody was moved/g)).toHaveLength(1);
    expect((await bay('shop set hours.tuesday closed', { answers: [] })).exitCode).toBe(0);
    expect((await bay('shop set hours.monday 10:30-17:00 --yes', { answers: [] })).exitCode).toBe(0);
  });

  test('once more by every change that leaves no room for it either, and by no other', async () => {
    const { json, bay } = workshop({ given: [...WITH_MARIA, 'shop set hours.monday closed'] });
    const named = async (change: string) => {
      const { stderr } = await bay(`shop set ${change}`);
      return [...stderr.matchAll(/#(\d) .*?: (.*)/g)].map(([, id, why]) => `#${id} ${why}`);
    };
    const SNOW = 'the shop is closed then: Snow';
    const CLOSED = 'that is outside opening hours';
    expect(await named('closures "[{name: Snow, date: 2026-11-23}]"')).toEqual([`#1 ${SNOW}`, `#2 ${SNOW}`]);
    expect(await named("closures \"[{name: Snow, date: 2026-11-23, from: '09:00', to: '10:00'}]\"")).toEqual([
      `#1 ${SNOW}`,
    ]);
    expect(await named('hours.monday 13:00-17:00')).toEqual([
      `#1 ${CLOSED} (13:00–17:00)`,
      `#2 ${CLOSED} (13:00–17:00)`,
    ]);
    expect(await named("breaks.tea \"{name: tea, from: '09:10', to: '09:20'}\"")).toEqual([
      '#1 it runs into a break: tea',
    ]);
    expect(await named('services.oil_change.skills "[rust]"')).toEqual([
      '#1 Maria lacks what the job asks for: rust',
    ]);
    expect(await named('technicians.Maria.hours.monday closed')).toEqual([
      '#1 Maria has no hours on Mondays',
      '#2 Maria has no hours on Mondays',
    ]);
    for (const change of [
      'hours.tuesday closed',
      'technicians.Maria.name Mia',
      'closures "[]"',
      'horizon_days 9',
    ])
      expect(await named(change)).toEqual([]);
    expect((await json('shop set hours.monday 09:00-17:00')).data.visits_outside).toHaveLength(2);
  });

  test('is not what is cancelled or over', async () => {
    const { json, at } = workshop({ given: [...TWO_VISITS, 'cancel 2 --reason other'] });
    at('Mon 2026-11-23 09:30');
    expect((await json('shop set hours.monday closed')).data.visits_outside).toEqual([]);
  });
});

describe('shop set shows the old and the new value', () => {
  test.each([
    ['hours.saturday closed', 'hours.saturday of My Garage: 09:00-15:00 → closed'],
    ['hours.sunday 10:00-12:00', 'hours.sunday of My Garage: closed → 10:00-12:00'],
    ['slot_step_minutes 15', 'slot_step_minutes of My Garage: 30 → 15'],
    ['breaks.lunch.from 12:30', 'breaks.lunch.from of My Garage: 12:00 → 12:30'],
    ['breaks.lunch null', 'breaks.lunch of My Garage: {name: lunch, from: 12:00, to: 13:00} → none'],
    ['"bays.Bay 1.skills" "[rack]"', 'bays.Bay 1.skills of My Garage: none → rack'],
    ['"bays.Bay 1.name" Lift', 'bays.Bay 1.name of My Garage: Bay 1 → Lift'],
    [
      'closures.+ "{name: Snow, date: 2026-11-27}"',
      'closures.+ of My Garage: {name: Snow, date: 2026-11-27}',
    ],
  ])('%s', async (change, told) => {
    const { bay } = workshop();
    expect((await bay(`shop set ${change}`)).stdout).toBe(`✓ Changed ${told}\n`);
  });
});

test.each(['technicians', 'bays'])(
  'hours for one day of somebody new among the %s keep the shop’s on all others',
  async (list) => {
    const { bay, data } = workshop();
    await bay(`shop set ${list}.New {}`);
    await bay(`shop set ${list}.New.hours.friday 08:00-12:00`);
    const shop = await data('shop show');
    expect(shop[list].at(-1)).toMatchObject({
      name: 'New',
      hours: { friday: ['08:00-12:00'] },
    });
  },
);

test('hours for one day of somebody without hours of his own keep the shop’s on all others', async () => {
  const { bay, data } = workshop({ given: ['shop set technicians "[{name: Joe}]"'] });
  const { stdout } = await bay('shop set technicians.Joe.hours.friday 08:00-12:00');
  expect(stdout).toBe('✓ Changed technicians.Joe.hours.friday of My Garage: as the shop → 08:00-12:00\n');
  expect((await data('shop show')).technicians[0].hours).toEqual({ friday: ['08:00-12:00'] });
  await bay('shop set technicians.Joe.hours.monday closed');
  expect((await data('shop show')).technicians[0].hours).toEqual({ monday: [], friday: ['08:00-12:00'] });
  const { days } = await data('slots mon --days 5 --technician joe');
  expect(days.map(({ available_slots }: { available_slots: unknown[] }) => available_slots.length)).toEqual([
    0, 2, 2, 2, 1,
  ]);
});

describe('one day', () => {
  test.each([
    ['shop set breaks.lunch.wednesday 13:00-14:00'],
    ["shop set breaks.lunch \"{from: '13:00', to: '14:00', days: [wednesday]}\""],
  ])('of a break leaves lunch as it was on all others: %s', async (line) => {
    const { bay, data } = workshop();
    expect((await bay(line)).exitCode).toBe(0);
    expect((await data('shop show')).breaks).toEqual([
      {
        name: 'lunch',
        from: '12:00',
        to: '13:00',
        days: ['monday', 'tuesday', 'thursday', 'friday', 'saturday', 'sunday'],
      },
      { name: 'lunch', from: '13:00', to: '14:00', days: ['wednesday'] },
    ]);
  });

  test('without a break is that day alone', async () => {
    const { bay, data } = workshop();
    await bay('shop set breaks.lunch.saturday none');
    expect((await data('shop show')).breaks[0].days).not.toContain('saturday');
    expect((await data('shop show')).breaks[0].days).toContain('monday');
  });
});

test.each(['shop unset', 'shop set --unset'])(
  '%s takes a setting away, or gives it back what a new shop has',
  async (unset) => {
    const given = [
      'shop set closures.snow "{name: Snow, date: 2026-11-27}"',
      'shop set slot_step_minutes 15',
      'shop set technicians "[{name: Joe, hours: {friday: closed}}]"',
    ];
    const { bay, data } = workshop({ given });
    const [command = '', option = ''] = unset.split(' --');
    const line = (key: string) => `${command} ${key}${option === '' ? '' : ` --${option}`}`;
    expect((await bay(line('closures.snow'))).stdout).toBe(
      '✓ Changed closures.snow of My Garage: {name: Snow, date: 2026-11-27} → none\n',
    );
    expect((await bay(line('slot_step_minutes'))).stdout).toContain('15 → 30');
    expect((await bay(line('technicians.Joe.hours.friday'))).stdout).toContain('closed → as the shop');
    expect(await data('shop show')).toMatchObject({
      closures: [],
      technicians: [{ name: 'Joe', skills: [] }],
    });
    expect((await bay(line('hours.sunday'))).exitCode).toBe(2);
  },
);
