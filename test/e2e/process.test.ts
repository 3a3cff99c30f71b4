import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };

const BAY = resolve('bin/bay.js');

/** The packed program in a folder of its own, as a shell runs it. */
function packed() {
  const folder = mkdtempSync(join(tmpdir(), 'bay-packed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder,
    BAY_HOME: join(folder, 'home'),
    BAY_NOW: '2026-11-23T07:00:00-05:00',
    CALENDAR_TIMEZONE: 'America/New_York',
    BAY: `${process.execPath} ${BAY}`,
  };
  const options = { cwd: folder, env: environment, encoding: 'utf8' } as const;
  return {
    folder,
    sh: (script: string) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', script], options);
      return { exitCode: status, stdout, stderr };
    },
    start: (...argv: string[]) => promisify(execFile)(process.execPath, [BAY, ...argv], options),
  };
}

const A_BOOK = '$BAY shop >/dev/null 2>&1';

const PEOPLE = `
  ${A_BOOK} &&
  $BAY customers add --name Ana --phone 2125550134 >/dev/null &&
  $BAY vehicles add --customer 1 --plate ABC1234 >/dev/null`;

test('a day at the counter, through the shell', () => {
  const { sh } = packed();
  expect(
    sh(`${PEOPLE}
      $BAY book --customer 1 --service oil --at 2026-11-23T09:00; echo "=> $?"
      $BAY book --plate ABC1234 --service battery --at 2026-11-23T09:00 2>/dev/null; echo "=> $?"
      $BAY show 77 2>/dev/null; echo "=> $?"
      $BAY book </dev/null 2>&1; echo "=> $?"
      $BAY tools --for openai >tools.json; echo "=> $?"
      $BAY call get_available_slots '{"date": "2026-11-23"}' --json | head -c 16; echo
      $BAY reschedule 1 --to tomorrow --json | head -c 60; echo`),
  ).toEqual({
    exitCode: 0,
    stdout: `✓ Booked #1  Oil change for Ana, ABC1234
  Mon 23 Nov 9:00–9:30 AM, Bay 1
=> 0
=> 9
=> 5
✗ Missing: --customer, --service and --at.
  Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
=> 2
=> 0
{"success":true,
{"success":true,"data":{"appointment_id":1,"status":"schedul
`,
    stderr: '',
  });
});

test('who reads only the first line does no harm', () => {
  const { sh } = packed();
  const { exitCode, stdout, stderr } = sh(
    `${A_BOOK}; set -o pipefail; $BAY slots --days 90 --json | head -c 20`,
  );
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '{"success":true,"dat', stderr: '' });
});

test('files, standard input and the editor of the environment', () => {
  const { sh, folder } = packed();
  writeFileSync(join(folder, 'list.csv'), 'Name,Phone\nCy,917 555 0100\n');
  const { stdout, stderr, exitCode } = sh(`
    ${A_BOOK} &&
    $BAY customers import list.csv &&
    $BAY shop export | sed 's/horizon_days: 90/horizon_days: 14/' | $BAY shop import - &&
    EDITOR="sed -i s/lead_time_minutes:.0/lead_time_minutes:\\x2060/" $BAY shop edit &&
    $BAY shop export | grep -E 'horizon|lead_time'`);
  expect({ stdout, stderr, exitCode }).toEqual({
    stdout: `✓ Took customers from list.csv: 1 added, 0 merged, 0 unchanged
✓ Changed the rules of My Garage
✓ Changed the rules of My Garage
lead_time_minutes: 60
horizon_days: 14
`,
    stderr: '',
    exitCode: 0,
  });
});

test('of two that book the same time at once, one is refused', async () => {
  const { sh, start } = packed();
  sh(`${PEOPLE}
    $BAY customers add --name Bob >/dev/null && $BAY vehicles add --customer 2 --make Kia >/dev/null`);
  const book = (car: string) =>
    start('book', '--vehicle', car, '--service', 'oil', '--at', '2026-11-24T09:00').then(
      () => 0,
      ({ code }: { code: number }) => code,
    );
  expect((await Promise.all([book('1'), book('2')])).sort()).toEqual([0, 9]);
});

test('no packed chunk waits for code from outside: a chunk from the cache of compiled code could not have it', () => {
  const folder = resolve('dist/main/chunks');
  const native = readdirSync(folder).filter((file) =>
    /\bimport\(/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(native).toEqual([]);
});

test('a key works with code that is compiled now and with code from the cache', () => {
  const { sh } = packed();
  const add = '$BAY customers add --name Ana --phone 2125550134 --idempotency-key k --json';
  const { stdout } = sh(`${add}; ${add}; ${add}`);
  const [first, second, third] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ success: true, data: { customer_id: 1 } });
  expect([second.data, third.data]).toEqual([first.data, first.data]);
});

/** Newer Nodes keep compiled code themselves. */
test.runIf(!('enableCompileCache' in nodeModule))(
  'what a command is the first to call of the code that all share is kept with what others have called',
  () => {
    const { sh, folder } = packed();
    const kept = () => {
      const cache = join(folder, '.cache/bay', readdirSync(join(folder, '.cache/bay'))[0] as string);
      const shared = readdirSync(cache).find((file) => file.startsWith('start-')) as string;
      return statSync(join(cache, shared)).size;
    };
    sh('$BAY --version');
    const before = kept();
    sh('$BAY today');
    expect(kept()).toBeGreaterThan(before);
  },
);

test.runIf(!('enableCompileCache' in nodeModule))(
  'each command keeps for itself what it calls of the code that others share with it',
  () => {
    const { sh, folder } = packed();
    const keptFor = (command: string) => {
      const cache = join(folder, '.cache/bay', readdirSync(join(folder, '.cache/bay'))[0] as string);
      return readdirSync(cache)
        .filter((file) => file.startsWith(`${command}-`))
        .map((file) => `${file} ${statSync(join(cache, file)).size}`);
    };
    sh(`${A_BOOK}; $BAY agenda`);
    const ofAgenda = keptFor('agenda');
    expect(ofAgenda.filter((file) => /^agenda-.*\.(?:core|adapters)-/.test(file))).toHaveLength(2);
    sh('$BAY find ana');
    expect(keptFor('find').length).toBeGreaterThan(1);
    expect(keptFor('agenda')).toEqual(ofAgenda);
  },
);

/** How much is kept of what a command shares with others. */
function keptAfter(lines: string, chunk: RegExp): number {
  const { sh, folder } = packed();
  sh(`${PEOPLE}; ${lines}`);
  const cache = join(folder, '.cache/bay', readdirSync(join(folder, '.cache/bay'))[0] as string);
  const shared = readdirSync(cache).find((file) => chunk.test(file)) as string;
  return statSync(join(cache, shared)).size;
}

const BOOKS = '$BAY book --customer 1 --service oil --at 2026-11-23T09:00';

test.runIf(!('enableCompileCache' in nodeModule)).each([
  {
    after: 'failed',
    little: '$BAY agenda nonsense',
    whole: '$BAY agenda',
    chunk: /^agenda-.*\.day-.*\.cjs$/,
  },
  { after: 'only tried', little: `${BOOKS} --dry-run`, whole: BOOKS, chunk: /^book-.*\.writing-.*\.cjs$/ },
])(
  'after a command that $after, the first that does what it is for keeps all that it calls',
  ({ little, whole, chunk }) => {
    // What V8 says of the same functions differs by a few bytes.
    const all = keptAfter(whole, chunk);
    expect(Math.round((keptAfter(`${little}; ${whole}`, chunk) / all) * 100)).toBeGreaterThanOrEqual(100);
  },
);

test('an everyday command leaves alone what of Node costs a start more than it is worth', () => {
  const { sh, folder } = packed();
  sh(PEOPLE);
  const list = join(folder, 'modules');
  writeFileSync(
    join(folder, 'list.cjs'),
    `const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((name) => !before.has(name)).join('\\n');
  require('node:fs').appendFileSync(${JSON.stringify(list)}, loaded + '\\n');
});`,
  );
  const told = sh(
    `export NODE_OPTIONS="--require ./list.cjs"; $BAY agenda >out && ${BOOKS} >>out && $BAY find ana >>out`,
  );
  expect(told).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const costly =
    /^NativeModule (?:stream|assert|tty|net|crypto|perf_hooks|child_process|worker_threads|internal\/fs\/rimraf)$/;
  const loaded = readFileSync(list, 'utf8').split('\n');
  expect(loaded).toContain('NativeModule internal/abort_controller');
  expect(loaded.filter((name) => costly.test(name))).toEqual([]);
});

test.runIf(!('enableCompileCache' in nodeModule))(
  'compiled code that was damaged on the disk is compiled again',
  () => {
    const { sh, folder } = packed();
    sh('$BAY --version');
    const cache = join(folder, '.cache/bay', readdirSync(join(folder, '.cache/bay'))[0] as string);
    const files = readdirSync(cache).map((file) => join(cache, file));
    expect(files.length).toBeGreaterThan(0);
    const damages: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length >> 1),
      () => Buffer.alloc(0),
      (bytes) => bytes.map((byte, at) => (at % 1000 === 999 ? ~byte : byte)) as Buffer,
      () => Buffer.from('no code at all'),
    ];
    for (const damaged of damages) {
      for (const file of files) writeFileSync(file, damaged(readFileSync(file)));
      expect(sh('$BAY --version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    }
  },
);

test.runIf(existsSync('/dev/full'))(
  'a result that cannot be written does not undo what was done, nor its exit code',
  () => {
    const { sh } = packed();
    const told = sh(`${PEOPLE}; ${BOOKS} --json >/dev/full; echo "=> $?"; $BAY today`);
    expect(told.stdout).toMatch(/=> 0\n[^]*#1 {2}Oil change/);
    expect(told.stderr).toMatch(/^! The result could not be written: .*\n$/);
  },
);

test('a list that a spreadsheet saved in the western encoding of Windows keeps its names', () => {
  const { sh, folder } = packed();
  writeFileSync(join(folder, 'list.csv'), Buffer.from('name,phone\nJürgen Müller,2125550134\n', 'latin1'));
  expect(sh('$BAY customers import list.csv && $BAY find muller').stdout).toContain('Jürgen Müller');
});

test('nothing is read or kept where bay happens to be run, when nobody says where the home folder is', () => {
  const { folder, sh } = packed();
  const { stdout } = sh(`
    export HOME= XDG_CACHE_HOME=caches
    $BAY today >/dev/null 2>&1; echo "=> $?"
    BAY_HOME= $BAY today 2>&1; echo "=> $?"
    HOME=ana BAY_HOME= $BAY today 2>/dev/null; echo "=> $?"`);
  expect(stdout).toBe(`=> 0
✗ HOME: nobody says where your home folder is.
  Set HOME to your home folder, or BAY_HOME to the folder in which bay is to keep its books.
=> 10
=> 10
`);
  expect(readdirSync(folder)).toEqual(['home']);
});

test('a working folder that somebody has removed costs one line', () => {
  const { sh } = packed();
  expect(sh('mkdir gone; cd gone; rmdir ../gone; $BAY agenda')).toEqual({
    exitCode: 10,
    stdout: '',
    stderr:
      '✗ PWD: the folder in which bay was started is not there any more.\n  Change to one that is, as: cd ~\n',
  });
});
