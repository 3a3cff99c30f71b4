import type { App } from '../app.ts';
import { AppError } from '../failure.ts';

/**
 * Asks until the answer can be read. What is wrong with one is told, so that a slip of the finger costs nothing of what was
 * answered before. Throws what no other answer would mend.
 */
export async function askAgain<T>(
  ask: () => Promise<string>,
  read: (answer: string) => Promise<T>,
  app: App,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    try {
      return await read(answer);
    } catch (thrown) {
      await tell(thrown, app);
    }
  }
}

/** The failure in words; anything but a wrong answer is thrown on. */
async function tell(thrown: unknown, app: App): Promise<void> {
  if (!(thrown instanceof AppError)) throw thrown;
  const { explainFailure } = await import('../output/failure.ts');
  const { EXIT } = await import('../output/exit-code.ts');
  const { exitCode, message, hint } = explainFailure(thrown.failure, await app.time());
  if (exitCode !== EXIT.usage && exitCode !== EXIT.refused) throw thrown;
  app.warn(hint === '' ? message : `${message}\n  ${hint}`);
}
