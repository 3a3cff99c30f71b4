import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('a plan that leaves somebody is done again, however often it was taken back within a moment', async () => {
  const { done, data, story } = workshop({ given: [...TWO_VISITS, 'start 1 --yes'] });
  const close = 'close today --accept --leave-unplaced';
  await done(close, 'undo', close, 'undo', close, 'undo');
  expect(await story('redo')).toMatchInlineSnapshot(`
    "$ bay redo
    ✓ Done again: Bob Stone was on Mon 23 Nov 10:00–11:00, Bay 1; now on Tue 24 Nov 09:00–10:00, Bay 1
      #2  Brake service for Bob Stone, 2021 Ford F-150
      the rules of the shop were changed (closures)
    2> ! 1 visit lies where the shop is closed:
    2>   #1 Mon 23 Nov 09:00–09:30, Ana Pérez, +1 212 555 0134: the shop is closed then
    2>   Move each: bay reschedule 1 --to <when>
    "
  `);
  const { items } = await data('inbox');
  expect(items).toMatchObject([{ appointment_id: 1 }]);
  await done('undo', 'redo');
  expect((await data('inbox')).items).toHaveLength(1);
});

test('what was changed since is nothing to do again, and of undo nothing is said', async () => {
  const { story } = workshop({
    given: [...TWO_VISITS, 'edit 1 --notes keys', 'undo', 'edit 1 --notes lock'],
  });
  expect(await story('redo', 'redo --entry 99')).toMatchInlineSnapshot(`
    "$ bay redo
    2> ✗ There is nothing to do again: since it was taken back, #1 was changed by ana, Mon 23 Nov 07:00 (edited).
    2>   See it whole: bay show 1
    exit 9

    $ bay redo --entry 99
    2> ✗ There is no entry 99.
    2>   See what was done, and by whom: bay history
    exit 5
    "
  `);
});
