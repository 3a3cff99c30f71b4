import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import { type GoogleWorkshop, googleWorkshop } from '../support/google-workshop.ts';

/** The files of a shop that has signed in by `bay auth`. */
interface SignInFiles {
  readonly folder: string;
  readonly token: string;
}

const PASSPHRASE = { BAY_TOKEN_PASSPHRASE: 'correct horse' };

/** A shop that has signed in by the browser, and has booked an appointment for nine. */
async function signedInShop(environment: Readonly<Record<string, string>> = {}) {
  const shop = await googleWorkshop();
  const { google } = shop;
  const settings = { ...google.environment(), GOOGLE_REFRESH_TOKEN: '' };
  const browse = async (url: string) => void (await visit(google.oauth.approve(url)));
  const bay: GoogleWorkshop['bay'] = (line, setup = {}) =>
    shop.bay(line, { ...setup, environment: { ...settings, ...setup.environment } });
  expect(await bay('auth', { browse, environment })).toMatchObject({ exitCode: 0 });
  expect(await bay('book --customer 1 --service oil --at 2026-11-23T09:00', { environment })).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const folder = join(shop.folder, 'home', 'default', 'sign-ins');
  const files: SignInFiles = { folder, token: join(folder, 'default.json') };
  return { ...shop, bay, files };
}

interface Spoilt {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly spoil: (files: SignInFiles) => void;
}

const SPOILT: readonly Spoilt[] = [
  { name: 'a folder that others may look into', spoil: ({ folder }) => chmodSync(folder, 0o755) },
  { name: 'a file that others may read', spoil: ({ token }) => chmodSync(token, 0o644) },
  { name: 'a file that was cut short', spoil: ({ token }) => truncateSync(token, 100) },
  { name: 'an empty file', spoil: ({ token }) => truncateSync(token, 0) },
  {
    name: 'a folder in place of the file',
    spoil: ({ token }) => {
      rmSync(token);
      mkdirSync(token, { mode: 0o700 });
    },
  },
  { name: 'garbage', spoil: ({ token }) => writeFileSync(token, Buffer.alloc(300, 0xfe)) },
  {
    name: 'a link in place of the file',
    spoil: ({ token }) => {
      renameSync(token, `${token}.moved`);
      symlinkSync(`${token}.moved`, token);
    },
  },
  {
    name: 'a sealed one whose passphrase is not set here',
    environment: PASSPHRASE,
    spoil: ({ folder }) => rmSync(join(folder, 'default.access.json')),
  },
  {
    name: 'a sealed one, and another passphrase',
    environment: PASSPHRASE,
    spoil: ({ folder, token }) => {
      rmSync(join(folder, 'default.access.json'));
      const record = JSON.parse(readFileSync(token, 'utf8'));
      writeFileSync(token, JSON.stringify({ ...record, tag: Buffer.alloc(16).toString('base64') }));
    },
  },
];

async function spoiltShop({ environment, spoil }: Spoilt) {
  const shop = await signedInShop(environment);
  const { files, google } = shop;
  cpSync(files.folder, `${files.folder}.whole`, { recursive: true, preserveTimestamps: true });
  spoil(files);
  google.requests.length = 0;
  const mended = () => {
    rmSync(files.folder, { recursive: true });
    renameSync(`${files.folder}.whole`, files.folder);
  };
  return { ...shop, mended, environment: environment ?? {} };
}

const SAID = /bay auth|chmod go-rwx/;

test.each(SPOILT)('$name does not stop the book, and is said', async (spoilt) => {
  const { bay, google, mended, environment, shown } = await spoiltShop(spoilt);
  const json = async (line: string) => {
    const { exitCode, stdout, stderr } = await bay(`${line} --json`);
    return { exitCode, stderr, ...JSON.parse(stdout) };
  };
  expect(await json('slots')).toMatchObject({
    exitCode: 0,
    data: { source: 'mirror' },
    stderr: expect.stringMatching(SAID),
  });
  expect(await json('book --customer 2 --service oil --at 2026-11-23T11:00')).toMatchObject({
    exitCode: 0,
    data: { appointment_id: 2, calendar_status: 'pending' },
    stderr: expect.stringMatching(SAID),
  });
  expect(await json('reschedule 1 --to 2026-11-23T14:00')).toMatchObject({
    exitCode: 0,
    data: { scheduled_at: '2026-11-23T14:00:00-05:00', calendar_status: 'pending' },
    stderr: expect.stringMatching(SAID),
  });
  expect(await json('cancel 2 --reason other')).toMatchObject({
    exitCode: 0,
    data: { status: 'cancelled' },
    stderr: expect.stringMatching(SAID),
  });
  for (const line of ['today', 'find ana', 'inbox', 'show 1'])
    expect(await json(line)).toMatchObject({ exitCode: 0, success: true });
  expect(await json('sync')).toMatchObject({
    exitCode: 10,
    error: { code: 'calendar-unreachable', hint: expect.stringMatching(SAID) },
  });
  expect(google.requests).toEqual([]);

  mended();
  expect(await bay('sync', { environment })).toMatchObject({ exitCode: 0 });
  expect(shown()).toMatchObject([{ start: { dateTime: '2026-11-23T14:00:00-05:00' } }]);
});

test.each(SPOILT)('$name: a shop that books nothing unconfirmed books and moves nothing', async (spoilt) => {
  const { bay } = await spoiltShop(spoilt);
  expect(await bay('shop set on_unavailable refuse')).toMatchObject({ exitCode: 0 });
  expect(await bay('book --customer 2 --service oil --at 2026-11-23T11:00')).toMatchObject({
    exitCode: 10,
    stdout: '',
    stderr: expect.stringMatching(/NOT booked: the stored sign-in/),
  });
  expect(await bay('reschedule 1 --to 2026-11-23T14:00')).toMatchObject({
    exitCode: 10,
    stderr: expect.stringMatching(/NOT moved: the stored sign-in/),
  });
  const agenda = JSON.parse((await bay('today --json')).stdout).data;
  expect(agenda).toMatchObject({ count: 1 });
  expect(JSON.stringify(agenda)).toContain('2026-11-23T09:00:00-05:00');
});

const NOBODY = 65_534;

/**
 * A whole process that may not read the token file, which is another user's: root, who reads everything, has it run as nobody
 * on that user's own book.
 */
function asAnotherUser(
  line: string,
  home: string,
  token: string,
  environment: Readonly<Record<string, string>>,
) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    for (const each of readdirSync(home, { recursive: true, encoding: 'utf8' }))
      chownSync(join(home, each), NOBODY, NOBODY);
    for (const each of [home, resolve(home, '..')]) chownSync(each, NOBODY, NOBODY);
    chownSync(token, 0, 0);
  } else chmodSync(token, 0o000);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('bin/bay.js'), ...line.split(' ')],
    {
      cwd: home,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        BAY_HOME: home,
        BAY_NOW: '2026-11-23T07:00:00-05:00',
        ...environment,
      },
      encoding: 'utf8',
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    },
  );
  return { exitCode: status, stdout, stderr };
}

test("another user's token file, as after sudo bay auth, is said, and bookings are kept for when it can be read", async () => {
  const { folder, files, google } = await signedInShop();
  const ran = asAnotherUser(
    'book --customer 2 --service oil --at 2026-11-23T11:00 --json',
    join(folder, 'home'),
    files.token,
    google.environment(),
  );
  expect(ran).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/default\.json.*(?:EACCES|may not be read|cannot be read)/),
  });
  expect(JSON.parse(ran.stdout).data).toMatchObject({ appointment_id: 2, calendar_status: 'pending' });
});
