import { expect, test } from 'vitest';
import { type RunSetup, type Workshop, workshop } from '../support/workshop.ts';
import { READING_COMMANDS, WRITING_COMMANDS, WRITTEN_FILES } from '../support/workshop-commands.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

function everything(setup: { environment?: Record<string, string> } = {}): Workshop {
  const shop = workshop({ given: TWO_VISITS, ...setup });
  for (const [name, text] of Object.entries(WRITTEN_FILES)) shop.file(name, text);
  return shop;
}

/** Every key at every depth, but for what a person wrote. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(keysOf)];
}

const SUCCEEDING = [
  ...READING_COMMANDS,
  ...WRITING_COMMANDS.flatMap(({ line }) => [line, `${line} --dry-run`]),
  'sync',
  'sync --dry-run',
  'shop edit',
  '',
  '--help',
  '--version',
  'customers',
  'book --help',
];

test.each(SUCCEEDING)('success of "%s" is one document with snake_case keys', async (line) => {
  const { bay } = everything();
  const { exitCode, stdout, stderr } = await bay(`${line} --json`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^\{[^\n]+\}\n$/);
  const document = JSON.parse(stdout);
  expect(Object.keys(document).sort()).toEqual(['data', 'message', 'success']);
  expect(document.success).toBe(true);
  expect(document.message).toMatch(/\S/);
  for (const key of keysOf(document.data)) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
});

const FAILING: readonly { line: string; exitCode: number; code: string; setup?: RunSetup }[] = [
  { line: 'boko', exitCode: 2, code: 'usage' },
  { line: '--nope', exitCode: 2, code: 'usage' },
  { line: 'slots --nope', exitCode: 2, code: 'usage' },
  { line: 'cancel', exitCode: 2, code: 'usage' },
  { line: 'cancel --reason', exitCode: 2, code: 'usage' },
  { line: 'cancel one --reason other', exitCode: 2, code: 'usage' },
  { line: 'customers nope', exitCode: 2, code: 'usage' },
  { line: 'help nope', exitCode: 2, code: 'usage' },
  { line: 'book', exitCode: 2, code: 'missing-options' },
  { line: 'book --json', exitCode: 2, code: 'missing-options', setup: { answers: [] } },
  { line: 'cancel 1', exitCode: 2, code: 'missing-options', setup: { answers: [] } },
  { line: 'slots blursday', exitCode: 2, code: 'time-not-understood' },
  { line: 'slots next friday', exitCode: 2, code: 'weekday-ambiguous', setup: { answers: [] } },
  { line: 'customers add --name Cy --phone 12', exitCode: 2, code: 'invalid-value' },
  { line: 'slots --service b', exitCode: 2, code: 'several-match' },
  { line: 'shop import nowhere.yaml', exitCode: 2, code: 'file-unreadable' },
  { line: 'shop import list.csv', exitCode: 2, code: 'file-invalid' },
  { line: 'show 77', exitCode: 5, code: 'not-found' },
  { line: 'slots --bay "Bay 9"', exitCode: 5, code: 'not-found' },
  { line: 'book --vehicle 2 --service oil --at 2026-11-23T09:00', exitCode: 9, code: 'slot-taken' },
  { line: 'book --vehicle 2 --service oil --at 2026-11-22T09:00', exitCode: 9, code: 'in-the-past' },
  { line: 'book --vehicle 2 --service oil --at 2026-11-29T09:00', exitCode: 9, code: 'shop-closed' },
  { line: 'customers add --name Cy --phone 2125550134', exitCode: 9, code: 'phone-taken' },
  { line: 'vehicles add --customer 2 --plate ABC1234', exitCode: 9, code: 'car-taken' },
  { line: 'shop set bays "[{name: Pit}]"', exitCode: 9, code: 'appointments-in-the-way' },
  { line: 'slots', exitCode: 10, code: 'bad-configuration', setup: { environment: { BAY_NOW: 'soon' } } },
  {
    line: 'slots',
    exitCode: 74,
    code: 'database-unreachable',
    setup: { environment: { BAY_DB: 'list.csv/bay.db' } },
  },
];

test.each(FAILING)(
  'failure of "$line" is one document: $code, $exitCode',
  async ({ line, exitCode, code, setup }) => {
    const { bay } = everything();
    const ran = await bay(`${line} --json`, setup);
    expect({ exitCode: ran.exitCode, stderr: ran.stderr }).toEqual({ exitCode, stderr: '' });
    expect(ran.stdout).toMatch(/^\{[^\n]+\}\n$/);
    const document = JSON.parse(ran.stdout);
    expect(document).toEqual({
      success: false,
      error: { code, hint: expect.any(String), details: expect.any(Object) },
      message: expect.stringMatching(/\S/),
    });
    for (const key of keysOf(document)) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
  },
);

test('--json counts wherever it stands', async () => {
  const { bay } = everything();
  const after = await bay('customers list --json');
  expect(await bay('--json customers list')).toEqual(after);
  expect(await bay('customers --json list')).toEqual(after);
  expect((await bay('--json boko')).stdout).toMatch(/^\{"success":false/);
});
