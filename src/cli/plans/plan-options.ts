import type { Command } from 'commander';

/** The options of every command that makes a plan. */
export interface PlanOptions {
  readonly accept?: boolean;
  readonly leaveUnplaced?: boolean;
}

export function planning(command: Command): Command {
  return command
    .option('--accept', 'accept the plan for the visits in the way, all of it')
    .option('--leave-unplaced', 'with --accept: who has no other place stays, with a note in the inbox');
}
