import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const MISSING: readonly { line: string; options: readonly string[] }[] = [
  { line: 'book', options: ['--customer', '--service', '--at'] },
  { line: 'book --customer 1', options: ['--service', '--at'] },
  { line: 'book --customer 1 --service oil', options: ['--at'] },
  { line: 'book --customer 1 --at "tomorrow 9am"', options: ['--service'] },
  { line: 'book --service oil --at "tomorrow 9am"', options: ['--customer'] },
  { line: 'book --name Cy', options: ['--vehicle', '--plate', '--make', '--service', '--at'] },
  { line: 'book --make Kia --service oil --at "tomorrow 9am"', options: ['--customer'] },
  { line: 'reschedule 1', options: ['--to'] },
  { line: 'cancel 1', options: ['--reason'] },
  { line: 'customers add', options: ['--name'] },
  { line: 'customers add --phone 9175550100', options: ['--name'] },
  { line: 'customers edit 1', options: ['--name', '--phone', '--email', '--notes'] },
  { line: 'vehicles add --make Kia', options: ['--customer'] },
  { line: 'vehicles add --customer 1', options: ['--plate', '--make'] },
  { line: 'vehicles edit 1', options: ['--customer', '--plate', '--make', '--notes'] },
];

test.each(MISSING)('"$line" names what is missing', async ({ line, options }) => {
  const { bay, json } = workshop({ given: TWO_VISITS });
  const noTerminal = await bay(line);
  expect({ exitCode: noTerminal.exitCode, stdout: noTerminal.stdout }).toEqual({ exitCode: 2, stdout: '' });
  for (const option of options) expect(noTerminal.stderr.split('\n')[0]).toContain(option);
  expect(await bay(`${line} --no-input`, { answers: [] })).toEqual(noTerminal);
  const { exitCode, error } = await json(line, { answers: [] });
  expect({ exitCode, code: error.code }).toEqual({ exitCode: 2, code: 'missing-options' });
});

test.each([
  'reschedule --to tomorrow',
  'cancel --reason other',
  'show',
  'find',
  'customers show',
  'customers edit --name X',
  'customers appointments',
  'customers import',
  'vehicles show',
  'vehicles edit --make Kia',
  'shop set',
  'shop set horizon_days',
  'shop import',
  'calendar import',
  'completion',
])('"%s" lacks an argument, which is named', async (line) => {
  const { bay } = workshop();
  const { exitCode, stdout, stderr } = await bay(line);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^✗ Missing required argument '[\w.]+'\.\n {2}See: bay .+ --help\n$/);
});
