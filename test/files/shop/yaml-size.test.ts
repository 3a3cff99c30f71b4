import { expect, test } from 'vitest';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { changeShopFile } from '../../../src/files/shop/change-shop-file.ts';
import { readShopFile } from '../../../src/files/shop/shop-file.ts';
import { sizeProblem } from '../../../src/files/shop/yaml-size.ts';

const isZone = () => true;

/** Deep enough for the end of the stack. */
const MANY = 20_000;

const indented = Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

test.each([
  { name: 'brackets', text: '['.repeat(MANY) },
  { name: 'braces', text: '{a: '.repeat(MANY / 4) },
  { name: 'lists in lists on one line', text: '- '.repeat(MANY) },
  { name: 'groups in groups on one line', text: 'a: '.repeat(MANY) },
  { name: 'groups whose names have commas', text: 'a, b: '.repeat(MANY / 6) },
  { name: 'keys that are marked', text: '? '.repeat(MANY) },
  { name: 'groups on lines of their own', text: indented },
  { name: 'lists behind a comment with a bracket', text: `# [\n${'- '.repeat(MANY)}` },
  { name: 'lists behind a text in quotes', text: `a: "["\n${'- '.repeat(MANY)}` },
  { name: 'lists behind a block of text', text: `a: |\n  [\n${'- '.repeat(MANY)}` },
])('YAML that is nested too deeply is refused before it is built: $name', ({ text }) => {
  expect(sizeProblem(text)).toBe('it is nested too deeply for a setting of a shop');
  const read = () => readShopFile(text, { file: 'shop.yaml', isZone });
  expect(read).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'file-invalid' }) }),
  );
  const change = () => changeShopFile(defaultShop('UTC'), 'closures', text, { isZone });
  expect(change).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code: 'usage' }) }));
});

test.each([
  { name: 'brackets in words', text: `name: "${'['.repeat(200)}"\n` },
  { name: 'a comment of dashes', text: `# ${'- '.repeat(200)}\nname: x\n` },
  { name: 'a blank line of blanks', text: `name: x\n${' '.repeat(200)}\n` },
  { name: 'many entries on one line', text: `closures: [${'{name: x, date: 2026-12-25}, '.repeat(100)}]\n` },
])('what only looks deep is read: $name', ({ text }) => {
  expect(sizeProblem(text)).toBeNull();
});

test('a file with more values than any shop has is refused', () => {
  const text = 'a: b\n'.repeat(10_000);
  expect(sizeProblem(text)).toBe('it has far more values than a shop has settings');
});

test('a shop file that is too large is refused by its size', () => {
  expect(() => readShopFile('#'.repeat(65_537), { file: 'shop.yaml', isZone })).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'file-too-large' }) }),
  );
});
