import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOORS, packedAt } from '../scripts/doors.ts';
import { manyLong, unfinished, violations } from './architecture/rules.ts';
import { blanked, importsOf, type Module } from './architecture/scan.ts';

const ROOT = join(import.meta.dirname, '..');

function modulesBelow(folder: string): Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Modules as `{ path: source }`, for made-up programs. */
function program(sources: Record<string, string>): Module[] {
  return Object.entries(sources).map(([path, source]) => ({ path, source }));
}

/** So many files, the first `long` of which are of a length that few may have. */
function filesOf(long: number, all: number): Module[] {
  return Array.from({ length: all }, (_, at) => ({
    path: `src/domain/${at}.ts`,
    source: 'export {};\n'.repeat(at < long ? 200 : 199),
  }));
}

test('the sources keep the rules', () => {
  const modules = modulesBelow('src');
  expect(modules.length).toBeGreaterThan(10);
  expect(violations(modules)).toEqual([]);
  expect(manyLong(modules)).toEqual([]);
});

/** Of these paths those that are part of the repository, a line each. */
function kept(...paths: readonly string[]): string {
  return execFileSync('git', ['ls-files', '--', ...paths], { cwd: ROOT, encoding: 'utf8' });
}

test('what is installed, built or packed is no part of the repository', () => {
  expect(kept('package.json')).toBe('package.json\n');
  expect(kept('node_modules', 'dist', '*.tgz', '.env')).toBe('');
});

test('every door begins with a file that is there, and is looked at for what is costly', () => {
  const paths = modulesBelow('src').map(({ path }) => path);
  for (const { name, entry, starts } of DOORS) {
    expect(paths, name).toContain(entry);
    expect(entry).toMatch(starts);
  }
  expect(new Set(DOORS.map(packedAt)).size).toBe(DOORS.length);
});

test('nothing in the tests and scripts is unfinished, mocked or left out', () => {
  const modules = [...modulesBelow('test'), ...modulesBelow('scripts')];
  const rulesThemselves = /^test\/architecture/;
  expect(modules.filter(({ path }) => !rulesThemselves.test(path)).flatMap(unfinished)).toEqual([]);
});

describe('imports are found', () => {
  test.each([
    { form: "import type { A } from './a.ts';", kind: 'type', target: 'src/x/a.ts' },
    { form: "import { type A, type B } from '../a.ts';", kind: 'type', target: 'src/a.ts' },
    { form: "import {\n  type A,\n  b,\n} from './a.ts';", kind: 'static', target: 'src/x/a.ts' },
    { form: "import def, { type A } from './a.ts';", kind: 'static', target: 'src/x/a.ts' },
    { form: "import * as all from 'zod';", kind: 'static', target: 'zod' },
    { form: "import './a.ts';", kind: 'static', target: 'src/x/a.ts' },
    { form: "export * from './a.ts';", kind: 'static', target: 'src/x/a.ts' },
    { form: "export type { A } from './a.ts';", kind: 'type', target: 'src/x/a.ts' },
    { form: "const a = await import('ical.js');", kind: 'lazy', target: 'ical.js' },
    { form: "const a = require('@inquirer/core');", kind: 'lazy', target: '@inquirer/core' },
    { form: "type A = typeof import('luxon');", kind: 'type', target: 'luxon' },
    { form: "import { readFileSync } from 'node:fs';", kind: 'static', target: 'node:fs' },
  ])('$form', ({ form, kind, target }) => {
    const source = `const before = /['"]/;\n${form}\nexport const after = 'it';\n`;
    expect(importsOf({ path: 'src/x/here.ts', source })).toEqual([
      { kind, target, ours: target.startsWith('src/') },
    ]);
  });

  test.each([
    "// import './a.ts';",
    "/* import './a.ts'; */",
    `const text = "import './a.ts';";`,
    "const text = `import './a.ts'; ${`import './b.ts';`}`;",
    'const pattern = /import ".a"/;',
    "const from = 'a';",
  ])('but not in %s', (source) => {
    expect(importsOf({ path: 'src/a.ts', source })).toEqual([]);
  });

  test('blanking keeps the code in templates and the place of every character', () => {
    const source = "const a = `x ${b['c']} // y`; // z\nconst d = 4 / 2 / 1;";
    expect(blanked(source)).toBe("const a = `  ${b[' ']}     `;     \nconst d = 4 / 2 / 1;");
  });
});

describe('each rule can fail', () => {
  const PORT = 'src/store/store.ts';
  test.each<[string, Record<string, string>, string]>([
    [
      'the domain imports only itself',
      { 'src/domain/a.ts': "import type { Failure } from '../failure.ts';" },
      'src/domain/a.ts may not import src/failure.ts: that is not for the domain.',
    ],
    [
      'a use case names no adapter',
      { 'src/usecases/a.ts': "import { open } from '../store/sqlite/open.ts';" },
      'src/usecases/a.ts may not import src/store/sqlite/open.ts: that is not for a use case.',
    ],
    [
      'a use case takes the clock and does not fetch it',
      { 'src/usecases/a.ts': "import { systemClock } from '../clock.ts';" },
      'src/usecases/a.ts may import only types from src/clock.ts.',
    ],
    [
      'an adapter knows its own port only',
      { 'src/calendar/local/a.ts': "import type { Store } from '../../store/store.ts';" },
      'src/calendar/local/a.ts may not import src/store/store.ts: that is not for the local calendar.',
    ],
    [
      'a port knows no adapter',
      { [PORT]: "import type { Row } from './sqlite/row.ts';" },
      'src/store/store.ts may not import src/store/sqlite/row.ts: that is not for a port.',
    ],
    [
      'readers of input know no use case',
      { 'src/input/a.ts': "import { book } from '../usecases/book.ts';" },
      'src/input/a.ts may not import src/usecases/book.ts: that is not for a reader of what people type.',
    ],
    [
      'readers of files know no store',
      { 'src/files/a.ts': "import type { Store } from '../store/store.ts';" },
      'src/files/a.ts may not import src/store/store.ts: that is not for a reader of files.',
    ],
    [
      'output calls no use case',
      { 'src/output/a.ts': "import { book } from '../usecases/book.ts';" },
      'src/output/a.ts may import only types from src/usecases/book.ts.',
    ],
    [
      'commands load file formats when needed',
      { 'src/cli/commands/a.ts': "import { parse } from '../../files/shop.ts';" },
      'src/cli/commands/a.ts must load src/files/shop.ts with import() when it is needed.',
    ],
    [
      'commands know no adapter, not even by import()',
      { 'src/cli/a.ts': "const s = await import('../store/sqlite/open.ts');" },
      'src/cli/a.ts may not import src/store/sqlite/open.ts: that is not for the command line.',
    ],
    [
      'a command is given its ports and does not wire them',
      { 'src/cli/commands/a.ts': "const { openBook } = await import('../../wiring/book.ts');" },
      'src/cli/commands/a.ts may not import src/wiring/book.ts: that is not for the command line.',
    ],
    [
      'nothing but main imports the command line',
      { 'src/wiring/book.ts': "import { run } from '../cli/run/run.ts';" },
      'src/wiring/book.ts may not import src/cli/run/run.ts: that is not for the wiring.',
    ],
    [
      'main names no adapter',
      { 'src/main.ts': "import { open } from './store/sqlite/open.ts';" },
      'src/main.ts may not import src/store/sqlite/open.ts: that is not for main.',
    ],
    [
      'a file has a place',
      { 'src/helpers.ts': '' },
      'src/helpers.ts belongs to no layer: give it one in test/architecture/layers.ts.',
    ],
    [
      'one file knows inquirer',
      { 'src/cli/run/run.ts': "const { default: ask } = await import('inquirer');" },
      'src/cli/run/run.ts may not know inquirer: only ^src\\/cli\\/terminal\\/prompter\\.ts$ may.',
    ],
    [
      'a package is known to somebody',
      { 'src/cli/run/run.ts': "import fetch from 'node-fetch';" },
      'src/cli/run/run.ts imports node-fetch: say in test/architecture/layers.ts who may know it.',
    ],
    [
      'a use case touches no files',
      { 'src/usecases/a.ts': "import { readFileSync } from 'node:fs';" },
      'src/usecases/a.ts may not import node:fs: it touches nothing outside itself.',
    ],
    [
      'nobody pays for the assertions of Node',
      { 'src/store/sqlite/a.ts': "import assert from 'node:assert/strict';" },
      "src/store/sqlite/a.ts may not import node:assert/strict, which makes Node's streams at once: src/domain/assert.ts will do.",
    ],
    [
      'a command loads costly packages when needed',
      {
        'src/cli/commands/a.ts': "import { phone } from '../../input/phone.ts';",
        'src/input/phone.ts': "import { parse } from 'libphonenumber-js/min';",
      },
      'src/cli/commands/a.ts → src/input/phone.ts → libphonenumber-js is read at once: load it with import() when it is needed.',
    ],
    [
      'a failure is given facts and no sentence',
      { 'src/usecases/a.ts': "throw new AppError({ code: 'usage', problem: 'there is no such thing' });" },
      'src/usecases/a.ts words a failure (there is no such thing): give it a fact, which src/output/ words.',
    ],
    [
      'no door is packed with another',
      { 'src/cli/commands/a.ts': "const { main } = await import('../../mcp/main.ts');" },
      'src/cli/commands/a.ts may not import src/mcp/main.ts: that is not for the command line.',
    ],
    [
      'no cycles, types included',
      {
        'src/domain/a.ts': "import type { B } from './b.ts';",
        'src/domain/b.ts': "import { a } from './a.ts';",
      },
      'src/domain/a.ts → src/domain/b.ts → src/domain/a.ts is a cycle.',
    ],
    [
      'a command asks no store',
      { 'src/cli/commands/a.ts': 'const { total } = await (await app.ports()).store.customers.list(page);' },
      'src/cli/commands/a.ts asks the store: there is a use case for it, or should be.',
    ],
    [
      'folders of a room have strata',
      {
        'src/usecases/booking/a.ts': "import { b } from '../in-step/b.ts';",
        'src/usecases/in-step/b.ts': '',
        'src/usecases/in-step/c.ts': "import type { A } from '../day/d.ts';",
        'src/usecases/day/d.ts': "import { a } from '../booking/a.ts';",
      },
      'src/usecases/booking → src/usecases/in-step → src/usecases/day → src/usecases/booking: folders of one room may not stand on each other.',
    ],
    [
      'a file stays readable',
      { 'src/domain/a.ts': 'export {};\n'.repeat(301) },
      'src/domain/a.ts has 301 lines; the most is 300.',
    ],
    [
      'nothing is left for later',
      { 'src/domain/a.ts': '// TODO: think' },
      'src/domain/a.ts holds a note of unfinished work (TODO).',
    ],
  ])('%s', (_rule, sources, sentence) => {
    expect(violations(program(sources))).toEqual([sentence]);
  });

  test('one file in twenty may be long', () => {
    expect(manyLong(filesOf(1, 20))).toEqual([]);
    expect(manyLong(filesOf(1, 19))).toEqual([
      '1 of 19 files have 200 lines or more, and one in twenty may: src/domain/0.ts (200).',
    ]);
  });

  test.each([
    ['const t = Date.now();', 'the clock'],
    ['const t = new Date();', 'the clock'],
    ['const t = performance.now();', 'the clock'],
    ['const e = process.env;', 'the environment'],
    ['const r = Math.random();', 'randomness'],
    ['const r = randomUUID();', 'randomness'],
    ['setTimeout(ring, 5);', "the machine's timers"],
    ['const t = process.hrtime.bigint();', "the machine's timers"],
    ['Atomics.wait(cells, 0, 0, 5);', "the machine's timers"],
    ['const own = process.pid;', 'this process among others'],
    ['const name = hostname();', 'this process among others'],
    ["console.log('x');", 'the console'],
    ["process.stdout.write('x');", 'the process'],
    ['process.exit(1);', 'the process'],
    ['const h = date.getHours();', "the machine's own time zone"],
  ])('%s is ambient', (source, reads) => {
    const [sentence] = violations(program({ 'src/store/sqlite/a.ts': source }));
    expect(sentence).toContain(`src/store/sqlite/a.ts reads ${reads} by itself`);
    expect(violations(program({ 'src/wiring/book.ts': source }))).toEqual([]);
  });

  test.each([
    'const t = new Date(at).toISOString();',
    "const hint = 'never call Date.now() here';",
    '// process.env is for main',
    'const h = date.getUTCHours();',
  ])('%s is not', (source) => {
    expect(violations(program({ 'src/store/sqlite/a.ts': source }))).toEqual([]);
  });

  test.each(["vi.mock('x');", "test.only('x', f);", "test.skip('x', f);"])('%s is found', (source) => {
    expect(unfinished({ path: 'test/a.test.ts', source })).toHaveLength(1);
  });

  test('and what the rules allow is allowed', () => {
    const modules = program({
      'src/main.ts': "import { run } from './cli/run/run.ts';\nimport { wire } from './wiring/book.ts';",
      'src/wiring/book.ts': "const store = await import('../store/sqlite/open.ts');",
      'src/store/sqlite/open.ts':
        "import type { Store } from '../store.ts';\nimport Database from 'better-sqlite3';",
      'src/store/store.ts': "import type { Instant } from '../domain/interval.ts';",
      'src/domain/interval.ts': '',
      'src/cli/run/run.ts': "const { slots } = await import('../commands/slots.ts');",
      'src/cli/commands/slots.ts': "import { view } from '../../output/appointments/slots.ts';",
      'src/output/appointments/slots.ts':
        "import type { Slots } from '../../usecases/free-time/find-slots.ts';",
      'src/usecases/free-time/find-slots.ts': "import type { Store } from '../../store/store.ts';",
    });
    expect(violations(modules)).toEqual([]);
  });
});
