import type { Instant } from '../domain/interval.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { failureOf } from '../failure.ts';
import { readDate, readMoment, readWhen, type When, type WhenContext, whenContext } from '../input/when.ts';
import { spokenDay, today } from '../output/form/moments.ts';
import type { App } from './app.ts';

/** Times as people type them, in the shop's zone. On a terminal "next friday" is asked where it could mean two dates. */

export function whenTyped(text: string, app: App): Promise<When> {
  return reading(text, app, readWhen);
}

export function dateTyped(text: string, app: App): Promise<LocalDate> {
  return reading(text, app, readDate);
}

export function momentTyped(text: string, app: App): Promise<Instant> {
  return reading(text, app, readMoment);
}

/** `from`: where what is moved stands, for all that is said relative to it. */
export async function moveTyped(text: string, from: Instant, app: App): Promise<Instant> {
  const { readMove } = await import('../input/move-words.ts');
  return reading(text, app, (words, context) => readMove(words, { ...context, from }));
}

async function reading<T>(
  text: string,
  app: App,
  read: (words: string, context: WhenContext) => Promise<T>,
): Promise<T> {
  const time = await app.time();
  const context = whenContext(await app.shop(), time.now);
  try {
    return await read(text, context);
  } catch (thrown) {
    const ambiguous = failureOf(thrown, 'weekday-ambiguous');
    const prompter = ambiguous === null ? null : await app.prompter();
    if (ambiguous === null || prompter === null) throw thrown;
    const choices = ambiguous.dates.map((date) => ({ label: spokenDay(date, today(time)), value: date }));
    const nextWeekdayIs = await prompter.choose(`Which day is "${ambiguous.words}"?`, choices);
    return read(text, { ...context, nextWeekdayIs });
  }
}
