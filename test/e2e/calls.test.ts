import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const TOMORROW = [
  ...ANA_AND_BOB,
  'customers add --name "Cy Dean"',
  'vehicles add --customer 3 --make Kia',
  'book --vehicle 1 --service oil --at "tue 9:00"',
  'book --vehicle 2 --service brake --at "tue 10:00"',
  'book --vehicle 3 --service tire --at "tue 14:00"',
];

describe('who has not confirmed', () => {
  test('is listed for tomorrow with phone numbers, ticked off one key each, and told apart on the agenda', async () => {
    const { story, bay, data } = workshop({ given: TOMORROW });
    expect(await story('calls', 'confirm 1', 'calls', 'confirm 1', 'agenda tue')).toMatchInlineSnapshot(`
      "$ bay calls
      Tue 24 Nov · tomorrow
        09:00  #1  Ana Pérez  +1 212 555 0134  Oil change     2018 Honda Civic
        10:00  #2  Bob Stone  +1 646 555 0199  Brake service  2021 Ford F-150
        14:00  #3  Cy Dean                     Tire rotation  Kia
      3 visits to confirm

      $ bay confirm 1
      ✓ #1 is confirmed  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–09:30, Bay 1

      $ bay calls
      Tue 24 Nov · tomorrow
        10:00  #2  Bob Stone  +1 646 555 0199  Brake service  2021 Ford F-150
        14:00  #3  Cy Dean                     Tire rotation  Kia
      2 visits to confirm

      $ bay confirm 1
      ! #1 was confirmed already  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–09:30, Bay 1

      $ bay agenda tue
      Tue 24 Nov · tomorrow
      Bay 1
        09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  confirmed
        10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876  unconfirmed
        14:00–14:30  #3  Tire rotation  Cy Dean                     Kia                        unconfirmed

      3 appointments, 2 unconfirmed
      "
    `);
    expect(await bay('calls', { answers: ['c', 'n'] })).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "? 10:00  Bob Stone  +1 646 555 0199  Brake service, 2021 Ford F-150
      ? 14:00  Cy Dean    Tire rotation, Kia
      ",
        "stdout": "Tue 24 Nov · tomorrow
        10:00  #2  Bob Stone  +1 646 555 0199  Brake service  2021 Ford F-150
        14:00  #3  Cy Dean                     Tire rotation  Kia
      2 visits to confirm
      1 confirmed, 1 without an answer; 1 left to call for Tuesday 24 November.
      ",
      }
    `);
    expect(await data('calls')).toMatchObject({
      date: '2026-11-24',
      day_of_week: 'Tuesday',
      count: 1,
      confirmed: 2,
      calls: [{ appointment_id: 3, customer_name: 'Cy Dean', customer_phone: null, confirmed_at: null }],
    });
  });

  test('who breaks off has lost nothing of what was ticked off', async () => {
    const { bay, data } = workshop({ given: TOMORROW });
    expect(await bay('calls tue', { answers: ['c', 'q'] })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /1 confirmed, 0 without an answer; 2 left to call for Tuesday 24 November\.\n$/,
      ),
    });
    expect(await data('show 1')).toMatchObject({ confirmed_at: '2026-11-23T07:00:00-05:00' });
  });

  test('a day on which nobody is to be called asks nobody, and one call is one step that undo takes back', async () => {
    const { story, bay, done, data } = workshop({ given: TOMORROW });
    expect(await bay('calls fri', { answers: [] })).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "",
        "stdout": "Fri 27 Nov
      nobody is to be called
      ",
      }
    `);
    await bay('calls', { answers: ['c', 'c', 'q'] });
    expect(await story('undo', 'history 2', 'redo')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: Bob Stone is not confirmed any more
        #2  Brake service for Bob Stone, 2021 Ford F-150

      $ bay history 2
      Mon 23 Nov · today
      07:00  ana took back: confirmed #2, Brake service for Bob Stone, 2021 Ford F-150  (entry 14)
      07:00  ana confirmed #2, Brake service for Bob Stone, 2021 Ford F-150  (entry 13, taken back)
      07:00  ana booked #2, Brake service for Bob Stone, 2021 Ford F-150, Tue 24 Nov 10:00–11:00, Bay 1  (entry 10)

      $ bay redo
      ✓ Done again: Bob Stone is confirmed
        #2  Brake service for Bob Stone, 2021 Ford F-150
      "
    `);
    await done('undo', 'undo');
    expect((await data('calls')).confirmed).toBe(0);
  });

  test('a visit that is moved to another time is not confirmed any more, and one that is over never', async () => {
    const { story, done, data } = workshop({ given: TOMORROW });
    await done('confirm 1', 'confirm bob', 'move 1 9:30', 'move 2 --duration 90', 'cancel 3 --reason other');
    expect((await data('calls')).calls.map((one: { appointment_id: number }) => one.appointment_id)).toEqual([
      1,
    ]);
    expect(await story('confirm 3', 'confirm 99', 'confirm', 'calls yesterday')).toMatchInlineSnapshot(`
      "$ bay confirm 3
      2> ✗ #3 is cancelled and cannot be confirmed.
      2>   See it whole: bay show 3
      exit 9

      $ bay confirm 99
      2> ✗ There is no appointment 99.
      2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
      exit 5

      $ bay confirm
      2> ✗ Missing required argument 'appointment'.
      2>   See: bay confirm --help
      exit 2

      $ bay calls yesterday
      Sun 22 Nov · yesterday
      nobody is to be called
      "
    `);
  });
});
