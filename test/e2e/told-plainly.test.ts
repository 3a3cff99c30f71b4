import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const given = TWO_VISITS;

test('whoever would get the phone of another may be that one: the hint is how two become one', async () => {
  const { json } = workshop({ given });
  expect((await json('customers edit 2 --phone 2125550134')).error).toMatchObject({
    code: 'phone-taken',
    hint: 'If they are one person: bay customers merge 1 2; or look: bay customers show 1',
  });
});

test('cars are listed with the names of those whose they are', async () => {
  const { bay, data } = workshop({ given });
  const { stdout } = await bay('vehicles list');
  expect(stdout).toMatch(/Civic.*Ana Pérez/);
  expect((await data('vehicles list')).vehicles).toMatchObject([
    { customer_name: 'Ana Pérez' },
    { customer_name: 'Bob Stone' },
  ]);
  expect((await data('vehicles list -c 2')).vehicles).toMatchObject([{ customer_name: 'Bob Stone' }]);
});

test('a note that is too long is called a note', async () => {
  const { json } = workshop({ given });
  const note = 'x'.repeat(501);
  expect((await json(`cancel 1 -r other --note ${note}`)).message).toMatch(/^The note cannot be taken/);
});

test('a list that ends early says how many more there are', async () => {
  const { bay, data } = workshop({ given: [...given, 'waitlist add 0134 oil any day until fri'] });
  const offered = await data('waitlist offer 1 --dry-run');
  expect((await bay('waitlist offer 1 --dry-run')).stdout).toMatch(
    new RegExp(`and ${offered.count - 12} more times: bay waitlist offer 1 2026-11-`),
  );
  const all = (await data('slots today')).days[0].start_times.length;
  expect((await bay('slots today --limit 4')).stdout).toContain(`and ${all - 4} more starts without --limit`);
  expect((await data('slots today --limit 4')).more_start_times).toBe(all - 4);
  expect((await bay(`slots today --limit ${all}`)).stdout).not.toContain('more start');
});

test('what was changed is said at once, and in the history of the visit', async () => {
  const { bay, done, story } = workshop({ given });
  expect(await story('edit 1 --notes keys --tag 7', 'edit 1 --tag 7')).toMatchInlineSnapshot(`
    "$ bay edit 1 --notes keys --tag 7
    ✓ Changed #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (key tag 7)
      Changed: notes and key tag

    $ bay edit 1 --tag 7
    ! #1 is so already  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (key tag 7)
    "
  `);
  await done('edit 1 --promise 16:00', 'undo', 'redo', 'edit 1 --service tires', 'confirm 1');
  const { stdout } = await bay('show 1');
  expect(stdout.slice(stdout.indexOf('History'))).toMatchInlineSnapshot(`
    "History
      Mon 23 Nov 07:00  booked at the counter                     Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  notes and key tag changed at the counter  Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  promised time changed at the counter      Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  taken back at the counter                 Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  done again at the counter                 Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  services changed at the counter           Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  confirmed at the counter                  Mon 23 Nov 09:00–09:30, Bay 1
    "
  `);
});
