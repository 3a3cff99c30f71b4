import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const ESCAPE = '\u001b[';
const TERMINAL = { columns: 80 };

test.each([
  { name: 'a terminal', line: 'agenda', columns: 80, environment: {}, coloured: true },
  { name: 'no terminal', line: 'agenda', columns: undefined, environment: {}, coloured: false },
  { name: 'NO_COLOR', line: 'agenda', columns: 80, environment: { NO_COLOR: '1' }, coloured: false },
  { name: 'an empty NO_COLOR', line: 'agenda', columns: 80, environment: { NO_COLOR: '' }, coloured: true },
  { name: '--no-color', line: 'agenda --no-color', columns: 80, environment: {}, coloured: false },
  {
    name: 'FORCE_COLOR',
    line: 'agenda',
    columns: undefined,
    environment: { FORCE_COLOR: '1' },
    coloured: true,
  },
  { name: 'FORCE_COLOR=0', line: 'agenda', columns: 80, environment: { FORCE_COLOR: '0' }, coloured: false },
  {
    name: 'both',
    line: 'agenda',
    columns: 80,
    environment: { FORCE_COLOR: '1', NO_COLOR: '1' },
    coloured: false,
  },
  { name: 'a dumb terminal', line: 'agenda', columns: 80, environment: { TERM: 'dumb' }, coloured: false },
  { name: '--json', line: 'agenda --json', columns: 80, environment: { FORCE_COLOR: '1' }, coloured: false },
])('with $name: colours $coloured', async ({ line, columns, environment, coloured }) => {
  const { bay } = workshop({ given: TWO_VISITS });
  const { stdout } = await bay(line, { environment, ...(columns === undefined ? {} : { columns }) });
  expect(stdout.includes(ESCAPE)).toBe(coloured);
});

test('failures are coloured by the same rules', async () => {
  const { bay } = workshop();
  expect((await bay('show 1', TERMINAL)).stderr).toContain(`${ESCAPE}31m✗`);
  expect((await bay('show 1 --no-color', TERMINAL)).stderr).not.toContain(ESCAPE);
  expect((await bay('show 1')).stderr).not.toContain(ESCAPE);
});

test('without its colours the text is the same', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  for (const line of ['agenda', 'slots', 'show 1', 'find ana', 'shop', 'customers list', 'help exit-codes']) {
    const { stdout } = await bay(line, { environment: { FORCE_COLOR: '1' } });
    expect(stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe((await bay(line)).stdout); // oxlint-disable-line no-control-regex
  }
});

test('a narrow terminal breaks no line of the day', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  const { stdout } = await bay('agenda --no-color', { columns: 60 });
  for (const line of stdout.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(60);
  expect(stdout).toContain('#1');
});
