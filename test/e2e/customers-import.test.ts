import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const LIST = `Name,Phone,Email,Plate,Make,Model,Year
Cy Young,(917) 555-0100,cy@example.com,NEW1,Kia,Rio,2020
Ana Pérez,212-555-0134,,,,,
Dee,646-555-0111,,,,,
`;

test('a list is brought in, a second time it changes nothing', async () => {
  const { story, file, data } = workshop({ given: ANA_AND_BOB });
  file('list.csv', LIST);
  expect(
    await story(
      'customers import list.csv --dry-run',
      'customers import list.csv',
      'customers import list.csv',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers import list.csv --dry-run
    Would take customers from list.csv: 2 added, 0 merged, 1 unchanged
      Line  Name       Phone            Car           Outcome
         2  Cy Young   +1 917 555 0100  2020 Kia Rio  added
         3  Ana Pérez  +1 212 555 0134                unchanged
         4  Dee        +1 646 555 0111                added

    $ bay customers import list.csv
    ✓ Took customers from list.csv: 2 added, 0 merged, 1 unchanged

    $ bay customers import list.csv
    ✓ Took customers from list.csv: 0 added, 0 merged, 3 unchanged
    "
  `);
  expect(await data('customers show cy')).toMatchObject({
    email: 'cy@example.com',
    vehicles: [{ plate: 'NEW1', year: 2020 }],
  });
});

test('a list comes from standard input, too', async () => {
  const { json } = workshop({ given: ANA_AND_BOB });
  const { exitCode, data } = await json('customers import -', { stdin: LIST });
  expect(exitCode).toBe(0);
  expect(data).toMatchObject({ added: 2, duplicates: [] });
});

test('with one line that cannot be taken nothing is, and every problem is named', async () => {
  const { story, file, data } = workshop();
  file('bad.csv', 'Name,Phone\nCy,917 555 0100\n,646 555 0199\nDee,12\n');
  expect(await story('customers import bad.csv', 'customers import nowhere.csv')).toMatchInlineSnapshot(`
    "$ bay customers import bad.csv
    2> ✗ bad.csv is not a valid customer list: 2 problems, nothing was taken.
    2>   line 3: the name is missing
    2>   line 4: the phone "12" is none: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958
    2>   1 other line can be taken without them: bay customers import bad.csv --skip-bad
    exit 2

    $ bay customers import nowhere.csv
    2> ✗ nowhere.csv cannot be read: there is no such file.
    2>   Check the path and who may read the file.
    exit 2
    "
  `);
  expect((await data('customers list')).total).toBe(0);
});

test('a person sees the list first and may say no; --yes is not asked', async () => {
  const { bay, file, data } = workshop();
  file('list.csv', LIST);
  const refused = await bay('customers import list.csv', { answers: [false] });
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('Nothing was changed.');
  expect((await data('customers list')).total).toBe(0);
  expect((await bay('customers import list.csv --yes', { answers: [] })).exitCode).toBe(0);
  expect((await data('customers list')).total).toBe(3);
});
