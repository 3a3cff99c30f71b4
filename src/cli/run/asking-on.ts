import type { GlobalOptions, Prompter } from '../app.ts';
import { type Conversation, conversation } from '../asking/stepping-back.ts';
import type { World } from '../world.ts';
import type { Interruptions } from './interruptions.ts';

/** The questions of one command. */
export interface Asked extends Pick<Conversation, 'untilSettled' | 'settle' | 'isRepeating'> {
  /** The same whenever it is asked for; null where nothing may be asked. */
  readonly prompter: () => Promise<Prompter | null>;
}

export function askingOn(
  world: World,
  options: () => GlobalOptions,
  interruptions: Interruptions,
  color: () => boolean,
): Asked {
  const talk = conversation();
  let made: Promise<Prompter> | null = null;
  const make = async () => {
    // Who breaks off between two questions is told, too, that nothing was changed.
    interruptions.endWhenInterrupted();
    return talk.remembering(await world.prompter({ interruption: interruptions.signal, color: color() }));
  };
  return {
    prompter: async () => {
      if (options().json || !options().input || !world.stdinIsTerminal) return null;
      made ??= make();
      return made;
    },
    untilSettled: talk.untilSettled,
    settle: talk.settle,
    get isRepeating() {
      return talk.isRepeating;
    },
  };
}
