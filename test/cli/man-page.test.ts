import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manPage } from '../../scripts/man-text.ts';
import { escaped } from '../../scripts/roff.ts';

const run = (command: string, args: readonly string[], input: string) =>
  spawnSync(command, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '80' },
  });

const has = (command: string) => run(command, ['--version'], '').error === undefined;

test('the man page has every command with its examples, and every topic', async () => {
  const page = await manPage();
  expect(page).toMatch(/^\.TH BAY 1 /);
  for (const part of [
    '.SS "bay book [options] [words...]"',
    '.SS "bay customers import [options] <file.csv>"',
    '\\fBbay book oil tue 9 0134\\fR',
    '.SH "TIMES"',
    '.SH "EXIT\\-CODES"',
    '\\fB\\-\\-overbook <why>\\fR',
  ])
    expect(page).toContain(part);
});

describe.skipIf(!has('man'))('where there is a man', () => {
  test('it finds nothing to complain of, and shows what the help says', async () => {
    const shown = run('man', ['--warnings=w', '-E', 'UTF-8', '-l', '-'], await manPage());
    expect({ stderr: shown.stderr, status: shown.status }).toEqual({ stderr: '', status: 0 });
    const text = shown.stdout.split('\b').reduce((text, rest) => text.slice(0, -1) + rest);
    expect(text).toMatch(/bay book oil tue 9 0134/);
    expect(text).toMatch(/Ana Pérez,\(212\) 555-0134,ana@example.com/);
    expect(text).toMatch(/ {2}monday: \["08:00-12:00", "13:00-17:00"\]/);
  });
});

test.skipIf(!has('mandoc'))('mandoc finds nothing to complain of', async () => {
  const { stdout } = run('mandoc', ['-Tlint', '-Wwarning'], await manPage());
  // Two builds of one version are the same, so the page has no date.
  expect(stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))).toEqual([]);
});

test('no text is a request or an escape to roff', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const lines = escaped(text).split('\n');
      expect(lines.filter((line) => /^[.']/.test(line))).toEqual([]);
      expect(escaped(text)).toMatch(/^[\n -~]*$/);
    }),
  );
});

test('the package brings it along', () => {
  const { man, files } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(man).toBe('dist/bay.1');
  expect(files).toContain('dist');
});
