import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const OIL_AT_NINE = '--service oil_change --at 2026-11-23T09:00';

test.each([
  { who: '--customer 1', means: 'a number' },
  { who: '--customer "#1"', means: 'a number with its sign' },
  { who: '--customer 2125550134', means: 'a phone' },
  { who: '--customer "+1 212 555 0134"', means: 'a phone in another spelling' },
  { who: '--customer 0134', means: 'the last digits' },
  { who: '--customer "ana perez"', means: 'a name without its accents' },
  { who: '--customer Pér', means: 'part of a name' },
  { who: '--phone 212.555.0134', means: 'a known phone alone' },
  { who: '--name "ANA PÉREZ" --phone 212-555-0134', means: 'a known phone with its own name' },
  { who: '--vehicle 1', means: 'a car alone' },
  { who: '--vehicle abc-1234', means: 'a plate alone' },
  { who: '--plate "abc 1234"', means: 'a known plate alone' },
  { who: '--customer 1 --vehicle abc1234', means: 'both' },
])('$means is Ana with her only car: $who', async ({ who }) => {
  const { data } = workshop({ given: ANA_AND_BOB });
  expect(await data(`book ${who} ${OIL_AT_NINE}`)).toMatchObject({ customer_id: 1, vehicle_id: 1 });
});

test('a new customer and car are entered with the booking, once', async () => {
  const { data, story } = workshop({ given: ANA_AND_BOB });
  const cy =
    'book --name "Cy Young" --phone "(917) 555-0100" --email cy@example.com --plate new-1 --make Kia --model Rio --year 2020 --vin 1HGCM82633A004352';
  expect(await data(`${cy} ${OIL_AT_NINE}`)).toMatchObject({
    appointment_id: 1,
    customer_id: 3,
    customer_name: 'Cy Young',
    customer_phone: '+19175550100',
    vehicle_id: 3,
    vehicle_info: '2020 Kia Rio',
    plate: 'NEW1',
  });
  expect(await data(`${cy} --service battery --at 2026-11-24T09:00`)).toMatchObject({
    appointment_id: 2,
    customer_id: 3,
    vehicle_id: 3,
  });
  expect(await story('find cy')).toMatchInlineSnapshot(`
    "$ bay find cy
    Cy Young  +1 917 555 0100  customer 3
      2020 Kia Rio, NEW1  vehicle 3
      next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #1
      then  Tue 24 Nov 09:00–09:30, Bay 1  Battery     #2
      E-mail  cy@example.com
    "
  `);
});

test("somebody else's phone or car is refused with its holder", async () => {
  const { story, json } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      `book --name Bea --phone 2125550134 --make Kia ${OIL_AT_NINE}`,
      `book --name Bea --plate ABC1234 ${OIL_AT_NINE}`,
      `book --customer 2 --vehicle 1 ${OIL_AT_NINE}`,
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --name Bea --phone 2125550134 --make Kia --service oil_change --at 2026-11-23T09:00
    2> ✗ +1 212 555 0134 is the phone of customer 1, Ana Pérez.
    2>   Use that customer: --customer 1; or look: bay customers show 1
    exit 9

    $ bay book --name Bea --plate ABC1234 --service oil_change --at 2026-11-23T09:00
    2> ✗ Plate ABC1234 is on vehicle 1 of customer 1, Ana Pérez.
    2>   Use that car: --vehicle 1; or look: bay vehicles show 1
    exit 9

    $ bay book --customer 2 --vehicle 1 --service oil_change --at 2026-11-23T09:00
    2> ✗ Plate ABC1234 is on vehicle 1 of customer 1, Ana Pérez.
    2>   Use that car: --vehicle 1; or look: bay vehicles show 1
    exit 9
    "
  `);
  expect((await json(`book --name Bea --phone 2125550134 --make Kia ${OIL_AT_NINE}`)).error).toMatchObject({
    code: 'phone-taken',
    details: { customer_id: 1, customer_name: 'Ana Pérez' },
  });
  expect((await json('customers list')).data.total).toBe(2);
});

test('who or which car could be several, or nobody, is told', async () => {
  const { story, done } = workshop({ given: ANA_AND_BOB });
  await done(
    'customers add --name "Ana Ruiz"',
    'vehicles add --customer 2 --plate TRUCK2',
    'customers add --name "Dee"',
  );
  expect(
    await story(
      `book --customer ana ${OIL_AT_NINE}`,
      `book --customer 2 ${OIL_AT_NINE}`,
      `book --customer Zed ${OIL_AT_NINE}`,
      `book --customer 77 ${OIL_AT_NINE}`,
      `book --vehicle NONE ${OIL_AT_NINE}`,
      `book --customer Dee ${OIL_AT_NINE}`,
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --customer ana --service oil_change --at 2026-11-23T09:00
    2> ✗ "ana" matches 2 customers.
    2>   1: Ana Pérez, +1 212 555 0134, 2018 Honda Civic
    2>   3: Ana Ruiz
    2>   Say which, for example: --customer 1
    exit 2

    $ bay book --customer 2 --service oil_change --at 2026-11-23T09:00
    2> ✗ "Bob Stone" matches 2 vehicles.
    2>   2: 2021 Ford F-150, XYZ9876
    2>   3: TRUCK2
    2>   Say which, for example: --vehicle 2
    exit 2

    $ bay book --customer Zed --service oil_change --at 2026-11-23T09:00
    2> ✗ There is no customer "Zed".
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    2>   Somebody new? Name them instead: --name Zed
    exit 5

    $ bay book --customer 77 --service oil_change --at 2026-11-23T09:00
    2> ✗ There is no customer 77.
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    exit 5

    $ bay book --vehicle NONE --service oil_change --at 2026-11-23T09:00
    2> ✗ There is no vehicle "NONE".
    2>   Look by plate or VIN: bay find <text>; or list all: bay vehicles list
    exit 5

    $ bay book --customer Dee --service oil_change --at 2026-11-23T09:00
    2> ✗ Missing: --vehicle, --plate or --make (Dee has no car in the book).
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2
    "
  `);
});

test('booking changes no known customer, and says so', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(`book --customer 1 --email new@example.com --no-invite ${OIL_AT_NINE}`),
  ).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --email new@example.com --no-invite --service oil_change --at 2026-11-23T09:00
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1
    2> ! Customer 1 stays as it is, without --email; to change it: bay customers edit 1
    "
  `);
});

test.each([
  { words: 'oil tue 9 2125550134', at: '2026-11-24T09:00:00-05:00' },
  { words: 'oil tue 9 555-0134', at: '2026-11-24T09:00:00-05:00' },
  { words: 'oil change ABC1234 tomorrow 2pm', at: '2026-11-24T14:00:00-05:00' },
  { words: 'Ana Pérez oil at 10', at: '2026-11-23T10:00:00-05:00' },
  { words: '2026-11-25 9:30 oil_change 0134', at: '2026-11-25T09:30:00-05:00' },
  { words: 'oil 9 tue 0134', at: '2026-11-24T09:00:00-05:00' },
  { words: '2 tomorrow oil ana', at: '2026-11-24T14:00:00-05:00' },
  { words: 'oil 9 2026-11-25 0134', at: '2026-11-25T09:00:00-05:00' },
  { words: 'oil tue 9 ana --customer 1', at: '2026-11-24T09:00:00-05:00' },
  { words: 'oil tue 9 0134 --customer ana', at: '2026-11-24T09:00:00-05:00' },
])('in their own words: $words', async ({ words, at }) => {
  const { data } = workshop({ given: ANA_AND_BOB });
  expect(await data(`book ${words}`)).toMatchObject({
    customer_id: 1,
    service_type: 'oil_change',
    scheduled_at: at,
  });
});

test('the word is blamed that is wrong, not one that is right', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book oil tue 9 0134 2',
      'book oill tue 9 0134',
      'book 0134 brakes tue 9 blue',
      'book tue 9 --customer 1 bob',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book oil tue 9 0134 2
    2> ✗ "2" has no meaning here.
    2>   See: bay book --help
    exit 2

    $ bay book oill tue 9 0134
    2> ✗ There is no service "oill".
    2>   Did you mean oil_change?
    exit 5

    $ bay book 0134 brakes tue 9 blue
    2> ✗ "blue" has no meaning here.
    2>   See: bay book --help
    exit 2

    $ bay book tue 9 --customer 1 bob
    2> ✗ "bob" has no meaning here.
    2>   See: bay book --help
    exit 2
    "
  `);
});

test('a word without a meaning books nothing', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book oil tue 9 Ana and the blue one',
      'book oil tue 9 --customer 1 blue',
      'book oil 0134',
      'agenda tuesday',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book oil tue 9 Ana and the blue one
    2> ✗ There is no customer "Ana and the blue one".
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    2>   Somebody new? Say so before the name: new Ana and the blue one
    exit 5

    $ bay book oil tue 9 --customer 1 blue
    2> ✗ "blue" has no meaning here.
    2>   See: bay book --help
    exit 2

    $ bay book oil 0134
    2> ✗ Missing: --at.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay agenda tuesday
    Tue 24 Nov · tomorrow
    Bay 1  no appointments

    0 appointments
    "
  `);
});
