import { expect, test } from 'vitest';
import { type Workshop, workshop } from '../support/workshop.ts';

/** Texts that a caller, a web form or a list could bring. */
const PAYLOADS: readonly { name: string; text: string }[] = [
  { name: 'colours and a cleared screen', text: 'Ana \u001b[31m\u001b[2J\u001b[HRed' },
  { name: 'a window title', text: 'Ana \u001b]0;owned\u0007 Title' },
  { name: 'a link', text: 'Ana \u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\' },
  { name: 'the one-byte introducers', text: 'Ana \u009b31m \u009d0;owned\u009c Pérez' },
  { name: 'a turned direction', text: 'Ana \u202egnp.exe\u202c \u2066x\u2069' },
  { name: 'lines and bells', text: 'Ana\r\nBooked #99\u0007\u0008\u0000\u2028end' },
  { name: 'SQL', text: "Ana'); DROP TABLE customer; --" },
  { name: 'a formula', text: "=cmd|'/C calc'!A0" },
  { name: 'a shell', text: '$(touch /tmp/owned) `id` ; rm -rf ~' },
  { name: 'nothing visible', text: 'Ana\u200b\u200d\ufeff\u00ad Pérez' },
];

const TEXT_VIEWS = [
  'agenda',
  'agenda --week',
  'show 1',
  'find ana',
  'find 0134',
  'customers list',
  'customers show 1',
  'customers appointments 1',
  'vehicles list',
  'vehicles show 1',
  'reschedule 1 --to tomorrow --dry-run',
  'cancel 1 --reason other --note x --dry-run',
  'book --vehicle 1 --service oil --at 2026-11-23T09:00',
  'book --customer 2 --make Kia --service oil --at 2026-11-23T09:00',
  'customers add --name Zed --phone 2125550134',
  'doctor',
];

/** Controls but for the newline, and everything that turns or hides text. */
// oxlint-disable-next-line no-control-regex -- they are what must not come
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u00ad]/;

async function bookedFor(text: string): Promise<Workshop> {
  const shop = workshop();
  await shop.done(
    ['customers', 'add', '--name', text, '--phone', '2125550134', '--notes', text],
    [
      'vehicles',
      'add',
      '--customer',
      '1',
      '--make',
      text,
      '--model',
      'Civic',
      '--plate',
      'ABC1234',
      '--notes',
      text,
    ],
    [
      'book',
      '--customer',
      '1',
      '--service',
      'oil',
      '--at',
      '2026-11-23T09:00',
      '--notes',
      text,
      '--concerns',
      text,
    ],
    'customers add --name Bob',
  );
  return shop;
}

test.each(PAYLOADS)('$name: no raw control byte in any view, stored as given', async ({ text }) => {
  const shop = await bookedFor(text);
  for (const line of TEXT_VIEWS) {
    const { stdout, stderr, exitCode } = await shop.bay(line);
    expect([0, 9]).toContain(exitCode);
    expect(stdout + stderr).not.toMatch(RAW);
    const json = await shop.bay(`${line} --json`);
    expect(json.stdout).not.toMatch(RAW);
  }
  const given = text.trim();
  expect(await shop.data('show 1')).toMatchObject({
    customer_name: given,
    notes: given,
    customer_concerns: given,
    vehicle_info: `${given} Civic`,
  });
  expect(await shop.data('customers show 1')).toMatchObject({ customer_name: given, notes: given });
  expect((await shop.data('customers list')).total).toBe(2);
});

test('what is typed wrongly comes back harmless, too', async () => {
  const { bay } = workshop();
  for (const { text } of PAYLOADS) {
    for (const argv of [
      ['slots', text],
      ['find', text],
      ['slots', '--service', text],
      ['slots', '--bay', text],
      ['show', text],
      ['shop', 'set', text, text],
      ['shop', 'import', text],
      [text],
      ['--shop', text, 'slots'],
      ['help', text],
    ]) {
      const { stdout, stderr, exitCode } = await bay(argv);
      expect(exitCode).not.toBe(1);
      expect(stdout + stderr).not.toMatch(RAW);
    }
  }
});

test('names of the shop with controls in them are refused, the rest is cleaned', async () => {
  const { bay } = workshop();
  for (const name of ['Garage \u001b[31mRed', 'Garage\nBooked', 'Garage\u0007']) {
    const { exitCode, stdout, stderr } = await bay(['shop', 'set', 'name', name]);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toMatch(RAW);
  }
  await bay(['shop', 'set', 'name', 'Garage \u202egnp']);
  await bay(['shop', 'set', 'bays', JSON.stringify([{ name: 'Bay \u202e1' }])]);
  for (const line of [
    'shop',
    'slots --days 2',
    'agenda --days 2',
    'calendar list',
    'doctor',
    'slots --bay x',
  ]) {
    const { stdout, stderr } = await bay(line);
    expect(stdout + stderr).not.toMatch(RAW);
  }
});
