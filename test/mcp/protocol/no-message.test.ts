import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../../src/mcp/protocol/no-message.ts';

const nested = (levels: number, [open, close]: readonly [string, string]) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

const KINDS = [
  ['lists', ['[', ']']],
  ['objects', ['{"a":', '}']],
] as const;

describe('a JSON text', () => {
  test('is read as JSON is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text)).toEqual({ value: JSON.parse(text) as unknown });
      }),
    );
  });

  test.each(KINDS)('of %s within each other is read to a hundred levels', (_, marks) => {
    expect(readJson(nested(100, marks))).toHaveProperty('value');
    for (const levels of [101, 5_000, 30_000, 500_000])
      expect(readJson(nested(levels, marks))).toEqual({ code: -32_600, says: 'Nested too deeply' });
  });

  test('that is broad is not deep', () => {
    expect(readJson(`[${'[],'.repeat(200_000)}1]`)).toHaveProperty('value');
  });

  test.each([
    ['nothing', ''],
    ['a word', 'oil'],
    ['half of an object', '{"a"'],
    ['what JavaScript takes', "{'a': 1}"],
    ['a list with a hole', '[1,]'],
    ['two in a row', '{"a": 1} {"b": 2}'],
    ['what begins and never ends', '['.repeat(60_000)],
  ])('is not %s', (_, text) => {
    expect(readJson(text)).toEqual({ code: -32_700, says: 'Not a JSON document' });
  });
});
