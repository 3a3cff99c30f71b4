import type { Command } from 'commander';
import type { ChangeSource } from '../../domain/journal.ts';
import type { Outcome } from '../../output/form/view.ts';
import type { Write, Written } from '../../store/write.ts';
import type { App } from '../app.ts';
import { textOf } from './option-parsers.ts';

/** The options of every command that writes. */
export interface WritingOptions {
  readonly dryRun?: boolean;
  readonly idempotencyKey?: string;
}

export function writing(command: Command): Command {
  return command
    .option('-n, --dry-run', 'show what would happen and write nothing')
    .option(
      '--idempotency-key <text>',
      'the same key and request again gives the first result again',
      textOf('idempotency key'),
    );
}

/** What goes with the write of this command, as it was typed; `content` is that of a file which belongs to the request. */
export async function writeOf(
  app: App,
  command: Command,
  { source = 'counter', content = '' }: { readonly source?: ChangeSource; readonly content?: string } = {},
): Promise<Write> {
  // From here on the answer must come out, whatever the person has typed meanwhile.
  app.endWhenInterrupted();
  const { dryRun = false } = command.opts<WritingOptions>();
  const key = await keyOf(app, command, command.args, content);
  return { at: app.clock.now(), source, actor: await app.actor(), key, dryRun };
}

/** The key of the command as it was typed, or as it would be with other arguments; null: it has none. */
export async function keyOf(
  app: Pick<App, 'digest'>,
  command: Command,
  args: readonly string[],
  content = '',
): Promise<Write['key']> {
  const { idempotencyKey } = command.opts<WritingOptions>();
  if (idempotencyKey === undefined) return null;
  return { text: idempotencyKey, request: await app.digest(typed(command, args) + content) };
}

/** The request in a form in which the order of options does not matter. */
function typed(command: Command, args: readonly string[]): string {
  const path: string[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent) path.unshift(one.name());
  const { dryRun, idempotencyKey, ...options } = command.opts<WritingOptions & Record<string, unknown>>();
  return JSON.stringify([path, args, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

export function outcomeOf({ replayed }: Written<unknown>, { dryRun }: Write): Outcome {
  return { replayed, dryRun };
}

/** The same of an edit: a key gives an answer again, and by then somebody may have changed what it tells of. */
export function editOutcomeOf<T extends object>(
  { value, replayed }: Written<T>,
  change: Partial<T>,
  { dryRun }: Write,
): Outcome {
  const isAsAsked = Object.entries(change).every(([name, asked]) => value[name as keyof T] === asked);
  return { replayed, dryRun, changedSince: replayed && !isAsAsked };
}
