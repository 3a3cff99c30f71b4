import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  readSecretFile,
  removeSecretFile,
  writeSecretFile,
} from '../../../../src/calendar/google/sign-in/secret-file.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const MODULE = join(import.meta.dirname, '../../../../src/calendar/google/sign-in/secret-file.ts');
const newFile = () => join(scratchFolder(), 'sign-ins', 'default.json');

function written(): string {
  const file = newFile();
  writeSecretFile(file, 'secret');
  return file;
}

const failureOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (thrown) {
    return (thrown as { failure?: unknown }).failure;
  }
};

test('what is written is read again, by this user alone', () => {
  const file = written();
  expect(readSecretFile(file)).toBe('secret');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
});

test.each([0o000, 0o077, 0o027])(
  'whatever the umask lets through (%o), it is for this user alone',
  (umask) => {
    const file = newFile();
    const script = `process.umask(${umask}); (await import(${JSON.stringify(MODULE)})).writeSecretFile(${JSON.stringify(file)}, 'secret')`;
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(readSecretFile(file)).toBe('secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  },
);

/** Only root may give a file away, and so only root can try. */
test.runIf(process.getuid?.() === 0)('what belongs to another user is neither read nor written', () => {
  const file = written();
  chownSync(file, 65_534, 65_534);
  expect(failureOf(() => readSecretFile(file))).toMatchObject({ problem: 'unsafe' });
  chownSync(dirname(file), 65_534, 65_534);
  expect(failureOf(() => writeSecretFile(file, 'secret'))).toMatchObject({ problem: 'unsafe' });
});

test('nothing there is nothing, and can be removed', () => {
  expect(readSecretFile(newFile())).toBeNull();
  removeSecretFile(newFile());
});

test.each<[string, (file: string) => void]>([
  ['a file that the group may read', (file) => chmodSync(file, 0o640)],
  ['a file that all may write', (file) => chmodSync(file, 0o602)],
  ['a folder that others may look into', (file) => chmodSync(dirname(file), 0o755)],
  [
    'a link to a file',
    (file) => {
      writeFileSync(`${file}.real`, 'secret', { mode: 0o600 });
      removeSecretFile(file);
      symlinkSync(`${file}.real`, file);
    },
  ],
  [
    'a folder in place of the file',
    (file) => {
      removeSecretFile(file);
      mkdirSync(file, { mode: 0o700 });
    },
  ],
  [
    'a pipe in place of the file, which would never end,',
    (file) => {
      removeSecretFile(file);
      execFileSync('/usr/bin/env', ['mkfifo', '-m', '600', file]);
    },
  ],
  ['a file that is far too long', (file) => writeFileSync(file, 'x'.repeat(70_000))],
])('%s is not read', (_, spoil) => {
  const file = written();
  spoil(file);
  expect(failureOf(() => readSecretFile(file))).toMatchObject({
    code: 'token-store-failed',
    problem: 'unsafe',
  });
});

test('a folder that is a link, or open to others, is not written into', () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'real'), { mode: 0o700 });
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  mkdirSync(join(folder, 'open'));
  chmodSync(join(folder, 'open'), 0o755);
  for (const name of ['link', 'open'])
    expect(failureOf(() => writeSecretFile(join(folder, name, 'x.json'), 'secret'))).toMatchObject({
      problem: 'unsafe',
    });
  expect(existsSync(join(folder, 'real', 'x.json'))).toBe(false);
});

test('writing over a link replaces the link, not what it points to', () => {
  const file = written();
  const other = join(dirname(dirname(file)), 'other');
  writeFileSync(other, 'theirs');
  removeSecretFile(file);
  symlinkSync(other, file);
  writeSecretFile(file, 'secret');
  expect(readFileSync(other, 'utf8')).toBe('theirs');
  expect(readSecretFile(file)).toBe('secret');
});

test('where nothing can be written, it is said with the place', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const place of [join(folder, 'file', 'x'), '/proc/self/x/y'])
    expect(failureOf(() => writeSecretFile(join(place, 'default.json'), 'secret'))).toMatchObject({
      code: 'token-store-failed',
      problem: 'unwritable',
    });
});
