import { Command } from 'commander';

type Action = Parameters<Command['action']>[0];

/** A command, with all below it, whose action `untilSettled` does: once, or anew after each step back. */
export function askingCommand(
  name: string,
  untilSettled: (work: () => Promise<unknown>) => Promise<unknown>,
): Command {
  return new AskingCommand(name, untilSettled);
}

class AskingCommand extends Command {
  readonly #untilSettled: Parameters<typeof askingCommand>[1];

  constructor(name: string | undefined, untilSettled: Parameters<typeof askingCommand>[1]) {
    super(name);
    this.#untilSettled = untilSettled;
  }

  override createCommand(name?: string): Command {
    return new AskingCommand(name, this.#untilSettled);
  }

  override action(act: Action): this {
    return super.action(async (...args: unknown[]) => {
      await this.#untilSettled(async () => act.apply(this, args));
    });
  }
}
