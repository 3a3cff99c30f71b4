import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { WantedTimes } from '../../usecases/booking/said-of-booking.ts';
import { wantedStarts } from '../../usecases/free-time/wanted-starts.ts';
import type { App, Prompter } from '../app.ts';
import { askStart, type Work } from './start-questions.ts';

/** How many free times are told where nobody can be asked. */
const TOLD = 3;

/**
 * A start within what was said. At a terminal it is chosen from those that are free; elsewhere only the words for "the first"
 * choose one. Throws `several-times`, `no-time-fits`.
 */
export async function startWanted(
  { service, duration = null, bay = null, technician = null }: Work,
  { wanted, words }: WantedTimes,
  app: App,
  prompter: Prompter | null,
): Promise<Instant> {
  const question = { services: service, durationMinutes: duration, bay, technician };
  const { starts, nearest } = await wantedStarts(question, wanted, await app.shop(), await app.ports());
  const [first] = starts;
  if (first === undefined) throw new AppError({ code: 'no-time-fits', words, nearest });
  if (wanted.earliest) return first.start;
  if (prompter === null) {
    const told = starts.slice(0, TOLD).map(({ start }) => start);
    throw new AppError({ code: 'several-times', words, starts: told, count: starts.length });
  }
  return askStart(`When, of "${words}"?`, starts, prompter, app);
}
