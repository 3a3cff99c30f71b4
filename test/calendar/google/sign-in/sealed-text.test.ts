import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealed, unsealed } from '../../../../src/calendar/google/sign-in/sealed-text.ts';

const TEXT = '1//0x-secret';
const seal = () => sealed(TEXT, 'default', 'four horses', (count) => randomBytes(count));

test('the passphrase opens it, and it never looks the same twice', () => {
  expect(unsealed(seal(), 'default', 'four horses')).toBe(TEXT);
  expect(seal().text).not.toBe(seal().text);
  expect(JSON.stringify(seal())).not.toContain('secret');
});

test.each([
  { name: 'another passphrase', open: () => unsealed(seal(), 'default', 'five horses') },
  { name: 'another’s place', open: () => unsealed(seal(), 'maria', 'four horses') },
  { name: 'a changed text', open: () => unsealed({ ...seal(), text: 'AAAA' }, 'default', 'four horses') },
  { name: 'a short tag', open: () => unsealed({ ...seal(), tag: 'AAAA' }, 'default', 'four horses') },
  { name: 'no salt', open: () => unsealed({ ...seal(), salt: '' }, 'default', 'four horses') },
])('$name does not', ({ open }) => {
  expect(open()).toBeNull();
});
