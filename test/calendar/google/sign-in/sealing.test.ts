import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SignInRecord } from '../../../../src/calendar/google/sign-in/sign-in-record.ts';
import { approving, LOGIN, type SignInBench, signInBench } from './sign-in-bench.ts';

const SOON_MS = 5_000;
const TWO_HOURS_MS = 7_200_000;
const PASSPHRASE = { BAY_TOKEN_PASSPHRASE: 'four horses in a row' };
const OTHER = { BAY_TOKEN_PASSPHRASE: 'five horses' };

const recordIn = ({ folder }: SignInBench, account = 'default') =>
  JSON.parse(readFileSync(join(folder, `${account}.json`), 'utf8'));
const textsIn = ({ folder }: SignInBench) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

async function signedInBench(extra: Readonly<Record<string, string>> = {}): Promise<SignInBench> {
  const bench = await signInBench();
  await bench.bay(extra).signIns.login(LOGIN, approving(bench.google));
  return bench;
}

test('a passphrase seals no stored sign-in in passing, and without it the next command goes on', async () => {
  const bench = await signedInBench();
  const { refresh_token: token } = recordIn(bench);
  bench.time.now += TWO_HOURS_MS;
  await bench.bay(OTHER).tokens().current(SOON_MS);
  expect(recordIn(bench)).toMatchObject({ kept: 'plain', refresh_token: token });
  bench.time.now += TWO_HOURS_MS;
  expect(await bench.bay().tokens().current(SOON_MS)).toMatch(/^ya29\./);
});

test('another refresh token of Google’s is kept in the manner of the one before', async () => {
  const bench = await signInBench();
  bench.google.oauth.settings.rotates = true;
  const ways = [
    { account: 'default', made: {}, used: PASSPHRASE, kept: 'plain' },
    { account: 'maria', made: PASSPHRASE, used: PASSPHRASE, kept: 'sealed' },
    { account: 'joe', made: {}, used: PASSPHRASE, kept: 'keyring' },
  ] as const;
  for (const { account, made, used, kept } of ways) {
    const place = kept === 'keyring' ? kept : 'file';
    await bench.bay(made).signIns.login({ ...LOGIN, account, place }, approving(bench.google));
    const { fingerprint } = recordIn(bench, account);
    for (let i = 0; i < 2; i += 1) {
      bench.time.now += TWO_HOURS_MS;
      expect(await bench.bayWithoutClient(used).tokens(account).current(SOON_MS)).toMatch(/^ya29\./);
    }
    expect(recordIn(bench, account).kept).toBe(kept);
    expect(recordIn(bench, account).fingerprint).not.toBe(fingerprint);
  }
});

test('sealing is asked for, and then nothing but the passphrase opens it', async () => {
  const bench = await signedInBench();
  await bench.bay().signIns.login({ ...LOGIN, account: 'maria' }, approving(bench.google));
  const secrets = ['default', 'maria'].flatMap((account) => {
    const { refresh_token: token, client_secret: secret } = recordIn(bench, account);
    return [token, secret] as string[];
  });
  expect(await bench.bay().signIns.seal()).toEqual([]);
  expect(await bench.bay(PASSPHRASE).signIns.seal()).toEqual(['default', 'maria']);
  expect(await bench.bay(PASSPHRASE).signIns.seal()).toEqual([]);
  for (const secret of secrets) expect(JSON.stringify(textsIn(bench))).not.toContain(secret);
  bench.time.now += TWO_HOURS_MS;
  for (const [extra, why] of [
    [{}, 'BAY_TOKEN_PASSPHRASE is not set'],
    [OTHER, 'BAY_TOKEN_PASSPHRASE does not open it'],
  ] as const)
    await expect(bench.bay(extra).tokens().current(SOON_MS)).rejects.toMatchObject({
      failure: { code: 'token-store-failed', problem: 'unreadable', why: expect.stringContaining(why) },
    });
  const { vault } = bench.bay(PASSPHRASE);
  const opened = vault.reveal('maria', vault.kept('maria') as SignInRecord);
  expect(Object.values(opened)).toEqual(secrets.slice(2));
});

test('a passphrase that does not open what is sealed seals nothing else either', async () => {
  const bench = await signedInBench(PASSPHRASE);
  await bench.bay().signIns.login({ ...LOGIN, account: 'maria' }, approving(bench.google));
  const before = textsIn(bench);
  await expect(bench.bay(OTHER).signIns.seal()).rejects.toThrow('token-store-failed');
  expect(textsIn(bench)).toEqual(before);
});

test('a token of the working folder counts only for a name without another', async () => {
  const bench = await signInBench();
  const { refreshToken } = bench.google.signedIn({ account: 'other@example.com' });
  const nearby = () => {
    const settings = { ...bench.settings(), nearbyTokens: new Map([['default', refreshToken]]) };
    return bench.bayOf(settings);
  };
  expect(await nearby().signIns.list()).toMatchObject([{ place: 'environment' }]);
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  expect(await nearby().signIns.list()).toMatchObject([{ place: 'file', email: 'shop@example.com' }]);
});
