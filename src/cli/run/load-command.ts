import type { Command } from 'commander';
import type { App } from '../app.ts';
import { refuseSaidTwice } from './said-twice.ts';

/** Adds its arguments, options and action to a command that has its name and description already. */
export type Fill = (command: Command, app: App) => void;

const LOADERS = new WeakMap<Command, () => Promise<Fill>>();

/** Says where the rest of a command is to be had. */
export function loadLater(command: Command, load: () => Promise<Fill>): void {
  LOADERS.set(command, load);
}

/** Gives a command its options and code; a second time does nothing. */
export async function loadCommand(command: Command, app: App): Promise<void> {
  const load = LOADERS.get(command);
  LOADERS.delete(command);
  if (load === undefined) return;
  (await load())(command, app);
  for (const one of [command, ...command.commands]) refuseSaidTwice(one);
}
