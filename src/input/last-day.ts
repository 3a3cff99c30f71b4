import type { LocalDate } from '../domain/local-date.ts';
import { dateAt } from '../domain/zone.ts';
import { failureOf } from '../failure.ts';
import { exactWhen, readDate, type WhenContext } from './when.ts';
import { datesOf } from './words/calendar-days.ts';
import type { DaySaid } from './words/day-said.ts';
import { hear } from './words/hear.ts';

/**
 * The last day of what goes until then: `march 1`, `end of march`, `the first week of june`. Throws `weekday-ambiguous` for `march`,
 * which has two ends, and what `readDate` throws.
 */
export async function readLastDay(text: string, context: WhenContext): Promise<LocalDate> {
  const span = exactWhen(text, context) === null ? spanUntil(text, context) : null;
  const last = span === null ? null : datesOf(span, text, context).to;
  return last ?? readDate(text, context);
}

/** Null where the words are no days, or more. */
function spanUntil(text: string, { now, zone, dateOrder }: WhenContext): DaySaid | null {
  try {
    const { times, left, facts } = hear(`until ${text}`, { now, today: dateAt(zone, now), dateOrder });
    if (times === null || left.length + facts.length + times.nots.length > 0 || times.earliest) return null;
    const [option, another] = times.options;
    if (option === undefined || another !== undefined) return null;
    const { exactMs, fromMs, untilMs, doneByMs, days } = option;
    const isTime = (exactMs ?? fromMs ?? untilMs ?? doneByMs) !== null;
    const [day = null, ...others] = days;
    return isTime || others.length > 0 || day?.kind !== 'span' || day.from !== null ? null : day;
  } catch (thrown) {
    const isNoSpan = failureOf(thrown, 'time-not-understood') ?? failureOf(thrown, 'invalid-value');
    if (isNoSpan === null) throw thrown;
    return null;
  }
}
