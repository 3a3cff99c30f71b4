import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const words = (text: string) => text.split(' ');

/** The names of the contract: none of them may ever be lost. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  slots: ['--days', '--week', '--service', '--duration', '--bay', '--technician', '--limit', '--first'],
  book: words(
    '--customer --vehicle --service --at --duration --bay --technician --notes --concerns --invite --no-invite',
  )
    .concat(words('--overbook --name --phone --email --plate --make --model --year --vin'))
    .concat(words('--dry-run --idempotency-key')),
  reschedule: ['--to', '--duration', '--bay', '--technician', '--overbook', '--dry-run', '--idempotency-key'],
  cancel: ['--reason', '--note', '--dry-run', '--idempotency-key'],
  agenda: ['--week', '--days'],
  today: ['--week', '--days'],
  show: [],
  find: [],
  'customers add': ['--name', '--phone', '--email', '--dry-run', '--idempotency-key'],
  'customers list': [],
  'customers show': [],
  'customers edit': ['--name', '--phone', '--email', '--dry-run', '--idempotency-key'],
  'customers appointments': ['--past'],
  'customers import': ['--dry-run', '--idempotency-key'],
  'vehicles add': [
    '--customer',
    '--plate',
    '--make',
    '--model',
    '--year',
    '--vin',
    '--dry-run',
    '--idempotency-key',
  ],
  'vehicles list': [],
  'vehicles show': [],
  'vehicles edit': ['--plate', '--make', '--dry-run', '--idempotency-key'],
  'shop show': [],
  'shop set': ['--dry-run', '--idempotency-key'],
  'shop edit': ['--dry-run', '--idempotency-key'],
  'shop import': ['--dry-run', '--idempotency-key'],
  'shop export': [],
  doctor: [],
  sync: ['--dry-run', '--idempotency-key'],
  'calendar list': [],
  'calendar import': ['--calendar', '--dry-run', '--idempotency-key'],
  completion: [],
  help: [],
};

test.each(Object.entries(COMMANDS))('bay %s is there, with %j', async (command, flags) => {
  const { bay } = workshop();
  const { exitCode, stdout } = await bay(`${command} --help`);
  expect(exitCode).toBe(0);
  for (const flag of flags) expect(stdout).toMatch(new RegExp(`[ ,]${flag}\\b`));
});

test('the options of every command are those of the contract', async () => {
  const { bay } = workshop();
  const { stdout } = await bay('--help');
  for (const flag of ['--json', '--yes', '--no-input', '--db', '--shop', '--no-color', '--verbose']) {
    expect(stdout).toContain(` ${flag}`);
  }
});

const EXIT_CODES: readonly { line: string; exitCode: number; environment?: Record<string, string> }[] = [
  { line: 'slots', exitCode: 0 },
  { line: 'find nobody', exitCode: 0 },
  { line: 'book --customer 1 --service oil_change --at 2026-11-23T09:00', exitCode: 0 },
  { line: 'cancel 1', exitCode: 2 },
  { line: 'slots --nope', exitCode: 2 },
  { line: 'show 77', exitCode: 5 },
  { line: 'slots --bay "Bay 9"', exitCode: 5 },
  { line: 'book --customer 2 --service oil --at 2026-11-23T09:00', exitCode: 9 },
  { line: 'book --customer 2 --service oil --at 2026-11-20T09:00', exitCode: 9 },
  { line: 'slots', exitCode: 10, environment: { BAY_CALENDAR: 'outlook' } },
  { line: 'slots', exitCode: 74, environment: { BAY_DB: 'list.csv/bay.db' } },
];

test.each(EXIT_CODES)('"$line" ends with $exitCode', async ({ line, exitCode, environment = {} }) => {
  const { bay, file } = workshop({ given: TWO_VISITS });
  file('list.csv', 'Name\nAna\n');
  expect((await bay(line, { environment })).exitCode).toBe(exitCode);
});

test('results go to stdout, everything else to stderr', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  const failed = await bay('show 77');
  expect({ stdout: failed.stdout, told: failed.stderr !== '' }).toEqual({ stdout: '', told: true });
  expect((await bay('agenda')).stderr).toBe('');
});
