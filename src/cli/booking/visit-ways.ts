import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { fitting } from '../../fitting-text.ts';
import { MODE_WORDS, readMode } from '../../input/visit-mode.ts';
import type { Ways } from '../../usecases/booking/visit-ways.ts';
import { type Nothing, orNothing, textOf, unlessNothing } from '../options/option-parsers.ts';

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

/** The same, of a visit that is there: `""` takes away what was said. */
export interface WaysToChange {
  readonly mode?: VisitMode | Nothing;
  readonly promise?: string;
  readonly tag?: string;
}

export function waysToChange(command: Command): Command {
  return command
    .option('--mode <mode>', `how the car comes: ${MODE_WORDS.join(', ')}`, orNothing(visitMode))
    .option(
      '--promise <time>',
      "until when it is promised, on the visit's day: 15:30",
      orNothing(textOf('time')),
    )
    .option('--tag <tag>', 'what hangs on its key: 14', orNothing(textOf('key tag')));
}

export function waysGiven({ mode, promise, tag }: WaysToChange): Ways {
  return {
    ...(mode === undefined ? {} : { mode: unlessNothing(mode) }),
    ...(promise === undefined ? {} : { promise: unlessNothing(promise) }),
    ...(tag === undefined ? {} : { tag: unlessNothing(tag) }),
  };
}
