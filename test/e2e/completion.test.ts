import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { type Workshop, workshop } from '../support/workshop.ts';
import { databaseContent } from '../support/workshop-database.ts';

const A_SHOP = [
  'shop set technicians.+ "{name: Maria Luz, skills: []}"',
  'shop set technicians.+ "{name: Joe}"',
  'shop create north',
];

/** What may stand where the last of these words is, without what it means. */
async function offered({ bay }: Workshop, ...words: readonly string[]): Promise<string[]> {
  const { stdout, stderr, exitCode } = await bay(['__complete', ...words]);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] as string);
}

const AT_THE_CURSOR: readonly (readonly [words: string, offered: readonly string[]])[] = [
  ['resc', ['reschedule']],
  ['tod', ['today']],
  ['mov', ['move']],
  ['customers ap', ['appointments']],
  ['customers add --ph', ['--phone']],
  ['book --ov', ['--overbook']],
  ['book oil --idem', ['--idempotency-key']],
  ['today --we', ['--week']],
  ['--js', ['--json']],
  ['slots --js', ['--json']],
  ['cancel 12 --reason v', ['vehicle_sold']],
  ['cancel 12 -r I', ['issue_resolved']],
  ['--db x.db custo', ['customers']],
  ['--db=x.db custo', ['customers']],
  ['--as ana --json shop se', ['set']],
  ['completion z', ['zsh']],
  ['help resc', ['reschedule']],
  ['help custom', ['customers', 'customers-csv']],
  ['help customers im', ['import']],
  ['book --service oi', ['oil_change']],
  ['book --service=oi', ['--service=oil_change']],
  ['book --service = oi', ['oil_change']],
  ['slots -s ti', ['tire_rotation']],
  ['book oi', ['oil_change']],
  ['book ma', ['Maria Luz']],
  ['book --technician ', ['Maria Luz', 'Joe']],
  ['book --bay b', ['Bay 1']],
  ['book --technician "ma', ['Maria Luz']],
  ['book --technician ma\\', ['Maria Luz']],
  ['--shop n', ['north']],
  ['shop set slot', ['slot_step_minutes']],
  ['shop set hours.s', ['hours.saturday', 'hours.sunday']],
  ['shop set services.oil_change.m', ['services.oil_change.minutes']],
  ['shop set event_title ', ['full', 'minimal']],
  ['shop set invite_customers t', ['true']],
  ['shop set calendar g', ['google', 'google_calendar']],
  ['shop holidays us-wy', ['us-wy']],
  ['shop holidays us ny', ['ny']],
  ['customers import ', [':files']],
  ['--db ', [':files']],
  ['test-suite --junit ', [':files']],
  ['calendar import x.ics ', []],
  ['book --notes ', []],
  ['show ', []],
  ['nonsense ', []],
];

test('the shell offers what may stand at the cursor', async () => {
  const shop = workshop({ given: A_SHOP });
  const found: [string, string[]][] = [];
  for (const [words] of AT_THE_CURSOR) found.push([words, await offered(shop, ...words.split(' '))]);
  expect(found).toEqual(AT_THE_CURSOR);
});

test('nothing typed yet, all commands are offered by their own names, with what they do', async () => {
  const { bay } = workshop();
  const { stdout } = await bay(['__complete', '']);
  expect(stdout).toContain('slots\tfree times\n');
  expect(stdout).not.toMatch(/^today\t/m);
});

test('names are those of the book that the line is about', async () => {
  const shop = workshop({ given: [...A_SHOP, '--shop north shop set technicians.+ "{name: Zoe}"'] });
  expect(await offered(shop, '--shop', 'north', 'book', '--technician', '')).toEqual(['Zoe']);
  expect(await offered(shop, '--db', 'home/north/bay.db', 'book', '-t', '')).toEqual(['Zoe']);
});

test('a Tab makes no book, changes none, and says nothing where anything is wrong', async () => {
  const none = workshop({ given: [] });
  expect(await offered(none, 'book', '--service', '')).toEqual([]);
  expect(databaseContent(none.folder)).toBe('no database');

  const shop = workshop({ given: A_SHOP });
  await shop.bay('today');
  const bytes = () => readFileSync(join(shop.folder, 'home/default/bay.db'));
  const before = bytes();
  expect(await offered(shop, 'book', '--service', 'oi')).toEqual(['oil_change']);
  expect(bytes().equals(before)).toBe(true);

  const strange = shop.file('strange.db', 'this is no book, whatever its name');
  expect(await offered(shop, '--db', strange, 'book', '--service', '')).toEqual([]);
  expect(await offered(shop, '--shop', 'no such', 'book', '--service', '')).toEqual([]);
  expect(await offered(shop, '--db')).toEqual(['--db']);
});

/** Answers as bay would, and notes what it was asked. */
const ANSWERS = `case "$*" in
  '__complete cu') printf 'customers\\tadd and list: all\\n' ;;
  '__complete book --technician Ma') printf 'Maria Luz\\t\\n' ;;
  '__complete customers import li') printf ':files\\n' ;;
  *) exit 1 ;;
esac`;

/** A folder with a `bay`, the script of that shell and a list, and the environment in which they are found. */
async function shellRoom(shell: string): Promise<{ folder: string; env: NodeJS.ProcessEnv }> {
  const folder = scratchFolder();
  const { stdout: script } = await workshop().bay(`completion ${shell}`);
  writeFileSync(join(folder, 'script'), script);
  writeFileSync(join(folder, 'bay'), `#!/bin/sh\necho "$@" >> '${folder}/asked'\n${ANSWERS}\n`);
  writeFileSync(join(folder, 'list one.csv'), '');
  chmodSync(join(folder, 'bay'), 0o755);
  return { folder, env: { PATH: `${folder}:${process.env['PATH']}`, HOME: folder, TERM: 'dumb' } };
}

/** What bash puts in the place of the last of these words. */
function completedByBash({ folder, env }: { folder: string; env: NodeJS.ProcessEnv }, words: string[]) {
  const all = ['bay', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `. ./script; COMP_WORDS=(${all}); COMP_CWORD=${words.length}; _bay; printf '%s\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', ask], { cwd: folder, env, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

test('bash completes with what bay answers', async () => {
  const room = await shellRoom('bash');
  expect(completedByBash(room, ['cu'])).toEqual(['customers']);
  expect(completedByBash(room, ['book', '--technician', 'Ma'])).toEqual(['Maria\\ Luz']);
  expect(completedByBash(room, ['book', '--technician', '"Ma'])).toEqual(['Maria Luz']);
  expect(completedByBash(room, ['customers', 'import', 'li'])).toEqual(['list one.csv']);
  expect(completedByBash(room, ['nonsense'])).toEqual([]);
  const told = execFileSync('bash', ['-c', '. ./script; complete -p bay'], {
    cwd: room.folder,
    encoding: 'utf8',
  });
  expect(told).toBe('complete -F _bay bay\n');
});

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

test.skipIf(!has('fish'))('fish completes with what bay answers', async () => {
  const { folder, env } = await shellRoom('fish');
  const completed = (line: string) =>
    execFileSync('fish', ['--no-config', '-c', `source ./script; complete -C '${line}'`], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
  expect(completed('bay cu')).toBe('customers\tadd and list: all\n');
  expect(completed('bay book --technician Ma')).toMatch(/^Maria Luz\t?\n$/);
  expect(completed('bay customers import li')).toMatch(/^list one\.csv/);
  expect(completed('bay nonsense ')).toBe('');
});

/** A zsh at a terminal of its own, with its own completion, in which somebody types. */
const TYPED_IN_ZSH = String.raw`
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "autoload -U compinit; compinit -u -D; source ./script; print rea''dy"
zpty -r z seen $'*ready\r*'
tab() { zpty -n -w z "$1"$'\t'; zpty -r z seen "*$2*"; print -r -- "$seen"; zpty -n -w z $'\x15'; }
tab 'bay cu' 'stomers '
tab 'bay book --technician Ma' 'ria*Luz'
tab 'bay customers import li' 'st*one.csv'
zpty -d z
`;

test.skipIf(!has('zsh'))('zsh completes by its own completion what bay answers', async () => {
  const { folder, env } = await shellRoom('zsh');
  const seen = execFileSync('zsh', ['-f', '-c', TYPED_IN_ZSH], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(seen).toContain(String.raw`ria\ Luz`);
  expect(seen).not.toMatch(/_bay:|unrecognized/);
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(
    '__complete cu\n__complete book --technician Ma\n__complete customers import li\n',
  );
});

test.each(['bash', 'zsh', 'fish'])('%s finds nothing to complain of in its script', async (shell) => {
  if (!has(shell)) return;
  const { folder } = await shellRoom(shell);
  expect(execFileSync(shell, ['-n', 'script'], { cwd: folder, encoding: 'utf8' })).toBe('');
});

test('another shell is refused, and JSON carries the script', async () => {
  const { story, json, bay } = workshop();
  expect(await story('completion tcsh', 'completion')).toMatchInlineSnapshot(`
    "$ bay completion tcsh
    2> ✗ The value 'tcsh' is invalid for argument 'shell'. Expected one of bash, zsh, fish.
    2>   See: bay completion --help
    exit 2

    $ bay completion
    2> ✗ Missing required argument 'shell'.
    2>   See: bay completion --help
    exit 2
    "
  `);
  const { data } = await json('completion bash');
  expect(data).toEqual({ shell: 'bash', script: (await bay('completion bash')).stdout });
});
