import type { LocalDate } from '../../domain/local-date.ts';
import type { Repeat } from '../../domain/series.ts';
import type { Claim, Said } from './claims.ts';
import { nextDayOfMonth } from './date-words.ts';
import { type DaySaid, onDate } from './day-said.ts';
import { nextNthWeekday } from './nth-weekday.ts';
import type { Placed } from './placed.ts';
import { repeatAt, seriesEnd } from './repeat-phrases.ts';
import { after, type Match, type Sentence } from './sentence.ts';

/** `every other tuesday`, and when the first of them may be. */
export function repeated(sentence: Sentence, at: number): Match<Said> | null {
  const said = repeatAt(sentence, at);
  if (said === null) return null;
  const days = firstDays(said.value.repeat, sentence.today);
  return { value: { kind: 'repeat', days, ...said.value }, next: said.next };
}

/** `4 times`, wherever it stands. */
export function endOfSeries(sentence: Sentence, at: number): Match<Said> | null {
  const end = seriesEnd(sentence, at);
  return end?.value.count === undefined ? null : { value: { kind: 'series-end' }, next: end.next };
}

/** Of a series the days that the words name, any of which may be the first; none where they name none. */
function firstDays({ weekdays, nths, monthDays }: Repeat, today: LocalDate): DaySaid[] {
  const dates = nths.flatMap((nth) =>
    weekdays.flatMap((weekday) => nextNthWeekday({ nth, weekday }, today) ?? []),
  );
  if (nths.length > 0) return dates.sort().slice(0, 1).map(onDate);
  if (monthDays.length > 0)
    return monthDays.filter((day) => day > 0).map((day) => onDate(nextDayOfMonth(day, String(day), today)));
  return weekdays.map((weekday) => ({ kind: 'weekday', weekday }));
}

/**
 * The claims with the end of a series where it stands apart from how often it comes: `every tuesday 9 until june 1`. Without a
 * series, `4 times` says nothing, and beside another end it is left.
 */
export function withSeriesEnd(claims: readonly Claim[], sentence: Sentence): readonly Claim[] {
  const repeat = claims.find(({ said }) => said.kind === 'repeat')?.said;
  const isOpen = repeat?.kind === 'repeat' && repeat.count === null && repeat.until === null;
  const end = isOpen ? claims.find((claim) => isSeriesEnd(claim, sentence)) : undefined;
  return claims
    .filter((claim) => claim.said.kind !== 'series-end' || claim === end)
    .map((claim) =>
      claim === end ? { said: { kind: 'series-end' }, from: claim.from, to: claim.to } : claim,
    );
}

function isSeriesEnd({ said, from, to }: Claim, sentence: Sentence): boolean {
  if (said.kind === 'series-end') return true;
  return (
    said.kind === 'time' && after(sentence, from, 'until') !== null && seriesEnd(sentence, from)?.next === to
  );
}

/** The days of a series, as if they stood where it does, unless other words say when it begins. */
export function daysOfSeries(claims: readonly Claim[]): (claim: Claim) => Placed | null {
  const isDaySaid = claims.some(
    ({ said }) => said.kind === 'time' && ['days', 'instant', 'limit-on-day'].includes(said.atom.kind),
  );
  return ({ said, from, to }) =>
    said.kind !== 'repeat' || said.days.length === 0 || isDaySaid
      ? null
      : { atom: { kind: 'days', days: said.days, isIso: false }, from, to };
}
