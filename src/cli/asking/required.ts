import { AppError } from '../../failure.ts';
import type { App, Prompter } from '../app.ts';

/** The option as given, or as a person answers for it. Throws `missing-options` where nobody can be asked. */
export async function required<T>(
  given: T | undefined,
  option: string,
  app: App,
  ask: (prompter: Prompter) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return given;
  const prompter = await app.prompter();
  if (prompter === null) throw new AppError({ code: 'missing-options', options: [option], why: null });
  return ask(prompter);
}
