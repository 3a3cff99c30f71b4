import type { Period } from '../../domain/dated-rules.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/interval.ts';
import { dateAt, wallAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { periodOf, readPeriod } from '../../input/period-words.ts';
import { goesOnAboutWhen } from '../../input/reason-words.ts';
import { type WhenContext, whenContext } from '../../input/when.ts';
import { timeAlone } from '../../input/words/alone.ts';
import type { App } from '../app.ts';
import { readingAsked } from '../options/when.ts';

const HOURS_ALONE = /^\d{1,2}(?::\d\d)?(?:[ap]m)? ?[-–]/i;

/** `1-5` is of today, when that is all: `1-5 dec` is not. */
function readHoursAlone(words: readonly string[], context: WhenContext): ReturnType<typeof readPeriod> {
  const said = HOURS_ALONE.test(words.join(' ')) ? readPeriod(['today', ...words], context) : null;
  return said?.rest.length === 0 ? said : null;
}

/** The first words where they are one time of day: when something begins or ends, and not how long it goes. Null for others. */
function timeWithoutEnd(words: readonly string[]): string | null {
  for (let count = Math.min(words.length, LONGEST_TIME); count > 0; count -= 1) {
    const text = words.slice(0, count).join(' ');
    if (/\d|noon|midday|mediod/i.test(text) && !/^\d{1,2}$/.test(text) && timeAlone(text) !== null)
      return text;
  }
  return null;
}

const LONGEST_TIME = 3;

function noPeriod(value: string): AppError {
  const expected = { kind: 'days-or-hours' } as const;
  return new AppError({ code: 'invalid-value', what: 'time', value, expected });
}

/** A period and what is said after it: why. */
export interface TypedPeriod {
  readonly period: Period;
  readonly reason: string | null;
}

/**
 * The period that the words begin with. `otherwise`: what they mean where they name none; all of them are the reason then. Throws
 * `time-not-understood`, and `in-the-past` for days that are over.
 */
export async function periodTyped(
  words: readonly string[],
  app: App,
  otherwise: 'today' | null,
): Promise<TypedPeriod> {
  const { zone, now } = await app.time();
  const nowMinutes = Math.floor((((wallAt(zone, now) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
  const today = dateAt(zone, now);
  const said = await readingAsked(
    words,
    app,
    async (text, context) => readPeriod(text, context) ?? readHoursAlone(text, context),
  );
  const onlyTime = timeWithoutEnd(said?.rest ?? words);
  if (onlyTime !== null) throw noPeriod(onlyTime);
  if (said === null && otherwise === null)
    throw new AppError({ code: 'time-not-understood', words: words.join(' ') });
  const rest = said === null ? words : said.rest;
  const context = whenContext(await app.shop(), now);
  if (rest.length > 0 && goesOnAboutWhen(rest.join(' '), (said?.period.hours ?? null) !== null, context))
    throw new AppError({ code: 'time-not-understood', words: words.join(' ') });
  const spoken = said?.period ?? { fromDate: today, toDate: today, hours: null };
  const period = periodOf(spoken, nowMinutes);
  if (period.toDate < today) {
    const expected = { kind: 'today-or-later' } as const;
    throw new AppError({ code: 'invalid-value', what: 'date', value: words.join(' '), expected });
  }
  const reason = rest.join(' ').trim();
  return { period, reason: reason === '' ? null : reason };
}
