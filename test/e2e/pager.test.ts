import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { page } from '../../src/machine/pager.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type RunSetup, workshop } from '../support/workshop.ts';

const MANY = Array.from({ length: 12 }, (_, i) => `customers add --name "Person ${i}"`);

/** What the pager was given, and what came out beside it. */
async function paged(line: string, setup: RunSetup) {
  const { bay } = workshop({ given: MANY });
  let given: string | null = null;
  const ran = await bay(line, {
    columns: 80,
    rows: 10,
    page: async (text) => {
      given = text;
      return true;
    },
    ...setup,
  });
  return { ...ran, given };
}

test('a result that is longer than the screen is given to the pager, and only there', async () => {
  const { given, stdout, exitCode } = await paged('customers list', {});
  expect(given).toContain('Person 11');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
});

test.each<{ name: string; line: string; setup: RunSetup }>([
  { name: 'it fits', line: 'customers list', setup: { rows: 50 } },
  { name: '--no-pager', line: 'customers list --no-pager', setup: {} },
  { name: '--json', line: 'customers list --json', setup: {} },
  { name: 'an empty PAGER', line: 'customers list', setup: { environment: { PAGER: '' } } },
  { name: 'PAGER=cat', line: 'customers list', setup: { environment: { PAGER: 'cat' } } },
  { name: 'a dumb terminal', line: 'customers list', setup: { environment: { TERM: 'dumb' } } },
])('with $name it is written at once', async ({ line, setup }) => {
  const { given, stdout } = await paged(line, setup);
  expect(given).toBeNull();
  expect(stdout).toContain('Person 11');
});

test('into a pipe it is written at once', async () => {
  const { bay } = workshop({ given: MANY });
  expect((await bay('customers list')).stdout).toContain('Person 11');
});

test('where the pager cannot be run, nothing is lost', async () => {
  const { stdout } = await paged('customers list', { page: async () => false });
  expect(stdout).toContain('Person 11');
});

describe('the pager of the machine', () => {
  const fits = process.platform !== 'win32';

  test.runIf(fits)('is the one that PAGER names, with its words', async () => {
    const file = join(scratchFolder(), 'shown');
    expect(await page('line\n'.repeat(5_000), { ...process.env, PAGER: `cat > '${file}'` })).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('line\n'.repeat(5_000));
  });

  test.runIf(fits)('may be closed before the end', async () => {
    expect(await page('line\n'.repeat(100_000), { ...process.env, PAGER: 'true' })).toBe(true);
  });

  test('that is not there is said to have shown nothing', async () => {
    const folder = scratchFolder();
    expect(existsSync(join(folder, 'less'))).toBe(false);
    expect(await page('a line\n', { PATH: folder })).toBe(false);
  });
});
