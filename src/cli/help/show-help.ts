import type { Command } from 'commander';
import { helpView } from '../../output/help/help-view.ts';
import type { App } from '../app.ts';
import { commandHelp } from './command-help.ts';
import { startHere } from './start-here.ts';

/** The help of a command, which must have been loaded. `bare`: nobody asked for it, and bay alone was typed. */
export function showHelp(
  command: Command,
  app: App,
  { bare = false }: { readonly bare?: boolean } = {},
): void {
  const isStart = bare && command.parent === null && app.hasScreen && !app.options.json;
  app.show(helpView(isStart ? startHere() : commandHelp(command)));
}
