import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import { type RunSetup, type Workshop, workshop } from '../support/workshop.ts';
import { CTRL_C } from '../support/workshop-prompter.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY_MS = 86_400_000;

interface SignInWorkshop extends Workshop {
  readonly google: FakeGoogle;
  /** A browser in which somebody allows everything. */
  readonly browser: RunSetup;
}

async function atGoogle(environment: Readonly<Record<string, string>> = {}): Promise<SignInWorkshop> {
  const google = await startFakeGoogle({ now: () => NOW });
  onTestFinished(() => google.close());
  const settings = { BAY_CALENDAR: 'local', ...google.environment(), ...environment };
  const made = workshop({ given: ['shop show'], environment: settings });
  const browse = async (url: string) => void (await visit(google.oauth.approve(url)));
  return { ...made, google, browser: { browse } };
}

test('signing in, looking at it, signing out', async () => {
  const { bay, browser, google } = await atGoogle();
  const signedIn = await bay('auth', browser);
  expect(signedIn).toMatchObject({
    exitCode: 0,
    stdout:
      '✓ Signed in at Google as shop@example.com.\n  kept, with its client, in a file that only this user can read\n',
  });
  expect(signedIn.stderr).toMatch(
    /^Sign in at Google in the browser that opens now, or open:\n\n {2}http:\S+\n\n$/,
  );
  const { stdout } = await bay('auth status');
  expect(stdout).toBe(`✓ default: shop@example.com
  kept in    a file that only this user can read
  since      Mon 23 Nov 07:00
  last used  Mon 23 Nov 07:00
  ends       not by itself, as long as it is used; but seven days after signing in if the consent screen is in "Testing"
  may        calendar.events, calendar.freebusy and calendar.calendarlist.readonly
  can write  shop@example.com
`);
  expect(await bay('auth logout --revoke')).toEqual({
    exitCode: 0,
    stdout: '✓ Revoked at Google, and forgotten here: the sign-in "default".\n',
    stderr: '',
  });
  expect(google.requests.at(-1)).toMatchObject({ path: '/revoke', status: 200 });
  expect(await bay('auth status')).toMatchObject({ exitCode: 4, stdout: '' });
});

test('--json is one document, without the token unless --print asks for it; the address goes to stderr', async () => {
  const { bay, browser, json } = await atGoogle();
  const { stderr } = await bay('auth login --json', browser);
  expect(stderr).toContain('/o/oauth2/v2/auth?');
  const plain = await json('auth login', browser);
  expect(plain.data).toEqual({
    account: 'default',
    email: 'shop@example.com',
    scopes: expect.any(Array),
    token_store: 'file',
    signed_in_at: '2026-11-23T07:00:00-05:00',
    last_used_at: '2026-11-23T07:00:00-05:00',
    ends_at: null,
    refused: null,
  });
  expect((await json('auth login --print', browser)).data.refresh_token).toMatch(/^1\/\//);
  const status = await json('auth status');
  expect(status.data).toMatchObject({
    sign_ins: [
      { account: 'default', writable_calendars: [{ calendar_id: 'shop@example.com', primary: true }] },
    ],
    warnings: [],
  });
  expect(JSON.stringify(status)).not.toMatch(/1\/\/|ya29/);
});

test('--env-file keeps all else in the file, and a new one is for this user alone', async () => {
  const { bay, browser, file, folder } = await atGoogle();
  file('shop.env', '# ours\nGOOGLE_REFRESH_TOKEN="old"\nBAY_SHOP=default\n');
  await bay('auth --env-file shop.env', browser);
  const text = readFileSync(join(folder, 'shop.env'), 'utf8');
  expect(text).toMatch(/^# ours\nGOOGLE_REFRESH_TOKEN=1\/\/\S+\nBAY_SHOP=default\n$/);
  await bay('auth --account maria --env-file new.env', browser);
  expect(readFileSync(join(folder, 'new.env'), 'utf8')).toMatch(/^GOOGLE_REFRESH_TOKEN_MARIA=1\/\/\S+\n$/);
  expect(statSync(join(folder, 'new.env')).mode & 0o777).toBe(0o600);
});

test('what somebody writes into the --env-file during the sign-in stays in it', async () => {
  const { bay, browser, file, folder } = await atGoogle();
  file('shop.env', 'A=1\n');
  const browse = async (url: string) => {
    file('shop.env', 'A=2\n');
    await browser.browse?.(url);
  };
  await bay('auth --env-file shop.env', { browse });
  expect(readFileSync(join(folder, 'shop.env'), 'utf8')).toMatch(/^A=2\nGOOGLE_REFRESH_TOKEN=1\/\/\S+\n$/);
});

test('the damaged sign-in of another name is in nobody’s way', async () => {
  const { bay, browser, folder } = await atGoogle();
  await bay('auth --account maria', browser);
  const kept = join('home', 'default', 'sign-ins', 'maria.json');
  writeFileSync(join(folder, kept), 'garbage', { mode: 0o600 });
  expect(await bay('auth', browser)).toMatchObject({ exitCode: 0 });
  expect(await bay('auth logout')).toMatchObject({ exitCode: 0 });
  expect(await bay('auth status')).toMatchObject({ exitCode: 10 });
  expect(await bay('auth --account maria', browser)).toMatchObject({ exitCode: 0 });
  expect(await bay('auth status')).toMatchObject({ exitCode: 0 });
});

test('several sign-ins stand side by side; a token of the environment wins, and says so', async () => {
  const { bay, browser, data, google } = await atGoogle();
  await bay('auth', browser);
  await bay('auth --account maria', browser);
  const accounts = async () =>
    (await data('auth status')).sign_ins.map((one: Record<string, string>) => one['account']);
  expect(await accounts()).toEqual(['default', 'maria']);
  const { GOOGLE_REFRESH_TOKEN = '' } = google.signedIn().environment;
  const { stderr } = await bay('auth', { ...browser, environment: { GOOGLE_REFRESH_TOKEN } });
  expect(stderr).toContain('! GOOGLE_REFRESH_TOKEN in the environment or in .env wins over this sign-in');
  expect(await bay('auth logout --account maria')).toMatchObject({ exitCode: 0 });
  expect(await accounts()).toEqual(['default']);
});

test('a dry run asks nobody and writes nothing', async () => {
  const { bay, google } = await atGoogle();
  expect(await bay('auth --dry-run --env-file shop.env')).toEqual({
    exitCode: 0,
    stdout:
      'Would sign in at Google as "default" and keep the token in the shop\'s folder and in shop.env.\n',
    stderr: '',
  });
  expect(await bay('auth logout --dry-run')).toMatchObject({ exitCode: 4 });
  expect(google.requests).toEqual([]);
});

test('without a browser the address is only shown, and where it ended is asked for until it fits', async () => {
  const { bay, google } = await atGoogle();
  const { exitCode, stderr } = await bay('auth --no-browser', {
    answers: ['https://www.google.com/', CTRL_C],
    browse: async () => Promise.reject(new Error('it was opened')),
  });
  expect(stderr).toContain('To sign in at Google, open:');
  expect(stderr).toContain('? On another machine? Paste the address');
  expect(stderr).toContain('? That is not where Google sends the browser.');
  expect(exitCode).toBe(130);
  expect(google.requests).toEqual([]);
});

test.each([
  { line: 'auth', environment: { GOOGLE_CLIENT_ID: '' }, exitCode: 10, says: 'GOOGLE_CLIENT_ID' },
  { line: 'auth status', environment: { GOOGLE_CLIENT_ID: '' }, exitCode: 4, says: 'bay auth' },
  { line: 'auth logout', environment: {}, exitCode: 4, says: 'bay auth' },
  { line: 'auth --redirect-path /back', environment: {}, exitCode: 2, says: '--port' },
  {
    line: 'auth --redirect-path /a/../back --port 80',
    environment: {},
    exitCode: 2,
    says: '--redirect-path',
  },
  { line: 'auth --redirect-path back', environment: {}, exitCode: 2, says: '--redirect-path' },
  { line: 'auth --account ../x', environment: {}, exitCode: 2, says: '--account' },
  { line: 'auth --token-store keyring', environment: {}, exitCode: 74, says: '@napi-rs/keyring' },
  { line: 'auth --timeout 1', environment: {}, exitCode: 4, says: 'within 1 s' },
])('$line ends with $exitCode and says $says', async ({ line, environment, exitCode, says }) => {
  const { bay } = await atGoogle(environment);
  const ran = await bay(line);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
  expect(ran.stderr).toContain(says);
});

test('what Google refuses is shown by status, and ends with 4', async () => {
  const { bay, browser, at, google } = await atGoogle();
  const { refresh_token: token } = JSON.parse((await bay('auth --print --json', browser)).stdout).data;
  google.oauth.revoke(token);
  at(new Date(NOW + 2 * DAY_MS).toISOString());
  const { exitCode, stdout } = await bay('auth status');
  expect(exitCode).toBe(4);
  expect(stdout).toContain('✗ default: shop@example.com');
  expect(stdout).toContain(
    '! Google refuses the sign-in (invalid_grant: Token has been expired or revoked).',
  );
});

test('once somebody is signed in, every command says on stderr what threatens the sign-in', async () => {
  const { bay, browser, google, file, at } = await atGoogle({ BAY_CALENDAR: '' });
  google.oauth.settings.grantLifeMs = 7 * DAY_MS;
  expect((await bay('shop show')).stderr).toBe('');
  await bay('auth', browser);
  expect((await bay('shop show')).stderr).toBe('');
  at(new Date(NOW + 5 * DAY_MS).toISOString());
  file('.env', 'GOOGLE_REFRESH_TOKEN_MARIA=x\n');
  const { stderr } = await bay('shop show');
  expect(stderr).toContain('! The sign-in at Google ends in 2 days. Sign in again: bay auth\n');
  expect(stderr).toMatch(
    /! Other users of this machine can read the secrets in \S+\.env: chmod 600 \S+\.env\n/,
  );
  expect((await bay('shop show --json')).stderr).toContain('! The sign-in at Google ends in 2 days.');
  const unasked = await bay('shop show', { environment: { BAY_CALENDAR: 'local' } });
  expect(unasked.stderr).toContain('! BAY_CALENDAR=local keeps bay from asking Google;');
});

describe('where nobody has set a client any more', () => {
  const AWAY = { environment: { GOOGLE_CLIENT_ID: '', GOOGLE_CLIENT_SECRET: '' } };

  test('a sign-in is looked at, renewed and forgotten', async () => {
    const { bay, browser, folder } = await atGoogle();
    await bay('auth', browser);
    rmSync(join(folder, 'home', 'default', 'sign-ins', 'default.access.json'));
    expect((await bay('auth status', AWAY)).stdout).toContain('can write  shop@example.com');
    expect(await bay('auth', { ...browser, ...AWAY })).toMatchObject({ exitCode: 0 });
    expect(await bay('auth logout', AWAY)).toMatchObject({ exitCode: 0 });
    expect(await bay('auth logout', AWAY)).toMatchObject({ exitCode: 4 });
    expect(await bay('doctor', AWAY)).toMatchObject({ exitCode: 0 });
  });

  test.each(['garbage', '', '{"client_id":"x"}', '{'])('a file with %j in it is forgotten', async (text) => {
    const { bay, browser, folder } = await atGoogle();
    await bay('auth', browser);
    const file = join(folder, 'home', 'default', 'sign-ins', 'default.json');
    writeFileSync(file, text);
    expect(await bay('slots', AWAY)).toMatchObject({ exitCode: 0 });
    expect(await bay('auth status', AWAY)).toMatchObject({ exitCode: 10 });
    expect(await bay('auth logout --revoke --yes', AWAY)).toMatchObject({ exitCode: 10 });
    expect(await bay('auth logout', AWAY)).toMatchObject({ exitCode: 0 });
    expect(existsSync(file)).toBe(false);
  });
});

test('status seals what lies open once there is a passphrase, and says so; nothing else does', async () => {
  const { bay, browser, folder } = await atGoogle({ BAY_CALENDAR: '' });
  await bay('auth', browser);
  const environment = { BAY_TOKEN_PASSPHRASE: 'four horses' };
  const kept = () =>
    JSON.parse(readFileSync(join(folder, 'home', 'default', 'sign-ins', 'default.json'), 'utf8')).kept;
  for (const line of ['slots', 'sync', 'doctor']) await bay(line, { environment });
  expect(kept()).toBe('plain');
  const { stdout, stderr } = await bay('auth status', { environment });
  expect(stdout).toContain('kept in    a file sealed with BAY_TOKEN_PASSPHRASE');
  expect(stderr).toContain('! The sign-in "default" lay open and is now sealed with BAY_TOKEN_PASSPHRASE');
  expect(kept()).toBe('sealed');
});

test('the client of a folder’s .env is kept with the sign-in, so that no folder needs it afterwards', async () => {
  const { bay, browser, file, folder, google } = await atGoogle({
    GOOGLE_CLIENT_ID: '',
    GOOGLE_CLIENT_SECRET: '',
  });
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = google.environment();
  file('.env', `GOOGLE_CLIENT_ID=${GOOGLE_CLIENT_ID}\nGOOGLE_CLIENT_SECRET=${GOOGLE_CLIENT_SECRET}\n`);
  for (const account of ['default', 'maria'])
    expect(await bay(`auth --account ${account}`, browser)).toMatchObject({ exitCode: 0 });
  rmSync(join(folder, '.env'));
  for (const account of ['default', 'maria']) {
    rmSync(join(folder, 'home', 'default', 'sign-ins', `${account}.access.json`));
    expect(await bay(`auth status --account ${account}`)).toMatchObject({ exitCode: 0, stderr: '' });
  }
  file('.env', 'GOOGLE_CLIENT_ID=somebody-elses\nGOOGLE_CLIENT_SECRET=x\nGOOGLE_REFRESH_TOKEN=y\n');
  chmodSync(join(folder, '.env'), 0o600);
  expect(await bay('auth', browser)).toMatchObject({ exitCode: 0 });
  expect(google.requests.filter(({ status }) => status !== 200 && status !== 302)).toEqual([]);
});
