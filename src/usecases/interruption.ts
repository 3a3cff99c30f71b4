import { AppError, type Failure } from '../failure.ts';
import type { Ports } from './ports.ts';

/** To be asked before anything is decided on what a calendar did not say because nobody waited for it. Throws `interrupted`. */
export function assertNotInterrupted(
  { interruption }: Pick<Ports, 'interruption'>,
  undone?: Extract<Failure, { code: 'interrupted' }>['undone'],
): void {
  if (!interruption.aborted) return;
  throw new AppError({ code: 'interrupted', ...(undone === undefined ? {} : { undone }) });
}
