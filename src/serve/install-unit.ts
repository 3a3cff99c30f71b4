import type { View } from '../output/form/view.ts';
import { leftOutText, unitFor, unitHint, unitView } from '../output/serve/unit.ts';
import { type Environment, SETTINGS, type Settings, withoutWrapping } from '../settings/settings.ts';
import type { ServeOptions } from './options.ts';
import type { ServeWorld } from './serve-world.ts';

/** Options that a unit keeps, with the variables in whose place they stand. */
const KEPT = [
  ['--port', 'port', 'BAY_SERVE_PORT'],
  ['--receiver-port', 'receiverPort', 'BAY_RECEIVER_PORT'],
  ['--public-url', 'publicUrl', 'BAY_PUBLIC_URL'],
] as const;

/** Where the book is, the unit says in ways of its own, and the book knows its zone. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set([
  'BAY_HOME',
  'BAY_DB',
  'BAY_SHOP',
  'CALENDAR_TIMEZONE',
  ...KEPT.map(([, , name]) => name),
]);

/**
 * What a service manager needs to start this again with the machine, from whatever folder and with no setting of this
 * terminal, and what is to be done with that. Throws what `bay serve` would refuse of its settings.
 */
export function unitToInstall(
  { choices, given, verbose }: ServeOptions,
  settings: Pick<Settings, 'databaseFile' | 'shop' | 'serve' | 'alerts'>,
  { environment: set, machine, program }: Pick<ServeWorld, 'environment' | 'machine' | 'program'>,
): { view: View; beside: string } {
  settings.serve(given);
  settings.alerts();
  const { platform, homeFolder } = machine;
  const environment = withoutWrapping(set);
  const isNamed = choices.db !== undefined || (choices.shop === undefined && Boolean(environment['BAY_DB']));
  const book = isNamed ? ['--db', settings.databaseFile] : ['--shop', settings.shop];
  const command = [
    ...program,
    'serve',
    ...book,
    ...(choices.as === undefined ? [] : ['--as', choices.as]),
    ...KEPT.flatMap(([option, name, variable]) => {
      const value = given[name] ?? (environment[variable] || undefined);
      return value === undefined ? [] : [option, value];
    }),
    ...(verbose ? ['--verbose'] : []),
  ];
  const unit = unitFor(platform, { command, home: environment['BAY_HOME'] ?? null, homeFolder });
  const left = leftOut(environment);
  const hint = [unitHint(platform), ...(left.length === 0 ? [] : [leftOutText(left)])].join('\n');
  return { view: unitView(unit, hint), beside: hint };
}

function leftOut(environment: Environment): string[] {
  return SETTINGS.filter((name) => environment[name] && !SAID_OTHERWISE.has(name));
}
