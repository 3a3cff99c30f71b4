import { weekdayOf } from '../../domain/local-date.ts';
import type { Atom, Bound } from './atom.ts';
import { type DaySaid, onDate } from './day-said.ts';
import { part } from './part-words.ts';
import { Contradiction, type Placed, type Segment } from './placed.ts';
import type { Match, Sentence } from './sentence.ts';

/** Which side of a limit is meant, and how. */
export type BoundWord = 'before' | 'until' | 'by' | 'after' | 'from';

/** `by friday noon`, `before friday at 10`, `after tuesday morning`: behind the day, at `at`, stands an edge of it. */
export function limitOnDay(
  sentence: Sentence,
  day: DaySaid,
  which: BoundWord,
  edge: Match<Bound> | null,
  at: number,
): Match<Atom> | null {
  const isLater = which === 'after' || which === 'from';
  const ofPart = edge === null ? edgeOfPart(sentence, at, which) : null;
  const next = edge?.next ?? ofPart?.next;
  if (next === undefined) return null;
  const bound = edge?.value ?? ofPart?.value ?? null;
  const isWhole = bound === null || bound === 'opening' || bound === 'closing';
  if (isWhole && edge !== null && isLater) return null;
  const others: DaySaid = {
    kind: 'span',
    from: isLater ? { day, shift: isWhole && which === 'from' ? 0 : 1 } : null,
    to: isLater ? null : { day, shift: isWhole && bound !== null ? 0 : -1 },
  };
  if (isWhole) return { value: { kind: 'days', days: [others], isIso: false }, next };
  const [from, until] = isLater ? [bound, null] : [null, bound];
  const limit = { kind: 'limit', from, until, isDeadline: which === 'by' } as const;
  const isEmpty = !isLater && isToday(day, sentence);
  return { value: { kind: 'limit-on-day', day, limit, others: isEmpty ? null : others }, next };
}

/**
 * Where a part of a day begins, before which somebody comes, or ends: `by friday morning` is over at noon. What begins or ends with
 * the day leaves none of it, or all.
 */
function edgeOfPart(sentence: Sentence, at: number, which: BoundWord): Match<Bound | null> | null {
  const said = part(sentence, at);
  if (said?.value.kind !== 'part') return null;
  const { fromMs, untilMs } = said.value.part;
  if (which === 'until' || which === 'by') return { value: untilMs ?? 'closing', next: said.next };
  return { value: which === 'after' ? untilMs : fromMs === 0 ? null : fromMs, next: said.next };
}

/** `by tonight`, `before this afternoon`: the part says the day. */
export function limitOnPartOfToday(sentence: Sentence, at: number, which: BoundWord): Match<Atom> | null {
  const said = part(sentence, at);
  if (said?.value.kind !== 'part' || !said.value.isToday) return null;
  return limitOnDay(sentence, onDate(sentence.today), which, null, at);
}

/** No day comes before it then. */
function isToday(day: DaySaid, { today }: Sentence): boolean {
  if (day.kind === 'date') return day.date <= today;
  return day.kind === 'weekday' && day.weekday === weekdayOf(today);
}

/** A limit on a day is two times that will do: that day as far as it goes, and any on the other side. Throws `Contradiction`. */
export function withDaysApart(segments: readonly Segment[]): readonly Segment[] {
  const limits = segments.flat().filter(({ atom }) => atom.kind === 'limit-on-day');
  const [only, another] = limits;
  if (only?.atom.kind !== 'limit-on-day') return segments;
  const [segment, ...more] = segments;
  const isDayToo = segment?.some(
    ({ atom }) => atom.kind === 'days' || (atom.kind === 'part' && atom.isToday),
  );
  if (segment === undefined || another !== undefined || more.length > 0 || isDayToo === true)
    throw new Contradiction(segments.flat());
  const { day, limit, others } = only.atom;
  const rest = segment.filter((placed) => placed !== only);
  const on = (one: DaySaid): Placed => ({ ...only, atom: { kind: 'days', days: [one], isIso: false } });
  const limited = [on(day), { ...only, atom: limit }, ...rest];
  return others === null ? [limited] : [[on(others), ...rest], limited];
}
