import { type ClockHour, clockHour } from './clock-hour.ts';
import { andMinutes, type Core, countAt, countWord, moved, noon } from './hour-core.ts';
import { figures } from './hour-figures.ts';
import { after, keyAt, longest, type Match, past, read, type Sentence } from './sentence.ts';

/** A time of day, and how surely the words mean one. */
export interface HourSaid {
  readonly clock: ClockHour;
  /** A bare figure or number, which is an hour only beside a day. */
  readonly isBare: boolean;
  /** `around 4`, `3ish`. */
  readonly about: boolean;
  /** `10 to 3`: as well a range. */
  readonly mayBeRange: boolean;
}

/** `14:00`, `9a`, `half past ten`, `a las tres y media`, `around 1030`, or a bare `9`. Throws `invalid-value` for `25:00`. */
export function hourAt(sentence: Sentence, from: number): Match<HourSaid> | null {
  const aboutAt = after(sentence, from, 'about');
  const atAt = after(sentence, aboutAt ?? from, 'at');
  const start = atAt === null ? (aboutAt ?? from) : past(sentence, atAt, 'about');
  const isSaid = aboutAt !== null || atAt !== null;
  const core = longest([
    noon(sentence, start),
    partOfHour(sentence, start),
    minutesAround(sentence, start),
    figures(sentence, start, isSaid),
    spelled(sentence, start, isSaid),
    // `a las una`, whose article is a part of the hour.
    atAt === null ? null : spelled(sentence, from, isSaid),
  ]);
  return core === null
    ? null
    : withSuffix(sentence, core, {
        isSaid,
        atSaid: atAt !== null,
        about: aboutAt !== null || (atAt !== null && start > atAt),
      });
}

function withSuffix(
  sentence: Sentence,
  { value, next: behind }: Match<Core>,
  {
    isSaid,
    atSaid,
    about: aboutBefore,
  }: { readonly isSaid: boolean; readonly atSaid: boolean; readonly about: boolean },
): Match<HourSaid> {
  let { clock } = value;
  let isBare = value.isBare && !isSaid;
  let about = aboutBefore || value.about === true;
  let next = behind;
  let mayBeRange = value.mayBeRange === true;
  for (;;) {
    const sharp = after(sentence, next, 'oclock') ?? (atSaid ? after(sentence, next, 'hours-sharp') : null);
    const half = clock.half === null ? halfAt(sentence, next) : null;
    const orSo = after(sentence, next, 'or-so');
    const behind = sharp ?? half?.next ?? orSo;
    if (behind === null || behind === undefined) break;
    if (sharp === null && half !== null)
      clock = clockHour({ ...clock, half: half.value, isExact: false }, keyAt(sentence, next));
    if (sharp === null && half === null) about = true;
    if (half !== null) mayBeRange = false;
    isBare = false;
    next = behind;
  }
  return { value: { clock, isBare, about, mayBeRange }, next };
}

function halfAt(sentence: Sentence, at: number): Match<'am' | 'pm'> | null {
  for (const half of ['am', 'pm'] as const) {
    const next = after(sentence, at, half);
    if (next !== null) return { value: half, next };
  }
  return null;
}

const PARTS_OF_HOUR = [
  ['half-past', 30],
  ['quarter-past', 15],
  ['quarter-to', -15],
] as const;

/** `half past ten`, `a quarter to noon`, `cuarto para las tres` */
function partOfHour(sentence: Sentence, at: number): Match<Core> | null {
  for (const [glue, minutes] of PARTS_OF_HOUR) {
    const next = after(sentence, at, glue);
    const hour = next === null ? null : wholeHour(sentence, next);
    if (hour !== null)
      return { value: { clock: moved(hour.value, minutes), isBare: false }, next: hour.next };
  }
  return null;
}

/** `twenty after 3`, `15 to noon`, `diez para las tres` */
function minutesAround(sentence: Sentence, at: number): Match<Core> | null {
  const count = countAt(sentence, at);
  if (count === null || count.value < 1 || count.value > 59) return null;
  const [pastAt, toAt] = [
    after(sentence, count.next, 'minutes-past'),
    after(sentence, count.next, 'minutes-to'),
  ];
  const behind = pastAt ?? toAt;
  const hour = behind === null ? null : wholeHour(sentence, behind);
  if (hour === null) return null;
  const minutes = pastAt === null ? -count.value : count.value;
  // `9 to 11` is a range, and nobody says `9 after 10` of a minute.
  if (count.value % 5 !== 0) return null;
  const isLater = minutes < 0 && count.value <= 12 && rangeIsPossible(count.value, hour.value);
  const link = keyAt(sentence, count.next);
  // `10 para las 4`: at ten, ready by four.
  if (isLater && link === 'para' && /\d/.test(keyAt(sentence, at))) return null;
  // `10 to 3` may be a range.
  const mayBeRange = isLater && /^(?:to|till?)$/.test(link);
  return { value: { clock: moved(hour.value, minutes), isBare: false, mayBeRange }, next: hour.next };
}

function rangeIsPossible(from: number, to: ClockHour): boolean {
  const begins = from <= 6 ? from + 12 : from;
  const ends = to.half === 'pm' || to.hour <= 6 ? (to.hour % 12) + 12 : to.hour;
  return begins < ends;
}

/** An hour without minutes: `3`, `3pm`, `three`, `las tres`, `noon`. */
function wholeHour(sentence: Sentence, from: number): Match<ClockHour> | null {
  const at = past(sentence, from, 'at', 'the');
  const atNoon = noon(sentence, at);
  if (atNoon !== null) return { value: atNoon.value.clock, next: atNoon.next };
  const [, hour, letter] = /^(\d{1,2})([ap])?m?$/.exec(keyAt(sentence, at)) ?? [];
  if (hour !== undefined && Number(hour) >= 1 && Number(hour) <= 23) {
    const half = letter === undefined ? null : letter === 'a' ? 'am' : 'pm';
    return { value: clockHour({ hour: Number(hour), half }, keyAt(sentence, at)), next: at + 1 };
  }
  const word = read(sentence, from, 'hour') ?? read(sentence, at, 'hour') ?? countWord(sentence, at);
  if (word === null || word.value.value < 1 || word.value.value > 12) return null;
  return { value: clockHour({ hour: word.value.value }, ''), next: word.next };
}

/** `three`, `la una`, `nine thirty`, `las tres y media` */
function spelled(sentence: Sentence, at: number, isSaid: boolean): Match<Core> | null {
  const word = read(sentence, at, 'hour') ?? countWord(sentence, at);
  const hour = word?.value.value ?? 0;
  if (word === null || hour < 1 || hour > (isSaid ? 23 : 12)) return null;
  const isBare = word.value.is !== 'hour' && !isSaid;
  const value = { clock: clockHour({ hour }, ''), isBare, inLetters: true };
  return andMinutes(sentence, value, word.next) ?? { value, next: word.next };
}
