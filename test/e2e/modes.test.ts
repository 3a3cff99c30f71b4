import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const LIMITED = [
  ...ANA_AND_BOB,
  'shop set bays "[{name: Bay 1}, {name: Bay 2}, {name: Bay 3}]"',
  'shop set modes.wait "{per_hour: 2, per_day: 12}"',
];
const THREE_AT_NINE = [
  ...LIMITED,
  'book -c 0134 -s oil --at 9:00',
  'book -c bob -s oil --at 9:30',
  'book --name Cy --make Kia -s oil --at 9:30',
];

test('who waits is counted by the hour, and a waiter who leaves the car frees it', async () => {
  const { story, data } = workshop({ given: THREE_AT_NINE, now: 'Mon 2026-11-23 08:00' });
  expect(
    await story('in 1 wait', 'in 2 wait', 'in 3 wait', 'in 1 drop', 'in 3 wait', 'in 1 wait'),
  ).toMatchInlineSnapshot(`
    "$ bay in 1 wait
    ✓ #1 has arrived  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (waiting)

    $ bay in 2 wait
    ✓ #2 has arrived  Oil change for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 09:30–10:00, Bay 1 (waiting)

    $ bay in 3 wait
    2> ✗ No room for one more waiting Mon 23 Nov 09:00–10:00, the shop takes 2 an hour: #1 and #2.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    2>   Or leave the car: --mode drop_off
    2>   Or say why it is right: --overbook <why>
    exit 9

    $ bay in 1 drop
    ✓ #1 has arrived  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (drop-off)

    $ bay in 3 wait
    ✓ #3 has arrived  Oil change for Cy, Kia
      Mon 23 Nov 09:30–10:00, Bay 2 (waiting)

    $ bay in 1 wait
    2> ✗ No room for one more waiting Mon 23 Nov 09:00–10:00, the shop takes 2 an hour: #2 and #3.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    2>   Or leave the car: --mode drop_off
    2>   Or say why it is right: --overbook <why>
    exit 9
    "
  `);
  expect(await data('show 3')).toMatchObject({ status: 'arrived', visit_mode: 'wait' });
});

test('a limit is a setting like any other: one at a time, shown, exported, taken away', async () => {
  const { story, data } = workshop({ given: LIMITED });
  expect(
    await story(
      'shop set modes.loaner.per_day 3',
      'shop set modes.wait.per_day ""',
      'shop set modes.limo "{per_day: 1}"',
      'shop set modes.wait.per_hour 0',
      'shop set modes.wait ""',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay shop set modes.loaner.per_day 3
    ✓ Changed modes.loaner.per_day of My Garage: 3

    $ bay shop set modes.wait.per_day ""
    ✓ Changed modes.wait.per_day of My Garage: 12 → none

    $ bay shop set modes.limo "{per_day: 1}"
    2> ✗ modes.limo.name: "limo" is not "wait" or "drop_off" or "tow_in" or "night_drop" or "loaner".
    2>   See: bay shop set --help
    exit 2

    $ bay shop set modes.wait.per_hour 0
    2> ✗ modes.wait.per_hour: 0 is not a whole number from 1 to 1000.
    2>   See: bay shop set --help
    exit 2

    $ bay shop set modes.wait ""
    ✓ Changed modes.wait of My Garage: {name: wait, per_hour: 2} →
    "
  `);
  expect((await data('shop show')).modes).toEqual([{ name: 'loaner', per_day: 3 }]);
});

test('a limit that is set counts who is there already, and moves nobody', async () => {
  const { story, done, data } = workshop({ given: THREE_AT_NINE, now: 'Mon 2026-11-23 08:00' });
  await done('shop set modes ""', 'in 1 wait', 'in 2 wait', 'in 3 wait');
  expect(await story('shop set modes.wait.per_hour 1', 'move 3 10:00', 'move 3 9:30')).toMatchInlineSnapshot(`
    "$ bay shop set modes.wait.per_hour 1
    ✓ Changed modes.wait.per_hour of My Garage: 1

    $ bay move 3 10:00
    ✓ Moved #3  Oil change for Cy, Kia
      Mon 23 Nov 10:00–10:30, Bay 2 (was Mon 23 Nov 09:30–10:00)

    $ bay move 3 9:30
    2> ✗ No room for one more waiting Mon 23 Nov 09:00–10:00, the shop takes 1 an hour: #1 and #2.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    2>   Or say why it is right: --overbook <why>
    exit 9
    "
  `);
  const { findings } = await data('doctor');
  expect(findings.filter(({ status }: { status: string }) => status !== 'ok')).toEqual([]);
});

test('what would come back to a full hour is not taken back, and says why', async () => {
  const { story, done, data } = workshop({ given: THREE_AT_NINE, now: 'Mon 2026-11-23 08:00' });
  await done('in 1 wait', 'in 2 wait', 'in 1 drop', 'in 3 wait --as joe');
  expect(await story('undo')).toMatchInlineSnapshot(`
    "$ bay undo
    2> ✗ No room for one more waiting Mon 23 Nov 09:00–10:00, the shop takes 2 an hour: #2 and #3.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    exit 9
    "
  `);
  expect(await data('show 1')).toMatchObject({ visit_mode: 'drop_off' });
  await done('in 3 drop --as joe', 'undo');
  expect(await data('show 1')).toMatchObject({ visit_mode: 'wait' });
});

test('a booking says how the car comes, until when and its key; the same again is known, another is not', async () => {
  const { story, data } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book -c 0134 -s oil --at "tue 9:00" --mode wait --promise 11:00 --tag 14',
      'book -c 0134 -s oil --at "tue 9:00" --mode wait --promise 11 --tag 14',
      'book -c 0134 -s oil --at "tue 9:00"',
      'book -c 0134 -s tire --at "tue 9:00" --mode drop --promise 16:00 --tag 15 --bay "Bay 1" --duration 60',
      'book -c bob -s oil --at "tue 10:00" --promise 9:30',
      'book -c bob -s oil --at "tue 10:00" --mode later',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book -c 0134 -s oil --at "tue 9:00" --mode wait --promise 11:00 --tag 14
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1 (waiting, promised 11:00, key tag 14)

    $ bay book -c 0134 -s oil --at "tue 9:00" --mode wait --promise 11 --tag 14
    ! #1 was already booked  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1 (waiting, promised 11:00, key tag 14)

    $ bay book -c 0134 -s oil --at "tue 9:00"
    ! #1 was already booked  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1 (waiting, promised 11:00, key tag 14)

    $ bay book -c 0134 -s tire --at "tue 9:00" --mode drop --promise 16:00 --tag 15 --bay "Bay 1" --duration 60
    2> ✗ #1 Oil change for Ana Pérez, Tue 24 Nov 09:00–09:30, Bay 1 is there already, with another service, duration, mode, promise and tag.
    2>   Book it after that: --at 2026-11-24T09:30; or at the same time: --overbook <why>
    2>   Or change #1: bay edit 1 --service <type> --duration <minutes> --mode <mode> --promise <time> --tag <tag>
    exit 9

    $ bay book -c bob -s oil --at "tue 10:00" --promise 9:30
    2> ✗ "9:30" is not a valid promised time.
    2>   Expected: a time after the visit begins.
    exit 2

    $ bay book -c bob -s oil --at "tue 10:00" --mode later
    2> ✗ Option '--mode <mode>' argument 'later' is invalid. Expected one of wait, drop, tow, night, loaner.
    2>   See: bay book --help
    exit 2
    "
  `);
  expect(await data('show 1')).toMatchObject({
    visit_mode: 'wait',
    promised_at: '2026-11-24T11:00:00-05:00',
    key_tag: '14',
  });
});

test('where no more may wait, who is here all the same is taken in with a reason', async () => {
  const { story, data } = workshop({ given: THREE_AT_NINE, now: 'Mon 2026-11-23 08:00' });
  expect(
    await story(
      'in 1 wait',
      'in 2 wait',
      'in 3 wait --overbook "sits here already"',
      'in 1 wait --overbook never',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay in 1 wait
    ✓ #1 has arrived  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (waiting)

    $ bay in 2 wait
    ✓ #2 has arrived  Oil change for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 09:30–10:00, Bay 1 (waiting)

    $ bay in 3 wait --overbook "sits here already"
    ✓ #3 has arrived  Oil change for Cy, Kia
      Mon 23 Nov 09:30–10:00, Bay 2 (waiting)

    $ bay in 1 wait --overbook never
    ! #1 had arrived already  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (waiting)
    "
  `);
  expect(await data('show 3')).toMatchObject({ visit_mode: 'wait', overbook_reason: 'sits here already' });
  expect(await data('show 1')).toMatchObject({ overbook_reason: null });
});

test('a plan keeps to the limits: of a closed day no more wait in an hour of another than may', async () => {
  const { story, data } = workshop({
    given: [
      ...ANA_AND_BOB,
      'shop set bays "[{name: Bay 1}, {name: Bay 2}, {name: Bay 3}]"',
      'shop set modes.wait "{per_hour: 1}"',
      'book -c 0134 -s oil --at 9:00 --mode wait',
      'book -c bob -s oil --at 10:00 --mode wait',
      'book --name Cy --make Kia -s oil --at "tue 9:30" --mode wait',
      'book --name Di --make Kia -s oil --at 9:00 --mode drop',
    ],
  });
  expect(await story('close today snow --accept')).toMatchInlineSnapshot(`
    "$ bay close today snow --accept
    ✓ Closed Mon 23 Nov (snow): 3 visits moved
      #1  Ana Pérez  Mon 23 Nov 09:00  → Tue 24 Nov 10:00  Bay 1  the shop is closed then: snow
      #4  Di         Mon 23 Nov 09:00  → Tue 24 Nov 09:00  Bay 2  the shop is closed then: snow
      #2  Bob Stone  Mon 23 Nov 10:00  → Tue 24 Nov 11:00  Bay 1  the shop is closed then: snow

    To call
      [ ]  Ana Pérez  +1 212 555 0134  Mon 23 Nov 09:00  → Tue 24 Nov 10:00
      [ ]  Di                          Mon 23 Nov 09:00  → Tue 24 Nov 09:00
      [ ]  Bob Stone  +1 646 555 0199  Mon 23 Nov 10:00  → Tue 24 Nov 11:00
    "
  `);
  expect((await data('agenda tue')).count).toBe(4);
});

test('the same booking is known again when its promise is past, and one that is answered is asked for another time', async () => {
  const { json, at, bay, done } = workshop({ given: [...ANA_AND_BOB, 'shop set modes.wait.per_day 1'] });
  const line = 'book -c 0134 -s oil --at 9:00 --mode wait --promise 11:00';
  await done(line);
  const asked = await bay('book -c bob -s oil --mode wait', { answers: ['today 10:00', 'tue 10:00'] });
  expect(asked.stderr).toContain('No room for one more waiting Mon 23 Nov');
  expect(asked.stdout).toContain('Tue 24 Nov 10:00');
  at('Mon 2026-11-23 12:00');
  expect(await json(line)).toMatchObject({ already: true, data: { appointment_id: 1 } });
});

const ONE_TOO_MANY = [
  ...LIMITED,
  'shop set technicians "[{name: Joe}, {name: Sam}, {name: Zoe}]"',
  'book -c 0134 -s oil --at "tue 9:00" --mode wait -t joe',
  'book -c bob -s oil --at "tue 9:00" --mode wait -t sam',
  'book --name Cy --make Kia -s oil --at "tue 9:30" --mode wait -t sam --overbook "old friend"',
];

test('who waits in an hour that was overfilled since keeps it in a plan, and gets it back with undo', async () => {
  const { story } = workshop({ given: ONE_TOO_MANY });
  expect(
    await story(
      'off joe tue --accept',
      'undo',
      'close tue 9-10 --accept',
      'undo',
      'book oil tue 9:30 wait --name Di --make Kia',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay off joe tue --accept
    ✓ Joe away Tue 24 Nov: 1 visit moved
      #1  Ana Pérez  Tue 24 Nov 09:00  same time  Bay 1  Zoe (was Joe)  Joe is away then

    $ bay undo
    ✓ Taken back: Ana Pérez was on Tue 24 Nov 09:00–09:30, Bay 1, Zoe; back on Tue 24 Nov 09:00–09:30, Bay 1, Joe
      #1  Oil change for Ana Pérez, 2018 Honda Civic
      the rules of the shop are as before (technicians)

    $ bay close tue 9-10 --accept
    ✓ Closed Tue 24 Nov 09:00–10:00: 3 visits moved
      #1  Ana Pérez  Tue 24 Nov 09:00  → 10:00  Bay 1  Joe  the shop is closed then
      #2  Bob Stone  Tue 24 Nov 09:00  → 10:00  Bay 2  Sam  the shop is closed then
      #3  Cy         Tue 24 Nov 09:30  → 11:00  Bay 1  Sam  the shop is closed then

    To call
      [ ]  Ana Pérez  +1 212 555 0134  Tue 24 Nov 09:00  → 10:00
      [ ]  Bob Stone  +1 646 555 0199  Tue 24 Nov 09:00  → 10:00
      [ ]  Cy                          Tue 24 Nov 09:30  → 11:00

    $ bay undo
    ✓ Taken back: #1 Ana Pérez was on Tue 24 Nov 10:00–10:30, Bay 1, Joe; back on Tue 24 Nov 09:00–09:30, Bay 1, Joe
      #2 Bob Stone was on Tue 24 Nov 10:00–10:30, Bay 2, Sam; back on Tue 24 Nov 09:00–09:30, Bay 2, Sam
      #3 Cy was on Tue 24 Nov 11:00–11:30, Bay 1, Sam; back on Tue 24 Nov 09:30–10:00, Bay 1, Sam
      the rules of the shop are as before (closures)

    $ bay book oil tue 9:30 wait --name Di --make Kia
    2> ✗ No room for one more waiting Tue 24 Nov 09:00–10:00, the shop takes 2 an hour: #1, #2 and #3.
    2>   Nearest free: Tue 24 Nov 10:00 or 10:30.
    2>   Or leave the car: --mode drop_off
    2>   Or say why it is right: --overbook <why>
    exit 9
    "
  `);
});
