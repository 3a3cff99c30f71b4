import { expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
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
  const { already, ...rest } = document;
  expect(Object.keys(rest).sort()).toEqual(['data', 'message', 'success']);
  expect([undefined, true]).toContain(already);
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
  { line: 'cancel one --reason other', exitCode: 5, code: 'not-found' },
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
  { line: 'vehicles add --customer 2 --plate ABC1234', exitCode: 9, code: 'car-known' },
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

test.each([
  'book --customer 1 --service oil_change --at 2026-11-23T09:00',
  'reschedule 1 --to 2026-11-23T09:00',
  'cancel 1 --reason other',
  'customers add --name "Ana Pérez" --phone 2125550134',
  'customers import list.csv',
  'vehicles add --customer 1 --plate ABC1234',
  'shop set horizon_days 90',
  'shop set bays.Lift {}',
  'shop import shop.yaml',
  'calendar import busy.ics',
])('"%s" for the second time says that it was so already', async (line) => {
  const { json } = everything();
  await json(line);
  expect(await json(`${line} --dry-run`)).toMatchObject({ exitCode: 0, success: true, already: true });
  expect(await json(line)).toMatchObject({ exitCode: 0, success: true, already: true });
});

test.each(WRITING_COMMANDS)(
  '"$line" is new once, and under its key from then on what was',
  async ({ line }) => {
    const { json } = everything();
    const first = await json(`${line} --idempotency-key k`);
    expect(first.success).toBe(true);
    expect(first).not.toHaveProperty('already');
    expect(await json(`${line} --idempotency-key k`)).toMatchObject({ success: true, already: true });
  },
);

/** Ways to keep the reports and everything else from a success, at a Google that refuses everything. */
const AT_A_LOSS = ['doctor', 'sync', 'test-suite', 'test-suite --workflow', 'auth status', 'calendar list'];

test.each(AT_A_LOSS)('"%s" that ends with trouble is one document without success', async (line) => {
  const { bay, google, signedIn } = await googleWorkshop();
  google.oauth.revoke(signedIn.refreshToken);
  const { exitCode, stdout } = await bay(`${line} --json`);
  expect(stdout).toMatch(/^\{[^\n]+\}\n$/);
  expect(exitCode).not.toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    success: false,
    error: {
      code: expect.stringMatching(/^[a-z-]+$/),
      hint: expect.any(String),
      details: expect.any(Object),
    },
    message: expect.stringMatching(/\S/),
    ...(line === 'calendar list' ? {} : { data: expect.any(Object) }),
  });
});
