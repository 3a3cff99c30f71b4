import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../domain/interval.ts';
import { addDays, dateOfWall, type LocalDate } from '../domain/local-date.ts';
import { wallAt } from '../domain/zone.ts';
import { AppError } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import { plainWords } from './time-words.ts';
import { understand, type WhenContext, whenOf } from './when.ts';
import { spanAlone, timeAlone } from './words/alone.ts';
import { monthsAfter } from './words/date-words.ts';
import type { TimeWords } from './words/one-time.ts';

export interface MoveContext extends WhenContext {
  /** Where what is moved stands. */
  readonly from: Instant;
}

/** How far something moves: whole days and months on the calendar, with its time of day kept, or real time. */
interface Shift {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const SIGNED =
  /^([+-]) ?(?:(\d{1,2}):(\d\d)|(\d{1,2}) ?h(?:(?:ou)?rs?)? ?(\d{1,2}) ?(?:m(?:ins?)?)?|(\d{1,4}) ?([a-z]*))$/;
const LATER = /^(.+) (later|after|despues|mas tarde|earlier|sooner|before|antes|mas temprano)$/;
const IS_LATER = /^(?:later|after|despues|mas tarde)$/;
const IN = /^(?:in|en|dentro de) /;
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^(on )?(the )?same day$|^(el )?mismo dia$/, 0],
  [/^(the )?(next|following) day$|^(the )?day after$|^(al |el )?dia (siguiente|despues)$/, 1],
  [/^the day before$|^(el )?dia (anterior|antes)$/, -1],
  [/^(the )?(next|following) week$|^(the )?week after$/, 7],
  [/^(la )?(proxima|siguiente) semana$|^(la )?semana (que viene|siguiente|proxima|despues)$/, 7],
  [/^the week before$|^(la )?semana (anterior|antes)$/, -7],
];
const SAME_TIME =
  / (?:(?:at )?(?:the )?same time|(?:a )?(?:la )?misma hora)$|^(?:(?:at )?(?:the )?same time|(?:a )?(?:la )?misma hora) /;

/**
 * The moment to which something is moved, said as one says it of what is there: a time alone keeps the day, a day alone
 * keeps the time, and `+30`, `-1h`, `in 1 week`, `next week`, `2 hours later`, `the day before` count from where it stands, in Spanish as well. All
 * else is as `readWhen` has it: `tue`, `tomorrow` and `2 weeks from now` are meant from today. Throws what that throws.
 */
export async function readMove(text: string, context: MoveContext): Promise<Instant> {
  const words = withoutAccents(plainWords(fitting('time', text)))
    .replaceAll('\u2212', '-')
    .replace(SAME_TIME, '');
  const said = shifted(words, text, context) ?? (await atOwnDayOrTime(words, text, context));
  const when = whenOf(said, text, context);
  if (when.kind === 'moment') return when.at;
  throw new AppError({ code: 'time-not-understood', words: text });
}

function withoutAccents(words: string): string {
  return words.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** A shift, or a shift of whole days and a time of day, in either order. */
function shifted(words: string, text: string, { from, zone }: MoveContext): TimeWords | null {
  const parts = words.split(' ');
  for (let cut = parts.length; cut >= 0; cut -= 1) {
    const [left, right] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')];
    const shift = readShift(left) ?? readShift(right);
    if (shift === null) continue;
    const rest = readShift(left) === null ? left : right;
    if (rest === '' && shift.ms !== 0) return { kind: 'instant', at: from + shift.ms };
    const timeMs = rest === '' ? null : timeAlone(rest);
    const isMove = timeMs !== null ? shift.ms === 0 : rest === '' && (shift.days !== 0 || shift.months !== 0);
    if (isMove) return onDay(dayAfter(shift, wallAt(zone, from), text), timeMs, wallAt(zone, from));
  }
  return null;
}

function onDay(date: LocalDate, timeMs: number | null, wallMs: number): TimeWords {
  return { kind: 'wall', day: { kind: 'date', date }, timeMs: timeMs ?? timeOfDay(wallMs) };
}

function timeOfDay(wallMs: number): number {
  return ((wallMs % DAY_MS) + DAY_MS) % DAY_MS;
}

function dayAfter({ months, days }: Shift, wallMs: number, text: string): LocalDate {
  const date = dateOfWall(wallMs);
  return months > 0 ? monthsAfter(date, months, text) : addDays(date, days);
}

/** What is left unsaid, the day or the time of day, stays as it is. */
async function atOwnDayOrTime(words: string, text: string, context: MoveContext): Promise<TimeWords> {
  const wallMs = wallAt(context.zone, context.from);
  const timeMs = timeAlone(words);
  if (timeMs !== null) return onDay(dateOfWall(wallMs), timeMs, wallMs);
  const said = await understand(words, context, text);
  if (said.kind === 'instant') return said;
  if (said.day === null) return onDay(dateOfWall(wallMs), said.timeMs, wallMs);
  return { ...said, timeMs: said.timeMs ?? timeOfDay(wallMs) };
}

function readShift(words: string): Shift | null {
  const named = NAMED.find(([pattern]) => pattern.test(words));
  if (named !== undefined) return { months: 0, days: named[1], ms: 0 };
  const [, span, which] = LATER.exec(words) ?? [];
  if (span !== undefined) return spanShift(span, IS_LATER.test(which as string) ? 1 : -1);
  return IN.test(words) ? spanShift(words.replace(IN, ''), 1) : signedShift(words);
}

function spanShift(words: string, sign: 1 | -1): Shift | null {
  const span = spanAlone(words);
  if (span === null) return null;
  const count = sign * span.count;
  if (span.unit === 'month') return count > 0 ? { months: count, days: 0, ms: 0 } : null;
  return unitShift(count, span.unit);
}

/** `+30` and `+1h30` are minutes, `-1h` an hour, `+1w` a week. */
function signedShift(words: string): Shift | null {
  const [, sign, clockHours, clockMinutes, hours, minutes, count, unit] = SIGNED.exec(words) ?? [];
  if (sign === undefined) return null;
  const factor = sign === '-' ? -1 : 1;
  if (count !== undefined) return unitShift(factor * Number(count), unit === '' ? 'm' : (unit as string));
  const whole = Number(clockHours ?? hours) * HOUR_MS + Number(clockMinutes ?? minutes) * MINUTE_MS;
  return { months: 0, days: 0, ms: factor * whole };
}

function unitShift(count: number, unit: string): Shift | null {
  if (/^m(in(ute)?s?)?$/.test(unit)) return { months: 0, days: 0, ms: count * MINUTE_MS };
  if (/^h((ou)?rs?)?$/.test(unit)) return { months: 0, days: 0, ms: count * HOUR_MS };
  if (/^d(ays?)?$/.test(unit)) return { months: 0, days: count, ms: 0 };
  return /^w((ee)?ks?)?$/.test(unit) ? { months: 0, days: 7 * count, ms: 0 } : null;
}
