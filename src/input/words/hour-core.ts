import type { ClockHour } from './clock-hour.ts';
import { after, keyAt, type Match, read, type Sentence } from './sentence.ts';

export interface Core {
  readonly clock: ClockHour;
  readonly isBare: boolean;
  readonly about?: boolean;
  readonly mayBeRange?: boolean;
  /** Said in letters, so that `thirty` may follow. */
  readonly inLetters?: boolean;
}

const NOON: ClockHour = { hour: 12, minute: 0, second: 0, half: 'pm', isExact: false };

export function noon(sentence: Sentence, at: number): Match<Core> | null {
  const next = after(sentence, at, 'noon');
  return next === null ? null : { value: { clock: NOON, isBare: false }, next };
}

/** A quarter to one is in the half of the day in which one is. */
export function moved(clock: ClockHour, minutes: number): ClockHour {
  if (minutes >= 0) return { ...clock, minute: minutes };
  const { hour, half } = clock;
  const before = hour === 1 && !clock.isExact ? 12 : hour - 1;
  const turned = hour === 12 && half !== null ? (half === 'am' ? 'pm' : 'am') : half;
  return { ...clock, hour: before, minute: 60 + minutes, half: turned, isExact: before === 0 || before > 12 };
}

/** `y media`, `y cuarto`, `menos cuarto`, `y treinta`; after an hour in letters also `thirty`. */
export function andMinutes(sentence: Sentence, { clock, inLetters }: Core, at: number): Match<Core> | null {
  const minutes = (count: number, next: number) => ({
    value: { clock: moved(clock, count), isBare: false },
    next,
  });
  const half = after(sentence, at, 'and-half');
  if (half !== null) return minutes(30, half);
  const quarter = after(sentence, at, 'and-quarter');
  if (quarter !== null) return minutes(15, quarter);
  const less = after(sentence, at, 'less-quarter');
  if (less !== null) return minutes(-15, less);
  const lessAt = after(sentence, at, 'less');
  const lessBy = lessAt === null ? null : countAt(sentence, lessAt);
  if (lessBy !== null && lessBy.value <= 30) return minutes(-lessBy.value, lessBy.next);
  const plusAt = after(sentence, at, 'and-minutes');
  // `nine-thirty`
  const isDashed = inLetters === true && sentence.tokens[at]?.kind === 'dash';
  const plus = countAt(sentence, plusAt ?? (isDashed ? at + 1 : at));
  const isMinutes = plus !== null && plus.value > 12 && plus.value < 60 && plus.value % 5 === 0;
  if (isMinutes && (plusAt !== null || (inLetters === true && !/\d/.test(keyAt(sentence, at)))))
    return minutes(plus.value, plus.next);
  return null;
}

/** In figures or letters. */
export function countAt(sentence: Sentence, at: number): Match<number> | null {
  const key = keyAt(sentence, at);
  if (/^\d{1,4}$/.test(key)) return { value: Number(key), next: at + 1 };
  const word = countWord(sentence, at);
  return word === null ? null : { value: word.value.value, next: word.next };
}

export function countWord(sentence: Sentence, at: number) {
  const word = read(sentence, at, 'count');
  return word === null || word.value.article ? null : word;
}
