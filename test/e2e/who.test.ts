import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** Quinn comes twice more this week, the two Danas on Wednesday and Thursday, Lee has been here, Ana and Bob come today. */
const A_WEEK = [
  ...TWO_VISITS,
  'customers add --name "Quinn Baker" --phone 917-555-0177',
  'vehicles add --customer 3 --plate KWV8155 --make Toyota --model Camry --year 2016',
  'vehicles add --customer 3 --make Mazda --model 3',
  'book --customer 3 --vehicle 3 --service oil_change --at 2026-11-25T09:00',
  'book --customer 3 --vehicle 4 --service battery --at 2026-11-27T09:00',
  'customers add --name "Dana Kim" --phone 917-555-0188',
  'vehicles add --customer 4 --make Kia --model Soul',
  'book --customer 4 --service oil_change --at 2026-11-25T10:00',
  'customers add --name "Dana Cole"',
  'vehicles add --customer 5 --make Ford --model Focus',
  'book --customer 5 --service oil_change --at 2026-11-26T10:00',
  'customers add --name "Lee Ono" --phone 917-555-0134',
  'vehicles add --customer 6 --make Fiat --model 500',
] as const;

const shown = { given: A_WEEK };

describe('a visit is meant by', () => {
  test.each([
    ['its number', '3', 3],
    ['its number with a sign before it', '#3', 3],
    ['the last digits of a phone', '0177', 3],
    ['a whole phone in pieces', '917 555 0177', 3],
    ['half a plate', 'kwv8', 3],
    ['the other half', '8155', 3],
    ['a name', 'quinn', 3],
    ['a name and the car, of which it is the later visit', 'quinn mazda', 4],
    ['a model of one letter', 'mazda 3', 4],
    ['digits and the car', '0177 mazda', 4],
    ['the car alone', 'the Camry', 3],
    ['its colour, which the book does not know, and the car', 'the red Camry', 3],
    ['the car and its colour', 'camry rojo', 3],
    ['digits, a colour and the car', '0177 blue mazda', 4],
    ['a make', 'toyota', 3],
    ['a customer with a visit today and others of that car later', 'ford', 2],
  ])('%s', async (_, words, appointment) => {
    const { data } = workshop(shown);
    expect(await data(['show', ...words.split(' ')])).toMatchObject({ appointment_id: appointment });
  });
});

test('several visits are listed with what to type, and nothing is done', async () => {
  const { story, json } = workshop(shown);
  expect(await story('cancel dana -r other', 'move dana thu', 'show 0134')).toMatchInlineSnapshot(`
    "$ bay cancel dana -r other
    2> ✗ "dana" may mean 2 appointments.
    2>   5: Dana Kim, Kia Soul, Wed 25 Nov 10:00–10:30
    2>   6: Dana Cole, Ford Focus, Thu 26 Nov 10:00–10:30
    2>   Say which by its number, for example: 5
    exit 2

    $ bay move dana thu
    2> ✗ "dana" may mean 2 appointments.
    2>   5: Dana Kim, Kia Soul, Wed 25 Nov 10:00–10:30
    2>   6: Dana Cole, Ford Focus, Thu 26 Nov 10:00–10:30
    2>   Say which by its number, for example: 5
    exit 2

    $ bay show 0134
    #1  Oil change  scheduled
      When      Mon 23 Nov 09:00–09:30, 30 min, today
      Where     Bay 1
      Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car       2018 Honda Civic, ABC1234, vehicle 1
      Calendar  synced, primary
      Booked    Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter  Mon 23 Nov 09:00–09:30, Bay 1
    "
  `);
  expect(await json('cancel dana -r other')).toMatchObject({
    exitCode: 2,
    error: {
      code: 'several-match',
      details: { what: 'appointment', total: 2, matches: [{ id: 5 }, { id: 6 }] },
    },
  });
});

test('several visits are asked about on a terminal', async () => {
  const { bay } = workshop(shown);
  const { stdout, stderr } = await bay('cancel dana -r other', { answers: ['Cole'] });
  expect(stderr).toMatchInlineSnapshot(`
    "? Which visit of "dana"?
        #5  Dana Kim, Kia Soul, Wed 25 Nov 10:00–10:30
        #6  Dana Cole, Ford Focus, Thu 26 Nov 10:00–10:30
    "
  `);
  expect(stdout).toMatch(/^✓ Cancelled #6 /);
});

test('who has no visit to come is told so, with the last one', async () => {
  const { story, at } = workshop(shown);
  at('Sat 2026-11-28 08:00');
  expect(
    await story('show quinn', 'cancel lee -r other', 'move nobody tue', 'show dana'),
  ).toMatchInlineSnapshot(`
    "$ bay show quinn
    2> ✗ Quinn Baker has no visit to come; the last was #4, Battery, Fri 27 Nov 09:00–09:30.
    2>   See them all: bay customers appointments 3 --past
    exit 5

    $ bay cancel lee -r other
    2> ✗ Lee Ono has no visit to come.
    2>   See them all: bay customers appointments 6 --past
    exit 5

    $ bay move nobody tue
    2> ✗ Nobody matches "nobody".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay show dana
    2> ✗ None of the 2 customers that "dana" may mean has a visit to come.
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5
    "
  `);
});

describe('digits', () => {
  const FOUR_DIGITS = [
    'customers add --name "Ann Digit" --phone 917-555-1001',
    'vehicles add --customer 1 --make Kia --model Rio',
    'book --customer 1 --service oil_change --at 2026-11-25T09:00',
  ];

  test('of four and more are the end of a phone where no appointment has the number', async () => {
    const { data } = workshop({ given: FOUR_DIGITS });
    expect(await data('show 1001')).toMatchObject({ appointment_id: 1 });
  });

  test('with a zero in front are never an appointment', async () => {
    const { json } = workshop(shown);
    expect(await json('show 003')).toMatchObject({ exitCode: 5, message: 'Nobody matches "003".' });
  });

  test('of up to three are never the end of a phone', async () => {
    const { json } = workshop(shown);
    expect(await json('show 177')).toMatchObject({ exitCode: 5, message: 'There is no appointment 177.' });
  });
});

describe('a move takes the longest beginning that means somebody', () => {
  test.each([
    ['quinn wed 11', 3, '2026-11-25T11:00'],
    ['quinn baker thu 11', 3, '2026-11-26T11:00'],
    ['quinn mazda tue 14:00', 4, '2026-11-24T14:00'],
    ['mazda 3 tue 14:00', 4, '2026-11-24T14:00'],
    ['0177 +30', 3, '2026-11-25T09:30'],
    ['917 555 0177 11:00', 3, '2026-11-25T11:00'],
    ['the camry in 1 week', 3, '2026-12-02T09:00'],
    ['3 tue', 3, '2026-11-24T09:00'],
    ['#3 same time tue', 3, '2026-11-24T09:00'],
    ['quinn next week', 3, '2026-12-02T09:00'],
    ['kim 2 days later', 5, '2026-11-27T10:00'],
  ])('%s', async (words, appointment, start) => {
    const { data } = workshop(shown);
    const moved = await data(['move', ...words.split(' ')]);
    expect(moved).toMatchObject({ appointment_id: appointment, scheduled_at: `${start}:00-05:00` });
  });

  test.each([
    ['quinn wed 9 perhaps', 'time-not-understood', 2],
    ['quinn purple', 'time-not-understood', 2],
    ['quinnn wed 9', 'not-found', 5],
    ['quinn baker', 'missing-options', 2],
  ])('and swallows no word: %s', async (words, code, exitCode) => {
    const { json, data } = workshop(shown);
    expect(await json(['move', ...words.split(' ')])).toMatchObject({ exitCode, error: { code } });
    expect((await data('show 3')).scheduled_at).toBe('2026-11-25T09:00:00-05:00');
  });
});

test('a request that was answered before means the visit that it meant then', async () => {
  const { json } = workshop(shown);
  const cancel = () => json('cancel quinn -r other --idempotency-key k1');
  expect(await cancel()).toMatchObject({ exitCode: 0, data: { appointment_id: 3 } });
  expect(await cancel()).toMatchObject({ exitCode: 0, already: true, data: { appointment_id: 3 } });
  const move = () => json('move kim wed 11 --idempotency-key k2');
  expect(await move()).toMatchObject({ exitCode: 0, data: { appointment_id: 5 } });
  expect(await move()).toMatchObject({ exitCode: 0, already: true, data: { appointment_id: 5 } });
});

test('without any words one chooses from today’s visits and the next ones, or says whose', async () => {
  const { bay } = workshop(shown);
  const first = await bay('show', { answers: ['Bob'] });
  expect(first.stdout).toMatch(/^#2 /);
  expect(first.stderr).toMatchInlineSnapshot(`
    "? Whose visit? (name, phone, plate or number)
        #1  Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30
        #2  Bob Stone, 2021 Ford F-150, Mon 23 Nov 10:00–11:00
        #3  Quinn Baker, 2016 Toyota Camry, Wed 25 Nov 09:00–09:30
        #5  Dana Kim, Kia Soul, Wed 25 Nov 10:00–10:30
        #6  Dana Cole, Ford Focus, Thu 26 Nov 10:00–10:30
        #4  Quinn Baker, Mazda 3, Fri 27 Nov 09:00–09:30
    "
  `);
  expect((await bay('show', { answers: ['kwv8'] })).stdout).toMatch(/^#3 /);
  expect((await bay('cancel', { answers: ['nobody', 'quinn mazda', 'other', ''] })).stdout).toMatch(
    /^✓ Cancelled #4 /,
  );
  expect((await bay('move', { answers: ['Bob', '11:00'] })).stdout).toMatch(/^✓ Moved #2 /);
});

describe('words without a command', () => {
  test('are an appointment, or whoever is calling', async () => {
    const { json } = workshop(shown);
    expect((await json('3')).data).toEqual((await json('show 3')).data);
    expect((await json('#3')).data).toEqual((await json('show 3')).data);
    for (const text of ['0177', 'kwv8', 'quinn', 'the Camry', 'dana'])
      expect((await json(text)).data).toEqual((await json(`find ${text}`)).data);
  });

  test('that mean nobody are a command that there is not', async () => {
    const { story } = workshop(shown);
    expect(await story('cancle 3', 'finished 3', 'xyzzy', '9', 'status quo')).toMatchInlineSnapshot(`
      "$ bay cancle 3
      2> ✗ Unknown command 'cancle' (Did you mean cancel?).
      2>   See: bay --help
      exit 2

      $ bay finished 3
      2> ✗ Unknown command 'finished'.
      2>   See: bay --help
      exit 2

      $ bay xyzzy
      2> ✗ Unknown command 'xyzzy'.
      2>   See: bay --help
      exit 2

      $ bay 9
      2> ✗ There is no appointment 9.
      2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
      exit 5

      $ bay status quo
      2> ✗ Unknown command 'status'.
      2>   See: bay --help
      exit 2
      "
    `);
  });
});

test('who notes the same of a visit once more by words is told that it is so, and no later visit is meant', async () => {
  const { story, at, done } = workshop(shown);
  await done('book --customer 3 --vehicle 3 --service oil_change --at 2026-11-23T13:00');
  at('Mon 2026-11-23 13:10');
  expect(
    await story(
      'no-show bob --yes',
      'no-show bob',
      'in quinn',
      'in quinn',
      'done quinn',
      'done quinn',
      'start quinn',
      'edit quinn --notes "worn pads"',
      'in bob --yes',
      'cancel ana -r other',
      'cancel ana -r other',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay no-show bob --yes
    ✓ #2 did not come  Brake service for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 10:00–11:00, Bay 1

    $ bay no-show bob
    ! #2 was marked as a no-show already  Brake service for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 10:00–11:00, Bay 1

    $ bay in quinn
    ✓ #7 has arrived  Oil change for Quinn Baker, 2016 Toyota Camry
      Mon 23 Nov 13:00–13:30, Bay 1

    $ bay in quinn
    ! #7 had arrived already  Oil change for Quinn Baker, 2016 Toyota Camry
      Mon 23 Nov 13:00–13:30, Bay 1

    $ bay done quinn
    ✓ #7 is done  Oil change for Quinn Baker, 2016 Toyota Camry
      Mon 23 Nov 13:00–13:30, Bay 1

    $ bay done quinn
    ! #7 was done already  Oil change for Quinn Baker, 2016 Toyota Camry
      Mon 23 Nov 13:00–13:30, Bay 1

    $ bay start quinn
    2> ✗ #7 is completed already and cannot be marked as begun any more.
    2>   If that was a slip, take it back: bay undo
    2>   See it whole: bay show 7
    exit 9

    $ bay edit quinn --notes "worn pads"
    ✓ Changed #7  Oil change for Quinn Baker, 2016 Toyota Camry
      Mon 23 Nov 13:00–13:30, Bay 1
      Changed: notes

    $ bay in bob --yes
    ✓ #2 has arrived  Brake service for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 10:00–11:00, Bay 1

    $ bay cancel ana -r other
    ✓ Cancelled #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (other)

    $ bay cancel ana -r other
    ! #1 was already cancelled  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (other)
    "
  `);
});
