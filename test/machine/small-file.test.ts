import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import { scratchFolder } from '../support/scratch.ts';

type Made = (file: string, folder: string) => unknown;

async function listenOn(file: string): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(file, resolve));
}

test.each<{ what: string; make: Made; found: object }>([
  { what: 'nothing', make: () => undefined, found: { kind: 'none' } },
  { what: 'a file', make: (file) => writeFileSync(file, 'A=1'), found: { kind: 'text', text: 'A=1' } },
  { what: 'an empty file', make: (file) => writeFileSync(file, ''), found: { kind: 'text', text: '' } },
  {
    what: 'a file of 64 KB',
    make: (file) => writeFileSync(file, 'x'.repeat(65_536)),
    found: { kind: 'text', text: 'x'.repeat(65_536) },
  },
  {
    what: 'one byte more',
    make: (file) => writeFileSync(file, 'x'.repeat(65_537)),
    found: { reason: 'too-long' },
  },
  {
    what: 'a link to a file',
    make: (file, folder) => {
      writeFileSync(join(folder, 'elsewhere'), 'A=1');
      symlinkSync('elsewhere', file);
    },
    found: { kind: 'text', text: 'A=1' },
  },
  { what: 'a pipe', make: (file) => execFileSync('mkfifo', [file]), found: { reason: 'pipe' } },
  {
    what: 'a link to a pipe',
    make: (file, folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      symlinkSync('pipe', file);
    },
    found: { reason: 'pipe' },
  },
  { what: 'a socket', make: (file) => listenOn(file), found: { reason: 'socket' } },
  { what: 'a folder', make: (file) => mkdirSync(file), found: { reason: 'folder' } },
  {
    what: 'a device that never ends',
    make: (file) => symlinkSync('/dev/zero', file),
    found: { reason: 'device' },
  },
  {
    what: 'a terminal or nothing',
    make: (file) => symlinkSync('/dev/null', file),
    found: { reason: 'device' },
  },
  {
    what: 'a link to nothing',
    make: (file) => symlinkSync('gone', file),
    found: { reason: 'link-to-nothing' },
  },
  { what: 'a link to itself', make: (file) => symlinkSync('.env', file), found: { reason: 'unreadable' } },
])('$what is told for what it is, and nothing is waited for', async ({ make, found }) => {
  const folder = scratchFolder();
  const file = join(folder, '.env');
  await make(file, folder);
  expect(readSmallFile(file)).toMatchObject(found);
});

test.each(['/dev/null/.env', '/gone/.env', 'no\0name', 'x'.repeat(300), `/${'x/'.repeat(3_000)}`])(
  'a path that leads nowhere throws nothing: %j',
  (path) => {
    expect(['none', 'unusable']).toContain(readSmallFile(path).kind);
    expect(namesIn(path)).toEqual([]);
  },
);

test('one file is one file by whatever path', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'one'), '');
  symlinkSync('one', join(folder, 'two'));
  const [one, two] = ['one', 'two'].map((name) => readSmallFile(join(folder, name)));
  expect(one).toEqual(two);
  expect(['one', 'two', 'three', 'one/two'].map((name) => isThere(join(folder, name)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
