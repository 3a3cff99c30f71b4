import type { Instant } from '../domain/interval.ts';
import { AppError } from '../failure.ts';
import { momentText } from '../output/form/moments.ts';
import { safe } from '../output/form/safe-text.ts';
import type { WantedTimes } from '../usecases/booking/said-of-booking.ts';
import { wantedStarts } from '../usecases/free-time/wanted-starts.ts';
import type { App, Choice, Prompter } from './app.ts';
import { askAgain, type Mended } from './ask-again.ts';
import { momentTyped } from './when.ts';

/** What is to be done, and what was said of where and by whom. */
interface Work {
  readonly service: readonly string[];
  readonly duration?: number | null;
  readonly bay?: string | null;
  readonly technician?: string | null;
}

/** How many free times are offered at a terminal, and how many are told elsewhere. */
const OFFERED = 24;
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
  const time = await app.time();
  const choices: Choice<Instant | string>[] = starts.slice(0, OFFERED).map(({ start, bays }) => ({
    label: `${momentText(start, time)}  ${bays.map(safe).join(', ')}`,
    value: start,
  }));
  const ask = (mended: Mended) =>
    prompter.choose(`When, of "${words}"? (choose, or type another time)`, choices, anotherTime, mended);
  return askAgain(
    ask,
    async (chosen) => (typeof chosen === 'number' ? chosen : momentTyped(chosen, app)),
    app,
  );
}

/** Whatever is typed, beside the times that are listed. */
export function anotherTime(text: string): Choice<string> {
  return { label: `another time: ${safe(text)}`, value: text };
}
