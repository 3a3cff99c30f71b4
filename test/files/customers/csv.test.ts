import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../src/files/customers/csv.ts';

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
  { name: 'blanks around quotes', text: 'a, "b, c" ,d', cells: [['a', 'b, c', 'd']] },
  {
    name: 'cells that are longer or fewer than the heading',
    text: 'a,b\nc\nd,e,f',
    cells: [['a', 'b'], ['c'], ['d', 'e', 'f']],
  },
  {
    name: 'marks that a backslash makes part of a cell, as databases write them',
    text: String.raw`"Bob \"Speedy\" Miller","says \"hi\"","6\", 7\"","C:\\dir\\",x`,
    cells: [['Bob "Speedy" Miller', 'says "hi"', '6", 7"', 'C:\\dir\\', 'x']],
  },
  {
    name: 'a backslash at the end of a cell where none makes a mark part of it',
    text: String.raw`"C:\dir\","a ""b"" c"`,
    cells: [['C:\\dir\\', 'a "b" c']],
  },
  { name: 'nothing', text: '', cells: [] },
])('$name', ({ text, cells }) => {
  expect(cellsOf(text)).toEqual(cells);
});

test('a record has the number of its first line, breaks in quotes counted', () => {
  const lines = [...csvRecords('a\r\n"b\r\nc\nd"\n\ne', ',')].map(({ line }) => line);
  expect(lines).toEqual([1, 2, 5, 6]);
});

const read = (text: string) =>
  [...csvRecords(text, ',', (cell) => cell.includes('@'))].map(({ line, cells, problem }) => [
    line,
    cells,
    problem?.replace(/^a quotation mark /, '') ?? null,
  ]);

describe('a quotation mark that goes astray costs its own line, and is told', () => {
  test.each([
    {
      name: 'never closed',
      text: 'a\nb,"c\nd\n',
      records: [
        [1, ['a'], null],
        [2, ['b', '"c'], 'in this line is never closed'],
        [3, ['d'], null],
      ],
    },
    {
      name: 'closed in the middle of a cell further down',
      text: 'Ana,"6 inch lift\r\nBob,y\r\nCy,"z"\r\nDi,q',
      records: [
        [1, ['Ana', '"6 inch lift'], 'begins here that ends in the middle of a cell on another line'],
        [2, ['Bob', 'y'], null],
        [3, ['Cy', 'z'], null],
        [4, ['Di', 'q'], null],
      ],
    },
    {
      name: 'closed where a cell ends, with another record in it',
      text: 'Ana,"x\nbob@b.example,y"\nCy,z',
      records: [
        [1, ['Ana', '"x'], 'begins here that is not closed before the next customer'],
        [2, ['bob@b.example', 'y"'], null],
        [3, ['Cy', 'z'], null],
      ],
    },
    {
      name: 'twice',
      text: '"a\nb\n"c\nd',
      records: [
        [1, ['"a'], 'begins here that ends in the middle of a cell on another line'],
        [2, ['b'], null],
        [3, ['"c'], 'in this line is never closed'],
        [4, ['d'], null],
      ],
    },
  ])('$name', ({ text, records }) => {
    expect(read(text)).toEqual(records);
  });
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
