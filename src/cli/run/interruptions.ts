import { AppError } from '../../failure.ts';
import type { App, Interruption } from '../app.ts';
import type { World } from '../world.ts';

/** Who is told of an interruption, and what ends with it. */
export interface Interruptions
  extends Pick<App, 'endWhenInterrupted' | 'heedInterruption' | 'unlessInterrupted'> {
  /** Aborted by the first one, unless somebody heeds it. */
  readonly signal: AbortSignal;
  readonly isInterrupted: boolean;
}

/** Somebody has work to put in order first. */
interface Heeding {
  readonly control: AbortController;
  readonly left: string;
}

/**
 * `lastWord`: says at once what is so, before the process ends as somebody insists, and gives the exit code for it; `left`: what
 * somebody who heeded the interruption has not put in order.
 */
export function interruptionsIn(
  { onInterruption }: Pick<World, 'onInterruption'>,
  lastWord: (signalCode: number, left: string | null) => number,
): Interruptions {
  let made: AbortController | null = null;
  // Node makes its class when it is first asked for, which costs what asks for nothing else more than all the rest.
  const control = () => {
    made ??= new AbortController();
    return made;
  };
  let heeding: Heeding | null = null;
  let listening = false;
  const listen = () => {
    if (listening) return;
    listening = true;
    onInterruption({
      heard: () => (heeding?.control ?? control()).abort(),
      lastWord: (signalCode) => lastWord(signalCode, heeding?.left ?? null),
    });
  };
  return {
    get signal() {
      return control().signal;
    },
    get isInterrupted() {
      return made?.signal.aborted ?? false;
    },
    endWhenInterrupted: listen,
    heedInterruption: (left): Interruption => {
      const heeded = { control: new AbortController(), left };
      heeding = heeded;
      if (control().signal.aborted) heeded.control.abort();
      listen();
      return {
        signal: heeded.control.signal,
        release: () => {
          heeding = null;
        },
      };
    },
    unlessInterrupted: async (work, undone) => {
      const { signal } = control();
      const ended = () => new AppError({ code: 'interrupted', ...(undone === undefined ? {} : { undone }) });
      if (signal.aborted) throw ended();
      const broken = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(ended()));
      });
      return Promise.race([work, broken]);
    },
  };
}
