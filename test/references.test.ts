import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newImage } from '../src/domain/event-image.ts';
import { INBOX_KINDS } from '../src/domain/inbox.ts';
import {
  brokenPointers,
  missingPaths,
  type Sections,
  sectionsOf,
  type Text,
} from './architecture/references.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['src', 'test', 'scripts', 'docs', 'bin'];
const PAGES = ['README.md', 'CODEBASE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const NUMBERED = ['docs/protocol.md', 'docs/google.md'];

/** This test, and what it tries its rules on. */
const OWN = /^test\/(?:architecture\/)?references/;

const paths = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  ),
  ...readdirSync(ROOT),
];

function textAt(path: string): Text {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

const sections: Sections = new Map(NUMBERED.map((path) => [path, sectionsOf(textAt(path).text)]));
const decisions = new Set(paths.flatMap((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1] ?? []));

test('every pointer from code, tests and pages into the documents leads somewhere', () => {
  const texts = [
    ...paths.filter((path) => /\.(?:ts|md)$/.test(path) && path.includes('/') && !OWN.test(path)),
    ...PAGES,
  ];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.flatMap((path) => brokenPointers(textAt(path), sections, decisions))).toEqual([]);
});

test('sections are numbered one after the other', () => {
  for (const [path, numbers] of sections) {
    expect({ path, numbers: [...numbers] }).toEqual({
      path,
      numbers: [...numbers].map((_, i) => String(i + 1)),
    });
    expect(numbers.size).toBeGreaterThan(5);
  }
});

test('every file that the documents and the map name is there', () => {
  const google = ['src/calendar/google/'];
  expect([
    ...missingPaths(textAt('docs/protocol.md'), paths),
    ...missingPaths(textAt('docs/google.md'), paths, { base: google }),
    ...missingPaths(textAt('CODEBASE.md'), paths, { anywhere: true }),
  ]).toEqual([]);
});

test('the protocol names everything that is known of an event, and every kind of item in the inbox', () => {
  const { text } = textAt('docs/protocol.md');
  const names = [...Object.keys(newImage(1)), ...INBOX_KINDS];
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

describe('what leads nowhere is found', () => {
  const known: Sections = new Map([
    ['docs/protocol.md', new Set(['1', '2'])],
    ['docs/google.md', new Set(['1'])],
  ]);
  const pointersIn = (text: string, path = 'src/a.ts') =>
    brokenPointers({ path, text }, known, new Set(['0007']));

  test.each([
    { text: 'docs/protocol.md §2', wrong: [] },
    { text: 'docs/protocol.md §3', wrong: ['src/a.ts points to docs/protocol.md §3, which is not there'] },
    { text: 'docs/google.md §2', wrong: ['src/a.ts points to docs/google.md §2, which is not there'] },
    { text: 'see docs/google.md', wrong: ['src/a.ts points to no section of docs/google.md'] },
    { text: 'docs/decisions/0007', wrong: [] },
    { text: 'docs/decisions/0099', wrong: ['src/a.ts names decision 0099, which is not there'] },
    { text: 'decisions 0007 and 0098', wrong: ['src/a.ts names decision 0098, which is not there'] },
    { text: 'RELIABILITY §2.4', wrong: ['src/a.ts points to a document outside of the repository'] },
    { text: 'GOOGLE §1.6', wrong: ['src/a.ts points to a document outside of the repository'] },
    { text: 'RFC 5545 §3.3', wrong: [] },
  ])('$text', ({ text, wrong }) => {
    expect(pointersIn(text)).toEqual(wrong);
  });

  test('within a document, its own sections need no name', () => {
    expect(pointersIn('see §2, docs/google.md §1 and §9', 'docs/protocol.md')).toEqual([
      'docs/protocol.md has no section 9',
    ]);
  });

  test.each([
    { text: '`src/domain/zone.ts`', wrong: [] },
    { text: '`src/domain/`', wrong: [] },
    { text: '`domain/zone.ts`', wrong: ['docs/x.md names domain/zone.ts, which is not there'] },
    { text: '`src/domain/zon.ts`', wrong: ['docs/x.md names src/domain/zon.ts, which is not there'] },
    { text: '`google/client.ts`', wrong: [] },
    { text: '`src/domain/z*.ts`', wrong: [] },
    { text: '[why](decisions/)', wrong: ['docs/x.md names docs/decisions/, which is not there'] },
    { text: '`npm test`, `dist/main.cjs`, `events.move`', wrong: [] },
    { text: '```\n`src/gone.ts`\n```', wrong: [] },
  ])('$text', ({ text, wrong }) => {
    const there = ['src/domain/zone.ts', 'src/calendar/google/client.ts'];
    expect(missingPaths({ path: 'docs/x.md', text }, there, { base: ['src/calendar/'] })).toEqual(wrong);
  });

  test('the map names files by the end of their path', () => {
    const there = ['src/domain/zone.ts'];
    const map = { path: 'MAP.md', text: '`domain/zone.ts`, `zone.ts`, `main/zone.ts`' };
    expect(missingPaths(map, there, { anywhere: true })).toEqual([
      'MAP.md names main/zone.ts, which is not there',
    ]);
  });
});
