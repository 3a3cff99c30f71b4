import type { TextKind } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';
import { safe } from '../../output/form/safe-text.ts';
import type { App, Choice } from '../app.ts';

/** What a command cannot do without, and how a person is asked for it. */
interface Needed {
  /** The command, as it is called. */
  readonly command: string;
  /** What it is called in the help. */
  readonly argument: string;
  readonly question: string;
  readonly what: TextKind;
}

/** The words as they were given, or as a person answers for them. Throws `usage` where nobody can be asked. */
export async function wordsAsked(
  words: readonly string[],
  needed: Needed,
  app: App,
): Promise<readonly string[]> {
  if (words.length > 0) return words;
  const { question, what } = needed;
  const prompter = await app.prompter();
  if (prompter === null) throw missing(needed);
  return (await prompter.text(question, { required: true, what })).split(/\s+/);
}

/** The same for what is one of a few names, or whatever is typed. */
export async function nameAsked(
  words: readonly string[],
  names: readonly string[],
  needed: Needed,
  app: App,
): Promise<readonly string[]> {
  if (words.length > 0 || names.length === 0) return wordsAsked(words, needed, app);
  const prompter = await app.prompter();
  if (prompter === null) throw missing(needed);
  const choices = names.map((name) => ({ label: safe(name), value: [name] }));
  return prompter.choose<string[]>(needed.question, choices, asWords, {
    isTypedFirst: (text) => /\s\S/.test(text),
  });
}

function asWords(text: string): Choice<string[]> {
  return { label: safe(text), value: text.split(/\s+/) };
}

function missing({ argument, command }: Needed): AppError {
  return new AppError({ code: 'usage', problem: { kind: 'argument-missing', argument }, command });
}
