import { argumentsOf, type DoorSpoken } from '../doors/arguments.ts';
import { SERVE_OPTIONS } from '../doors/serve-options.ts';
import type { Choices, ServeGiven } from '../settings/settings.ts';

/** How the door was asked to open. */
export interface ServeOptions {
  readonly choices: Choices;
  readonly given: ServeGiven;
  readonly verbose: boolean;
  readonly installUnit: boolean;
}

const DOOR: DoorSpoken = { command: 'serve', options: SERVE_OPTIONS };

/** Reads the arguments behind `bay`. Throws `usage`, `too-long`. */
export function readOptions(argv: readonly string[]): ServeOptions {
  const given = argumentsOf(argv, DOOR);
  return {
    choices: given.choices,
    given: {
      port: given.one('port'),
      receiverPort: given.one('receiver-port'),
      publicUrl: given.one('public-url'),
    },
    verbose: given.isSet('verbose'),
    installUnit: given.isSet('install-unit'),
  };
}
