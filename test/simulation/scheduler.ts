import { nextTick } from 'node:process';

/** A place at which a process stands still until it is let on. */
interface Standing {
  readonly what: string;
  readonly goOn: () => void;
  /** What becomes of it when the process is killed here: a request may be on its way already. */
  readonly onKilled: (() => void) | undefined;
}

/** A running command: it stands still at every call of a port, and goes on only when the scheduler says so. */
export class Process {
  readonly name: string;
  ended = false;
  killed = false;
  /** SIGSTOP: not let on while this is true. */
  stopped = false;
  readonly #standing: Standing[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Waits here for its turn; never comes back from it when the process is killed meanwhile. */
  point(what: string, onKilled?: () => void): Promise<void> {
    return new Promise((goOn) => {
      if (!this.killed) this.#standing.push({ what, goOn, onKilled });
    });
  }

  get canGoOn(): boolean {
    return this.#standing.length > 0 && !this.stopped;
  }

  get isAlive(): boolean {
    return !this.ended && !this.killed;
  }

  /** Where it stands; of several, one call after another. */
  get where(): string {
    return this.#standing.map(({ what }) => what).join(' + ');
  }

  /** Lets it do one more thing, all it takes until it stands still again. */
  async letOn(): Promise<void> {
    this.#standing.shift()?.goOn();
    await stillness();
  }

  kill(): void {
    this.killed = true;
    for (const { onKilled } of this.#standing.splice(0)) onKilled?.();
  }
}

/** Starts a command; it runs up to its first call of a port. `onEnd`: told of what it threw, or of null. */
export async function start(
  name: string,
  work: (process: Process) => Promise<void>,
  onEnd: (thrown: unknown) => void,
): Promise<Process> {
  const process = new Process(name);
  const ended = (thrown: unknown) => {
    process.ended = true;
    onEnd(thrown);
  };
  void work(process).then(() => ended(null), ended);
  await stillness();
  return process;
}

/** Node runs what is queued for its next tick only after everything that promises have still to do. */
function stillness(): Promise<void> {
  return new Promise((still) => nextTick(still));
}
