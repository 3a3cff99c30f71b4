import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskOf } from '../src/desk.ts';
import { scratchFolder } from './support/scratch.ts';

const desk = deskOf({}, { hasTerminal: false, input: async function* () {} });
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test.each([
  { name: 'a new file', mode: null, after: '600' },
  { name: 'one that others could read', mode: 0o664, after: '600' },
  { name: 'one of this user alone', mode: 0o600, after: '600' },
  { name: 'one that nobody writes', mode: 0o444, after: '400' },
])('with a secret in it, $name is for this user alone', async ({ mode, after }) => {
  const file = join(scratchFolder(), 'shop.env');
  if (mode !== null) {
    writeFileSync(file, 'A=1\n');
    chmodSync(file, mode);
  }
  await desk.writeSecret(file, 'A=secret\n');
  expect(readFileSync(file, 'utf8')).toBe('A=secret\n');
  expect(modeOf(file)).toBe(after);
  expect(readdirSync(join(file, '..'))).toEqual(['shop.env']);
});

test('a link stays one, and the secret goes to where it points', async () => {
  const folder = scratchFolder();
  const [real, link] = [join(folder, 'real.env'), join(folder, 'link.env')];
  writeFileSync(real, 'A=1\n');
  symlinkSync(real, link);
  await desk.writeSecret(link, 'A=secret\n');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, 'utf8')).toBe('A=secret\n');
  expect(modeOf(real)).toBe('600');
});

test('a folder is refused before anybody signs in for it', async () => {
  const folder = join(scratchFolder(), 'shop.env');
  mkdirSync(folder);
  await expect(desk.readTextIfAny(folder)).rejects.toMatchObject({ failure: { code: 'file-unreadable' } });
});
