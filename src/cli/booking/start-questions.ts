import type { Instant } from '../../domain/interval.ts';
import { dateAt } from '../../domain/zone.ts';
import { momentText } from '../../output/form/moments.ts';
import { safe } from '../../output/form/safe-text.ts';
import { findSlots } from '../../usecases/free-time/find-slots.ts';
import type { App, Choice, Prompter } from '../app.ts';
import { askAgain, type Mended } from '../asking/ask-again.ts';
import { momentTyped } from '../options/when.ts';
import { hasWholeWords } from '../terminal/answers.ts';

/** What is to be done, and what was said of where and by whom. */
export interface Work {
  readonly service: readonly string[];
  readonly duration?: number | null;
  readonly bay?: string | null;
  readonly technician?: string | null;
}

/** A time at which it can begin. */
export interface OfferedStart {
  readonly start: Instant;
  readonly bays: readonly string[];
}

/** How far ahead, and how many, free times are offered; any other can be typed. */
const OFFERED_DAYS = 14;
const OFFERED = 24;

/** The next free times for the work. */
export async function freeStarts(
  { service, duration = null, bay = null, technician = null }: Work,
  app: App,
): Promise<readonly OfferedStart[]> {
  const { zone, now } = await app.time();
  const { days } = await findSlots(
    {
      from: dateAt(zone, now),
      days: OFFERED_DAYS,
      notBefore: null,
      durationMinutes: duration,
      services: service,
      bay,
      technician,
    },
    await app.shop(),
    await app.ports(),
  );
  return days.flatMap(({ starts }) => starts);
}

/**
 * One of the times that are offered, or whatever is typed. `own`: understands that in its own way, so that it is meant before any time
 * that is listed.
 */
export async function askStart(
  question: string,
  starts: readonly OfferedStart[],
  prompter: Prompter,
  app: App,
  own?: (text: string) => Promise<Instant>,
): Promise<Instant> {
  const time = await app.time();
  const listed = starts.slice(0, OFFERED);
  const choices: Choice<Instant | string>[] = listed.map(({ start, bays }) => ({
    label: `${momentText(start, time)}  ${bays.map(safe).join(', ')}`,
    value: start,
  }));
  // `tue 2` is two o'clock, and no time on the 24th.
  const isListed = (text: string) =>
    !/\d/.test(text) || listed.some(({ start }) => hasWholeWords(momentText(start, time), text));
  const read = own ?? ((text: string) => momentTyped(text, app));
  const how = (mended: Mended) => ({
    ...mended,
    isTypedFirst: (text: string) => own !== undefined || !isListed(text),
  });
  const ask = (mended: Mended): Promise<Instant | string> =>
    choices.length === 0
      ? prompter.text(question, { ...mended, required: true, what: 'time' })
      : prompter.choose(`${question} (choose, or type another time)`, choices, anotherTime, how(mended));
  return askAgain(ask, async (said) => (typeof said === 'number' ? said : read(said)), app);
}

function anotherTime(text: string): Choice<string> {
  return { label: `another time: ${safe(text)}`, value: text };
}
