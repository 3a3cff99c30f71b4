import { array, assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { themeOf } from '../../../src/output/form/theme.ts';
import { widthOf } from '../../../src/output/form/width.ts';
import { inColumns } from '../../../src/output/form/wrap.ts';

describe('long lines', () => {
  test('are broken between words, and go on below the words of the first', () => {
    expect(
      inColumns('✗ Bay 1 is not free Tue 24 Nov 10:00–11:00: taken by #1.\n  Nearest free: 09:00.\n', 30),
    ).toBe('✗ Bay 1 is not free Tue 24 Nov\n  10:00–11:00: taken by #1.\n  Nearest free: 09:00.\n');
  });

  test('keep a word whole that is longer than they are: an address, a path', () => {
    expect(inColumns('  open https://example.com/a/long/address now', 16)).toBe(
      '  open\n  https://example.com/a/long/address\n  now',
    );
  });

  test('stay as they are where there is no terminal', () => {
    const text = `${'word '.repeat(100)}\n`;
    expect(inColumns(text, Number.POSITIVE_INFINITY)).toBe(text);
  });

  test('are measured without their colours', () => {
    const { failed, bold } = themeOf({ color: true });
    const line = `${failed} ${bold('ten')} letters`;
    expect(inColumns(line, 13)).toBe(line);
    expect(inColumns(line, 12)).toBe(`${failed} ${bold('ten')}\n  letters`);
  });

  test('lose no word and no order, and are as long as the terminal is wide at most, whatever they say', () => {
    const word = stringMatching(/^[a-z日本é]{1,12}$/);
    assert(
      property(
        array(word, { minLength: 1, maxLength: 30 }),
        integer({ min: 40, max: 100 }),
        (words, columns) => {
          const shown = inColumns(`! ${words.join(' ')}`, columns);
          expect(shown.split(/\s+/)).toEqual(['!', ...words]);
          for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});
