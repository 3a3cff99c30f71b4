import { type AskedVerb, notDoneBy } from '../../domain/decision-figure.ts';
import { AppError } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import type { Ports } from '../ports.ts';

/** Does it, and where it is not done, tells whoever counts why. A dry run asks for nothing to be done. */
export async function counted<T>(
  verb: AskedVerb,
  { dryRun }: Pick<Write, 'dryRun'>,
  { observe }: Pick<Ports, 'observe'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.failure.code : 'bug';
    const outcome = notDoneBy(code);
    if (outcome !== null && !dryRun) observe({ kind: 'not-done', verb, outcome, code });
    throw thrown;
  }
}
