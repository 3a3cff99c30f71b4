import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, PLAIN as PLAIN_TEXT, quoted, safe } from '../../src/output/form/safe-text.ts';
import { cut, table } from '../../src/output/form/table.ts';
import { themeOf } from '../../src/output/form/theme.ts';
import { jsonText } from '../../src/output/form/view.ts';
import { widthOf } from '../../src/output/form/width.ts';
import { wrapped } from '../../src/output/form/wrap.ts';
import { PLAIN } from './samples.ts';

describe('text made safe', () => {
  test.each([
    ['Ana Pérez', 'Ana Pérez'],
    ['  Ana  ', 'Ana'],
    ['red \u001b[31mAna\u001b[0m', 'red Ana'],
    ['\u009b2JAna', 'Ana'],
    ['\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
    ['\u001b]52;c;cm0=\u001b\\Ana', 'Ana'],
    ['\u001bPq#0\u001b\\Ana', 'Ana'],
    ['\u001b]0;never ended', ']0;never ended'],
    ['line\r\nline\tend', 'line line end'],
    ['gpj\u202eexe', 'gpjexe'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    [`A${'\u0301'.repeat(50)}`, `A${'\u0301'.repeat(4)}`],
    ['\u0301Ana', 'Ana'],
    ['half \ud83d', 'half'],
    ['日本 🚗', '日本 🚗'],
  ])('%j is shown as %j', (given, shown) => {
    expect(safe(given)).toBe(shown);
  });

  test('no character that is taken for plain is one that would be dropped, joined or escaped', () => {
    const hidden = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;
    const units = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit));
    const plain = units.filter((unit) => PLAIN_TEXT.test(unit));
    expect(plain.filter((unit) => hidden.test(unit) && !/\p{Cn}/u.test(unit))).toEqual([]);
    expect(
      ['a', 'é', 'Я', '日', '한', '–', '…', '·', '✓', '→'].filter((unit) => !PLAIN_TEXT.test(unit)),
    ).toEqual([]);
  });

  test('what is safe already stays as it is', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(safe(safe(text))).toBe(safe(text));
      }),
    );
  });

  test('long hostile text costs no more than its length', () => {
    const started = performance.now();
    for (const piece of [
      '\u001b]',
      '\u009d',
      '\u0090a',
      '\u001b[',
      '\u001bP',
      '\u001b[0',
      ' \u200b',
      'a\u0301',
    ])
      safe(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('only what is put into a template is made safe', () => {
    expect(clean`a\n${'b\nc'}${7}`).toBe('a\nb c7');
  });

  test('what was typed is quoted on one line', () => {
    expect(quoted('x\ny')).toBe('"x y"');
    expect(quoted('x'.repeat(500))).toBe(`"${'x'.repeat(79)}…"`);
  });
});

test('JSON is one line, its invisible characters written out', () => {
  expect(jsonText({ a: 'x\u009b\u202e\u2028\u{e0041}é' })).toBe(
    '{"a":"x\\u009b\\u202e\\u2028\\udb40\\udc41é"}\n',
  );
});

describe('tables', () => {
  const ROWS = [
    [1, 'Ana Pérez', null, 'pays cash and always comes too early'],
    [12, '日本 太郎', '', { text: 'nothing', paint: (text: string) => `<${text}>` }],
  ];

  test('are aligned by what a terminal shows, without empty columns and trailing spaces', () => {
    expect(table(ROWS, { header: ['No.', 'Name', 'Phone', 'Notes'], right: [0] }, PLAIN)).toBe(
      [
        'No.  Name       Notes',
        '  1  Ana Pérez  pays cash and always comes too early',
        ' 12  日本 太郎  <nothing>',
        '',
      ].join('\n'),
    );
  });

  test('are cut to the terminal', () => {
    const theme = themeOf({ color: false, columns: 36 });
    expect(table(ROWS, { right: [0], indent: 2 }, theme)).toBe(
      '   1  Ana Pérez  pays cash and alwa…\n  12  日本 太郎  <nothing>\n',
    );
  });

  test('go without a column before they cut what must be whole', () => {
    const theme = themeOf({ color: false, columns: 24 });
    const rows = [['09:00–09:30', 'Bartholomew', 'ABC1234']];
    expect(table(rows, { keep: [0], drop: [2] }, theme)).toBe('09:00–09:30  Bartholomew\n');
    expect(table(rows, { keep: [0] }, theme)).toBe('09:00–09:30  Bar…  ABC1…\n');
  });

  test('say it shorter before they cut or leave out anything', () => {
    const rows = [[{ text: '09:00–09:30', short: '09:00' }, 'Bartholomew', 'ABC1234']];
    const shown = (columns: number) =>
      table(rows, { keep: [0], drop: [2] }, themeOf({ color: false, columns }));
    expect(shown(40)).toBe('09:00–09:30  Bartholomew  ABC1234\n');
    expect(shown(30)).toBe('09:00  Bartholomew  ABC1234\n');
    expect(shown(20)).toBe('09:00  Bartholomew\n');
    expect(shown(12)).toBe('09:00  Bart…\n');
  });

  test('of nothing are nothing', () => {
    expect(table([], { header: ['No.'] }, PLAIN)).toBe('');
  });

  test('keep every line inside the terminal', () => {
    const cell = string({ unit: 'grapheme', maxLength: 30 });
    const rows = array(array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    assert(
      property(rows, integer({ min: 24, max: 100 }), (rows, columns) => {
        const lines = table(rows, { keep: [0] }, themeOf({ color: false, columns })).split('\n');
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('text is cut and wrapped by its width', () => {
    expect(cut('日本語', 5)).toBe('日本…');
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abc', 0)).toBe('');
    expect(wrapped(['aa', 'bb', 'cc'], 7, 2)).toBe('aa bb\n  cc');
    expect(wrapped([], 7, 2)).toBe('');
  });
});

test('a theme colours only when it is told to', () => {
  expect(themeOf({ color: true }).good('x')).toBe('\u001b[32mx\u001b[39m');
  expect(themeOf({ color: true }).good('')).toBe('');
  expect(themeOf({ color: false }).good('x')).toBe('x');
  expect([PLAIN.done, PLAIN.warning, PLAIN.failed]).toEqual(['✓', '!', '✗']);
});

test('nothing here asks the machine for its language, clock or zone', () => {
  const folder = join(import.meta.dirname, '../../src/output');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const asking = /\bIntl\b|toLocale|Date\.now|new Date\(\)|\bprocess\.|localeCompare/;
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => asking.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
});
