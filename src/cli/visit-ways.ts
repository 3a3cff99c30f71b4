import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VisitMode } from '../domain/visit-mode.ts';
import { fitting } from '../fitting-text.ts';
import { MODE_WORDS, readMode } from '../input/visit-mode.ts';
import type { Ways } from '../usecases/day/visit-ways.ts';
import { textOf } from './option-parsers.ts';

/** The options that tell how a visit goes, as they were given. */
export interface WaysOptions {
  readonly mode?: VisitMode;
  readonly promise?: string;
  readonly tag?: string;
}

/** How a car comes. Which words there are, the shell can be told. */
const visitMode = Object.assign(
  (text: string): VisitMode => {
    const mode = readMode(fitting('name', text));
    if (mode === null) throw new InvalidArgumentError(`Expected one of ${MODE_WORDS.join(', ')}.`);
    return mode;
  },
  { words: MODE_WORDS },
);

export function waysOptions(command: Command): Command {
  return command
    .option('--mode <mode>', `how the car comes: ${MODE_WORDS.join(', ')}`, visitMode)
    .option('--promise <time>', "until when it is promised, on the visit's day: 15:30", textOf('time'))
    .option('--tag <tag>', 'what hangs on its key: 14', textOf('key tag'));
}

export function waysGiven({ mode, promise, tag }: WaysOptions): Ways {
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(promise === undefined ? {} : { promise }),
    ...(tag === undefined ? {} : { tag }),
  };
}
