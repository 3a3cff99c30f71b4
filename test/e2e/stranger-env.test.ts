import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import { startFakeGoogle } from '../support/google/fake-google.ts';
import { SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const EVERYDAY = [
  'slots',
  'book -c 1 -s oil_change --at 2026-11-24T09:00',
  'sync',
  'agenda',
  'doctor',
  'auth status',
];

/** A shop whose settings are in its data folder's `.env`, signed in, and run in a folder that came from somewhere. */
async function signedInShop() {
  const google = await startFakeGoogle({ now: () => NOW, accounts: [SHOP] });
  onTestFinished(() => google.close());
  const shop = workshop({ given: ANA_AND_BOB });
  const settings = Object.entries(google.environment()).map(([name, value]) => `${name}=${value}\n`);
  await shop.bay('shop show');
  shop.file('home/.env', settings.join(''));
  chmodSync(join(shop.folder, 'home', '.env'), 0o600);
  const browse = async (url: string) => void (await visit(google.oauth.approve(url)));
  expect(await shop.bay('auth', { browse })).toMatchObject({ exitCode: 0 });
  const kept = join(shop.folder, 'home', 'default', 'sign-ins', 'default.json');
  return { ...shop, google, kept, stored: () => JSON.parse(readFileSync(kept, 'utf8')) };
}

test('the stored sign-in never goes to an address that the folder’s .env names', async () => {
  const { bay, file, folder, google, kept } = await signedInShop();
  const stranger = await startFakeGoogle({ now: () => NOW, accounts: ['stranger@example.com'] });
  onTestFinished(() => stranger.close());
  const { GOOGLE_API_ROOT, GOOGLE_OAUTH_ROOT } = stranger.environment();
  file('.env', `GOOGLE_API_ROOT=${GOOGLE_API_ROOT}\nGOOGLE_OAUTH_ROOT=${GOOGLE_OAUTH_ROOT}\n`);
  for (const line of EVERYDAY) {
    rmSync(kept.replace('.json', '.access.json'), { force: true });
    const { exitCode, stderr } = await bay(line);
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      `! ${folder}/.env sets GOOGLE_API_ROOT and GOOGLE_OAUTH_ROOT, which count only from the environment or ${folder}/home/.env: they are ignored.\n`,
    );
  }
  expect(stranger.requests).toEqual([]);
  expect([...google.model.liveEvents(SHOP)]).toHaveLength(1);
});

test('a passphrase in the folder’s .env seals nothing', async () => {
  const { bay, file, kept, stored } = await signedInShop();
  const before = stored();
  file('.env', 'BAY_TOKEN_PASSPHRASE=attacker\n');
  for (const line of EVERYDAY) {
    rmSync(kept.replace('.json', '.access.json'), { force: true });
    expect(await bay(line)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('BAY_TOKEN_PASSPHRASE'),
    });
  }
  expect(stored()).toEqual({ ...before, last_used_at: NOW });
  rmSync(kept.replace('.json', '.access.json'));
  rmSync(kept.replace('home/default/sign-ins/default.json', '.env'));
  expect(await bay('auth status')).toMatchObject({ exitCode: 0, stderr: '' });
});

test.each([
  'BAY_DB=other.db',
  'BAY_HOME=other',
  'BAY_SHOP=other',
  'BAY_CALENDAR=local',
  'BAY_CALENDAR=nonsense',
])('the folder’s .env cannot say %s', async (line) => {
  const { bay, file, folder, google } = await signedInShop();
  file('.env', `${line}\n`);
  const booked = await bay('book -c 1 -s oil_change --at 2026-11-24T09:00');
  expect(booked).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(`sets ${line.split('=')[0]}, which`),
  });
  expect([...google.model.liveEvents(SHOP)]).toHaveLength(1);
  expect(existsSync(join(folder, line.split('=')[1] as string))).toBe(false);
});

describe('a .env that is no file', () => {
  test.each<{ what: string; says: string; make: (path: string) => unknown }>([
    { what: 'pipe', says: 'it is a pipe, and no file', make: (path) => execFileSync('mkfifo', [path]) },
    { what: 'folder', says: 'it is a folder, and no file', make: (path) => mkdirSync(path) },
    { what: 'device', says: 'it is a device, and no file', make: (path) => symlinkSync('/dev/zero', path) },
    { what: 'link to nothing', says: 'it is a link to nothing', make: (path) => symlinkSync('gone', path) },
    {
      what: 'heap of settings',
      says: 'it is longer than 64 KB',
      make: (path) => writeFileSync(path, 'CALENDAR_TIMEZONE=Asia/Tokyo\n'.repeat(3_000)),
    },
  ])('($what) is ignored and said, here and at home', async ({ says, make }) => {
    const { bay, folder } = workshop();
    await bay('shop show');
    const files = [join(folder, 'home', '.env'), join(folder, '.env')];
    for (const path of files) make(path);
    expect(await bay('slots --json')).toMatchObject({
      exitCode: 0,
      stderr: files.map((path) => `! ${path} is ignored: ${says}.\n`).join(''),
    });
  });
});

describe('a .env that others can read, with a secret in it', () => {
  test.each(['doctor', 'auth status'])('is named by %s, with a command that can be pasted', async (line) => {
    const { bay, folder } = await signedInShop();
    chmodSync(join(folder, 'home', '.env'), 0o644);
    const { stdout } = await bay(line);
    expect(stdout).toContain(`Other users of this machine can read the secrets in ${folder}/home/.env`);
    expect(stdout).toContain(`: chmod 600 ${folder}/home/.env\n`);
  });

  test('is named by doctor also where the calendar is bay’s own', async () => {
    const { bay, file, folder } = workshop();
    await bay('shop show');
    const home = join(folder, "my shop's home");
    file("my shop's home/.env", 'GOOGLE_CLIENT_SECRET=x\n');
    chmodSync(join(home, '.env'), 0o644);
    const { exitCode, stdout } = await bay('doctor', { environment: { BAY_HOME: home } });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`mend it: chmod 600 '${folder}/my shop'\\''s home/.env'\n`);
  });
});

describe('a stored sign-in that cannot be used', () => {
  test.each<{ what: string; spoil: (kept: string) => unknown; says: RegExp }>([
    {
      what: 'in a folder that others may look into',
      spoil: (kept) => chmodSync(dirname(kept), 0o755),
      says: /other users may look into it\n +mend it: let it be yours alone: chmod go-rwx \S+\/sign-ins\n/i,
    },
    {
      what: 'cut short',
      spoil: (kept) => truncateSync(kept, 40),
      says: /bay has not written what is in it\n +mend it: .*bay auth\n/,
    },
    {
      what: 'of no length',
      spoil: (kept) => writeFileSync(kept, ''),
      says: /bay has not written what is in it/,
    },
    {
      what: 'replaced by a folder',
      spoil: (kept) => {
        rmSync(kept);
        mkdirSync(kept);
      },
      says: /it is a link or something else/,
    },
    {
      what: 'replaced by a pipe',
      spoil: (kept) => {
        rmSync(kept);
        execFileSync('mkfifo', [kept]);
      },
      says: /it is a link or something else|other users may look into it/,
    },
  ])('($what) ends no command, and doctor says what mends it', async ({ spoil, says }) => {
    const { bay, kept } = await signedInShop();
    await bay('sync');
    rmSync(kept.replace('.json', '.access.json'));
    spoil(kept);
    for (const line of ['slots', 'agenda', 'book -c 1 -s oil_change --at 2026-11-24T09:00'])
      expect(await bay(line)).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await bay('doctor');
    expect(exitCode).toBe(10);
    expect(stdout).toMatch(says);
  });
});
