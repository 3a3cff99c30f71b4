import type { Atom } from './atom.ts';
import { type DayEdge, type DaySaid, onDate } from './day-said.ts';
import type { BoundWord } from './limit-on-day.ts';
import { type MonthDates, monthAlone } from './months.ts';
import { keyAt, type Match, type Sentence } from './sentence.ts';

/**
 * `before march`, `from march`, `after march`; `through march` is to its end, and `until march` and `by march` to its beginning or
 * its end, which nobody but the customer can say.
 */
export function limitOfMonth(sentence: Sentence, at: number, which: BoundWord): Match<Atom> | null {
  const month = monthAlone(sentence, at);
  if (month === null) return null;
  const { first, last } = month.value;
  const isLater = which === 'after' || which === 'from';
  const edge: DayEdge =
    which === 'before'
      ? { day: onDate(first), shift: -1 }
      : which === 'from'
        ? { day: onDate(first <= sentence.today ? sentence.today : first), shift: 0 }
        : which === 'after'
          ? { day: onDate(last), shift: 1 }
          : { day: isThrough(sentence, at) ? onDate(last) : beginningOrEnd(month.value, sentence), shift: 0 };
  const [from, to] = isLater ? [edge, null] : [null, edge];
  return { value: { kind: 'days', days: [{ kind: 'span', from, to }], isIso: false }, next: month.next };
}

/** Whether the word before says that it goes to the end of what is named. */
export function isThrough(sentence: Sentence, at: number): boolean {
  return /^(?:through|thru)$/.test(keyAt(sentence, at - 1));
}

/** This month has begun: of it only the end is meant. */
function beginningOrEnd({ first, last }: MonthDates, { today }: Sentence): DaySaid {
  return first <= today ? onDate(last) : { kind: 'either', dates: [first, last] };
}
