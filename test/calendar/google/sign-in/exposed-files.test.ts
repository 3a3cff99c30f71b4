import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exposedFiles } from '../../../../src/calendar/google/sign-in/exposed-files.ts';
import { scratchFolder } from '../../../support/scratch.ts';

function secretFile(folder: string, name = '.env'): string {
  const file = join(folder, name);
  writeFileSync(file, 'GOOGLE_CLIENT_SECRET=x\n');
  chmodSync(file, 0o600);
  return file;
}

const why = (file: string) => exposedFiles([file]).map((exposed) => exposed.why);

test('a file of this user alone is not exposed, nor one that is not there', () => {
  expect(why(secretFile(scratchFolder()))).toEqual([]);
  expect(why(join(scratchFolder(), '.env'))).toEqual([]);
});

test.each([0o640, 0o604, 0o644])('a file that others can read is, by its rights %o', (mode) => {
  const file = secretFile(scratchFolder());
  chmodSync(file, mode);
  expect(why(file)).toEqual(['readable']);
});

test('so is one that git keeps, and not its neighbour of a similar name', () => {
  const folder = scratchFolder();
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  mkdirSync(join(folder, 'shop'));
  const [kept, alike, below] = [
    secretFile(folder, 'a.env'),
    secretFile(folder, '.env'),
    secretFile(join(folder, 'shop')),
  ];
  git('add', 'a.env');
  expect([kept, alike, below].map((file) => why(file))).toEqual([['in-git'], [], []]);
  git('add', '.');
  expect([kept, alike, below].map((file) => why(file))).toEqual([['in-git'], ['in-git'], ['in-git']]);
});
