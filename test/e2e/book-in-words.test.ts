import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** On Monday 23 November 2026, 7:00: two bays, Maria and Joe. */
const WITH_STAFF = [
  ...ANA_AND_BOB,
  'shop set bays "[{name: Bay 1}, {name: Bay 2}]"',
  'shop set technicians "[{name: Maria}, {name: Joe}]"',
] as const;

test('everyday sentences are booked as they are meant', async () => {
  const { story } = workshop({ given: WITH_STAFF });
  expect(
    await story(
      'book oil tue 9 wait 555-0134',
      'book "cambio de aceite mañana a las tres para Ana Pérez"',
      'book new "Maya Chen" 2125550188 honda civic squeaks fri 11',
      'book diag first 0134',
      'book "brakes first friday before 11, Maria, bob"',
      'book "oil and tires thu 3pm 0134"',
      'book "leaking oil" fri 2 bob',
      'book "I hear some grinding noise when I press the brakes" mon 30 nov 1pm bob',
      'book oil dec 3 9 for 1h30 in bay 2 bob',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book oil tue 9 wait 555-0134
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1, Maria (waiting)

    $ bay book "cambio de aceite mañana a las tres para Ana Pérez"
    ✓ Booked #2  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 15:00–15:30, Bay 1, Joe

    $ bay book new "Maya Chen" 2125550188 honda civic squeaks fri 11
    ✓ Booked #3  Diagnostics for Maya Chen, Honda Civic
      Fri 27 Nov 11:00–12:00, Bay 1, Maria

    $ bay book diag first 0134
    ✓ Booked #4  Diagnostics for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–10:00, Bay 1, Maria

    $ bay book "brakes first friday before 11, Maria, bob"
    ✓ Booked #5  Brake service for Bob Stone, 2021 Ford F-150
      Fri 27 Nov 09:00–10:00, Bay 1, Maria

    $ bay book "oil and tires thu 3pm 0134"
    ✓ Booked #6  Oil change and Tire rotation for Ana Pérez, 2018 Honda Civic
      Thu 26 Nov 15:00–16:00, Bay 1, Maria

    $ bay book "leaking oil" fri 2 bob
    ✓ Booked #7  Diagnostics for Bob Stone, 2021 Ford F-150
      Fri 27 Nov 14:00–15:00, Bay 1, Joe

    $ bay book "I hear some grinding noise when I press the brakes" mon 30 nov 1pm bob
    ✓ Booked #8  Brake service for Bob Stone, 2021 Ford F-150
      Mon 30 Nov 13:00–14:00, Bay 1, Maria

    $ bay book oil dec 3 9 for 1h30 in bay 2 bob
    ✓ Booked #9  Oil change for Bob Stone, 2021 Ford F-150
      Thu 3 Dec 09:00–10:30, Bay 2, Maria
    "
  `);
});

test('what is less than one moment, or has two readings, is refused with what can be said instead', async () => {
  const { story } = workshop({ given: WITH_STAFF });
  expect(
    await story(
      'book oil fri before 11 bob',
      'book brakes not tuesday bob',
      'book oil tue around 10 bob',
      'book oil sun morning bob',
      'book oil ahorita bob',
      'book oil this morning at 12 bob',
      'book tune up sat 11 bob',
      'book no oil change brakes mon 9 bob',
      'book oil or brakes fri 9 bob',
      'book oil tommorow 9 0134',
      'book oil wendesday 9 0134',
      'agenda',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book oil fri before 11 bob
    2> ✗ "fri before 11" leaves 4 times to choose from.
    2>   Say which: --at 2026-11-27T09:00, --at 2026-11-27T09:30 or --at 2026-11-27T10:00; "first" takes the first of all.
    exit 2

    $ bay book brakes not tuesday bob
    2> ✗ "not tuesday" leaves 112 times to choose from.
    2>   Say which: --at 2026-11-23T09:00, --at 2026-11-23T09:30 or --at 2026-11-23T10:00; "first" takes the first of all.
    exit 2

    $ bay book oil tue around 10 bob
    2> ✗ "tue around 10" leaves 5 times to choose from.
    2>   Say which: --at 2026-11-24T10:00, --at 2026-11-24T09:30 or --at 2026-11-24T10:30; "first" takes the first of all.
    exit 2

    $ bay book oil sun morning bob
    2> ✗ Nothing is free at the time that was asked for: sun morning.
    2>   Nearest free: Mon 30 Nov 09:00 or 09:30.
    exit 9

    $ bay book oil ahorita bob
    2> ✗ "ahorita" can be read in 2 ways.
    2>   Say instead: "now" or "first".
    exit 2

    $ bay book oil this morning at 12 bob
    2> ✗ "this morning at 12" can be read in 2 ways.
    2>   Say instead: "2026-11-23 12:00" or "2026-11-23 00:00".
    exit 2

    $ bay book tune up sat 11 bob
    2> ✗ "tune up" can be read in 8 ways.
    2>   Say instead: "oil_change", "tire_rotation", "inspection", "brake_service", "diagnostics", "battery", "alignment" or "complex_repair".
    exit 2

    $ bay book no oil change brakes mon 9 bob
    2> ✗ "no" has no meaning here.
    2>   See: bay book --help
    exit 2

    $ bay book oil or brakes fri 9 bob
    2> ✗ "or" has no meaning here.
    2>   See: bay book --help
    exit 2

    $ bay book oil tommorow 9 0134
    2> ✗ "tommorow" has no meaning here (Did you mean tomorrow?).
    2>   See: bay book --help
    exit 2

    $ bay book oil wendesday 9 0134
    2> ✗ "wendesday" has no meaning here (Did you mean wednesday?).
    2>   See: bay book --help
    exit 2

    $ bay agenda
    Mon 23 Nov · today
    Bay 1  no appointments
    Bay 2  no appointments

    0 appointments
    "
  `);
});

test('what the customer says is kept with the visit', async () => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(
    await data(['book', 'there', 'is', 'a', 'noise', 'when', 'I', 'turn,', 'sat', '10', 'bob']),
  ).toMatchObject({ service_type: 'diagnostics', customer_concerns: 'a noise when I turn' });
  expect(await data(['book', 'oil', 'sat', '11', '0134', 'key is in the box', '5W-30'])).toMatchObject({
    service_type: 'oil_change',
    customer_concerns: 'key is in the box',
    notes: '5W-30',
  });
  expect(
    await data(['book', 'oil', 'wed', '9', 'new', 'Dee Poe', '917 555 0123', 'kia', 'rio']),
  ).toMatchObject({
    customer_name: 'Dee Poe',
    customer_phone: '+19175550123',
    vehicle_info: 'Kia Rio',
  });
});

describe('a name that a technician has as well', () => {
  const WITH_MARIA = [
    ...WITH_STAFF,
    'customers add --name "Maria Lopez" --phone 646-555-0111',
    'vehicles add -c 3 --make Kia',
  ];

  test('is the technician beside somebody else, and the customer with a surname', async () => {
    const { data } = workshop({ given: WITH_MARIA });
    expect(await data('book oil tue 9 bob maria --dry-run')).toMatchObject({
      customer_id: 2,
      technician: 'Maria',
    });
    expect(await data('book oil tue 9 maria lopez --dry-run')).toMatchObject({ customer_id: 3 });
    expect(await data('book oil tue 9 with maria maria lopez --dry-run')).toMatchObject({
      customer_id: 3,
      technician: 'Maria',
    });
  });

  test('alone is asked about', async () => {
    const { json } = workshop({ given: WITH_MARIA });
    expect(await json('book oil tue 9 maria')).toMatchObject({
      exitCode: 2,
      error: { code: 'several-readings', details: { readings: ['with maria', 'customer maria'] } },
    });
    expect(await json('book oil tue 9 customer maria --dry-run')).toMatchObject({ data: { customer_id: 3 } });
  });
});

test('four figures are a time, unless they end the phone of the only customer who may be meant', async () => {
  const { data, json } = workshop({ given: [...WITH_STAFF, 'customers edit 2 --phone 646-555-1030'] });
  expect(await data('book oil 0134 tue 1030 --dry-run')).toMatchObject({
    scheduled_at: '2026-11-24T10:30:00-05:00',
  });
  expect(await json('book oil tue 1030')).toMatchObject({ exitCode: 2, error: { code: 'several-readings' } });
  expect(await data('book oil tue 9 1030 --dry-run')).toMatchObject({ customer_id: 2 });
  expect(await data('book oil tue 9 wait 15:30 0134 --dry-run')).toMatchObject({
    scheduled_at: '2026-11-24T09:00:00-05:00',
    promised_at: '2026-11-24T15:30:00-05:00',
    visit_mode: 'wait',
  });
});

test('at a terminal limits narrow what is offered, and readings are asked about', async () => {
  const { bay, data } = workshop({ given: WITH_STAFF });
  const { stderr } = await bay('book oil fri before 11 bob', { answers: ['10:30'] });
  expect(stderr).toContain(
    '? When, of "fri before 11"? (choose, or type another time)\n    Fri 27 Nov 09:00',
  );
  expect(stderr).not.toContain('11:00');
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-27T10:30:00-05:00' });
  const { exitCode } = await bay('book oil ahorita bob', { answers: ['first'] });
  expect(exitCode).toBe(0);
  expect(await data('show 2')).toMatchObject({ scheduled_at: '2026-11-23T09:00:00-05:00' });
});

test('at a terminal what was understood is shown, and what was only guessed is confirmed before it books', async () => {
  const { bay, data } = workshop({ given: WITH_STAFF });
  const plain = await bay('book oil tue 9 wait 0134', { answers: [] });
  expect(plain.stdout).toMatch(
    /^Understood: Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00, wait\n✓ Booked #1 /,
  );
  const line = 'book squeaks dreadfully fri 2 bob';
  const refused = await bay(line, { answers: [false] });
  expect(refused).toMatchObject({
    exitCode: 2,
    stdout:
      'Understood: Diagnostics for Bob Stone, 2021 Ford F-150, Fri 27 Nov 14:00, "squeaks dreadfully"\n',
    stderr: expect.stringContaining('? Book this?'),
  });
  expect(await bay(line, { answers: [true] })).toMatchObject({ exitCode: 0 });
  expect(await data('show 1')).toMatchObject({ visit_mode: 'wait' });
});

test.each([
  [
    'book new "Maya Chen" 2125550188 honda civic squeaks fri 11',
    /^Understood: Diagnostics for Maya Chen, Honda Civic, Fri 27 Nov 11:00, "squeaks"\n✓/,
  ],
  [
    'book new Maya Chen 2125550188 honda civic oil fri 11',
    /^Understood: Oil change for Maya Chen, Honda Civic, Fri 27 Nov 11:00\n✓/,
  ],
  ['book "leaking oil" fri 2 bob', /"leaking oil"\n✓/],
  ['book oil fri 2 bob "pulls to the left"', /"pulls to the left"\n✓/],
  ['book brake thu 15 0134 maria', /with Maria\n✓/],
])('at a terminal "%s" says all of it, and nothing is asked', async (line, shown) => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect(await bay(line, { answers: [] })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(shown),
  });
});

test.each([
  ['book oil 11 0134', '2026-11-23T11:00:00-05:00'],
  ['book oil bob 2', '2026-11-23T14:00:00-05:00'],
  ['book oil 11 -c 0134', '2026-11-23T11:00:00-05:00'],
  ['book oil --at 2 -c 0134', '2026-11-23T14:00:00-05:00'],
  ['book brake 11 0134 maria', '2026-11-23T11:00:00-05:00'],
])('"%s" is today at that hour: who comes is said besides', async (line, at) => {
  const { data } = workshop({ given: WITH_STAFF });
  expect(await data(`${line} --dry-run`)).toMatchObject({ scheduled_at: at });
});

test('a figure is no hour where it may be who comes, and none where there is a time already', async () => {
  const { json } = workshop({ given: WITH_STAFF });
  expect(await json('book oil 2')).toMatchObject({ exitCode: 2, error: { code: 'missing-options' } });
  expect(await json('book oil tue 9 0134 2')).toMatchObject({ exitCode: 2, error: { code: 'usage' } });
});

test('how the car comes, until when it is promised and its key are said with a booking, and shown before it', async () => {
  const { story, bay, data } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book oil tue 9 wait ready by 4 tag 14 0134',
      'book oil tue 9 promise 15:30 0134',
      'book oil tue 9 ready by 4 --promise 5pm bob',
      'book oil tue 9 key 3 --tag 4 bob',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book oil tue 9 wait ready by 4 tag 14 0134
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1 (waiting, promised 16:00, key tag 14)

    $ bay book oil tue 9 promise 15:30 0134
    2> ✗ #1 Oil change for Ana Pérez, Tue 24 Nov 09:00–09:30, Bay 1 is there already, with another promise.
    2>   Book it after that: --at 2026-11-24T09:30; or at the same time: --overbook <why>
    2>   Or change #1: bay edit 1 --promise <time>
    exit 9

    $ bay book oil tue 9 ready by 4 --promise 5pm bob
    2> ✗ the words say "tue 9 ready by 4" and --promise says "5pm".
    2>   See: bay book --help
    exit 2

    $ bay book oil tue 9 key 3 --tag 4 bob
    2> ✗ the words say "key 3" and --tag says "4".
    2>   See: bay book --help
    exit 2
    "
  `);
  expect(await data('show 1')).toMatchObject({
    visit_mode: 'wait',
    promised_at: '2026-11-24T16:00:00-05:00',
    key_tag: '14',
  });
  expect(await bay('book tires by 11 fri asap drop off bob', { answers: [] })).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "",
      "stdout": "Understood: Tire rotation for Bob Stone, 2021 Ford F-150, Fri 27 Nov 09:00, drop off, promised by 11:00
    ✓ Booked #2  Tire rotation for Bob Stone, 2021 Ford F-150
      Fri 27 Nov 09:00–09:30, Bay 1 (drop-off, promised 11:00)
    ",
    }
  `);
});

describe('what is denied is never booked, nor are words cut off from what they belong to', () => {
  const KIA = 'new "Ann Lee" 2125550997 kia soul';
  test.each([
    `book oil tue 9 ${KIA} no wait`,
    `book oil tue 9 ${KIA} without loaner`,
    `book oil tue 9 ${KIA} sin espera`,
    `book oil tue 9 ${KIA} not with maria`,
    `book oil tue 9 ${KIA} no brakes`,
    `book oil tue 9 ${KIA} except bay 2`,
    `book tue 9 0134 squeaks not brakes`,
    `book oil tue 9 0134 squeaks not maria`,
    `book oil tue 9 ${KIA} 10 or 11`,
    `book oil tue first ${KIA} hatchback 10`,
    `book oil ${KIA} last tue 10`,
    `book tue 9 0134 squeaks since tuesday`,
    `book oil ${KIA} el martes pasado a las 9`,
  ])('%s', async (line) => {
    const { bay } = workshop({ given: WITH_STAFF });
    expect(await bay(line)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/has no meaning here/),
    });
  });

  test.each([
    ['new "Tue Nguyen" 2125550997 kia soul', 'Tue Nguyen', 'Kia Soul'],
    ['new "Maria Lee" 2125550997 kia soul', 'Maria Lee', 'Kia Soul'],
    ['new Jo Ann Van Der Berg 2125550997 kia soul', 'Jo Ann Van Der Berg', 'Kia Soul'],
    ['new "Ann Lee" 2125550997 1999 honda civic', 'Ann Lee', '1999 Honda Civic'],
    ['new "Ann Lee" 212 555 0997 bmw 328i plate DAY12', 'Ann Lee', 'BMW 328i'],
  ])('%s is %s with a %s', async (words, name, car) => {
    const { data } = workshop({ given: WITH_STAFF });
    expect(await data(`book oil tue 9 ${words} --dry-run`)).toMatchObject({
      customer_name: name,
      vehicle_info: car,
      customer_concerns: null,
    });
  });

  test('whether a first name says something else is asked', async () => {
    const { bay } = workshop({ given: WITH_STAFF });
    const asked = await bay('book oil tue 9 new Tow Lee 2125550997 kia soul --dry-run', {
      answers: ['“Tow Lee”'],
    });
    expect(asked.stdout).toMatch(/for Tow Lee, Kia Soul/);
    expect((await bay('book oil tue 9 new Tow Lee 2125550997 kia soul')).stderr).toBe(
      '✗ "Tow Lee" can be read in 2 ways.\n  Say instead: "“Tow Lee”" or "“Lee” Tow".\n',
    );
  });
});

describe('a customer whose name is like that of a technician', () => {
  test.each(['new Maria Lee', 'new Ana Maria Lee', 'new customer Maria'])(
    'behind "new" is one: %s',
    async (words) => {
      const { data } = workshop({ given: WITH_STAFF });
      expect(await data(`book oil tue 9 ${words} 2125550997 kia soul with joe --dry-run`)).toMatchObject({
        customer_name: words.replace(/^new (?:customer )?/, ''),
        technician: 'Joe',
      });
    },
  );

  test.each([
    ['for Maria Lopez 2125550997', 'Maria Lopez 2125550997', '"Maria Lopez" 2125550997'],
    ['2125550997 Maria Lopez', '2125550997 Maria Lopez', '"Maria Lopez" 2125550997'],
    ['for Jane Doe', 'Jane Doe', 'Jane Doe'],
  ])('who is not in the book, with a phone or without, is named whole: %s', async (words, who, entered) => {
    const { bay } = workshop({ given: WITH_STAFF });
    expect(await bay(`book oil tue 9 ${words}`)).toMatchObject({
      exitCode: 5,
      stderr: expect.stringMatching(
        `no customer "${who}".*\\n.*\\n  Somebody new\\? Say so before the name: new ${entered}\\n`,
      ),
    });
  });

  test.each(['for Maria Lopez', 'Maria bob'])('may be either, and is asked: %s', async (words) => {
    const { bay } = workshop({ given: WITH_STAFF });
    const name = words.replace('for ', '');
    expect((await bay(`book oil tue 9 ${words}`)).stderr).toBe(
      `✗ "${name}" can be read in 2 ways.\n  Say instead: "new ${name}" or "with ${name}".\n`,
    );
  });

  test('either answer is understood', async () => {
    const { bay } = workshop({ given: WITH_STAFF });
    const line = 'book oil tue 9 Maria bob kia soul --dry-run';
    expect((await bay('book oil tue 9 Maria bob --dry-run', { answers: ['with Maria bob'] })).stdout).toMatch(
      /for Bob Stone.*\n.*Maria/,
    );
    expect((await bay(line, { answers: ['new Maria bob'] })).stdout).toMatch(/for Maria bob, Kia Soul/);
  });
});
