import { HOUR_MS, type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import {
  addDays,
  type DateRange,
  dateOfWall,
  datesFrom,
  daysBetween,
  isAmongDates,
  type LocalDate,
  wallMidnight,
} from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt, wallAt, type ZoneRules } from '../../domain/zone.ts';
import { isNotOn, type NotWanted, type Wanted, type WantedTime } from '../../input/words/wanted.ts';
import type { Ports } from '../ports.ts';
import { type FoundSlots, findSlots, type SlotQuestion } from './find-slots.ts';
import { type Look, lookAhead } from './next-free.ts';

/** How far ahead is looked where no last day was said. */
const OPEN_DAYS = 14;
/** However far apart the days are that were said. */
const MOST_DAYS = 120;
/** `around 10` is as well half past nine. */
const ABOUT_MS = HOUR_MS;

export type WantedQuestion = Omit<SlotQuestion, 'from' | 'days' | 'notBefore'>;

/** What of the free time is at the times that are wanted: only their days, and of these only the starts that fit. */
export function wantedLook(
  question: WantedQuestion,
  wanted: Wanted,
  shop: Shop,
  now: Instant,
  openDays: number = wanted.earliest ? shop.horizonDays : OPEN_DAYS,
): Look {
  const today = dateAt(shop.zone, now);
  const dates = datesWanted(wanted, today, openDays - 1);
  const [first = today] = dates;
  const last = dates.at(-1) ?? first;
  const days = Math.min(MOST_DAYS, daysBetween(first, last) + 1);
  const asked = new Set(dates);
  return {
    question: { ...question, from: first, days, notBefore: null },
    onlySome: true,
    only: (found) => {
      const durationMs = found.durationMinutes * MINUTE_MS;
      const fits = (start: Instant) => startFits(start, durationMs, wanted, shop.zone);
      return {
        ...found,
        days: found.days.flatMap((day) => (asked.has(day.date) ? [only(day, fits)] : [])),
      };
    },
  };
}

type Day = FoundSlots['days'][number];

/** The day with the starts that fit, and the windows that they are in. */
function only(day: Day, fits: (start: Instant) => boolean): Day {
  const starts = day.starts.filter(({ start }) => fits(start));
  const holds = ({ start, end }: Interval) => starts.some((one) => start <= one.start && one.start < end);
  return { ...day, starts, windows: day.windows.filter(holds) };
}

/** Ascending. */
function datesWanted({ options, nots }: Wanted, today: LocalDate, openDays: number): LocalDate[] {
  const anyDay: DateRange = { from: today, to: addDays(today, openDays) };
  const spans = options.flatMap(({ days }) => (days.length === 0 ? [anyDay] : days));
  const dates = new Set((spans.length === 0 ? [anyDay] : spans).flatMap((span) => datesIn(span, openDays)));
  return [...dates]
    .filter((date) => !nots.some((not) => not.part === null && isExcluded(not, date, 0)))
    .sort();
}

function datesIn({ from, to }: DateRange, openDays: number): LocalDate[] {
  const last = to ?? addDays(from, openDays);
  return datesFrom(from, Math.min(MOST_DAYS, daysBetween(from, last) + 1));
}

function isExcluded(not: NotWanted, date: LocalDate, time: number): boolean {
  if (!isNotOn(not, date)) return false;
  const { part } = not;
  return part === null || (time >= part.fromMs && (part.untilMs === null || time < part.untilMs));
}

/** Whether a job that begins then keeps within all that was said. */
function startFits(start: Instant, durationMs: number, wanted: Wanted, zone: ZoneRules): boolean {
  const wallMs = wallAt(zone, start);
  const date = dateOfWall(wallMs);
  const time = wallMs - wallMidnight(date);
  if (wanted.nots.some((not) => isExcluded(not, date, time))) return false;
  if (wanted.instant !== null && start < wanted.instant) return false;
  return (
    wanted.options.length === 0 ||
    wanted.options.some((option) => optionFits(option, date, time, time + durationMs))
  );
}

function optionFits(option: WantedTime, date: LocalDate, time: number, end: number): boolean {
  const { days, exactMs, about, fromMs, untilMs, doneByMs } = option;
  if (days.length > 0 && !days.some((span) => isAmongDates(date, span))) return false;
  if (exactMs !== null && (about ? Math.abs(time - exactMs) > ABOUT_MS : time !== exactMs)) return false;
  return (
    (fromMs === null || time >= fromMs) &&
    (untilMs === null || time < untilMs) &&
    (doneByMs === null || end <= doneByMs)
  );
}

export interface WantedStarts {
  /** Those that fit, the earliest first; near a time that was said, the nearest to it first. */
  readonly starts: readonly OfferedStart[];
  /** Where none fits: the first that are free at all, from the first day that was said. */
  readonly nearest: readonly Instant[];
}

type OfferedStart = FoundSlots['days'][number]['starts'][number];

/** The starts that fit what is wanted. Throws what `findSlots` does. */
export async function wantedStarts(
  question: WantedQuestion,
  wanted: Wanted,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<WantedStarts> {
  const now = ports.clock.now();
  const look = wantedLook(question, wanted, shop, now);
  const { found, ahead } = await lookAhead(look, shop, ports);
  const starts = byFit(found, wanted, shop.zone);
  if (starts.length > 0) return { starts, nearest: [] };
  const today = dateAt(shop.zone, now);
  const first = found.days[0]?.date ?? today;
  const from = first < today ? today : first;
  const { days } = ahead ?? (await findSlots({ ...look.question, from, days: OPEN_DAYS }, shop, ports));
  return { starts, nearest: days.flatMap((day) => day.starts.map(({ start }) => start)).slice(0, 2) };
}

function byFit({ days }: FoundSlots, { options }: Wanted, zone: ZoneRules): readonly OfferedStart[] {
  const starts = days.flatMap((day) => day.starts);
  const [only, another] = options;
  const near = only?.about === true && another === undefined ? only.exactMs : null;
  if (near === null) return starts;
  const distance = (start: Instant) =>
    Math.abs(wallAt(zone, start) - wallMidnight(dateAt(zone, start)) - near);
  return [...starts].sort((a, b) => distance(a.start) - distance(b.start) || a.start - b.start);
}
