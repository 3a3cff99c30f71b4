import { expect, test } from 'vitest';
import { signInProcesses } from './leak-process.ts';
import { leaksOfScene } from './leak-scene.ts';

/** How many random secrets go through the program: `BAY_LEAK_RUNS`. */
const SECRETS = Number(process.env['BAY_LEAK_RUNS'] ?? '12');
const AT_ONCE = 6;

test(
  'no secret gets out of the sign-ins, and no customer into addresses, request lines or troubles',
  async () => {
    let [seed, secrets, traces] = [0, 0, 0];
    const leaks: string[] = [];
    const work = async () => {
      while (secrets < SECRETS) {
        seed += 1;
        const of = seed;
        const report = await leaksOfScene(of);
        secrets += report.secrets;
        traces += report.traces;
        leaks.push(...report.leaks.map((leak) => `seed ${of}: ${leak}`));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    process.stdout.write(`${secrets} secrets in ${seed} scenes, looked for in ${traces} places\n`);
    expect(leaks).toEqual([]);
    expect(secrets).toBeGreaterThanOrEqual(SECRETS);
  },
  60_000 + SECRETS * 1_000,
);

test.runIf(process.platform === 'linux')(
  'the program that opens the browser is given the address alone, and no library logs what it knows',
  async () => {
    const { signIn, slots, browserArguments, address, secrets } = await signInProcesses();
    expect([signIn.exitCode, slots.exitCode]).toEqual([0, 0]);
    expect(browserArguments).toEqual([address.href]);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    const said = [signIn.stdout, signIn.stderr, slots.stdout, slots.stderr, ...browserArguments].join('\n');
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  },
);
