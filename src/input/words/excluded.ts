import type { Atom } from './atom.ts';
import { daysAt } from './day-phrases.ts';
import type { DaysSaid } from './day-said.ts';
import { hourAt } from './hour-words.ts';
import { bound } from './limit-words.ts';
import { part } from './part-words.ts';
import { after, keyAt, type Match, type Sentence } from './sentence.ts';

/** `not tuesday`, `except in the morning`, `not friday afternoon`, `menos el martes` */
export function excluded(sentence: Sentence, at: number): Match<Atom> | null {
  const next = after(sentence, at, 'not', 'except') ?? butAt(sentence, at);
  if (next === null) return excludedBehind(sentence, at);
  const said = excludedFrom(sentence, next);
  return said === null || mayBeExcludedToo(sentence, said.next) ? null : said;
}

/** `any day next week but wednesday`; without a word for all of them, `but` may as well go on about what was said. */
function butAt(sentence: Sentence, at: number): number | null {
  const next = after(sentence, at, 'but');
  return next !== null && saysAllBefore(sentence, at) ? next : null;
}

/** Whether a word for all of something stands anywhere before. */
export function saysAllBefore(sentence: Sentence, at: number): boolean {
  return sentence.tokens.slice(0, at).some((_, place) => after(sentence, place, 'all-of') !== null);
}

/** `tuesdays don't work`, `los sábados no` */
function excludedBehind(sentence: Sentence, at: number): Match<Atom> | null {
  const said = excludedFrom(sentence, at);
  if (said === null || sentence.tokens[said.next - 1]?.stop === true) return null;
  const next = after(sentence, said.next, 'denied-behind') ?? plainNo(sentence, said.next);
  if (next === null) return null;
  const goesOn = next < sentence.tokens.length && sentence.tokens[next - 1]?.stop !== true;
  const isOfMore = goesOn && (mayBeExcludedToo(sentence, next) || hourAt(sentence, next) !== null);
  return isOfMore ? null : { value: said.value, next };
}

/** `no` at the end of all, or of a part. */
function plainNo(sentence: Sentence, at: number): number | null {
  const isLast = at === sentence.tokens.length - 1 || sentence.tokens[at]?.stop === true;
  return isLast && keyAt(sentence, at) === 'no' ? at + 1 : null;
}

function excludedFrom(sentence: Sentence, at: number): Match<Atom> | null {
  const alone = part(sentence, at);
  const byDay = excludedDays(sentence, at);
  if (alone?.value.kind === 'part' && alone.next >= (byDay?.next ?? 0))
    return { value: { kind: 'not', days: null, part: alone.value.part }, next: alone.next };
  if (byDay === null) return null;
  const ends = sentence.tokens[byDay.next - 1]?.stop === true;
  const beside = ends ? null : part(sentence, byDay.next);
  if (beside?.value.kind === 'part')
    return { value: { kind: 'not', days: byDay.value, part: beside.value.part }, next: beside.next };
  // Whether `not tuesday at 9` leaves the day or the hour, nobody can say.
  const isHourToo = !ends && (hourAt(sentence, byDay.next) ?? bound(sentence, byDay.next)) !== null;
  return isHourToo ? null : { value: { kind: 'not', days: byDay.value, part: null }, next: byDay.next };
}

/** `not today or tomorrow` is neither of them. */
function excludedDays(sentence: Sentence, at: number): Match<DaysSaid> | null {
  let all = daysAt(sentence, at);
  // `not monday, tuesday`: whether Tuesday is left too, or wanted, nobody can say.
  if (all === null || (all.value.days.length > 1 && sentence.tokens[all.next - 2]?.stop === true))
    return null;
  for (;;) {
    const linkAt: number | null = after(sentence, all.next, 'or', 'and');
    const more: Match<DaysSaid> | null = linkAt === null ? null : daysAt(sentence, linkAt);
    if (more === null) return all;
    all = { value: { days: [...all.value.days, ...more.value.days], isIso: false }, next: more.next };
  }
}

/** Whether a day or a part of one follows: `not today, tomorrow`, `not monday morning or tuesday`. */
function mayBeExcludedToo(sentence: Sentence, at: number): boolean {
  const linkAt = after(sentence, at, 'or', 'and') ?? at;
  if (after(sentence, linkAt, 'not', 'except') !== null) return false;
  return (daysAt(sentence, linkAt) ?? part(sentence, linkAt)) !== null;
}
