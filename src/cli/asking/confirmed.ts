import { AppError } from '../../failure.ts';
import type { View } from '../../output/form/view.ts';
import type { App } from '../app.ts';

/**
 * Shows at a terminal what is about to happen and asks. Scripts have said so by calling; `--yes` says so in advance.
 * Throws `not-confirmed`.
 */
export async function confirmed(app: App, preview: View, question: string): Promise<void> {
  const prompter = app.options.yes ? null : await app.prompter();
  if (prompter === null) return;
  app.showBefore(preview);
  if (!(await prompter.confirm(question))) throw new AppError({ code: 'not-confirmed', action: question });
}
