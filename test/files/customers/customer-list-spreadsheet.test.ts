import { describe, expect, test } from 'vitest';
import { carsIn, peopleIn, problemsIn, readList, warningsIn } from '../../support/list-reading.ts';

describe('what a spreadsheet or a database made of a list', () => {
  test.each([
    ['a number with decimals', '2125550134.00'],
    ['a number in thousands', '"2,125,550,134"'],
    ['a number as text', "'2125550134"],
    ['a formula', '"=""2125550134"""'],
  ])('a phone that is %s', async (_, phone) => {
    expect(await peopleIn(`Name,Phone\nAna,${phone}\n`)).toEqual(['Ana | +12125550134']);
  });

  test('plates and VINs that were rounded are left out, and told', async () => {
    const text = 'Name,Plate,VIN,Make\nAna,1.23457E+05,"1,23457E+16",Kia\n';
    expect(await carsIn(text)).toEqual(['Kia']);
    expect(await warningsIn(text)).toEqual([
      'line 2: the plate 1.23457E+05 is left out: a spreadsheet has rounded it like a number',
      'line 2: the VIN 1,23457E+16 is left out: a spreadsheet has rounded it like a number',
    ]);
  });

  test('a rounded phone is a line that cannot be taken', async () => {
    const problems = await problemsIn('Name,Phone\nAna,2.12556E+09\n');
    expect(problems.join()).toMatch(/^line 2: the phone "2\.12556E\+09"/);
  });

  test('what it lost is told, column by column', async () => {
    const text = 'Name,Phone,Plate,Make\nAna,#REF!,########,Kia\n';
    expect(await peopleIn(text)).toEqual(['Ana']);
    expect(await warningsIn(text)).toEqual([
      'line 2: a spreadsheet has put #REF! in place of its "Phone"',
      'line 2: a spreadsheet has put ######## in place of its "Plate"',
    ]);
  });

  test.each([
    ['NUL behind a text', 'Ana\0\0,2125550134\n'],
    ['the end of a file of MS-DOS', 'Ana,2125550134\r\n\x1a'],
    ['a bell', 'A\x07na,2125550134\n'],
  ])('signs that nobody sees are no text: %s', async (_, lines) => {
    expect(await peopleIn(`Name,Phone\n${lines}`)).toEqual(['Ana | +12125550134']);
  });

  test('line ends of a database within a cell are line ends', async () => {
    expect(await peopleIn('Name,Notes\nAna,"one\vtwo\x1dthree"\n')).toEqual(['Ana | one\ntwo\nthree']);
  });

  test.each([
    ['two marks', '\ufeff\ufeffName,Phone\nAna,2125550134\n'],
    ['a null of a database', 'Name,Phone,Email\nAna,2125550134,\\N\n'],
  ])('%s', async (_, text) => {
    expect(await peopleIn(text)).toEqual(['Ana | +12125550134']);
  });
});

describe('more than one number in a cell', () => {
  test.each([
    ['212 555 0138 212 555 0139', 'Other phone: 212 555 0139'],
    ['212-555-0138 - 212-555-0139', 'Other phone: 212-555-0139'],
    ['H 2125550138 C 2125550139', 'Phone: H 2125550138 C 2125550139\nOther phone: 2125550139'],
    [
      '2125550138 (Bob) 2125550139 (Sue)',
      'Phone: 2125550138 (Bob) 2125550139 (Sue)\nOther phone: 2125550139',
    ],
  ])('%s', async (cell, notes) => {
    expect(await peopleIn(`Name,Phone\nAna,${cell}\n`)).toEqual([`Ana | +12125550138 | ${notes}`]);
  });

  test('a number that is remembered by a word is no shorter one', async () => {
    expect(await peopleIn('Name,Phone\nAcme,1-800-FLOWERS\n')).toEqual([
      'Acme | +18003569377 | Phone: 1-800-FLOWERS',
    ]);
    const problems = await problemsIn('Name,Phone\nAcme,800-555-0CA\n');
    expect(problems.join()).toMatch(/the phone "800-555-0CA" cannot be read/);
  });
});

describe('plates with more than a plate in their cell', () => {
  test.each([
    ['ABC-1234 (NY)', 'ABC1234', 'Plate: ABC-1234 (NY)'],
    ['ABC 1234 [rear]', 'ABC1234', 'Plate: ABC 1234 [rear]'],
    ['ABC1236/ABC1237', 'ABC1236', 'Plate: ABC1236/ABC1237'],
    ['"ABC 1236, ABC 1237"', 'ABC1236', 'Plate: ABC 1236, ABC 1237'],
    ['AB/12345678', 'AB12345678', null],
    ['(NY) ABC1234', 'NYABC1234', null],
  ])('%s', async (cell, plate, notes) => {
    const { lines } = await readList(`Name,Plate\nAna,${cell}\n`);
    expect(lines[0]?.vehicles[0]).toMatchObject({ plate, notes });
  });

  test('one that no country has is told', async () => {
    expect(await warningsIn('Name,Plate\nAna,NY ABC1236 NJ ABC1237\n')).toEqual([
      'line 2: A plate has at most 11 letters and digits, this one has 18: NYABC1236NJABC1237.',
    ]);
  });
});

test.each([
  ['Ford Focus 2018', '2018 Ford Focus'],
  ['Peugeot 2008', 'Peugeot 2008'],
  ['Peugeot 2008 (2018)', '2018 Peugeot 2008'],
  ['2018 Ford Focus', '2018 Ford Focus'],
])('the car %s', async (cell, car) => {
  expect(await carsIn(`Name,Vehicle\nAna,${cell}\n`)).toEqual([car]);
});

describe('what is no list at all is called by its name', () => {
  test.each([
    ['PK\x03\x04\x14\0', /^it is an Excel workbook or another archive, and not text: /],
    ['\u00d0\u00cf\x11\u00e0\u00a1', /^it is an Excel workbook, and not CSV: save the list as CSV/],
    ['%PDF-1.7\n', /^it is a PDF/],
    ['BEGIN:VCARD\nFN:Ana\n', /^it is a vCard file/],
    ['BEGIN:VCALENDAR\n', /^it is an iCalendar file: bay calendar import takes it$/],
    ['<html><table>', /^it is a web page/],
    ['<?xml version="1.0"?>', /^it is an XML file/],
    ['[{"name": "Ana"}]', /^it is a JSON file/],
  ])('%j', async (text, problem) => {
    await expect(readList(text)).rejects.toMatchObject({
      failure: { code: 'file-invalid', problems: [{ line: null, problem: expect.stringMatching(problem) }] },
    });
  });
});

describe('several cars of a customer on one line are all taken', () => {
  test.each([
    [
      'by number',
      'Name,Vehicle 1,Vehicle 2\nAna,2018 Honda Civic,2015 Ford F-150\nBob,,2012 Kia Rio\n',
      ['2018 Honda Civic & 2015 Ford F-150', '2012 Kia Rio'],
    ],
    [
      'in columns of their own',
      'Name,Vehicle 1 Year,Vehicle 1 Make,Vehicle 1 Model,Vehicle 1 Plate,Vehicle 2 Year,Vehicle 2 Make,Vehicle 2 Model,Vehicle 2 Plate\nAna,2018,Honda,Civic,ABC1,2015,Ford,F-150,ABC2\n',
      ['2018 Honda Civic ABC1 & 2015 Ford F-150 ABC2'],
    ],
    [
      'of which only the second has a number',
      'Name,Year,Make,Model,Year2,Make2,Model2,Lic Plate 2\nAna,2018,Honda,Civic,2015,Ford,F-150,ABC2\n',
      ['2018 Honda Civic & 2015 Ford F-150 ABC2'],
    ],
    [
      'with ordinals',
      'Name,1st Car,2nd Car,Third Vehicle\nAna,2018 Honda Civic,2015 Ford F-150,2001 Kia Rio\n',
      ['2018 Honda Civic & 2015 Ford F-150 & 2001 Kia Rio'],
    ],
    [
      'as programs number them in capitals',
      'NAME,VIN1,VIN2\nAna,1HGCM82633A004352,2HGFC2F59JH500001\n',
      ['1HGCM82633A004352 & 2HGFC2F59JH500001'],
    ],
    [
      'by letters',
      'Name,Car A,Car B\nAna,2018 Honda Civic,2015 Ford F-150\n',
      ['2018 Honda Civic & 2015 Ford F-150'],
    ],
    [
      'by rank',
      'Name,Other Vehicle,Primary Vehicle,Secondary Vehicle\nAna,2001 Kia Rio,2018 Honda Civic,2015 Ford F-150\n',
      ['2018 Honda Civic & 2015 Ford F-150 & 2001 Kia Rio'],
    ],
    [
      'of a fleet',
      'Name,Unit 1 Mk,Unit 1 Mdl,Unit 2 Mk,Unit 2 Mdl\nAna,Honda,Civic,Ford,F-150\n',
      ['Honda Civic & Ford F-150'],
    ],
    [
      'as programs flatten them, from 0 on',
      'name,vehicles.0.make,vehicles.0.model,vehicles.1.make,vehicles.1.model\nAna,Honda,Civic,Ford,F-150\n',
      ['Honda Civic & Ford F-150'],
    ],
    [
      'under the same headings again',
      'Name,Year,Make,Model,Year,Make,Model\nAna,2018,Honda,Civic,2015,Ford,F-150\n',
      ['2018 Honda Civic & 2015 Ford F-150'],
    ],
    [
      'in one cell, with their plates in another',
      'Name,Vehicles,Plates\nAna,2018 Honda Civic; 2015 Ford F-150,ABC1; ABC2\n',
      ['2018 Honda Civic ABC1 & 2015 Ford F-150 ABC2'],
    ],
    [
      'in one cell with commas or on lines of their own',
      'Name,Vehicle\nAna,"2018 Honda Civic, 2015 Ford F-150"\nBob,"2018 Honda Civic\n2015 Ford F-150"\n',
      ['2018 Honda Civic & 2015 Ford F-150', '2018 Honda Civic & 2015 Ford F-150'],
    ],
    [
      'in one cell with the year behind each',
      'Name,Vehicle\nAna,"Honda Civic 2018, Ford F-150 2015"\nBob,Honda Civic (2018) / Ford F-150 (2015)\n',
      ['2018 Honda Civic & 2015 Ford F-150', '2018 Honda Civic & 2015 Ford F-150'],
    ],
    [
      'in one cell, and beside it their plates with commas',
      'Name,Vehicles,Plates\nAna,Honda Civic 2018; Ford F-150 2015,"ABC1, ABC2"\n',
      ['2018 Honda Civic ABC1 & 2015 Ford F-150 ABC2'],
    ],
    [
      'in one cell beside too many plates, where none of them has the year of another',
      'Name,Vehicles,Plates\nAna,Honda Civic 2018; Ford F-150 2015,AB123; CD456; EF789\nBob,Peugeot 2008 2019,\nCy,04 F150,\nDan,"Peugeot 2008, 2019",\n',
      ['Honda Civic 2018; Ford F-150 2015 AB123', '2019 Peugeot 2008', '2004 F150', '2019 Peugeot 2008'],
    ],
    [
      'and empty columns of a second one are none',
      'Name,Make,Model,Make 2,Model 2\nAna,Kia,Rio,,\nBob,Kia,Rio,N/A,-\n',
      ['Kia Rio', 'Kia Rio'],
    ],
  ])('%s', async (_, text, cars) => {
    expect(await carsIn(text)).toEqual(cars);
  });

  test('and a second one of which only the year is told costs the line nothing', async () => {
    const text = 'Name,Year,Make,Model,Year 2,Make 2,Model 2\nAna,2018,Honda,Civic,2015,,\n';
    expect(await carsIn(text)).toEqual(['2018 Honda Civic']);
    expect(await warningsIn(text)).toEqual(['line 2: a year alone does not name a car']);
  });

  test('while two columns for one thing of one car are one, and the second is named as left out', async () => {
    const { lines, ignoredColumns } = await readList('Name,License Plate,Registration\nAna,ABC1,XYZ2\n');
    expect(lines[0]?.vehicles).toMatchObject([{ plate: 'ABC1' }]);
    expect(ignoredColumns).toEqual(['Registration']);
  });
});

describe('lines that stand in quotes as a whole', () => {
  const ANA = 'Ana Pérez | +12125550134 | ana@x.example';

  test.each([
    ['all of them', '"Name,Phone,Email"\n"Ana Pérez,2125550134,ana@x.example"\n', [ANA]],
    [
      'with quotes in them doubled',
      '"Name,Phone,Email"\n"""Perez, Ana"",2125550134,ana@x.example"\n',
      ['Perez, Ana | +12125550134 | ana@x.example'],
    ],
    [
      'with quotes in them as they were',
      '"Name,Phone,Email"\n"Ana Pérez,"2125550134",ana@x.example"\n',
      [ANA],
    ],
    [
      'only those with a mark in them',
      'Name,Phone,Email\n"Ana Pérez,""2125550134"",ana@x.example"\nBob,2125550135,b@x.example\n',
      [ANA, 'Bob | +12125550135 | b@x.example'],
    ],
    ['with empty cells behind them', '"Name,Phone,Email",,\n"Ana Pérez,2125550134,ana@x.example",,\n', [ANA]],
    [
      "with another spreadsheet's marks behind them",
      'Name,Phone,Email;;\n"Ana Pérez,""2125550134"",ana@x.example";;\n',
      [ANA],
    ],
  ])('%s', async (_, text, are) => {
    expect(await peopleIn(text)).toEqual(are);
  });

  test('while a name with a comma alone is a name', async () => {
    expect(await peopleIn('Name,Phone\n"Perez, Ana"\n')).toEqual(['Perez, Ana']);
  });
});

test.each([
  ['a title', 'Customers | Name | Phone | Email\nName,Phone\nAna,2125550134\n'],
  ['a heading', 'Name,Phone,Notes | Car | Email\nAna,2125550134,\n'],
])('a bar in %s separates no cells unless it does in the lines below', async (_, text) => {
  expect(await peopleIn(text)).toEqual(['Ana | +12125550134']);
});

test('an e-mail address may have a bar in it', async () => {
  expect(await peopleIn('Name,Email\nAna,ana|b@x.example\n')).toEqual(['Ana | ana|b@x.example']);
});

describe('a line that a report has below its list is no customer', () => {
  test.each([
    'Total',
    'Total: 12',
    '5 Total',
    'Totals (5)',
    'Subtotal',
    'Grand Total 12',
    'Count 8',
    'Count: 8',
    'Record count: 8',
    'Total records: 1,204',
    'Number of customers: 12',
    '12 customers',
    '12 records found',
    '(12 rows)',
    '12 active customers',
    'Page 3 of 4',
    'Printed 11/20/2026',
    'Generated on Friday 20',
    'End of report',
    'As of 11/20/2026',
    '* denotes a fleet account',
    'Note: printed for the manager',
  ])('%s', async (name) => {
    expect(await problemsIn(`Name,Phone\nAna,2125550134\n"${name}",\n`)).toEqual([
      `line 3: "${name}" reads as a line of a report, not as a customer`,
    ]);
  });

  test.each(['Count Basie', '5 Star Auto', 'Total Wine', 'Page Turner', 'Bob Sum', '7 Eleven', 'Run DMC'])(
    '%s with a phone is one',
    async (name) => {
      expect(await peopleIn(`Name,Phone\n${name},2125550134\n`)).toEqual([`${name} | +12125550134`]);
    },
  );

  test.each(['Count Basie', '5 Star Auto', 'Page Turner', '7 Eleven', 'Run DMC', 'Item Nine'])(
    '%s is one without a phone, too',
    async (name) => {
      expect(await peopleIn(`Name,Phone\n${name},\n`)).toEqual([name]);
    },
  );
});

test.each([
  ['18 Honda Civic', '2018 Honda Civic'],
  ["'18 Honda Civic", '2018 Honda Civic'],
  ['99 Ford F-150', '1999 Ford F-150'],
  ['2018-Honda Civic', '2018 Honda Civic'],
  ['2018 / Honda Civic', '2018 Honda Civic'],
])('a car told as %s is %s', async (cell, car) => {
  expect(await carsIn(`Name,Vehicle\nAna,"${cell}"\n`)).toEqual([car]);
});

test.each([
  ['a number with all its digits as a spreadsheet has them', '2.125550134E+09'],
  ['a letter in brackets before it', '(h) 212-555-0134'],
  ['a word in brackets before it', '(cell) 212-555-0134'],
])('a phone is read that has %s', async (_, phone) => {
  expect((await peopleIn(`Name,PHONE1\nAna,${phone}\n`))[0]).toMatch(/^Ana \| \+12125550134/);
});

test('an e-mail address is read that has a word in brackets behind it', async () => {
  expect(await peopleIn('Name,Email\nAna,a@x.example (work)\n')).toEqual(['Ana | a@x.example']);
});
