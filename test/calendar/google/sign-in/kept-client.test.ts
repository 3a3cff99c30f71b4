import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approving, LOGIN, signInBench } from './sign-in-bench.ts';

const SOON_MS = 5_000;
const TWO_HOURS_MS = 7_200_000;
const PASSPHRASE = { BAY_TOKEN_PASSPHRASE: 'four horses in a row' };

test.each([
  { where: 'a file', place: 'file', extra: {} },
  { where: 'a sealed file', place: 'file', extra: PASSPHRASE },
  { where: 'the keyring', place: 'keyring', extra: {} },
] as const)(
  'a sign-in in $where keeps its client beside the token, as safe as that',
  async ({ place, extra }) => {
    const bench = await signInBench();
    await bench.bay(extra).signIns.login({ ...LOGIN, place }, approving(bench.google));
    const text = readFileSync(join(bench.folder, 'default.json'), 'utf8');
    const isOpen = place === 'file' && extra !== PASSPHRASE;
    expect(text.includes(bench.google.client.secret as string)).toBe(isOpen);
    bench.time.now += TWO_HOURS_MS;
    expect(await bench.bayWithoutClient(extra).tokens().current(SOON_MS)).toMatch(/^ya29\./);
  },
);

test('each of several sign-ins is used with the client that it was made with', async () => {
  const bench = await signInBench();
  const other = bench.google.oauth.register();
  const ofOther = { GOOGLE_CLIENT_ID: other.id, GOOGLE_CLIENT_SECRET: other.secret as string };
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  await bench.bay(ofOther).signIns.login({ ...LOGIN, account: 'maria' }, approving(bench.google));
  bench.time.now += TWO_HOURS_MS;
  for (const account of ['default', 'maria'])
    expect(await bench.bayWithoutClient().tokens(account).current(SOON_MS)).toMatch(/^ya29\./);
});

test('who signs in again needs no client, and a new name takes the one that is kept', async () => {
  const bench = await signInBench();
  await bench.bay(PASSPHRASE).signIns.login(LOGIN, approving(bench.google));
  const kept = {
    clientId: bench.google.client.id,
    clientSecret: null,
    spareSecret: null,
    clientFrom: 'kept',
  } as const;
  const away = bench.bayWithoutClient(PASSPHRASE, kept);
  for (const account of ['default', 'maria'])
    expect((await away.signIns.login({ ...LOGIN, account }, approving(bench.google))).signIn.account).toBe(
      account,
    );
  const shut = bench.bayWithoutClient({}, kept).signIns.login(LOGIN, approving(bench.google));
  await expect(shut).rejects.toMatchObject({
    failure: {
      code: 'bad-configuration',
      setting: 'GOOGLE_CLIENT_SECRET',
      problem: { kind: 'closed-secret', why: expect.stringContaining('sealed') },
    },
  });
});

test('without any client nobody is sent to Google', async () => {
  const bench = await signInBench();
  const { signIns } = bench.bayWithoutClient();
  await expect(signIns.login(LOGIN, approving(bench.google))).rejects.toMatchObject({
    failure: { code: 'bad-configuration', setting: 'GOOGLE_CLIENT_ID' },
  });
  expect(signIns.hasClient).toBe(false);
  expect(bench.google.requests).toEqual([]);
});

test('a token of the environment is used with the client that a sign-in here has kept', async () => {
  const bench = await signInBench();
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  const { refreshToken } = bench.google.signedIn({ account: 'other@example.com' });
  const kept = {
    clientId: bench.google.client.id,
    clientSecret: null,
    spareSecret: null,
    clientFrom: 'kept',
  } as const;
  const away = bench.bayWithoutClient({ GOOGLE_REFRESH_TOKEN: refreshToken }, kept);
  expect(await away.tokens().current(SOON_MS)).toMatch(/^ya29\./);
});

test.each([
  {
    say: 'the trusted settings outdo what is kept',
    client: { clientSecret: 'wrong', spareSecret: null },
    works: false,
  },
  {
    say: 'what is kept outdoes a .env nearby',
    client: { clientSecret: null, spareSecret: 'wrong' },
    works: true,
  },
])('of one client’s secrets $say', async ({ client, works }) => {
  const bench = await signInBench();
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  bench.time.now += TWO_HOURS_MS;
  const known = { ...client, clientId: bench.google.client.id, clientFrom: 'kept' } as const;
  const asked = bench.bayWithoutClient({}, known).tokens().current(SOON_MS);
  await (works
    ? expect(asked).resolves.toMatch(/^ya29\./)
    : expect(asked).rejects.toThrow('sign-in-expired'));
});

test('the trusted client is used, whatever is kept', async () => {
  const bench = await signInBench();
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  const unknown = bench.bay({ GOOGLE_CLIENT_ID: 'unknown', GOOGLE_CLIENT_SECRET: 'x' });
  await expect(unknown.tokens().current(SOON_MS)).rejects.toMatchObject({
    failure: { code: 'sign-in-expired', why: expect.stringContaining('invalid_client') },
  });
});
