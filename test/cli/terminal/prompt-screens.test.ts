import { PassThrough } from 'node:stream';
import headless from '@xterm/headless';
import { expect, test } from 'vitest';
import type { Prompter } from '../../../src/cli/app.ts';
import { keyboardOf } from '../../../src/cli/terminal/keyboard.ts';
import { terminalPrompter } from '../../../src/cli/terminal/prompter.ts';
import { systemClock } from '../../../src/clock.ts';

/** What a person sees of a question on a screen of that width, once these keys have been typed at it. */
async function screenOf(
  columns: number,
  ask: (prompter: Prompter) => Promise<unknown>,
  {
    keys = '',
    color = false,
    sees,
  }: { readonly keys?: string; readonly color?: boolean; readonly sees: RegExp },
): Promise<string> {
  const screen = new headless.Terminal({ cols: columns, rows: 24, allowProposedApi: true, convertEol: true });
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns, rows: 24 })];
  const closing = new AbortController();
  const text = () => {
    const { active } = screen.buffer;
    const lines = Array.from({ length: active.length }, (_, at) =>
      active.getLine(at)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  };
  const seen = new Promise<string>((resolve) => {
    output.on('data', (drawn: Buffer) =>
      screen.write(drawn, () => {
        if (sees.test(text())) resolve(text());
      }),
    );
  });
  input.write(keys);
  const keyboard = keyboardOf(input, systemClock);
  const asked = ask(terminalPrompter({ keyboard, output, color, interruption: closing.signal }));
  asked.catch(() => undefined);
  const shown = await seen;
  closing.abort();
  await asked.catch(() => undefined);
  screen.dispose();
  return shown;
}

const VISITS = [
  '#1  Liam Chen, 2020 Jeep Wrangler, Mon 23 Nov 08:30–09:00',
  "#2  Dana O'Neill, 2018 Volkswagen Transporter, Mon 23 Nov 09:00–10:00",
  ...Array.from({ length: 18 }, (_, at) => `#${at + 3}  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30`),
].map((label) => ({ label, value: label }));
const choosing = (prompter: Prompter) =>
  prompter.choose('Whose visit? (name, phone, plate or number)', VISITS, undefined, { mayGoBack: true });

/** The screen, which colours leave as it is. */
async function shown(...[columns, ask, how]: Parameters<typeof screenOf>): Promise<string> {
  const plain = await screenOf(columns, ask, how);
  expect(await screenOf(columns, ask, { ...how, color: true })).toBe(plain);
  return plain;
}

test('a list at 80 columns says how many more there are', async () => {
  expect(await shown(80, choosing, { sees: /❯ #1[^]*goes back/ })).toMatchInlineSnapshot(`
    "? Whose visit? (name, phone, plate or number)
    ❯ #1  Liam Chen, 2020 Jeep Wrangler, Mon 23 Nov 08:30–09:00
      #2  Dana O'Neill, 2018 Volkswagen Transporter, Mon 23 Nov 09:00–10:00
      #3  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #4  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #5  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #6  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #7  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #8  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #9  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #10  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #11  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30
      #12  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30

    … 8 more, keep typing · ↑↓ Enter · Esc goes back"
  `);
});

test('a list at 40 columns breaks between words, and shows as many as there is room for', async () => {
  expect(await shown(40, choosing, { sees: /❯ #1[^]*goes back/ })).toMatchInlineSnapshot(`
    "? Whose visit? (name, phone, plate or
      number)
    ❯ #1 Liam Chen, 2020 Jeep Wrangler,
        Mon 23 Nov 08:30–09:00
      #2 Dana O'Neill, 2018 Volkswagen
        Transporter, Mon 23 Nov 09:00–10:00
      #3 Ana Pérez, 2018 Honda Civic, Tue
        24 Nov 13:00–13:30
      #4 Ana Pérez, 2018 Honda Civic, Tue
        24 Nov 13:00–13:30
      #5 Ana Pérez, 2018 Honda Civic, Tue
        24 Nov 13:00–13:30
      #6 Ana Pérez, 2018 Honda Civic, Tue
        24 Nov 13:00–13:30

    … 14 more, keep typing · ↑↓ Enter · Esc
    goes back"
  `);
});

test('what is typed narrows it, and a number is that visit', async () => {
  expect(await shown(40, choosing, { keys: 'transp', sees: /❯ #2[^]*goes back/ })).toMatchInlineSnapshot(`
    "? Whose visit? (name, phone, plate or
      number) transp
    ❯ #2 Dana O'Neill, 2018 Volkswagen
        Transporter, Mon 23 Nov 09:00–10:00

    ↑↓ Enter · Esc goes back"
  `);
  expect(await shown(80, choosing, { keys: '12', sees: /❯ #12[^]*goes back/ })).toMatchInlineSnapshot(`
    "? Whose visit? (name, phone, plate or number) 12
    ❯ #12  Ana Pérez, 2018 Honda Civic, Tue 24 Nov 13:00–13:30

    ↑↓ Enter · Esc goes back"
  `);
});

const CAR = 'Which car? (plate, or year, make and model; Enter if not known yet)';
const ofCar = (prompter: Prompter) => prompter.text(CAR, { before: '2018 Honda' });
const sure = (prompter: Prompter) => prompter.confirm('Change it all the same?');
const called = (prompter: Prompter) =>
  prompter.key('Ana Pérez', [
    { key: 'c', label: 'confirmed', value: 1 },
    { key: 'q', label: 'quit', value: 2 },
  ]);

test('a question that is longer than the line has its answer behind the last word, or below', async () => {
  expect(await shown(40, ofCar, { sees: /Honda/ })).toMatchInlineSnapshot(`
    "? Which car? (plate, or year, make and
      model; Enter if not known yet)
      2018 Honda"
  `);
  expect(await shown(80, ofCar, { sees: /Honda/ })).toMatchInlineSnapshot(`
    "? Which car? (plate, or year, make and model; Enter if not known yet)
      2018 Honda"
  `);
});

test('yes or no, and one key', async () => {
  expect(await shown(40, sure, { sees: /Y\/n/ })).toMatchInlineSnapshot(`
    "? Change it all the same?
      (Y/n)"
  `);
  expect(await shown(80, called, { sees: /quit/ })).toMatchInlineSnapshot(
    `"Ana Pérez  [c] confirmed  [q] quit"`,
  );
});
