import type { Told } from './explanation.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { escapeInvisible } from './safe-text.ts';
import type { Theme } from './theme.ts';

export type { JsonObject, JsonValue } from './json.ts';

/** A result in both its readings: for people, and for scripts and agents. A long one is put into the words that are asked for. */
export interface View {
  /** One sentence that can be read aloud. */
  readonly message: string;
  /** What stands under `data` with `--json`: text in it is as it was given, to be printed by `jsonText` only. */
  readonly data: JsonValue;
  /** For people: harmless to a terminal, ends with a newline. */
  text(theme: Theme): string;
  /** The text fits any terminal by itself, or is a file that no line may be broken of; else long lines are broken between words. */
  readonly isLaidOut?: boolean;
  /** True for a result that existed before; left out, it did not. */
  readonly already?: boolean;
  /** Why the command is no success although it has this result; null or left out for a success. */
  readonly shortfall?: Shortfall | null;
}

/** How a report ends that has something to complain of: the report itself is given in any case. */
export interface Shortfall {
  readonly exitCode: number;
  /** As failures are named. */
  readonly code: string;
  /** What to do now. */
  readonly hint: string;
  readonly details: JsonObject;
}

/** What somebody should know beside a result, which holds all the same. */
export interface Warning {
  readonly code: string;
  /** For people: harmless to a terminal. */
  readonly message: string;
  readonly details: JsonObject;
}

/** The result with those under `data.warnings`; without any, as it is. */
export function withWarnings(view: View, warnings: readonly Warning[]): View {
  if (warnings.length === 0) return view;
  const told = warnings.map(({ code, message, details }) => ({ code, message, ...details }));
  return { ...view, data: { ...(view.data as JsonObject), warnings: told } };
}

/** How a write came about: `replayed`: it had been done before; `dryRun`: it would have been done. */
export interface Outcome {
  readonly replayed: boolean;
  readonly dryRun: boolean;
  /** It had been done before, and is not so any more. */
  readonly changedSince?: boolean;
}

/** The exit code of a command that has this result. */
export function viewExitCode({ shortfall }: View): number {
  return shortfall?.exitCode ?? 0;
}

/** The one JSON document of a result: `success` is true exactly when the exit code is 0. */
export function envelope({ data, message, already = false, shortfall = null }: View): JsonObject {
  const before = already ? { already: true } : {};
  if (shortfall === null) return { success: true, ...before, data, message };
  const { code, hint, details } = shortfall;
  return { success: false, ...before, error: { code, hint, details }, data, message };
}

/** The one JSON document of a failure. */
export function failureEnvelope({ code, message, hint, details }: Told): JsonObject {
  return { success: false, error: { code, hint, details }, message };
}

/**
 * The document on one line, newline included. Beyond what JSON asks for, controls and invisible characters are written as
 * `\u…`: a reader gets the text as it was given, a terminal gets nothing to obey.
 */
export function jsonText(document: JsonValue): string {
  return `${escapeInvisible(JSON.stringify(document))}\n`;
}

/** The data of a write; a dry run says so beside it. */
export function writtenData(data: JsonObject, { dryRun }: Outcome): JsonObject {
  return dryRun ? { ...data, dry_run: true } : data;
}

/** What had been changed before: true of what is there now. */
export function changedBefore({ changedSince = false }: Outcome): string {
  return changedSince ? 'was changed so before, and has been changed since' : 'was already so';
}

/** The words of the three cases. What had been done before is told so, also by a dry run: it would change nothing. */
export function byOutcome<T>(
  { replayed, dryRun }: Outcome,
  words: { readonly done: T; readonly before: T; readonly would: T },
): T {
  if (replayed) return words.before;
  return dryRun ? words.would : words.done;
}

/** The sign before the line that tells of a write. */
export function outcomeMark(outcome: Outcome, { done, warning }: Theme): string {
  return byOutcome(outcome, { done: `${done} `, before: `${warning} `, would: '' });
}

/** How the sentence about an import begins. */
export function tookWord(outcome: Outcome): string {
  return byOutcome(outcome, { done: 'Took', before: 'Already took', would: 'Would take' });
}
