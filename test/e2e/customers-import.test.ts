import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    2>   line 4: the phone "12" is not valid: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958
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

test('a list can be taken without its bad lines, which stand in a file beside it until they are mended', async () => {
  const { story, bay, file, folder } = workshop({ given: ANA_AND_BOB });
  file(
    'lists/bad.csv',
    'Name,Phone,Plate\nCy,917 555 0100,\n,646 555 0199,\nDee,12,\nEd,646 555 0177,ABC1234\n',
  );
  file('lists/bad.left-out.csv', 'something else');
  expect(
    await story(
      'customers import lists/bad.csv --skip-bad --dry-run',
      'customers import lists/bad.csv --skip-bad',
      'customers import lists/bad.csv --skip-bad',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers import lists/bad.csv --skip-bad --dry-run
    Would take customers from lists/bad.csv: 1 added, 0 merged, 0 unchanged; 3 lines left out
      Line  Name  Phone            Outcome
         2  Cy    +1 917 555 0100  added
      ! left out: line 3: the name is missing
      ! left out: line 4: the phone "12" is not valid: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958
      ! left out: line 5: the plate ABC1234 is another customer's in the book (customer 1, Ana Pérez)

    $ bay customers import lists/bad.csv --skip-bad
    ✓ Took customers from lists/bad.csv: 1 added, 0 merged, 0 unchanged; 3 lines left out
      ! left out: line 3: the name is missing
      ! left out: line 4: the phone "12" is not valid: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958
      ! left out: line 5: the plate ABC1234 is another customer's in the book (customer 1, Ana Pérez)
      The lines left out stand in lists/bad.left-out-2.csv, each with what is wrong.

    $ bay customers import lists/bad.csv --skip-bad
    ✓ Took customers from lists/bad.csv: 0 added, 0 merged, 1 unchanged; 3 lines left out
      ! left out: line 3: the name is missing
      ! left out: line 4: the phone "12" is not valid: it has 2 digits, not 10; expected 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958
      ! left out: line 5: the plate ABC1234 is another customer's in the book (customer 1, Ana Pérez)
      The lines left out stand in lists/bad.left-out-2.csv, each with what is wrong.
    "
  `);
  const beside = (name: string) => readFileSync(join(folder, 'lists', name), 'utf8');
  expect(beside('bad.left-out.csv')).toBe('something else');
  const leftOut = beside('bad.left-out-2.csv');
  expect(leftOut).toContain('\r\nthe name is missing,,646 555 0199,\r\n');
  file('mended.csv', leftOut.replace(',Dee,12,', ',Dee,646 555 0111,'));
  const again = await bay('customers import mended.csv --skip-bad');
  expect(again.stdout).toContain('1 added, 0 merged, 0 unchanged; 2 lines left out');
});

test('a list of which every line is bad is not taken, and leaves no file', async () => {
  const { bay, file, folder } = workshop();
  file('bad.csv', 'Name,Phone\nCy,12\n');
  const { exitCode, stderr } = await bay('customers import bad.csv --skip-bad');
  expect([exitCode, stderr.includes('--skip-bad')]).toEqual([2, false]);
  expect(existsSync(join(folder, 'bad.left-out.csv'))).toBe(false);
});

test('nothing is taken where the bad lines cannot be written down', async () => {
  const { bay, file, data, folder } = workshop();
  file('bad.csv', 'Name,Phone\nCy,917 555 0100\nDee,12\n');
  mkdirSync(join(folder, 'bad.left-out.csv'));
  for (let number = 2; number < 100; number++) mkdirSync(join(folder, `bad.left-out-${number}.csv`));
  expect((await bay('customers import bad.csv --skip-bad')).exitCode).not.toBe(0);
  expect((await data('customers list')).total).toBe(0);
});

test('people who share a name, or what stands for no phone, stay who they are, and the import says so', async () => {
  const { story, file } = workshop();
  file('zero.csv', 'Name,Phone,Plate\nAna Perez,000-000-0000,AAA111\nBob Lee,(000) 000-0000,BBB222\n');
  file('name.csv', 'Name,Email\nJohn Smith,john1@x.example\nJohn Smith,john2@x.example\n');
  file('house.csv', 'Name,Phone\nAna Diaz,2125550134\nLuis Diaz,2125550134\nA. Diaz,(212) 555-0134\n');
  expect(
    await story(
      'customers import zero.csv',
      'customers import name.csv',
      'customers import house.csv',
      'customers import house.csv',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay customers import zero.csv
    ✓ Took customers from zero.csv: 2 added, 0 merged, 0 unchanged
      ! 2 customers of this list have no phone.

    $ bay customers import name.csv
    ✓ Took customers from name.csv: 2 added, 0 merged, 0 unchanged
      ! 2 customers of this list have no phone.
    2> ! name.csv has no column that bay takes for phones: nobody in it is found by phone.

    $ bay customers import house.csv
    ✓ Took customers from house.csv: 2 added, 0 merged, 1 unchanged
      ! line 4: A. Diaz is Ana Diaz (line 2), by phone
      ! line 3: Luis Diaz is entered without a phone, because +1 212 555 0134 is that of Ana Diaz (line 2); it stands in the notes
      ! 1 customer of this list has no phone.

    $ bay customers import house.csv
    ✓ Took customers from house.csv: 0 added, 0 merged, 3 unchanged
      ! 1 customer of this list has no phone.
    "
  `);
});

test('a person sees before the question who would be merged and left out', async () => {
  const { bay, file } = workshop({ given: ANA_AND_BOB });
  file('list.csv', 'Name,Phone,Email\nA. Perez,212-555-0134,a@x.example\nCy,12,\n');
  const { stdout, stderr } = await bay('customers import list.csv --skip-bad', { answers: [false] });
  expect(stderr).toContain('? Bring this list in?');
  expect(stdout).toContain('line 2: A. Perez is Ana Pérez (customer 1), by phone');
  expect(stdout).toContain('left out: line 3: the phone "12"');
});

test('a VIN that looks mistyped is warned of as it is with one car', async () => {
  const { bay, file } = workshop({ given: ANA_AND_BOB });
  file('list.csv', 'Name,Phone,VIN\nA One,2125550160,1HGCM82633AOO4352\n');
  const warning = 'A VIN never has the letter O: it is probably a 0.';
  expect((await bay('customers import list.csv')).stderr).toBe(`! Line 2: ${warning}\n`);
  const one = await bay('vehicles add --customer 1 --vin 1HGCM82633AOO4353');
  expect(one.stderr).toContain(warning);
});
