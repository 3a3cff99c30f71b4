import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { AppError } from '../../src/failure.ts';
import { deskOf } from '../../src/machine/desk.ts';
import { UTC } from '../../src/output/form/moments.ts';
import { scratchSqliteStore } from '../../src/store/sqlite/scratch-store.ts';
import { scratchFolder } from '../support/scratch.ts';

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
  await expect(desk.readTextIfAny(folder, 'settings file')).rejects.toMatchObject({
    failure: { code: 'file-unreadable' },
  });
});

function deskWith({ editor }: { readonly editor: string }) {
  return deskOf({ EDITOR: editor }, { hasTerminal: false, input: async function* () {} });
}

const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: unknown) => (thrown instanceof AppError ? thrown.failure : thrown),
  );

describe('what cannot be read as a file is refused', () => {
  test.each([
    { name: 'a file that is not there', file: () => '/nowhere/list.csv', why: 'there is no such file' },
    { name: 'a folder', file: () => scratchFolder(), why: 'it is a folder' },
    { name: 'a device that never ends', file: () => '/dev/zero', why: 'it is a device' },
    { name: 'a name that no file can have', file: () => 'a\0b', why: /null bytes/ },
    {
      name: 'a pipe into which nobody writes',
      file: () => {
        const pipe = join(scratchFolder(), 'pipe');
        execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
        return pipe;
      },
      why: 'it is a pipe',
    },
  ])('$name', async ({ file, why }) => {
    const failure = await failing(desk.readText(file(), 'customer list'));
    expect(failure).toMatchObject({ code: 'file-unreadable', why: expect.stringMatching(why) });
  });

  test('one of 600 MB, without reading it', async () => {
    const file = join(scratchFolder(), 'huge.csv');
    writeFileSync(file, '');
    truncateSync(file, 600 * 1024 * 1024);
    expect(await failing(desk.readText(file, 'customer list'))).toEqual({
      code: 'file-too-large',
      file,
      what: 'customer list',
      mostBytes: 16 * 1024 * 1024,
    });
  });

  test('standard input that goes on and on, as soon as it is too much', async () => {
    const piece = new Uint8Array(48 * 1024).fill(97);
    let given = 0;
    const endless = deskOf(
      {},
      {
        hasTerminal: false,
        input: async function* () {
          for (;;) {
            given += 1;
            yield piece;
          }
        },
      },
    );
    expect(await failing(endless.readText('-', 'shop file'))).toMatchObject({
      code: 'file-too-large',
      file: 'standard input',
    });
    expect(given).toBe(2);
  });
});

test('what a shell hands over by a name is read to its end', async () => {
  const file = join(scratchFolder(), 'list.csv');
  writeFileSync(file, 'name\nAna\n');
  const fd = openSync(file, 'r');
  expect(await desk.readText(`/dev/fd/${fd}`, 'customer list')).toBe('name\nAna\n');
  closeSync(fd);
});

describe('an editor that does not edit is said by its name', () => {
  test.each([
    { editor: 'no-such-editor-anywhere', ended: { why: 'there is no such file' } },
    { editor: 'false', ended: { status: 1 } },
    { editor: 'sh -c kill$IFS$$', ended: { signal: 'SIGTERM' } },
    { editor: '   ', ended: null },
  ])('$editor', async ({ editor, ended }) => {
    const failure = await failing(deskWith({ editor }).edit('name: x\n', 'shop.yaml', 'shop file'));
    expect(failure).toMatchObject({
      code: 'bad-configuration',
      setting: 'EDITOR',
      problem: ended === null ? { kind: 'no-editor' } : { kind: 'editor-failed', editor, ended },
    });
  });

  test('and one that removes the file has left nothing to read', async () => {
    const failure = await failing(deskWith({ editor: 'rm' }).edit('name: x\n', 'shop.yaml', 'shop file'));
    expect(failure).toMatchObject({ code: 'file-unreadable', why: 'there is no such file' });
  });
});

describe('a folder for temporary files that cannot be used is a setting to mend', () => {
  const before = process.env['TMPDIR'];
  afterEach(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });

  test.each([
    { name: 'it is not there', make: (folder: string) => join(folder, 'nowhere'), why: 'not-there' },
    {
      name: 'it is a file',
      make: (folder: string) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file');
      },
      why: 'no-folder',
    },
  ])('$name', async ({ make, why }) => {
    const place = make(scratchFolder());
    process.env['TMPDIR'] = place;
    const expected = {
      code: 'bad-configuration',
      setting: 'TMPDIR',
      problem: { kind: 'no-temporary-folder', place, why: { is: why } },
    };
    const edited = deskWith({ editor: 'true' }).edit('name: x\n', 'shop.yaml', 'shop file');
    expect(await failing(edited)).toMatchObject(expected);
    expect(await failing(desk.keep('x', 'shop.yaml'))).toMatchObject(expected);
    expect(await failing(scratchStore())).toMatchObject(expected);
  });
});

async function scratchStore() {
  return scratchSqliteStore({ rules: defaultShop('UTC'), zone: UTC, at: 0 });
}

describe('a file that must be new', () => {
  test('is written for this user alone, and never over another', async () => {
    const file = join(scratchFolder(), 'list.left-out.csv');
    expect(await desk.writeNew(file, 'first')).toBe(true);
    expect(await desk.writeNew(file, 'second')).toBe(false);
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['first', '600']);
  });

  test('is refused where it cannot be', async () => {
    expect(await failing(desk.writeNew(join(scratchFolder(), 'none', 'list.csv'), 'x'))).toMatchObject({
      code: 'file-unwritable',
      why: 'there is no such folder',
    });
  });
});
