import type { Cure, CureKind } from '../form/cure.ts';
import type { ShopTime } from '../form/moments.ts';

/** The command at which a hint is read: no hint names an option that it has not. */
export interface CommandLine {
  /** Whether it has that option, `--at`. */
  readonly takes: (option: string) => boolean;
  /** Whether that option was given. */
  readonly gave: (option: string) => boolean;
}

/** Where no command is known. */
export const ANY_COMMAND: CommandLine = { takes: () => true, gave: () => false };

/** Words one kind of cure as somebody at a prompt reads it: a line or several; empty where nothing can be done at that command. */
export type Hint<K extends CureKind> = (
  cure: Extract<Cure, { do: K }>,
  time: ShopTime,
  at: CommandLine,
) => string;

export type HintTable<K extends CureKind> = { readonly [Kind in K]: Hint<Kind> };
