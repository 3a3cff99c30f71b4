import { type AtTerminal, atTerminal, KEYS } from '../support/terminal.ts';
import type { CounterShop } from './shop.ts';

/** One thing that is done at the keyboard, and what is to be seen then. */
export interface Step {
  /** Keys; `Enter` is written as `\r`. */
  readonly keys: string;
  /** Settles the step: what must be on the screen; left out, the command has come to its end. */
  readonly sees?: RegExp;
}

/** Something that is wanted at the counter. */
export interface Task {
  readonly name: string;
  /** What is typed after `bay `, without Enter; null: the command of the task before goes on. */
  readonly typed: string | null;
  /** A command that has been typed before, and counts for another task: it shows a list. */
  readonly opening?: string;
  readonly steps?: readonly Step[];
  /** All of it must have been shown in the end. */
  readonly shows: readonly RegExp[];
  /** Nothing of it may have been. */
  readonly never?: readonly RegExp[];
  /** 0, if not told otherwise; null where the command stays open for the next task. */
  readonly exitCode?: number | null;
  readonly now: string;
  /** What must have happened before, and what must be so afterwards: throws what is wrong. */
  readonly before?: (shop: CounterShop) => Promise<unknown>;
  readonly after?: (shop: CounterShop) => Promise<void>;
}

export interface Played {
  readonly keys: number;
  /** From the Enter that ends each piece of typing until the answer is there. */
  readonly answerMs: number;
  readonly problems: readonly string[];
  readonly screen: string;
}

/** As fast as somebody at the counter types. */
export const KEYS_A_SECOND = 3.5;

/** Plays tasks one after the other, at one terminal as long as a command goes on. */
export class Player {
  readonly #shop: CounterShop;
  #open: AtTerminal | null = null;

  constructor(shop: CounterShop) {
    this.#shop = shop;
  }

  async play({
    typed,
    opening,
    steps = [],
    shows,
    never = [],
    exitCode = 0,
    now,
    before,
    after,
  }: Task): Promise<Played> {
    const problems: string[] = [];
    await before?.(this.#shop).catch((thrown: Error) => problems.push(firstLine(thrown)));
    let [keys, answerMs] = [typed === null ? 0 : typed.length + 1, 0];
    const clocked = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      answerMs += performance.now() - began;
    };
    const begun = opening ?? typed;
    if (begun !== null) this.#open = this.#start(begun, now);
    const terminal = this.#open;
    if (terminal === null) return { keys, answerMs, problems: ['nothing is open'], screen: '' };
    try {
      if (opening !== undefined) await within(terminal.sees(/❯|>/));
      const [first] = steps;
      const isAwaited = typed !== null && first === undefined && exitCode !== null;
      if (isAwaited) await clocked(() => within(terminal.ended));
      if (typed !== null && exitCode === null) await clocked(() => within(terminal.sees(shows[0] as RegExp)));
      for (const { keys: pressed, sees } of steps) {
        keys += keysIn(pressed);
        terminal.type(pressed);
        await clocked(() => (sees === undefined ? within(terminal.ended) : within(terminal.sees(sees))));
      }
      if (exitCode !== null) {
        const code = await within(terminal.ended);
        if (code !== exitCode) problems.push(`ended with ${code}, not ${exitCode}`);
        this.#open = null;
      }
    } catch (thrown) {
      problems.push(firstLine(thrown as Error));
      // What hangs holds up nothing else, and is gone afterwards.
      await terminal.close();
      this.#open = null;
    }
    const screen = terminal.shown();
    problems.push(
      ...shows.filter((pattern) => !pattern.test(screen)).map((pattern) => `does not show ${pattern}`),
      ...never.filter((pattern) => pattern.test(screen)).map((pattern) => `shows ${pattern}`),
    );
    if (problems.length === 0)
      await after?.(this.#shop).catch((thrown: Error) => problems.push(thrown.message));
    return { keys, answerMs, problems, screen };
  }

  async close(): Promise<void> {
    await this.#open?.close();
  }

  #start(typed: string, now: string): AtTerminal {
    const { workplace, environment } = this.#shop;
    return atTerminal(`${process.execPath} ${workplace.command} ${typed}`, {
      environment: environment(now),
      folder: workplace.folder,
    });
  }
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] as string;
}

/** An arrow is one key, and three characters. */
function keysIn(pressed: string): number {
  return [KEYS.down, KEYS.up].reduce((rest, arrow) => rest.replaceAll(arrow, 'x'), pressed).length;
}

/** As long as any answer may take. */
const LONGEST_MS = 15_000;

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), LONGEST_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
