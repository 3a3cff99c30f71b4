import type { Instant } from '../../domain/interval.ts';
import { failureOf } from '../../failure.ts';
import type { App } from '../app.ts';

/**
 * Does what was asked at that time. Where the time is past, a person at a terminal is asked whether a later one was meant:
 * "8:30 is past; tomorrow 8:30?"
 */
export async function atTimeMeant<T>(at: Instant, app: App, act: (at: Instant) => Promise<T>): Promise<T> {
  try {
    return await act(at);
  } catch (thrown) {
    const past = failureOf(thrown, 'in-the-past');
    const prompter = past === null || past.instead === null ? null : await app.prompter();
    if (past === null || past.instead === null || prompter === null) throw thrown;
    const { explainFailure } = await import('../../output/failure/failure.ts');
    if (!(await prompter.confirm(explainFailure(past, await app.time()).message))) throw thrown;
    return act(past.instead);
  }
}
