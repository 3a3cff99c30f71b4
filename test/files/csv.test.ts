import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords, QuoteNotClosed } from '../../src/files/customers/csv.ts';

const cellsOf = (text: string, delimiter = ',') => [...csvRecords(text, delimiter)].map(({ cells }) => cells);

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test.each([
  {
    name: 'cells',
    text: 'a,b\nc,d\n',
    cells: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  },
  { name: 'every kind of line end', text: 'a\r\nb\rc\nd', cells: [['a'], ['b'], ['c'], ['d']] },
  { name: 'empty cells and lines', text: ',\n\n"",a,', cells: [['', ''], [''], ['', 'a', '']] },
  {
    name: 'quotes around commas, breaks and quotes',
    text: '"a,b","c\nd","e""f"',
    cells: [['a,b', 'c\nd', 'e"f']],
  },
  {
    name: 'quotes that are part of a cell',
    text: '6" disc,"Bob" Miller,x"',
    cells: [['6" disc', '"Bob" Miller', 'x"']],
  },
  {
    name: 'cells that are longer or fewer than the heading',
    text: 'a,b\nc\nd,e,f',
    cells: [['a', 'b'], ['c'], ['d', 'e', 'f']],
  },
  { name: 'nothing', text: '', cells: [] },
])('$name', ({ text, cells }) => {
  expect(cellsOf(text)).toEqual(cells);
});

test('a record has the number of its first line, breaks in quotes counted', () => {
  const lines = [...csvRecords('a\r\n"b\r\nc\nd"\n\ne', ',')].map(({ line }) => line);
  expect(lines).toEqual([1, 2, 5, 6]);
});

test('a quote that is never closed is told with the line on which its record begins', () => {
  expect(() => cellsOf('a\nb,"c\nd\n')).toThrow(QuoteNotClosed);
  expect(() => cellsOf('a\nb,"c\nd\n')).toThrow(expect.objectContaining({ line: 2 }));
});

test('what a spreadsheet writes is read back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\r', '\n', ' ', 'é', '😀') });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (records, delimiter, lineEnd) => {
        const text = records.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd);
        expect(cellsOf(text, delimiter)).toEqual(records);
      },
    ),
  );
});
