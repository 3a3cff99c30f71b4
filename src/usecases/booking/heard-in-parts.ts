import { MINUTE_MS } from '../../domain/interval.ts';
import { wallMidnight } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { closedReason, whyClosed } from '../../domain/why-closed.ts';
import { dateAt, earliestOf } from '../../domain/zone.ts';
import { failureOf } from '../../failure.ts';
import type { WhenContext } from '../../input/when.ts';
import { type Heard, hear } from '../../input/words/hear.ts';
import type { TimesSaid } from '../../input/words/times-said.ts';
import { settle, type Wanted, type WantedTime } from '../../input/words/wanted.ts';
import { wordsOfShop } from '../shop/words-of-shop.ts';
import { clockChangeAt } from './clock-change.ts';
import type { Unclear } from './understood.ts';

/** A sentence as far as it is clear, and what of it is not. */
export interface HeardInParts {
  readonly heard: Heard;
  readonly wanted: Wanted | null;
  readonly unclear: readonly Unclear[];
}

/** `isTimeAsked`: a figure alone is an hour, as it is behind `move my nine o'clock to`. */
type PartContext = WhenContext & { readonly isTimeAsked: boolean };

/** A time that has two readings takes nothing away of the rest. */
export function heardInParts(text: string, context: PartContext, shop: Shop): HeardInParts {
  const unclear: Unclear[] = [];
  let rest = text;
  for (;;) {
    try {
      const heard = heardBy(rest, context, shop);
      const settled = settledTimes(heard, context);
      const wanted = settled.wanted;
      return {
        heard,
        wanted,
        unclear: [...unclear, ...settled.unclear, ...impossible(heard, wanted, shop, context)],
      };
    } catch (thrown) {
      const time = unclearTime(thrown);
      if (time === null) throw thrown;
      unclear.push(time);
      const less = without(rest, time.words);
      // Whatever it is that is unclear, it is all of it.
      rest = less === rest ? '' : less;
    }
  }
}

function heardBy(text: string, { now, zone, dateOrder, isTimeAsked }: PartContext, shop: Shop): Heard {
  const present = { now, today: dateAt(zone, now), dateOrder, isTimeAsked, mayCountCars: true };
  return hear(text, present, wordsOfShop(shop));
}

type UnclearTime = Extract<Unclear, { field: 'time'; choices: readonly string[] }>;

/** Null for what is no failure to understand a time. */
function unclearTime(thrown: unknown): UnclearTime | null {
  const several = failureOf(thrown, 'several-readings');
  if (several !== null) return { field: 'time', words: several.words, choices: several.readings };
  const words =
    failureOf(thrown, 'time-not-understood')?.words ?? failureOf(thrown, 'invalid-value')?.value ?? null;
  return words === null ? null : { field: 'time', words, choices: [] };
}

/** The text without these words, each once. */
function without(text: string, words: string): string {
  const gone = words.split(/\s+/);
  return text
    .split(/\s+/)
    .filter((word) => {
      const at = gone.indexOf(word);
      if (at >= 0) gone.splice(at, 1);
      return at < 0;
    })
    .join(' ');
}

/** Of a day that may be two, the hours are clear all the same. */
function settledTimes(
  { times, timeWords }: Heard,
  context: WhenContext,
): Pick<HeardInParts, 'wanted' | 'unclear'> {
  if (times === null) return { wanted: null, unclear: [] };
  try {
    return { wanted: settle(times, timeWords, context), unclear: [] };
  } catch (thrown) {
    const twoDays = failureOf(thrown, 'weekday-ambiguous');
    if (twoDays === null) throw thrown;
    return {
      wanted: settle(hoursAlone(times), timeWords, context),
      unclear: [{ field: 'day', words: twoDays.words, choices: twoDays.dates }],
    };
  }
}

function hoursAlone(times: TimesSaid): TimesSaid {
  return {
    ...times,
    options: times.options.map((option) => Object.assign({}, option, { days: [] })),
    nots: [],
  };
}

/** What was said clearly and cannot be, whatever is free: every time of it has passed, the shop is closed, or the clocks change over it. */
function impossible(
  { timeWords }: Heard,
  wanted: Wanted | null,
  shop: Shop,
  { now }: WhenContext,
): Unclear[] {
  const whys = (wanted?.options ?? []).map((option) => whyImpossible(option, shop, now));
  const [first = null] = whys;
  if (first === null || whys.includes(null)) return clockChangeAt(wanted, timeWords, shop);
  return [{ field: 'time', words: timeWords, why: first }];
}

function whyImpossible({ days, exactMs }: WantedTime, shop: Shop, now: number): 'closed' | 'past' | null {
  const [range, another] = days;
  if (range === undefined || another !== undefined || range.from !== range.to) return null;
  const { from: date } = range;
  if (date < dateAt(shop.zone, now)) return 'past';
  if (exactMs === null) return closedReason(date, null, shop) === null ? null : 'closed';
  const start = earliestOf(shop.zone, wallMidnight(date) + exactMs);
  if (start < now) return 'past';
  const slot = { start, end: start + shop.slotStepMinutes * MINUTE_MS };
  return whyClosed(slot, null, shop) === null ? null : 'closed';
}

const TO = /\s(?:to|al|para|a(?!\s+las?\s))\s/gi;

/**
 * `my oil change from tuesday to friday` of a move: the time that the visit has, and all but that. Null where only one time is said.
 */
export function partsOfMove(
  text: string,
  context: WhenContext,
  shop: Shop,
): { readonly from: string; readonly rest: string } | null {
  for (const { index, 0: word } of text.matchAll(TO)) {
    const to = text.slice(index + word.length);
    if (timesIn(to, { ...context, isTimeAsked: true }, shop) === null) continue;
    const before = text.slice(0, index);
    const from = timesIn(before, { ...context, isTimeAsked: false }, shop);
    if (from === null || from === '') return null;
    const beside = without(before, from);
    // Apart, so that nothing is read across the two.
    return { from, rest: beside === '' ? to : `${beside}, ${to}` };
  }
  return null;
}

/** The words that say a time; null for none, and `''` for a time that nobody can make sense of. */
function timesIn(text: string, context: PartContext, shop: Shop): string | null {
  try {
    const { times, timeWords } = heardBy(text, context, shop);
    return times === null ? null : timeWords;
  } catch (thrown) {
    const unclear = unclearTime(thrown);
    if (unclear === null) throw thrown;
    return unclear.words;
  }
}
