import { type ClockHour, clockHour } from './clock-hour.ts';
import { andMinutes, type Core } from './hour-core.ts';
import { keyAt, type Match, type Sentence } from './sentence.ts';

const CLOCK = /^@?(\d{1,2})(?:([:.])(\d\d)(?::(\d\d))?)?(?:([ap])m?|h)?(ish)?$/;

/** `9`, `9:30`, `9a`, `2.30`, `15h`, `3ish`; `0900` and `1030` where a time is expected. */
export function figures(sentence: Sentence, at: number, isSaid: boolean): Match<Core> | null {
  const key = keyAt(sentence, at);
  const inFour = fourFigures(sentence, at, isSaid);
  if (inFour !== null) return { value: { clock: inFour, isBare: !isSaid }, next: at + 1 };
  const [, hourText = '', separator, minute, second, letter, ish] = CLOCK.exec(key) ?? [];
  if (hourText === '') return null;
  const hour = Number(hourText);
  if (/\dh$/.test(key) && hour < 13) return null;
  const half = letter === undefined ? null : letter === 'a' ? 'am' : 'pm';
  const isBare =
    separator === undefined &&
    half === null &&
    ish === undefined &&
    !key.startsWith('@') &&
    !/\dh$/.test(key);
  if (isBare && (hour < 1 || hour > (isSaid ? 23 : 19))) return null;
  if (separator === '.' && Number(minute) > 59) return null;
  const isExact = half === null && separator !== undefined && hourText.length === 2;
  const clock = clockHour(
    {
      hour,
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      half,
      isExact: isExact || (half === null && hourText.startsWith('0')),
    },
    key,
  );
  const value = { clock, isBare, about: ish !== undefined };
  return isBare ? (andMinutes(sentence, value, at + 1) ?? { value, next: at + 1 }) : { value, next: at + 1 };
}

/** `930`, `0900`: quarters of an hour in the working day, so that a model year and the end of a phone are none. */
function fourFigures({ tokens, ...rest }: Sentence, at: number, isSaid: boolean): ClockHour | null {
  const key = keyAt({ tokens, ...rest }, at);
  const [, hour, minute] = /^(\d{1,2})(\d\d)$/.exec(key) ?? [];
  if (key.length < 3 || hour === undefined || Number(minute) % (isSaid ? 5 : 15) !== 0) return null;
  if (Number(hour) < 6 && hour.startsWith('0')) return null;
  if (Number(hour) < 1 || Number(hour) > 18 || Number(minute) > 59) return null;
  if (/^\d{3,}/.test(tokens[at + 1]?.key ?? '')) return null;
  return clockHour({ hour: Number(hour), minute: Number(minute), isExact: hour.length === 2 }, key);
}
