import type { Instant } from '../domain/interval.ts';
import {
  addDays,
  FIRST_DATE,
  isLocalDate,
  LAST_DATE,
  type LocalDate,
  wallMidnight,
} from '../domain/local-date.ts';
import { dateAt, instantsOf, isoText, wallAt, type ZoneRules } from '../domain/zone.ts';
import { AppError, failureOf } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import { datesOf } from './words/calendar-days.ts';
import { type DateOrder, dateOrderIn } from './words/date-words.ts';
import { readIsoTime } from './words/iso-time.ts';
import type { TimeWords } from './words/one-time.ts';
import { foldedText } from './words/typed-text.ts';

export interface WhenContext {
  readonly now: Instant;
  readonly zone: ZoneRules;
  /** How `5/6` is meant; left out, a date in figures that has two readings is refused. */
  readonly dateOrder?: DateOrder | undefined;
  /** Which date an ambiguous "next <weekday>" means, once somebody has chosen one of the two in the failure. */
  readonly nextWeekdayIs?: LocalDate | undefined;
}

/** How times are read in a shop. */
export function whenContext(
  { zone, phoneRegion }: { readonly zone: ZoneRules; readonly phoneRegion: string },
  now: Instant,
): WhenContext {
  return { now, zone, dateOrder: dateOrderIn(phoneRegion) };
}

export type When =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'moment'; readonly at: Instant };

/**
 * The time that `text` names on the shop's clock: a date when no time of day is said, else a moment.
 *
 * Words are about the future: a weekday is the coming one, today included while its time is still to come. Dates, `today`
 * and a time alone mean that day even when the time has passed: nobody who says 8:30 at 9:20 is taken to mean tomorrow.
 * Throws `time-not-understood` (every word must have a meaning, and all of them one time: limits are none), `invalid-value`,
 * `time-skipped`, `time-ambiguous`, `weekday-ambiguous` and `several-readings`.
 */
export async function readWhen(text: string, context: WhenContext): Promise<When> {
  return whenOf(await understand(text, context), text, context);
}

/** As `readWhen`, where a day without a time of day will not do, and `9` is one: throws `invalid-value`. */
export async function readMoment(text: string, context: WhenContext): Promise<Instant> {
  const when = whenOf(await understand(text, { ...context, isTimeAsked: true }), text, context);
  if (when.kind === 'moment') return when.at;
  const expected = { kind: 'hour-of-day', date: when.date } as const;
  throw new AppError({ code: 'invalid-value', what: 'time', value: text, expected });
}

/** As `readWhen`, where only the day matters: a moment counts for the day that it is in. */
export async function readDate(text: string, context: WhenContext): Promise<LocalDate> {
  const when = await readWhen(text, context);
  return when.kind === 'date' ? when.date : dateAt(context.zone, when.at);
}

/** What was said, not yet settled on the shop's clock. `text` is what was typed, for failures. */
export async function understand(
  words: string,
  context: WhenContext & { readonly isTimeAsked?: boolean },
  text: string = words,
): Promise<TimeWords> {
  const { now, zone, dateOrder, isTimeAsked = false } = context;
  const plain = foldedText(fitting('time', words)).toLowerCase().trim();
  const exact = exactly(plain);
  if (exact !== null) return exact;
  const { hear } = await import('./words/hear.ts');
  const { oneTime } = await import('./words/one-time.ts');
  const present = { now, today: dateAt(zone, now), dateOrder, isTimeAsked };
  const said = heardTime(() => oneTime(hear(plain, present)), text);
  if (said !== null) return said;
  const { misspeltDay } = await import('./words/time-vocabulary.ts');
  const meant = plain.split(/\s+/).flatMap(misspeltDay);
  throw new AppError({
    code: 'time-not-understood',
    words: text,
    ...(meant.length === 0 ? {} : { meant }),
  });
}

/** The time of a text that is a date, a wall time or an instant as scripts write them, for which no grammar is needed; else null. */
export function exactWhen(text: string, context: WhenContext): When | null {
  const said = exactly(foldedText(fitting('time', text)).toLowerCase().trim());
  return said === null ? null : whenOf(said, text, context);
}

function exactly(plain: string): TimeWords | null {
  const iso = readIsoTime(plain);
  if (iso === null)
    return isLocalDate(plain) ? { kind: 'wall', day: { kind: 'date', date: plain }, timeMs: null } : null;
  if (iso.kind === 'instant') return iso;
  return { kind: 'wall', day: { kind: 'date', date: iso.date }, timeMs: iso.timeMs };
}

/** What contradicts itself is told as it was typed. */
function heardTime(hear: () => TimeWords | null, text: string): TimeWords | null {
  try {
    return hear();
  } catch (thrown) {
    if (failureOf(thrown, 'time-not-understood') === null) throw thrown;
    throw new AppError({ code: 'time-not-understood', words: text });
  }
}

/** Settles the day, then asks the shop's clock. `text` is what was typed, for failures. */
export function whenOf(said: TimeWords, text: string, context: WhenContext): When {
  const { now, zone } = context;
  if (said.kind === 'instant') return { kind: 'moment', at: keptInstant(said.at, text, zone) };
  const { day, timeMs } = said;
  const today = dateAt(zone, now);
  if (day?.kind === 'week' && timeMs !== null) {
    const expected = { kind: 'day-of-week' } as const;
    throw new AppError({ code: 'invalid-value', what: 'time', value: text, expected });
  }
  const date = day === null ? today : kept(datesOf(day, text, context).from, text);
  if (timeMs === null) return { kind: 'date', date };
  const wallMs = wallMidnight(date) + timeMs;
  const passed = day?.kind === 'weekday' && lastInstant(zone, wallMs) < now;
  return { kind: 'moment', at: momentOf(zone, passed ? wallMidnight(addDays(date, 7)) + timeMs : wallMs) };
}

/** The last instant at which the clock shows that, or the one at which it jumps over it. */
function lastInstant(zone: ZoneRules, wallMs: number): Instant {
  const instants = instantsOf(zone, wallMs);
  if (instants.kind === 'one') return instants.at;
  return instants.kind === 'twice' ? instants.second : instants.changeAt;
}

/** The one instant at which the shop's clock shows `wallMs`. Throws `time-skipped`, `time-ambiguous`. */
function momentOf(zone: ZoneRules, wallMs: number): Instant {
  const instants = instantsOf(zone, wallMs);
  const wall = wallTime(wallMs);
  if (instants.kind === 'one') return instants.at;
  if (instants.kind === 'skipped') {
    const [jumpFrom, jumpTo] = [wallTime(instants.jumpFrom), wallTime(instants.jumpTo)];
    throw new AppError({ code: 'time-skipped', wall, zone: zone.name, jumpFrom, jumpTo });
  }
  const candidates = [isoText(zone, instants.first), isoText(zone, instants.second)] as const;
  throw new AppError({ code: 'time-ambiguous', wall, zone: zone.name, candidates });
}

/** `2026-11-23T09:00` */
function wallTime(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 16);
}

function keptInstant(at: Instant, text: string, zone: ZoneRules): Instant {
  kept(new Date(wallAt(zone, at)).toISOString().slice(0, 10), text);
  return at;
}

function kept(date: LocalDate, text: string): LocalDate {
  if (isLocalDate(date)) return date;
  const expected = { kind: 'date-in-reach', first: FIRST_DATE, last: LAST_DATE } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: text, expected });
}
