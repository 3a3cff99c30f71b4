import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

describe('what a visit is', () => {
  test('changes in all that was said of it, and an empty text takes it away', async () => {
    const { story, data } = workshop({ given: TWO_VISITS });
    expect(
      await story(
        'edit 1 --notes "key in the box" --concerns squeaks --mode wait --promise 11:00 --tag 14',
        'edit 1 --notes "key in the box"',
        'edit bob --mode ""',
        'edit 1 --notes "" --concerns "" --mode "" --promise "" --tag ""',
        'edit 1',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --notes "key in the box" --concerns squeaks --mode wait --promise 11:00 --tag 14
      ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (waiting, promised 11:00, key tag 14)
        Changed: promised time, notes, concerns, how the car comes and key tag

      $ bay edit 1 --notes "key in the box"
      ! #1 is so already  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (waiting, promised 11:00, key tag 14)

      $ bay edit bob --mode ""
      ! #2 is so already  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1

      $ bay edit 1 --notes "" --concerns "" --mode "" --promise "" --tag ""
      ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1
        Changed: promised time, notes, concerns, how the car comes and key tag

      $ bay edit 1
      2> ✗ Missing: --service or --duration or --customer or --vehicle or --notes or --concerns or --mode or --promise or --tag (nothing to change was given).
      2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
      exit 2
      "
    `);
    expect(await data('show 1')).toMatchObject({
      notes: null,
      customer_concerns: null,
      visit_mode: null,
      promised_at: null,
      key_tag: null,
    });
  });

  test('with other services takes as long as they do, and keeps its time where somebody has said how long', async () => {
    const { story } = workshop({ given: TWO_VISITS });
    expect(
      await story(
        'edit 1 --service oil --service tire',
        'edit 1 --service oil+tire --duration 30',
        'edit 1 --duration 45',
        'edit 1 --service inspection',
        'edit 1 --service brake --duration 90',
        'edit 2 --duration 3h',
        'edit 1 --service nothing',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --service oil --service tire
      ✓ Changed #1  Oil change and Tire rotation for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–10:00, Bay 1 (was 09:00–09:30)
        Changed: services and length

      $ bay edit 1 --service oil+tire --duration 30
      ✓ Changed #1  Oil change and Tire rotation for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (was 09:00–10:00)
        Changed: length

      $ bay edit 1 --duration 45
      ✓ Changed #1  Oil change and Tire rotation for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:45, Bay 1 (was 09:00–09:30)
        Changed: length

      $ bay edit 1 --service inspection
      ✓ Changed #1  Inspection for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–10:00, Bay 1 (was 09:00–09:45)
        Changed: services and length

      $ bay edit 1 --service brake --duration 90
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–10:30: taken by #2 10:00–11:00.
      2>   Nearest free: Mon 23 Nov 13:00 or 13:30.
      exit 9

      $ bay edit 2 --duration 3h
      2> ✗ Mon 23 Nov 10:00–13:00 runs into a break: lunch.
      2>   Nearest free: Mon 23 Nov 13:00 or 13:30.
      exit 9

      $ bay edit 1 --service nothing
      2> ✗ There is no service "nothing".
      2>   There are: oil_change, tire_rotation, inspection, brake_service, diagnostics, battery, alignment and complex_repair.
      exit 5
      "
    `);
  });

  test('is refused where it would lie over somebody, unless a reason is given', async () => {
    const { story, data } = workshop({ given: TWO_VISITS });
    expect(
      await story(
        'edit 1 --duration 90',
        'edit 1 --duration 90 --overbook "Bob comes late"',
        'edit 1 --duration 30',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --duration 90
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–10:30: taken by #2 10:00–11:00.
      2>   Nearest free: Mon 23 Nov 13:00 or 13:30.
      exit 9

      $ bay edit 1 --duration 90 --overbook "Bob comes late"
      ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–10:30, Bay 1 (was 09:00–09:30)
        Changed: length and reason to overbook
        ! overbooked: Bob comes late
          over #2 10:00–11:00

      $ bay edit 1 --duration 30
      ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (was 09:00–10:30)
        Changed: length and reason to overbook
      "
    `);
    expect(await data('show 1')).toMatchObject({ overbook_reason: null, duration_minutes: 30 });
  });

  test('goes to another car or customer, and never to a car that is not theirs or elsewhere then', async () => {
    const { story, done, data } = workshop({
      given: [
        ...TWO_VISITS,
        'shop set bays "[{name: Bay 1}, {name: Bay 2}]"',
        'vehicles add --customer 1 --make Kia --model Rio',
        'customers add --name "Cy Dean"',
      ],
    });
    expect(
      await story(
        'edit 1 --vehicle kia',
        'edit 1 --vehicle XYZ9876',
        'edit 1 --customer cy',
        'edit 1 --customer bob',
        'edit 1 --customer ana',
        'edit 1 --customer ana --vehicle ABC1234',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --vehicle kia
      ✓ Changed #1  Oil change for Ana Pérez, Kia Rio
        Mon 23 Nov 09:00–09:30, Bay 1
        Changed: car

      $ bay edit 1 --vehicle XYZ9876
      2> ✗ that car is not Ana Pérez's: to give the visit to whoever has it, add --customer.
      2>   See: bay edit --help
      exit 2

      $ bay edit 1 --customer cy
      2> ✗ Missing: --vehicle (Cy Dean has no car in the book).
      2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
      exit 2

      $ bay edit 1 --customer bob
      ✓ Changed #1  Oil change for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 09:00–09:30, Bay 1
        Changed: customer and car

      $ bay edit 1 --customer ana
      2> ✗ "Ana Pérez" matches 2 vehicles.
      2>   1: 2018 Honda Civic, ABC1234
      2>   3: Kia Rio
      2>   Say which, for example: --vehicle 1
      exit 2

      $ bay edit 1 --customer ana --vehicle ABC1234
      ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1
        Changed: customer and car
      "
    `);
    await done('book --vehicle 3 --service oil --at 9:00');
    expect(
      await story('edit 1 --vehicle kia', 'edit 1 --vehicle kia --overbook "both fit"'),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --vehicle kia
      2> ✗ The Kia Rio cannot be in two places Mon 23 Nov 09:00–09:30: #3 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 2.
      2>   Nearest free: Mon 23 Nov 09:30 or 10:00.
      2>   Or say why it is right: --overbook <why>
      exit 9

      $ bay edit 1 --vehicle kia --overbook "both fit"
      ✓ Changed #1  Oil change for Ana Pérez, Kia Rio
        Mon 23 Nov 09:00–09:30, Bay 1
        Changed: car and reason to overbook
        ! overbooked: both fit
          over #3 09:00–09:30
      "
    `);
    expect(await data('show 1')).toMatchObject({ vehicle_id: 3, overbook_reason: 'both fit' });
  });

  test('of a visit that has begun or is over keeps its start, and of a cancelled one changes nothing', async () => {
    const { story, done, at, data } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:10');
    await done('start 1', 'edit 1 --duration 45');
    expect(await data('show 1')).toMatchObject({
      status: 'in_progress',
      end_time: '2026-11-23T09:45:00-05:00',
    });
    await done('done 1', 'edit 1 --service tire --notes "worn"', 'cancel 2 --reason other');
    expect(await data('show 1')).toMatchObject({
      service_type: 'tire_rotation',
      end_time: '2026-11-23T09:45:00-05:00',
    });
    expect(
      await story('edit 1 --duration 60', 'edit 2 --notes late', 'edit 9 --notes late'),
    ).toMatchInlineSnapshot(`
      "$ bay edit 1 --duration 60
      2> ✗ #1 is completed and cannot be changed.
      2>   See it whole: bay show 1
      exit 9

      $ bay edit 2 --notes late
      2> ✗ #2 is cancelled and cannot be changed.
      2>   See it whole: bay show 2
      exit 9

      $ bay edit 9 --notes late
      2> ✗ There is no appointment 9.
      2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
      exit 5
      "
    `);
  });

  test('is taken back and done again, whole', async () => {
    const { done, data, story } = workshop({ given: TWO_VISITS });
    const before = await data('show 1');
    await done('edit 1 --service inspection --notes squeaks --mode wait --promise 12:00');
    const after = await data('show 1');
    await done('undo');
    const { history: _, revision: __, updated_at: ___, ...was } = before;
    expect(await data('show 1')).toMatchObject(was);
    await done('redo');
    expect(await data('show 1')).toMatchObject({
      service_type: after.service_type,
      promised_at: after.promised_at,
      notes: 'squeaks',
    });
    expect(await story('history 1')).toMatchInlineSnapshot(`
      "$ bay history 1
      Mon 23 Nov · today
      07:00  ana did again: changed #1, Inspection for Ana Pérez, 2018 Honda Civic: services, length, promised time, notes and how the car comes  (entry 11)
      07:00  ana took back: changed #1, Inspection for Ana Pérez, 2018 Honda Civic: services, length, promised time, notes and how the car comes  (entry 10, taken back)
      07:00  ana changed #1, Inspection for Ana Pérez, 2018 Honda Civic: services, length, promised time, notes and how the car comes  (entry 9, taken back)
      07:00  ana booked #1, Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1  (entry 7)
      "
    `);
  });

  test('of a mode whose limit is reached says so, and how to come all the same', async () => {
    const { story } = workshop({
      given: [...TWO_VISITS, 'shop set modes.wait.per_day 1', 'edit 1 --mode wait'],
    });
    expect(
      await story(
        'edit 2 --mode wait',
        'edit 2 --mode wait --duration 90',
        'edit 2 --mode wait --overbook "she asked"',
        'edit 2 --mode drop',
        'edit 2 --mode wait --duration 90 --overbook "she asked"',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 2 --mode wait
      2> ✗ No room for one more waiting Mon 23 Nov, the shop takes 1 a day: #1.
      2>   Nearest free: Tue 24 Nov 09:00 or 09:30.
      2>   Or leave the car: --mode drop_off
      2>   Or say why it is right: --overbook <why>
      exit 9

      $ bay edit 2 --mode wait --duration 90
      2> ✗ No room for one more waiting Mon 23 Nov, the shop takes 1 a day: #1.
      2>   Nearest free: Tue 24 Nov 09:00 or 09:30.
      2>   Or say why it is right: --overbook <why>
      exit 9

      $ bay edit 2 --mode wait --overbook "she asked"
      ✓ Changed #2  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1 (waiting)
        Changed: reason to overbook and how the car comes

      $ bay edit 2 --mode drop
      ✓ Changed #2  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1 (drop-off)
        Changed: how the car comes

      $ bay edit 2 --mode wait --duration 90 --overbook "she asked"
      ✓ Changed #2  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:30, Bay 1 (waiting; was 10:00–11:00)
        Changed: length and how the car comes
      "
    `);
  });
});
