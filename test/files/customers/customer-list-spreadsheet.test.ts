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
    expect(lines[0]?.vehicle).toMatchObject({ plate, notes });
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
