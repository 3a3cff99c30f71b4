import { expect, test } from 'vitest';
import { AppError, type FileProblem, failureOf } from '../../../src/failure.ts';
import { readCustomerList } from '../../../src/files/customers/customer-list.ts';

async function normalPhone(text: string): Promise<string> {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 10)
    throw new AppError({
      code: 'invalid-value',
      what: 'phone',
      value: text,
      expected: { kind: 'phone-with-area' },
    });
  return `+1${digits.slice(-10)}`;
}
const read = (text: string) =>
  readCustomerList(text, { file: 'customers.csv', normalPhone, now: Date.UTC(2026, 10, 21) });

const words = ({ line, problem }: FileProblem) => `line ${line}: ${problem}`;

async function problemsOf(text: string): Promise<string[]> {
  try {
    return (await read(text)).problems.map(words);
  } catch (thrown) {
    const failure = failureOf(thrown, 'file-invalid');
    if (failure === null) throw thrown;
    return failure.problems.map(words);
  }
}

const nobody = { phone: null, email: null, notes: null, invite: null };
const noCar = { plate: null, vin: null, make: null, model: null, year: null, notes: null };

test('a list with every column, as a spreadsheet saves it', async () => {
  const text =
    '\uFEFFFull Name,Mobile,E-Mail,License Plate,Make,Model,Year,VIN,Notes,Loyalty points\r\n' +
    'Ana Pérez,(212) 555-0134,ana@example.com,abc-1234,Honda,Civic,2018,1HGCM82633A004352,"waits, likes\r\ncoffee",7\r\n' +
    '\r\n' +
    'Ben,,,,,,,,,\r\n';
  const { leftOut: _, ...list } = await read(text);
  expect(list).toEqual({
    lines: [
      {
        line: 2,
        details: {
          name: 'Ana Pérez',
          phone: '+12125550134',
          email: 'ana@example.com',
          notes: 'waits, likes\r\ncoffee',
          invite: null,
        },
        otherPhones: [],
        vehicles: [
          {
            plate: 'ABC1234',
            vin: '1HGCM82633A004352',
            make: 'Honda',
            model: 'Civic',
            year: 2018,
            notes: null,
          },
        ],
      },
      { line: 5, details: { ...nobody, name: 'Ben' }, otherPhones: [], vehicles: [] },
    ],
    problems: [],
    warnings: [],
    hasPhoneColumn: true,
    ignoredColumns: ['Loyalty points'],
    titleLines: 0,
  });
});

test.each([
  ['semicolons', 'First name;Last name;Tel\nAna;Pérez;2125550134\n'],
  ['tabs', 'first_name\tSURNAME\tPhone number\nAna\tPérez\t2125550134'],
  ['a comma inside a heading in quotes', '"Name";"Phone"\n"Ana Pérez";"212-555-0134"'],
  ['old line ends', 'customer,telephone\rAna Pérez,2125550134\r'],
])('%s', async (_, text) => {
  const { lines } = await read(text);
  expect(lines).toEqual([
    {
      line: 2,
      details: { ...nobody, name: 'Ana Pérez', phone: '+12125550134' },
      otherPhones: [],
      vehicles: [],
    },
  ]);
});

test('every bad line is told by its number', async () => {
  const text = [
    'name,phone,email,plate,year,vin,make',
    ',2125550134,,,,,',
    '"Two',
    'lines",2125550135,,,,,',
    'Bo,12,not an address,#!,1818,#!,Kia',
    'Cy,,,,2018,,',
    'Fay,,,,1967,7R01C123456,Ford',
  ].join('\n');
  expect(await problemsOf(text)).toEqual([
    'line 2: the name is missing',
    'line 5: the phone "12" cannot be read; expected a number with its area code, or a number with its country code, as +44 20 7946 0958',
    'line 5: the e-mail address "not an address" is not one',
    'line 5: the plate "#!" has no letter or digit in it',
    'line 5: the VIN "#!" has no letter or digit in it',
    'line 5: the year "1818" is not one from 1886 to 2028',
    'line 6: a year alone does not name a car',
  ]);
});

const HEADER =
  'a line at the top must name the columns, with at least a name; understood are name (or first name and last name), company, phone, email, notes, plate, vin, make, model and year';
test.each([
  ['no heading', 'Ana Pérez,2125550134\n', [`line 1: ${HEADER}`]],
  ['nothing', '', [`line null: ${HEADER}`]],
  ['headings alone', 'name,phone\n,,\n', ['line 1: no customer stands below the headings']],
  [
    'an open quotation mark',
    'name,phone\nAna,1\n"Ben,2\nCy,3\n',
    ['line 3: a quotation mark in this line is never closed'],
  ],
])('%s', async (_, text, problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test.each([
  ["'=1+1", '=1+1'],
  ["''=1+1", "''=1+1"],
  ["'+1 212", '+1 212'],
  ["'-x", '-x'],
  ["'@x", '@x'],
  ["'quoted'", "'quoted'"],
  ['=1+1', '=1+1'],
  ['He said "hi"', 'He said "hi"'],
  ['  as given ', '  as given '],
])('notes %j are kept as %j', async (written, kept) => {
  const { lines } = await read(`name\tnotes\nAna\t${written}\n`);
  expect(lines[0]?.details.notes).toBe(kept);
});

test('a car with a plate, a make or a model is a car', async () => {
  const { lines } = await read('name,make,plate\nAna,Kia,\nBen,,x 1\n');
  expect(lines.flatMap(({ vehicles }) => vehicles)).toEqual([
    { ...noCar, make: 'Kia' },
    { ...noCar, plate: 'X1' },
  ]);
});
