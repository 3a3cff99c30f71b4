import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { GROUPS } from '../../src/cli/help/command-groups.ts';
import { examplesOf } from '../../src/cli/help/examples.ts';
import { loadCommand } from '../../src/cli/run/load-command.ts';
import { buildProgram } from '../../src/cli/run/program.ts';
import { readOptions as readMcpOptions } from '../../src/mcp/options.ts';
import { widthOf } from '../../src/output/form/width.ts';
import { TOPICS } from '../../src/output/help/topic-list.ts';
import { TOPIC_TEXTS } from '../../src/output/help/topics.ts';
import { readOptions as readServeOptions } from '../../src/serve/options.ts';
import { workshop } from '../support/workshop.ts';
import { WRITTEN_FILES } from '../support/workshop-commands.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';
import { wordsOf } from '../support/workshop-words.ts';

const nothing = () => undefined;

/** What reads the arguments of the commands that are doors of their own. */
const DOORS: Readonly<Record<string, (words: readonly string[]) => unknown>> = {
  mcp: readMcpOptions,
  serve: readServeOptions,
};

/** Every command as somebody types it, groups left out that are nothing without one of their commands. */
async function allCommands(): Promise<{ path: string; command: Command }[]> {
  const program = buildProgram(nothing, nothing, () => ({}) as App);
  for (const command of program.commands) await loadCommand(command, {} as App);
  const below = (command: Command, path: string): { path: string; command: Command }[] =>
    command.commands.length === 0
      ? [{ path, command }]
      : command.commands.flatMap((one) => below(one, `${path} ${one.name()}`.trim()));
  return below(program, '');
}

let commands: Awaited<ReturnType<typeof allCommands>> = [];
beforeAll(async () => {
  commands = await allCommands();
});

test('every command has three examples, each another line, and its help shows them', async () => {
  const { bay } = workshop();
  for (const { path, command } of commands) {
    const lines = examplesOf(command).map(([line]) => line);
    expect({ path, lines: new Set(lines).size }).toEqual({ path, lines: 3 });
    const shown = (await bay(`help ${path}`)).stdout.replaceAll(/\s+/g, ' ');
    for (const [line, does] of examplesOf(command)) {
      expect(shown).toContain(`bay ${line}`);
      expect(shown).toContain(does);
    }
  }
});

/** What a shell makes of a line before bay sees it. */
function typed(line: string): string {
  return line.replace(/ (?:>>?|<|\||&&) .*$/, '').replace(/'(#\d+)'/, '$1');
}

/** They ask for what is missing, wait for a browser, or need a Google. */
const NEEDS_A_PERSON =
  /^(?:auth|test-suite|calendar list|book$|cancel 12$|customers add$|vehicles add --customer 0134$)/;

test('no example is refused as wrong usage, as a fault of a file, or as a bug', async () => {
  const { bay, file } = workshop({ given: [...TWO_VISITS, 'shop create north'] });
  for (const [name, text] of Object.entries(WRITTEN_FILES)) file(name, text);
  file('export.ics', WRITTEN_FILES['busy.ics'] as string);
  const stdin = WRITTEN_FILES['shop.yaml'] as string;
  for (const { path, command } of commands) {
    const isWriting = command.options.some(({ long }) => long === '--dry-run');
    for (const [line] of examplesOf(command)) {
      if (NEEDS_A_PERSON.test(line)) continue;
      const words = wordsOf(typed(line));
      // Doors of their own, which stay open.
      const door = DOORS[words[0] ?? ''];
      if (door !== undefined) {
        await door(words);
        continue;
      }
      const wouldWrite =
        isWriting && line.startsWith(path) && !words.includes('--dry-run') ? ['--dry-run'] : [];
      const { exitCode, stderr } = await bay([...words, ...wouldWrite, '--yes', '--no-input'], { stdin });
      // Number 12 is not in this book.
      expect({ line, stderr: exitCode === 0 || exitCode === 5 ? '' : stderr }).toEqual({ line, stderr: '' });
    }
  }
});

test('the help of bay has its commands in groups, those of the counter first', async () => {
  const { bay } = workshop();
  const { stdout } = await bay('--help');
  const headings = Object.values(GROUPS);
  const found = stdout.split('\n').filter((line) => headings.some((heading) => heading === line));
  expect(found).toEqual(headings);
  for (const { path } of commands) expect(stdout).toMatch(new RegExp(`^  ${path.split(' ')[0]}\\b`, 'm'));
});

test('bay alone says on a terminal how to start, and is the help elsewhere', async () => {
  const { bay } = workshop();
  const { stdout, exitCode } = await bay('', { columns: 80, environment: { NO_COLOR: '1' } });
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "bay, the appointment book of the shop.

    At the counter
      bay today                 the day, bay by bay
      bay 0134                  who calls: the last digits, a plate, a name, a car
      bay slots tue -s brake    when a brake job fits
      bay book                  books, and asks for what it needs
      bay book oil tue 9 0134   the same in one line
      bay move 12 tomorrow 2pm  another time for number 12
      bay cancel 12             takes it out of the book

    For the first time here
      bay shop                       the hours, services and bays as they are
      bay shop edit                  changes them in your editor
      bay customers import list.csv  brings your customers in
      bay auth                       signs in at Google Calendar; bay works without,
                                     too

    All commands: bay --help. How to write times: bay help times
    "
  `);
  expect((await bay('')).stdout).toBe((await bay('--help')).stdout);
});

/** A line of a file stays as it must be written. */
const AS_WRITTEN = new Set(
  Object.values(TOPIC_TEXTS)
    .flat()
    .flatMap((block) => (typeof block === 'object' && 'lines' in block ? block.lines : []))
    .map((line) => `  ${line}`),
);

describe.each([40, 60, 80, 120])('at %i columns', (columns) => {
  test('no help and no topic has a longer line, unless it is one word', async () => {
    const { bay } = workshop();
    const lines = ['', '--help', ...TOPICS.map(({ name }) => `help ${name}`)];
    for (const line of [...lines, ...commands.map(({ path }) => `help ${path}`)]) {
      const { stdout } = await bay(line, { columns });
      const long = stdout.split('\n').filter((one) => widthOf(plain(one)) > columns);
      expect({ line, long: long.filter((one) => !AS_WRITTEN.has(one) && /\S \S/.test(one.trim())) }).toEqual({
        line,
        long: [],
      });
    }
  });
});

function plain(text: string): string {
  return text.replaceAll(/\u001b\[\d+m/g, ''); // oxlint-disable-line no-control-regex
}

test('every topic is listed, told by its name, and one document with --json', async () => {
  const { bay, data } = workshop();
  const { stdout: help } = await bay('--help');
  for (const { name, summary } of TOPICS) {
    expect(help).toContain(summary);
    const { stdout, exitCode } = await bay(`help ${name}`);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(15);
    if (name !== 'exit-codes') expect(await data(`help ${name}`)).toEqual({ topic: name, text: stdout });
  }
});

const ENV_EXAMPLE = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');

test('the topic of Google has every address of .env.example, and that of the environment every setting', async () => {
  const { data } = workshop();
  const google = (await data('help google')).text;
  const addresses = ENV_EXAMPLE.match(/https:\/\/console\.[^\s,]+/g) ?? [];
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect(google).toContain(address);
  const environment = (await data('help environment')).text;
  const settings = ENV_EXAMPLE.match(/(?<=^# )[A-Z_]+(?==)/gm) ?? [];
  expect(settings.length).toBeGreaterThan(10);
  for (const setting of settings) expect(environment).toContain(setting);
});
