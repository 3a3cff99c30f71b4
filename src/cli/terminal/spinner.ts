import type { Clock } from '../../clock.ts';
import type { OutputStream } from '../app.ts';
import type { World } from '../world.ts';

/** Nobody misses what comes sooner. */
const SILENT_MS = 300;
const FRAME_MS = 100;
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const ERASE = '\r\u001b[K';

/** Shows that work goes on, and leaves no trace. */
export interface Spinner {
  /** From now on somebody waits. */
  start(): void;
  /** Says what it is that goes on, should that take a while, and lets what is due be drawn before it begins. */
  doing(what: string): Promise<void>;
  /** Nobody does any more; what was drawn is gone. */
  stop(): void;
  /** Gives way to what is written, and then goes on if somebody waited before. */
  aside<T>(work: () => T): T;
  /** The same as long as somebody else has the screen. */
  while<T>(work: () => Promise<T>): Promise<T>;
}

/** On the last line of a screen on which something may move; drawn there for the first time after a while. */
export function spinnerOn(
  screen: OutputStream,
  clock: Pick<Clock, 'alarm'>,
  isWanted: () => boolean,
): Spinner {
  let putOff: (() => void) | null = null;
  let drawn = 0;
  let label = '';
  const draw = () => {
    if (!isWanted()) return;
    const frame = `${FRAMES[drawn % FRAMES.length]} `;
    screen.write(
      label === '' ? `\r${frame}` : `${ERASE}${(frame + label).slice(0, (screen.columns ?? 80) - 1)}`,
    );
    drawn += 1;
    putOff = clock.alarm(FRAME_MS, draw);
  };
  const spinner: Spinner = {
    start: () => {
      if (screen.mayMove) putOff ??= clock.alarm(SILENT_MS, draw);
    },
    doing: (what) => {
      label = what;
      // What goes on may leave no time for drawing.
      return new Promise((resolve) => {
        clock.alarm(0, resolve);
      });
    },
    stop: () => {
      putOff?.();
      putOff = null;
      if (drawn > 0) screen.write(ERASE);
      drawn = 0;
    },
    aside: (work) => {
      const isOn = putOff !== null;
      spinner.stop();
      const done = work();
      if (isOn) spinner.start();
      return done;
    },
    while: async (work) => {
      const isOn = putOff !== null;
      spinner.stop();
      try {
        return await work();
      } finally {
        if (isOn) spinner.start();
      }
    },
  };
  return spinner;
}

/** The same world, in which the spinner gives way to all that is written, asked and shown. */
export function besideSpinner(world: World, spinner: Spinner): World {
  const stream = (of: OutputStream): OutputStream => ({
    write: (text) => spinner.aside(() => of.write(text)),
    get isTerminal() {
      return of.isTerminal;
    },
    get columns() {
      return of.columns;
    },
    get rows() {
      return of.rows;
    },
    get mayMove() {
      return of.mayMove;
    },
  });
  const prompter: World['prompter'] = async (how) => {
    const asked = await world.prompter(how);
    return {
      text: (...given) => spinner.while(() => asked.text(...given)),
      choose: (...given) => spinner.while(() => asked.choose(...given)),
      confirm: (...given) => spinner.while(() => asked.confirm(...given)),
      key: (...given) => spinner.while(() => asked.key(...given)),
    };
  };
  const desk: World['desk'] = async () => {
    const own = await world.desk();
    return {
      ...own,
      readText: (...given) => spinner.while(() => own.readText(...given)),
      readDecoded: (...given) => spinner.while(() => own.readDecoded(...given)),
      edit: (...given) => spinner.while(() => own.edit(...given)),
    };
  };
  const page: World['page'] = (text) => spinner.while(() => world.page(text));
  // What of the world costs something is behind getters, and stays there.
  return Object.create(world, {
    stdout: { value: stream(world.stdout) },
    stderr: { value: stream(world.stderr) },
    prompter: { value: prompter },
    desk: { value: desk },
    page: { value: page },
  }) as World;
}
