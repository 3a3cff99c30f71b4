import type { Command, Option } from 'commander';
import { DOORS } from '../../scripts/doors.ts';
import type { App } from '../../src/cli/app.ts';
import { loadCommand } from '../../src/cli/run/load-command.ts';
import { buildProgram } from '../../src/cli/run/program.ts';
import { pick, type Random } from './random.ts';
import { fuzzedText } from './reader-texts.ts';

/** What people and programs type that means nothing, or something else than it looks. */
const ODD_VALUES: readonly string[] = [
  [
    '',
    ' ',
    '   ',
    '\n',
    '-',
    '--',
    '---',
    '-1',
    '-0',
    '.',
    '..',
    '/',
    '../../etc/passwd',
    '~',
    '*',
    '%',
    '"',
    "'",
    '#',
  ],
  ['\0', '\ud800', '\udfff', '\x1b[31m', '\u202e', '\ufeff', 'e\u0301', '😀', '１２', '٣', '９:３０', 'ﷺ'],
  [
    '0',
    '00',
    '0x10',
    '1.5',
    '1e3',
    '1e999',
    '1e-7',
    'NaN',
    'Infinity',
    '-Infinity',
    '999999999',
    '99999999999999999999',
  ],
  [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'true',
    '[object Object]',
    '{}',
    '[]',
  ],
  [
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '1969-12-31',
    '2100-01-01',
    '25:00',
    'T',
    '2026-11-23T24:00',
    'now',
    'never',
  ],
  [
    "'; DROP TABLE customer; --",
    '$(reboot)',
    '`id`',
    '${HOME}',
    'name: [',
    '&a *a',
    '{name: x}',
    'a: b: c',
    '!!js x',
  ],
  ['9'.repeat(1_000_000)],
  ['x'.repeat(40_000)],
  [' '.repeat(1_000)],
].flat();

/** What does mean something, so that odd values meet the code behind the first check. */
const SOUND_VALUES: readonly string[] = [
  [
    '1',
    '2',
    '#1',
    '99',
    'ana',
    '0134',
    '212 555 0134',
    'ABC1234',
    'Honda',
    'Civic',
    'oil',
    'oil_change',
    'Bay 1',
    'maria',
  ],
  [
    'today',
    'tomorrow',
    'tue 9',
    '2026-11-24T09:00',
    'next week',
    '9am',
    'in 2 weeks',
    '+30',
    'other',
    '30',
    'UTC',
    'bash',
  ],
  [
    'hours.saturday',
    'services.oil_change.minutes',
    'closures.+',
    'bays.Bay 1.capacity',
    'name',
    'closed',
    '09:00-12:00',
  ],
].flat();

export interface CommandPlace {
  readonly path: readonly string[];
  readonly options: readonly Option[];
  readonly argumentCount: number;
}

/** All commands with what they take, as the program itself has them. */
export async function commandPlaces(): Promise<CommandPlace[]> {
  const app = {} as App;
  const program = buildProgram(
    () => undefined,
    () => undefined,
    () => app,
  );
  for (const command of program.commands) await loadCommand(command, app);
  // What opens a door of its own never comes here (`bin/bay.js`).
  return placesIn(program, []).filter(({ path: [first] }) => !DOORS.some(({ name }) => name === first));
}

function placesIn(command: Command, path: readonly string[]): CommandPlace[] {
  const own = { path, options: command.options, argumentCount: command.registeredArguments.length };
  return [own, ...command.commands.flatMap((one) => placesIn(one, [...path, one.name()]))];
}

function value(random: Random): string {
  const kind = random();
  if (kind < 0.5) return pick(ODD_VALUES, random);
  return kind < 0.85 ? pick(SOUND_VALUES, random) : fuzzedText(400, random).text;
}

/** A command line of odd values: most of them of a real command with real options. */
export function oddCommandLine(places: readonly CommandPlace[], random: Random): string[] {
  const { path, options, argumentCount } = pick(places, random);
  const words = random() < 0.05 ? [value(random)] : [...path];
  const count = argumentCount + (random() < 0.2 ? 1 : 0) - (random() < 0.2 ? 1 : 0);
  for (let at = 0; at < count; at += 1) words.push(value(random));
  for (let left = Math.floor(random() * 5); left > 0 && options.length > 0; left -= 1)
    words.push(...optionWords(pick(options, random), random));
  if (random() < 0.3) words.splice(Math.floor(random() * words.length), 0, '--json');
  return random() < 0.1 ? words.toSorted(() => random() - 0.5) : words;
}

function optionWords({ long, short, required }: Option, random: Random): string[] {
  const flag = (random() < 0.5 ? long : short) ?? long ?? '--json';
  if (!required) return [flag];
  const form = random();
  if (form < 0.1) return [flag];
  return form < 0.4 && flag.startsWith('--') ? [`${flag}=${value(random)}`] : [flag, value(random)];
}

/** Settings that a person can set wrongly; none that leads to Google. */
const VARIABLES = ['BAY_NOW', 'BAY_SHOP', 'BAY_CALENDAR', 'CALENDAR_TIMEZONE', 'TIMEZONE', 'BAY_ACTOR'];
const LOOKS = ['NO_COLOR', 'FORCE_COLOR', 'TERM', 'EDITOR', 'TZ'];

export function oddEnvironment(random: Random): Record<string, string> {
  if (random() < 0.6) return {};
  return { [pick([...VARIABLES, ...LOOKS], random)]: pick(ODD_VALUES, random) };
}
