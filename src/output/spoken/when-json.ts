import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { type DateRange, wallMidnight } from '../../domain/local-date.ts';
import { timeText } from '../../domain/minute-range.ts';
import { instantsOf, isoText } from '../../domain/zone.ts';
import type { Understood } from '../../usecases/booking/understood.ts';
import type { JsonObject } from '../form/json.ts';
import { capitalised, type ShopTime, weekdayName } from '../form/moments.ts';
import { customerWords } from './customer-words.ts';

export type Wanted = NonNullable<Understood['wanted']>;
export type WantedOption = Wanted['options'][number];

/** When somebody would come: one day and moment where it is that clear, and all that was said, as it was heard. */
export function whenJson(
  { wanted, timeWords }: Pick<Understood, 'wanted' | 'timeWords'>,
  time: Pick<ShopTime, 'zone'>,
): JsonObject | null {
  if (wanted === null) return null;
  const one = oneOption(wanted);
  const date = one === null ? null : oneDate(one);
  const at = onlyMoment(wanted, time);
  return {
    date,
    day_of_week: date === null ? null : weekdayName(date),
    at: at === null ? null : isoText(time.zone, at),
    earliest: wanted.earliest,
    part_of_day: one === null ? null : partOf(one),
    any_of: wanted.options.map(optionJson),
    none_of: wanted.nots.map(({ days, weekdays, part }) => ({
      dates: days.map(datesJson),
      days_of_week: weekdays.map(capitalised),
      not_before: part === null ? null : clock(part.fromMs),
      before: part === null || part.untilMs === null ? null : clock(part.untilMs),
    })),
    customer_words: customerWords(timeWords),
  };
}

function oneOption({ options, nots }: Wanted): WantedOption | null {
  const [one, another] = options;
  return one === undefined || another !== undefined || nots.length > 0 ? null : one;
}

export function oneDate({ days }: WantedOption): string | null {
  const [range, another] = days;
  return range === undefined || another !== undefined || range.from !== range.to ? null : range.from;
}

/** The one moment that was said; null for limits, several, a time without a day, and one that the clock shows twice or never. */
export function onlyMoment(wanted: Wanted, { zone }: Pick<ShopTime, 'zone'>): Instant | null {
  if (wanted.instant !== null) return wanted.instant;
  const one = oneOption(wanted);
  const date = one === null ? null : oneDate(one);
  if (one === null || one.exactMs === null || date === null) return null;
  const instants = instantsOf(zone, wallMidnight(date) + one.exactMs);
  return instants.kind === 'one' ? instants.at : null;
}

const NOON_MS = DAY_MS / 2;

function partOf({ exactMs, fromMs, untilMs }: WantedOption): string | null {
  if (exactMs !== null) return null;
  if (fromMs !== null && fromMs >= NOON_MS) return 'afternoon';
  return untilMs !== null && untilMs <= NOON_MS ? 'morning' : null;
}

function optionJson({ days, exactMs, about, fromMs, untilMs, doneByMs }: WantedOption): JsonObject {
  return {
    dates: days.map(datesJson),
    time: clockOrNull(exactMs),
    about,
    not_before: clockOrNull(fromMs),
    before: clockOrNull(untilMs),
    done_by: clockOrNull(doneByMs),
  };
}

function datesJson({ from, to }: DateRange): JsonObject {
  return {
    from,
    to,
    day_of_week: from === to ? weekdayName(from) : null,
  };
}

function clockOrNull(ms: number | null): string | null {
  return ms === null ? null : clock(ms);
}

function clock(ms: number): string {
  return ms >= DAY_MS ? 'closing' : timeText(Math.floor(ms / MINUTE_MS));
}
