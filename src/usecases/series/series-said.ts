import type { Instant } from '../../domain/interval.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { beginsOnItsDay, type Repeat, type SeriesEnd, seriesStarts } from '../../domain/series.ts';
import { LONGEST_SERIES_DAYS, MOST_IN_SERIES } from '../../domain/series-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { readLastDay } from '../../input/last-day.ts';
import { type WhenContext, whenContext } from '../../input/when.ts';
import type { RepeatSaid } from '../../input/words/repeat.ts';

/** Until when a series goes, in figures or words; left out: not said. */
export interface SeriesEndSaid {
  readonly count?: number | undefined;
  readonly until?: string | undefined;
}

/** How often, and until when, which may be said with it. */
export interface SeriesSaid extends SeriesEndSaid {
  readonly words: string;
  readonly said: RepeatSaid;
}

/** A series as it is to be booked. */
export interface SeriesMeant {
  readonly repeat: Repeat;
  /** At least two. */
  readonly starts: readonly Instant[];
}

/**
 * When the visits of a series are, the first of them at `first`. `choice`: which of two last days is meant. Throws `missing-options` where nobody has said until when,
 * `usage` for an end that is said twice, and `invalid-value` for one visit alone, for more than two years, and for a first visit on
 * another day than the words name; `weekday-ambiguous` for `until march`.
 */
export async function seriesMeant(
  { words, said, ...given }: SeriesSaid,
  first: Instant,
  shop: Shop,
  now: Instant,
  choice: Pick<WhenContext, 'nextWeekdayIs'> = {},
): Promise<SeriesMeant> {
  const context = { ...whenContext(shop, now), ...choice };
  const count = given.count ?? said.count ?? undefined;
  const until = given.until ?? said.until ?? undefined;
  if (count === undefined && until === undefined)
    throw new AppError({ code: 'missing-options', options: ['--count or --until'], why: null });
  if (count !== undefined && until !== undefined) {
    const problem = { kind: 'end-said-twice', count, until } as const;
    throw new AppError({ code: 'usage', problem, command: 'book' });
  }
  const { repeat } = said;
  if (!beginsOnItsDay(repeat, first, shop.zone)) {
    const expected = { kind: 'first-visit-on-its-day' } as const;
    throw new AppError({ code: 'invalid-value', what: 'repetition', value: words, expected });
  }
  const date = dateAt(shop.zone, first);
  const furthest = addDays(date, LONGEST_SERIES_DAYS);
  const end: SeriesEnd =
    count !== undefined ? { count } : { until: await lastDay(until as string, furthest, context) };
  const starts = seriesStarts(repeat, first, end, shop.zone);
  if (count !== undefined && starts.length < count) {
    const expected = { kind: 'series-within-two-years', most: starts.length } as const;
    throw new AppError({ code: 'invalid-value', what: 'number of visits', value: String(count), expected });
  }
  if (starts.length < 2 || starts.length > MOST_IN_SERIES) {
    const expected = { kind: 'visits-of-series', least: 2, most: MOST_IN_SERIES } as const;
    throw new AppError({ code: 'invalid-value', what: 'repetition', value: words, expected });
  }
  return { repeat, starts };
}

async function lastDay(until: string, furthest: LocalDate, context: WhenContext): Promise<LocalDate> {
  const date = await readLastDay(until, context);
  if (date <= furthest) return date;
  const expected = { kind: 'end-of-series', last: furthest } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: until, expected });
}
