import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchKey } from '../../src/domain/search-key.ts';

test.each([
  ['Ana Pérez', 'ana perez'],
  ['PÉREZ', 'perez'],
  ['Weiß', 'weiss'],
  ['Søren Ærø', 'soren aero'],
  ['Łukasz Đorđe', 'lukasz dorde'],
  ['İbrahim Işık', 'ibrahim isik'],
  ['Þór', 'thor'],
  ['O’Brien', 'obrien'],
  ["o'brien", 'obrien'],
  ['Jean-Luc  Picard', 'jean luc picard'],
  ['  Dr. No, Jr. ', 'dr no jr'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ёлкин', 'елкин'],
  ['株式会社', '株式会社'],
  ['ＡＣＭＥ', 'acme'],
  ['%_', ''],
])("'%s' is found by '%s'", (name, key) => {
  expect(searchKey(name)).toBe(key);
});

test('the key of a key is that key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(searchKey(searchKey(text)), searchKey(text));
    }),
    { numRuns: 2_000 },
  );
});

test('case, composition and the space around do not matter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-ZäöüßéèñçøåłÀÉÎ' -]*$/), (text) => {
      expect(searchKey(` ${text.toUpperCase()} `)).toBe(searchKey(text));
      expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')));
    }),
  );
});
