import { type Failure, failureOf } from '../../failure.ts';
import { clockText } from '../../output/form/moments.ts';
import type { BookRequest } from '../../usecases/booking/book-appointment.ts';
import type { App } from '../app.ts';

type VisitExists = Extract<Failure, { code: 'visit-exists' }>;

/**
 * Does what was asked. Where the car has a visit at that very time with other work, a person at a terminal is asked whether
 * this comes after it, at the same time, or not at all.
 */
export async function besideVisit<T>(
  request: BookRequest,
  app: App,
  act: (request: BookRequest) => Promise<T>,
): Promise<T> {
  try {
    return await act(request);
  } catch (thrown) {
    const exists = failureOf(thrown, 'visit-exists');
    const instead = exists === null ? null : await insteadOf(exists, request, app);
    if (instead === null) throw thrown;
    return act(instead);
  }
}

async function insteadOf(exists: VisitExists, request: BookRequest, app: App): Promise<BookRequest | null> {
  const prompter = await app.prompter();
  if (prompter === null) return null;
  const { id, end } = exists.visit;
  const time = await app.time();
  const { explainFailure } = await import('../../output/failure/failure.ts');
  const choice = await prompter.choose(`${explainFailure(exists, time).message} And this?`, [
    { label: `Book nothing, leave #${id} as it is`, value: 'nothing' as const },
    { label: `Book it after #${id}, at ${clockText(end, time)}`, value: 'after' as const },
    { label: 'Book it at the same time', value: 'beside' as const },
  ]);
  if (choice === 'nothing') return null;
  if (choice === 'after') return { ...request, at: end };
  const overbookReason = await prompter.text('Why at the same time?', { required: true });
  return { ...request, overbookReason };
}
