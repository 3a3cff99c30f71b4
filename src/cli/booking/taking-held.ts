import { failureOf } from '../../failure.ts';
import type { OfHeldTime } from '../../usecases/booking/wish.ts';
import type { App } from '../app.ts';

/**
 * Does what was asked. Where the time is only held for somebody who is deciding, a person at a terminal is asked whether to take it;
 * elsewhere `--take-held` says so.
 */
export async function takingHeld<Request extends { readonly held?: OfHeldTime }, T>(
  request: Request,
  app: App,
  act: (request: Request) => Promise<T>,
): Promise<T> {
  try {
    return await act(request);
  } catch (thrown) {
    const taken = failureOf(thrown, 'slot-taken');
    const prompter = taken?.isOnlyHeld === true ? await app.prompter() : null;
    if (taken === null || prompter === null) throw thrown;
    const { explainFailure } = await import('../../output/failure/failure.ts');
    const { message } = explainFailure(taken, await app.time());
    if (!(await prompter.confirm(`${message} Take it all the same?`))) throw thrown;
    return act({ ...request, held: 'taken' });
  }
}
