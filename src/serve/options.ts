import { argumentsOf, type DoorSpoken } from '../doors/arguments.ts';
import { SERVE_OPTIONS } from '../doors/serve-options.ts';
import type { Choices } from '../settings/settings.ts';

/** How the door was asked to open. */
export interface ServeOptions {
  readonly choices: Choices;
  /** As it was typed; undefined where it was not. */
  readonly port: string | undefined;
  readonly verbose: boolean;
  readonly installUnit: boolean;
}

const DOOR: DoorSpoken = { command: 'serve', options: SERVE_OPTIONS };

/** Reads the arguments behind `bay`. Throws `usage`, `too-long`. */
export function readOptions(argv: readonly string[]): ServeOptions {
  const given = argumentsOf(argv, DOOR);
  return {
    choices: given.choices,
    port: given.one('port'),
    verbose: given.isSet('verbose'),
    installUnit: given.isSet('install-unit'),
  };
}
