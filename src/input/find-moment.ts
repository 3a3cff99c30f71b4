import { dateAt } from '../domain/zone.ts';
import { AppError } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import { readTime } from './time-of-day.ts';
import { plainWords, readTimeWords, type TimeWords } from './time-words.ts';
import { type When, type WhenContext, whenOf } from './when.ts';

/** The time in free words, the words that said it, and all other words in their order, as they were typed. */
export interface FoundMoment {
  readonly when: When;
  readonly words: string;
  readonly rest: readonly string[];
}

interface Phrase {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly said: TimeWords;
}

/** `monday the 23rd of november at 9 am` */
const LONGEST_PHRASE = 8;

/**
 * Finds the one time in `oil tue 9 wait 555-0134`; null when there is none.
 *
 * Only plain forms count (`readTimeWords`), so that names, phones, plates and model years stay what they are; a bare
 * hour counts after a day or `at`. A day and a time that stand apart (`tue oil 9am`) belong together. With several
 * phrases, the only one with both day and time is meant (`sun roof tue 9`); otherwise it throws
 * `time-not-understood`, and what `readWhen` throws.
 */
export function findMoment(words: string, context: WhenContext): FoundMoment | null {
  const typed = fitting('booking words', words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const phrases = phrasesIn(typed, context);
  if (phrases.length === 0) return null;
  const { said, parts } = theOne(phrases, typed);
  const hourAt = hourBefore(said, parts, typed);
  const isPart = (at: number) => at === hourAt || parts.some(({ from, to }) => from <= at && at < to);
  const text = typed
    .flatMap((word, at) => (isPart(at) ? (at === hourAt ? ['at', word] : word) : []))
    .join(' ');
  const timed = hourAt === null ? said : { ...said, timeMs: readTime(`at ${typed[hourAt]}`, 'alone') };
  return { when: whenOf(timed, text, context), words: text, rest: typed.filter((_, at) => !isPart(at)) };
}

/** Where the hour stands in `9 tue`: before its day. It counts when nothing else says a time. */
function hourBefore(said: TimeWords, parts: readonly Phrase[], typed: readonly string[]): number | null {
  const [part, ...more] = parts;
  if (said.kind !== 'wall' || said.timeMs !== null || part === undefined || more.length > 0) return null;
  const hour = typed[part.from - 1] ?? '';
  return /^\d{1,2}$/.test(hour) && readTime(`at ${hour}`, 'alone') !== null ? part.from - 1 : null;
}

/** The longest phrase from the left, then the next one after it. */
function phrasesIn(typed: readonly string[], { now, zone, dateOrder }: WhenContext): Phrase[] {
  const context = { now, today: dateAt(zone, now), dateOrder, reading: 'inside' } as const;
  const phrases: Phrase[] = [];
  for (let from = 0; from < typed.length; from += 1) {
    for (let to = Math.min(typed.length, from + LONGEST_PHRASE); to > from; to -= 1) {
      const said = readTimeWords(plainWords(typed.slice(from, to).join(' ')), context);
      if (said === null) continue;
      phrases.push({ from, to, said });
      from = to - 1;
      break;
    }
  }
  return phrases;
}

function theOne(
  phrases: readonly Phrase[],
  typed: readonly string[],
): { readonly said: TimeWords; readonly parts: readonly Phrase[] } {
  const [first, second] = phrases;
  if (first !== undefined && second === undefined) return { said: first.said, parts: phrases };
  const [whole, another] = phrases.filter(({ said }) => isWhole(said));
  if (whole !== undefined && another === undefined) return { said: whole.said, parts: [whole] };
  const joined = phrases.length === 2 ? join(first?.said, second?.said) : null;
  if (joined !== null) return { said: joined, parts: phrases };
  const words = phrases.map(({ from, to }) => typed.slice(from, to).join(' ')).join(' … ');
  throw new AppError({ code: 'time-not-understood', words });
}

function isWhole(said: TimeWords): boolean {
  return said.kind === 'instant' || (said.day !== null && said.timeMs !== null);
}

/** One that names the day and one that names the time, in either order. */
function join(a: TimeWords | undefined, b: TimeWords | undefined): TimeWords | null {
  if (a?.kind !== 'wall' || b?.kind !== 'wall') return null;
  const [day, timeMs] = [a.day ?? b.day, a.timeMs ?? b.timeMs];
  const oneOfEach = (a.day === null) !== (b.day === null) && (a.timeMs === null) !== (b.timeMs === null);
  return oneOfEach ? { kind: 'wall', day, timeMs } : null;
}
