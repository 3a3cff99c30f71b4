import { plainWords } from './time-words.ts';

const CLOCK = /^(\d{1,2}):([0-5]\d)$/;
const HOURS =
  /^(\d{1,2})(?:\.(\d{1,2}))? ?h(?:(?:ou)?rs?)?(?: ?(?:and )?(\d{1,2}) ?(?:m(?:in(?:ute)?s?)?)?)?$/;
const MINUTES = /^(\d{1,9}) ?(?:m(?:in(?:ute)?s?)?)?$/;

/** The minutes that a length names: `90`, `90 min`, `3h`, `1h30`, `1.5 hours`, `1:30`. Null for anything else. */
export function readMinutes(text: string): number | null {
  const words = plainWords(text.replace(/(\d),(\d)/, '$1.$2'));
  const minutes = MINUTES.exec(words)?.[1];
  if (minutes !== undefined) return Number(minutes);
  const clock = CLOCK.exec(words);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const [, hours, part, rest] = HOURS.exec(words) ?? [];
  if (hours === undefined || (part !== undefined && rest !== undefined)) return null;
  const whole = Number(hours) * 60 + Number(`0.${part ?? 0}`) * 60 + Number(rest ?? 0);
  return Number.isInteger(whole) ? whole : null;
}
