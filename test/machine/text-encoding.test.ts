import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodedText, encodedOnce } from '../../src/machine/text-encoding.ts';

const HIGH: Readonly<Record<string, number>> = {
  '‚': 0x82,
  '…': 0x85,
  '™': 0x99,
  '—': 0x97,
  '€': 0x80,
  Š: 0x8a,
  Ž: 0x8e,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
};

const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'latin1'))),
  );
const decoded = (...parts: readonly (string | number)[]) => decodedText(bytes(...parts));

describe('text without a mark is UTF-8 where all of it is', () => {
  test('and a mark stays, for whoever writes the file again', () => {
    expect(decodedText(Buffer.from('\uFEFFAna Pérez'))).toEqual({
      text: '\uFEFFAna Pérez',
      encoding: 'UTF-8',
      strays: [],
    });
  });

  test('whatever is written in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(decodedText(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8', strays: [] });
      }),
    );
  });
});

describe('the encodings in which spreadsheets save', () => {
  test.each([
    ['Windows: quotes, dash and euro', 'Pat O’Neill “squeals” – owes €20', [0x92, 0x93, 0x94, 0x96, 0x80]],
    ['Windows: signs between words', 'squeals—front…rear – O’Neill', [0x97, 0x85, 0x96, 0x92]],
    ['Windows: capitals that Latin-1 has not', 'Šárka Žižková œ Ÿ', [0x8a, 0x8e, 0x9c, 0x9f]],
  ])('%s', (_, text, some) => {
    const written = windows1252(text);
    for (const byte of some) expect(written).toContain(byte);
    expect(decodedText(written)).toMatchObject({ text, encoding: 'windows-1252', strays: [] });
  });

  test('the accents of a Macintosh', () => {
    expect(decoded('Name\rJos', 0x8e, ' Mu', 0x96, 'oz, M', 0x9f, 'ller\r')).toMatchObject({
      text: 'Name\rJosé Muñoz, Müller\r',
      encoding: 'Mac OS Roman',
    });
  });

  test('the accents of MS-DOS', () => {
    expect(decoded('Ren', 0x82, ' Mu', 0xa4, 'oz; M', 0x81, 'ller')).toMatchObject({
      text: 'René Muñoz; Müller',
      encoding: 'MS-DOS',
    });
  });

  test.each(['little', 'big'])('UTF-16, %s end first, with and without a mark', (order) => {
    const text = 'Name\tPhone\r\nAna Pérez\t2125550134\r\n';
    for (const mark of ['', '\uFEFF']) {
      const written = Buffer.from(mark + text, 'utf16le');
      expect(decodedText(order === 'big' ? written.swap16() : written)).toEqual({
        text,
        encoding: 'UTF-16',
        strays: [],
      });
    }
  });
});

describe('a letter that a fold has cut is whole, and no line changes its number', () => {
  test.each([
    {
      name: 'of two bytes',
      parts: ['SUMMARY:Ren', 0xc3, '\r\n ', 0xa9, ' Roy\r\n'],
      text: 'SUMMARY:René\r\n  Roy\r\n',
    },
    { name: 'with a line feed and a tab', parts: ['Ren', 0xc3, '\n\t', 0xa9], text: 'René\n\t' },
    {
      name: 'between any of its bytes',
      parts: [0xf0, '\r\n ', 0x9f, '\r\n ', 0x98, '\r\n ', 0x80, '!'],
      text: '😀\r\n \r\n \r\n !',
    },
    { name: 'two in a row', parts: [0xc3, '\n ', 0xa9, 0xc3, '\n ', 0xb1], text: 'é\n ñ\n ' },
  ])('$name', ({ parts, text }) => {
    expect(decoded(...parts)).toEqual({ text, encoding: 'UTF-8', strays: [] });
  });

  test('but a line that only begins with a blank is another one', () => {
    expect(decoded('José\r\nRen', 0xe9, '\r\n Roy').text).toBe('José\r\nRené\r\n Roy');
  });
});

describe('a byte that does not belong into UTF-8', () => {
  test.each([
    {
      name: 'a letter of Windows among letters of UTF-8',
      parts: ['Jos\xc3\xa9\r\nRen', 0xe9, ' Roy\r\n'],
      text: 'José\r\nRené Roy\r\n',
      strays: [{ line: 2, letter: 'é' }],
    },
    {
      name: 'a quotation mark of Windows',
      parts: ['Jos\xc3\xa9\nx\nPat O', 0x92, 'Neill'],
      text: 'José\nx\nPat O’Neill',
      strays: [{ line: 3, letter: '’' }],
    },
    {
      name: 'one that ends the text',
      parts: ['Jos\xc3\xa9\r', 'Ren', 0xe9],
      text: 'José\rRené',
      strays: [{ line: 2, letter: 'é' }],
    },
    {
      name: 'a letter cut off',
      parts: ['Jos\xc3\xa9, S', 0xc3, 'O Paulo'],
      text: 'José, SÃO Paulo',
      strays: [{ line: 1, letter: 'Ã' }],
    },
    {
      name: 'half a surrogate, and a letter in more bytes than it takes',
      parts: ['Jos\xc3\xa9', 0xed, 0xa0, 0x80, 0xc0, 0xaf],
      text: 'Joséí\xa0€À¯',
      strays: ['í', '\xa0', '€', 'À', '¯'].map((letter) => ({ line: 1, letter })),
    },
  ])('is read as Windows has it, alone, and told with its line: $name', ({ parts, text, strays }) => {
    expect(decoded(...parts)).toEqual({ text, encoding: 'UTF-8', strays });
  });

  test('never costs a letter around it', () => {
    const letters = fc.string({ unit: fc.constantFrom('é', 'ñ', '漢', '😀', 'a', '\n'), minLength: 1 });
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        fc.pre(/[^a\n]/.test(before + after));
        const written = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
        const line = before.split('\n').length;
        expect(decodedText(written)).toEqual({
          text: `${before}ÿ${after}`,
          encoding: 'UTF-8',
          strays: [{ line, letter: 'ÿ' }],
        });
      }),
    );
  });
});

describe('a line of UTF-8 that was taken for Windows’ encoding, and saved so, is as it was', () => {
  const letters = new Map(Object.entries(HIGH).map(([letter, byte]) => [byte, letter]));
  const twice = (text: string) =>
    Array.from(Buffer.from(text), (byte) => letters.get(byte) ?? String.fromCharCode(byte)).join('');

  test.each(['José Núñez', 'São João', 'Müller, Jörg', 'O’Neill – €20', 'Žižková', '\uFEFFName é'])(
    '%s',
    (text) => {
      expect(encodedOnce(`Ana\r\n${twice(text)}\r\nÉric\r\n`)).toEqual({
        text: `Ana\r\n${text}\r\nÉric\r\n`,
        linesEncodedTwice: 1,
      });
    },
  );

  test.each(['CAFÉ–BAR', 'JOÃO', 'É”', 'MÖ–Müller', 'Â', '東京', 'Ãé'])('%s is as it stands', (text) => {
    expect(encodedOnce(text)).toEqual({ text, linesEncodedTwice: 0 });
  });
});

test('any bytes are some text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
      expect(typeof decodedText(any).text).toBe('string');
    }),
  );
});

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => HIGH[letter] ?? letter.charCodeAt(0));
}
