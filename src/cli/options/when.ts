import type { Instant } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { type Failure, failureOf } from '../../failure.ts';
import { readDate, readMoment, type WhenContext, whenContext } from '../../input/when.ts';
import { spokenDay, today } from '../../output/form/moments.ts';
import type { App, Prompter } from '../app.ts';

/** Times as people type them, in the shop's zone. On a terminal what could mean two things is asked. */

export function dateTyped(text: string, app: App): Promise<LocalDate> {
  return reading(text, app, readDate);
}

export function momentTyped(text: string, app: App): Promise<Instant> {
  return reading(text, app, readMoment);
}

/** `from`: where what is moved stands, for all that is said relative to it. */
export async function moveTyped(text: string, from: Instant, app: App): Promise<Instant> {
  const { readMove } = await import('../../input/move-words.ts');
  return reading(text, app, (words, context) => readMove(words, { ...context, from }));
}

function reading<T>(
  text: string,
  app: App,
  read: (words: string, context: WhenContext) => Promise<T>,
): Promise<T> {
  return readingAsked([text], app, ([words = ''], context) => read(words, context));
}

/** What words say; where they can be read in several ways, a person at a terminal says which is meant, as often as it takes. */
export async function readingAsked<T>(
  words: readonly string[],
  app: App,
  read: (words: readonly string[], context: WhenContext) => Promise<T>,
): Promise<T> {
  const time = await app.time();
  const context = whenContext(await app.shop(), time.now);
  try {
    return await read(words, context);
  } catch (thrown) {
    const ambiguous = failureOf(thrown, 'weekday-ambiguous');
    const several = failureOf(thrown, 'several-readings');
    const prompter = ambiguous === null && several === null ? null : await app.prompter();
    if (prompter === null) throw thrown;
    const meant = several === null ? words : await reworded(words, several, prompter);
    if (meant.join(' ') !== words.join(' ')) return readingAsked(meant, app, read);
    if (ambiguous === null) throw thrown;
    const choices = ambiguous.dates.map((date) => ({ label: spokenDay(date, today(time)), value: date }));
    const nextWeekdayIs = await prompter.choose(`Which day is "${ambiguous.words}"?`, choices);
    return read(words, { ...context, nextWeekdayIs });
  }
}

/** The words with the reading that is meant in place of those that can be read in several ways. */
async function reworded(
  words: readonly string[],
  { words: open, readings }: Extract<Failure, { code: 'several-readings' }>,
  prompter: Prompter,
): Promise<string[]> {
  const choices = readings.map((reading) => ({ label: reading, value: reading }));
  const meant = await prompter.choose(`What is "${open}"?`, choices);
  const { saidInstead } = await import('../../input/words/said-instead.ts');
  return saidInstead(words, open, meant);
}
