import { unitFor, unitHint } from '../output/serve/unit.ts';
import type { Settings } from '../settings/settings.ts';
import type { ServeOptions } from './options.ts';
import type { ServeWorld } from './serve-world.ts';

const GIVEN = [
  ['--port', 'port'],
  ['--receiver-port', 'receiverPort'],
  ['--public-url', 'publicUrl'],
] as const;

/**
 * Prints what a service manager needs to start this again with the machine, from whatever folder and with no setting of this
 * terminal, and says beside it what is to be done with that.
 */
export function installUnit(
  { choices, given, verbose }: ServeOptions,
  { databaseFile, shop }: Pick<Settings, 'databaseFile' | 'shop'>,
  { environment, machine, program, write, tell }: ServeWorld,
): void {
  const isNamed = choices.db !== undefined || (choices.shop === undefined && Boolean(environment['BAY_DB']));
  const book = isNamed ? ['--db', databaseFile] : ['--shop', shop];
  const command = [
    ...program,
    'serve',
    ...book,
    ...(choices.as === undefined ? [] : ['--as', choices.as]),
    ...GIVEN.flatMap(([option, name]) => (given[name] === undefined ? [] : [option, given[name]])),
    ...(verbose ? ['--verbose'] : []),
  ];
  const { platform, homeFolder } = machine;
  write(unitFor(platform, { command, home: environment['BAY_HOME'] ?? null, homeFolder }));
  tell(unitHint(platform));
}
