import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

test('add, edit, show, list', async () => {
  const { story } = workshop();
  expect(
    await story(
      'customers add --name "Ana Pérez" --phone "(212) 555-0134" --email ana@example.com --notes "coffee, black"',
      'customers add --name "Ana Pérez" --phone 2125550134',
      'customers add --name "Bob Stone" --no-invite',
      'customers edit 2 --phone 646-555-0199 --email bob@example.com --invite',
      'customers show ana',
      'customers list',
      'customers list --limit 1 --offset 1',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers add --name "Ana Pérez" --phone "(212) 555-0134" --email ana@example.com --notes "coffee, black"
    ✓ Added customer 1: Ana Pérez, +1 212 555 0134, ana@example.com

    $ bay customers add --name "Ana Pérez" --phone 2125550134
    ! Customer 1 was already there: Ana Pérez, +1 212 555 0134, ana@example.com

    $ bay customers add --name "Bob Stone" --no-invite
    ✓ Added customer 2: Bob Stone

    $ bay customers edit 2 --phone 646-555-0199 --email bob@example.com --invite
    ✓ Changed customer 2: Bob Stone, +1 646 555 0199, bob@example.com

    $ bay customers show ana
    Ana Pérez  +1 212 555 0134  customer 1
      E-mail  ana@example.com
      Notes   coffee, black

    $ bay customers list
    No.  Name       Phone            E-mail
      1  Ana Pérez  +1 212 555 0134  ana@example.com
      2  Bob Stone  +1 646 555 0199  bob@example.com
    2 customers

    $ bay customers list --limit 1 --offset 1
    No.  Name       Phone            E-mail
      2  Bob Stone  +1 646 555 0199  bob@example.com
    2–2 of 2 customers
    "
  `);
});

test('the documents of customers', async () => {
  const { json, at } = workshop();
  const ana = {
    customer_id: 1,
    customer_name: 'Ana Pérez',
    customer_phone: '+12125550134',
    email: 'ana@example.com',
    notes: null,
    invite: null,
    created_at: '2026-11-23T07:00:00-05:00',
    updated_at: '2026-11-23T07:00:00-05:00',
  };
  expect(await json('customers add --name "Ana Pérez" --phone 2125550134 --email ana@example.com')).toEqual({
    exitCode: 0,
    success: true,
    message: 'Added customer 1: Ana Pérez, +1 212 555 0134, ana@example.com.',
    data: ana,
  });
  expect((await json('customers list')).data).toEqual({ count: 1, total: 1, offset: 0, customers: [ana] });
  expect((await json('customers show 0134')).data).toEqual({
    ...ana,
    vehicles: [],
    coming_appointments: [],
    visit_count: 0,
    no_show_count: 0,
    move_count: 0,
    cancellation_count: 0,
    due: [],
    next_appointment: null,
    last_appointment: null,
  });
  at('Mon 2026-11-23 08:00');
  expect((await json('customers edit 1 --notes "coffee"')).data).toEqual({
    ...ana,
    notes: 'coffee',
    updated_at: '2026-11-23T08:00:00-05:00',
  });
  at('Mon 2026-11-23 09:00');
  expect(await json('customers edit 1 --notes "coffee"')).toEqual({
    exitCode: 0,
    success: true,
    already: true,
    message: 'Customer 1 was already so: Ana Pérez, +1 212 555 0134, ana@example.com.',
    data: { ...ana, notes: 'coffee', updated_at: '2026-11-23T08:00:00-05:00' },
  });
});

test('visits to come, and with --past those that were', async () => {
  const { story, data, done, at } = workshop({ given: TWO_VISITS });
  await done(
    'book --customer 1 --service battery --at 2026-11-30T09:00',
    'book --customer 1 --service alignment --at 2026-12-01T09:00',
    'cancel 4 --reason other',
  );
  at('Tue 2026-11-24 07:00');
  expect(
    await story(
      'customers appointments ana',
      'customers appointments ana --past',
      'customers appointments 2',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers appointments ana
    No.  When                    Service  Car               Where  Status
    #3   Mon 30 Nov 09:00–09:30  Battery  2018 Honda Civic  Bay 1  scheduled
    1 coming appointment

    $ bay customers appointments ana --past
    No.  When                    Service     Car               Where  Status
    #1   Mon 23 Nov 09:00–09:30  Oil change  2018 Honda Civic  Bay 1  scheduled
    1 past appointment

    $ bay customers appointments 2
    Bob Stone has no coming appointments.
    "
  `);
  expect(await data('customers appointments 0134 --past')).toMatchObject({
    customer_id: 1,
    past: true,
    count: 1,
    appointments: [{ appointment_id: 1 }],
  });
});

test('a phone that somebody has is refused, and who is not there is not found', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'customers add --name Bea --phone 2125550134',
      'customers edit 2 --phone 2125550134',
      'customers edit 2',
      'customers edit 77 --name X',
      'customers show zed',
      'customers appointments zed',
      'customers add',
      'customers add --name " "',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers add --name Bea --phone 2125550134
    2> ✗ +1 212 555 0134 is the phone of customer 1, Ana Pérez.
    2>   Look who that is: bay customers show 1; and change them: bay customers edit 1
    exit 9

    $ bay customers edit 2 --phone 2125550134
    2> ✗ +1 212 555 0134 is the phone of customer 1, Ana Pérez.
    2>   If they are one person: bay customers merge 1 2; or look: bay customers show 1
    exit 9

    $ bay customers edit 2
    2> ✗ Missing: --name or --phone or --email or --notes (nothing to change was given).
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay customers edit 77 --name X
    2> ✗ There is no customer 77.
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    exit 5

    $ bay customers show zed
    2> ✗ There is no customer "zed".
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    exit 5

    $ bay customers appointments zed
    2> ✗ There is no customer "zed".
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    exit 5

    $ bay customers add
    2> ✗ Missing: --name.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay customers add --name " "
    2> ✗ Option '--name <name>' argument ' ' is invalid. It is empty.
    2>   See: bay customers add --help
    exit 2
    "
  `);
});

test('the group by its name alone shows its help, a wrong word is named', async () => {
  const { bay, story } = workshop();
  expect(await bay('customers')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Usage: bay customers /),
    stderr: '',
  });
  expect(await story('customers ad')).toMatchInlineSnapshot(`
    "$ bay customers ad
    2> ✗ Unknown command 'ad'.
    2>   See: bay customers --help
    exit 2
    "
  `);
});

test('a phone that nobody can have is refused with the reason', async () => {
  const { story } = workshop();
  expect(
    await story(
      'customers add --name Ana --phone 000-000-0000',
      'customers add --name Ian --phone 0740521234',
      'customers add --name Bo --phone 555-0141',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers add --name Ana --phone 000-000-0000
    2> ✗ "000-000-0000" is not a valid phone: one digit ten times over is nobody's number.
    2>   Expected: 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958.
    exit 2

    $ bay customers add --name Ian --phone 0740521234
    2> ✗ "0740521234" is not a valid phone: no area code begins with 0.
    2>   Expected: 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958.
    exit 2

    $ bay customers add --name Bo --phone 555-0141
    2> ✗ "555-0141" is not a valid phone: it has no area code, and the shop has none to add.
    2>   Expected: 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958.
    2>   To have one added wherever it is left out: bay shop set phone_area 212
    exit 2
    "
  `);
});

test('at a terminal the area code is asked for, and once where it is the shop’s', async () => {
  const { bay, data, done } = workshop();
  const added = await bay('customers add --name Ana --phone 555-0141', { answers: ['(212)'] });
  expect(added).toMatchObject({ exitCode: 0, stdout: '✓ Added customer 1: Ana, +1 212 555 0141\n' });
  expect(added.stderr).toContain('? Which area code does 555-0141 have?');
  expect(added.stderr).toContain('bay shop set phone_area 212');
  const mended = await bay('customers add --name Bo --phone 555-0142 -n', { answers: ['21', '212'] });
  expect(mended).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('"21" is not a valid area code.'),
  });
  await done('shop set phone_area 646');
  expect(await bay('customers add --name Bo --phone 555-0142')).toMatchObject({ exitCode: 0 });
  expect(await data('customers show Bo')).toMatchObject({ customer_phone: '+16465550142' });
});

test('a list without area codes asks for them once', async () => {
  const { bay, data, file } = workshop();
  file('list.csv', 'Name,Phone\nAna,555-0141\nBo,555-0142\nCy,(917) 555-0143\n');
  const imported = await bay('customers import list.csv', { answers: ['212', true] });
  expect(imported).toMatchObject({ exitCode: 0 });
  const { customers } = await data('customers list');
  expect(customers.map(({ customer_phone }: { customer_phone: string }) => customer_phone)).toEqual([
    '+12125550141',
    '+12125550142',
    '+19175550143',
  ]);
});

test('how often somebody came, moved and cancelled is told, without what was taken back', async () => {
  const { done, story, data, at } = workshop({ given: ANA_AND_BOB });
  await done('book --customer 1 --service oil_change --at 2026-11-23T09:00');
  await done('move 1 10:00', 'move 1 11:00', 'undo', 'move 1 13:00');
  await done('book --customer 1 --service battery --at 2026-11-24T09:00', 'cancel 2 --reason other');
  await done('book --customer 1 --service battery --at 2026-11-24T10:00', 'undo');
  await done('book --customer 1 --service battery --at 2026-11-24T11:00');
  at('Wed 2026-11-25 07:00');
  expect(await story('customers show 1')).toMatchInlineSnapshot(`
    "$ bay customers show 1
    Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      last  Tue 24 Nov 11:00–11:30, Bay 1  Battery  #4
      Habits  2 visits, 2 moves, 1 cancellation
      E-mail  ana@example.com
    "
  `);
  expect(await data('customers show 1')).toMatchObject({
    visit_count: 2,
    no_show_count: 0,
    move_count: 2,
    cancellation_count: 1,
  });
  expect(await data('customers show 2')).toMatchObject({
    visit_count: 0,
    move_count: 0,
    cancellation_count: 0,
  });
});
