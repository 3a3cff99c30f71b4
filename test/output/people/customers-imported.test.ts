import { describe, expect, test } from 'vitest';
import { customersImportedView } from '../../../src/output/people/customers-imported.ts';
import { listNoticeTexts, strayWarnings } from '../../../src/output/people/list-notice.ts';
import type { CustomersImported } from '../../../src/output/people/list-tally.ts';
import type { ImportedLine } from '../../../src/usecases/people/import-customers.ts';
import { aCar } from '../../support/book.ts';
import { DRY_RUN, PLAIN, REPLAYED, WRITTEN } from '../samples.ts';

function line(number: number, name: string, more: Partial<ImportedLine> = {}): ImportedLine {
  const details = { name, phone: null, email: null, notes: null, invite: null };
  const listed = { line: number, details, vehicles: [] };
  return { listed, outcome: 'added', known: null, phone: null, phoneOf: null, ...more };
}

const ana = line(2, 'Ana Pérez', { phone: '+12125550134' });
const car = aCar({ make: 'Honda', model: 'Civic', year: 2018 });
const REPORT: CustomersImported = {
  file: 'list.csv',
  lines: [
    { ...ana, listed: { ...ana.listed, vehicles: [car] } },
    line(3, 'Bo'),
    line(4, 'A. Perez', {
      outcome: 'merged',
      phone: '+12125550134',
      known: { id: 1, name: 'Ana Pérez', line: 2, by: 'phone' },
    }),
    line(5, 'Cy Young', {
      outcome: 'merged',
      phone: '+12125550177',
      known: { id: 7, name: 'Cy Young', line: null, by: 'e-mail' },
    }),
    line(6, 'Luis Pérez', { phoneOf: { id: 1, name: 'Ana Pérez', line: 2, phone: '+12125550134' } }),
  ],
  leftOut: [{ line: 7, problem: 'the name is missing' }],
  leftOutFile: null,
  hasPhoneColumn: true,
  warnings: [],
};

test('a list says before it is taken whom it adds, merges and leaves out', () => {
  expect(customersImportedView(REPORT, DRY_RUN).text(PLAIN)).toMatchInlineSnapshot(`
    "Would take customers from list.csv: 3 added, 2 merged, 0 unchanged; 1 line left out
      Line  Name        Phone            Car               Outcome
         2  Ana Pérez   +1 212 555 0134  2018 Honda Civic  added
         3  Bo                                             added
         4  A. Perez    +1 212 555 0134                    merged
         5  Cy Young    +1 212 555 0177                    merged
         6  Luis Pérez                                     added
      ! line 4: A. Perez is Ana Pérez (line 2), by phone
      ! line 5: Cy Young is Cy Young (customer 7), by e-mail
      ! line 6: Luis Pérez is entered without a phone, because +1 212 555 0134 is that of Ana Pérez (line 2); it stands in the notes
      ! 2 customers of this list have no phone.
      ! left out: line 7: the name is missing
    "
  `);
});

test('afterwards the counts are told, and what a person should look at', () => {
  const view = customersImportedView({ ...REPORT, leftOutFile: 'list.left-out.csv' }, WRITTEN);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "✓ Took customers from list.csv: 3 added, 2 merged, 0 unchanged; 1 line left out
      ! line 4: A. Perez is Ana Pérez (line 2), by phone
      ! line 5: Cy Young is Cy Young (customer 7), by e-mail
      ! line 6: Luis Pérez is entered without a phone, because +1 212 555 0134 is that of Ana Pérez (line 2); it stands in the notes
      ! 2 customers of this list have no phone.
      ! left out: line 7: the name is missing
      The lines left out stand in list.left-out.csv, each with what is wrong.
    "
  `);
  expect(view.message).toMatchInlineSnapshot(
    `"Took customers from list.csv: 3 added, 2 merged, 0 unchanged; 1 line left out. 2 customers of this list have no phone."`,
  );
  expect(customersImportedView(REPORT, REPLAYED).message).toMatch(/^Already took customers/);
});

test('scripts get the same, line by line', () => {
  expect(customersImportedView(REPORT, DRY_RUN).data).toMatchInlineSnapshot(`
    {
      "added": 3,
      "dry_run": true,
      "duplicate_count": 1,
      "duplicates": [
        {
          "customer_name": "A. Perez",
          "line": 4,
          "same_as_line": 2,
        },
      ],
      "file": "list.csv",
      "has_phone_column": true,
      "left_out": [
        {
          "line": 7,
          "problem": "the name is missing",
        },
      ],
      "left_out_count": 1,
      "left_out_file": null,
      "merged": 2,
      "merges": [
        {
          "by": "phone",
          "customer_name": "A. Perez",
          "into_customer_id": null,
          "into_line": 2,
          "into_name": "Ana Pérez",
          "line": 4,
        },
        {
          "by": "e-mail",
          "customer_name": "Cy Young",
          "into_customer_id": 7,
          "into_line": null,
          "into_name": "Cy Young",
          "line": 5,
        },
      ],
      "preview": [
        {
          "by": null,
          "customer_name": "Ana Pérez",
          "customer_phone": "+12125550134",
          "line": 2,
          "outcome": "added",
          "vehicle_info": "2018 Honda Civic",
        },
        {
          "by": null,
          "customer_name": "Bo",
          "customer_phone": null,
          "line": 3,
          "outcome": "added",
          "vehicle_info": null,
        },
        {
          "by": "phone",
          "customer_name": "A. Perez",
          "customer_phone": "+12125550134",
          "line": 4,
          "outcome": "merged",
          "vehicle_info": null,
        },
        {
          "by": "e-mail",
          "customer_name": "Cy Young",
          "customer_phone": "+12125550177",
          "line": 5,
          "outcome": "merged",
          "vehicle_info": null,
        },
        {
          "by": null,
          "customer_name": "Luis Pérez",
          "customer_phone": null,
          "line": 6,
          "outcome": "added",
          "vehicle_info": null,
        },
      ],
      "shared_phones": [
        {
          "customer_name": "Luis Pérez",
          "line": 6,
          "phone": "+12125550134",
          "phone_of": "Ana Pérez",
        },
      ],
      "unchanged": 0,
      "warnings": [],
      "without_phone_count": 2,
    }
  `);
});

test('a list of which all is known changes nothing', () => {
  const known = { id: 7, name: 'Bo', line: null, by: null };
  const lines = [line(2, 'Bo', { outcome: 'unchanged', known, phone: '+12125550177' })];
  const view = customersImportedView({ ...REPORT, lines, leftOut: [] }, WRITTEN);
  expect(view.already).toBe(true);
  expect(view.text(PLAIN)).toBe('✓ Took customers from list.csv: 0 added, 0 merged, 1 unchanged\n');
});

test('the preview of a long list shows its beginning', () => {
  const lines = Array.from({ length: 2_500 }, (_, at) => ({
    ...ana,
    listed: { ...ana.listed, line: at + 2 },
  }));
  const shown = customersImportedView({ ...REPORT, lines, leftOut: [] }, DRY_RUN)
    .text(PLAIN)
    .split('\n');
  expect(shown).toHaveLength(24);
  expect(shown.at(-2)).toBe('  … and 2480 lines more');
});

describe('what is said of a list before it is taken', () => {
  const plain = {
    file: 'list.csv',
    guessedEncoding: null,
    linesEncodedTwice: 0,
    titleLines: 0,
    ignoredColumns: [],
    hasPhoneColumn: true,
    warnings: [],
  };

  test('nothing, where all of it is understood', () => {
    expect(listNoticeTexts(plain)).toEqual([]);
  });

  test.each([
    {
      notice: { guessedEncoding: 'MS-DOS' },
      text: 'list.csv is read as MS-DOS text: check that its accents are right.',
    },
    {
      notice: { linesEncodedTwice: 2 },
      text: 'list.csv was saved in a wrong encoding, and the accents of 2 lines are put right: check that they are.',
    },
    { notice: { titleLines: 1 }, text: 'A line above the headings is left out.' },
    { notice: { titleLines: 3 }, text: '3 lines above the headings are left out.' },
    { notice: { ignoredColumns: ['Points'] }, text: 'The column "Points" is left out.' },
    {
      notice: { ignoredColumns: Array.from({ length: 12 }, (_, at) => `C${at}`) },
      text: 'The columns "C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9" and 2 more are left out.',
    },
    {
      notice: { hasPhoneColumn: false },
      text: 'list.csv has no column that bay takes for phones: nobody in it is found by phone.',
    },
    {
      notice: { warnings: [{ line: 9, problem: 'A VIN never has the letter O.' }] },
      text: 'Line 9: A VIN never has the letter O.',
    },
  ])('$text', ({ notice, text }) => {
    expect(listNoticeTexts({ ...plain, ...notice })).toEqual([text]);
  });

  test('bytes that do not belong into UTF-8, line by line', () => {
    const strays = [...'éñ'].map((letter) => ({ line: 4, letter }));
    expect(strayWarnings([...strays, { line: 9, letter: '’' }])).toEqual([
      { line: 4, problem: 'what is not UTF-8 is read as "éñ"' },
      { line: 9, problem: 'what is not UTF-8 is read as "’"' },
    ]);
  });
});
