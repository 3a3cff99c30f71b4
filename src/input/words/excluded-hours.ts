import type { Atom, HoursSaid } from './atom.ts';
import { daysAt } from './day-phrases.ts';
import { hourAt } from './hour-words.ts';
import { range } from './limit-words.ts';
import { part } from './part-words.ts';
import { after, keyAt, type Match, type Sentence } from './sentence.ts';

/** `not at 9`, `any time but 9`, `not between 12 and 2`, `no a las 3 ni a las 4`: hours that will not do, on any day. */
export function excludedHours(sentence: Sentence, at: number): Match<Atom> | null {
  const next = after(sentence, at, 'not', 'except');
  if (next === null) return null;
  // `no 9` is as well number nine.
  const mayBeBare = keyAt(sentence, next - 1) !== 'no';
  let all = hoursAt(sentence, next, mayBeBare);
  for (let more = all; all !== null && more !== null; ) {
    const linkAt = after(sentence, all.next, 'or', 'and');
    more = linkAt === null ? null : hoursAt(sentence, linkAt, mayBeBare);
    if (more !== null) all = { value: [...all.value, ...more.value], next: more.next };
  }
  if (all === null || goesOn(sentence, all.next)) return null;
  return { value: { kind: 'not', days: null, part: null, hours: all.value }, next: all.next };
}

/** Whether `not at 9 tuesday` or `not at 9 or tuesday` leaves the day too, nobody can say. */
function goesOn(sentence: Sentence, at: number): boolean {
  if (sentence.tokens[at - 1]?.stop === true) return false;
  const linkAt = after(sentence, at, 'or', 'and') ?? at;
  if (after(sentence, linkAt, 'not', 'except') !== null) return false;
  return (daysAt(sentence, linkAt) ?? part(sentence, linkAt)) !== null;
}

function hoursAt(sentence: Sentence, at: number, mayBeBare: boolean): Match<HoursSaid[]> | null {
  const span = range(sentence, at, { bareIsHour: mayBeBare });
  if (span?.value.kind === 'limit') {
    const { from, until } = span.value;
    return from === null || until === null ? null : inPart(sentence, { from, until }, span.next);
  }
  const hour = hourAt(sentence, at);
  if (hour === null) return null;
  const { clock, isBare, about, mayBeRange } = hour.value;
  const isUnclear = about || mayBeRange || (isBare && !(mayBeBare && endsPhrase(sentence, hour.next)));
  return isUnclear ? null : inPart(sentence, { from: clock, until: null }, hour.next);
}

/** `not at 9 in the morning` */
function inPart(sentence: Sentence, hours: Omit<HoursSaid, 'part'>, at: number): Match<HoursSaid[]> {
  const said = sentence.tokens[at - 1]?.stop === true ? null : part(sentence, at);
  if (said?.value.kind !== 'part' || said.value.isToday)
    return { value: [{ ...hours, part: null }], next: at };
  return { value: [{ ...hours, part: said.value.part }], next: said.next };
}

/** A figure with another word behind it may count that. */
function endsPhrase(sentence: Sentence, at: number): boolean {
  if (at === sentence.tokens.length || sentence.tokens[at - 1]?.stop === true) return true;
  const isLinked = after(sentence, at, 'or', 'and', 'but', 'not', 'except') !== null;
  return isLinked || part(sentence, at)?.value.kind === 'part';
}
