import {
  ASKED_VERBS,
  type AskedVerb,
  type DecisionFigure,
  type TakenFigure,
} from '../../domain/decision-figure.ts';
import { DAY_MS, HOUR_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { type Latencies, mergedLatencies, NO_LATENCIES } from '../../domain/latencies.ts';
import {
  REQUEST_OPERATIONS,
  REQUEST_OUTCOMES,
  type RequestFigure,
  type RequestOperation,
  type RequestOutcome,
  verdictOn,
} from '../../domain/request-figure.ts';
import type { Shop } from '../../domain/shop.ts';
import { wallAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';

/** Requests of one kind during some time. */
export interface Measured {
  /** Those that somebody waited for to the end. */
  readonly count: number;
  readonly successes: number;
  /** Of those that were answered, whatever the answer was. */
  readonly latencies: Latencies;
  /** How often it came to what; what it never came to is left out. */
  readonly outcomes: Partial<Readonly<Record<RequestOutcome, number>>>;
}

export interface OperationMetrics {
  readonly operation: RequestOperation;
  readonly week: Measured;
  /** The four weeks before that one, together. */
  readonly before: Measured;
}

/** Requests in one hour of the shop's days, 0 to 23, during the week. */
export interface HourMetrics {
  readonly hour: number;
  readonly count: number;
  readonly errors: number;
}

/** What was asked of the book, and what was done of it, during the week. */
export interface DecisionMetrics {
  readonly verb: AskedVerb;
  readonly taken: number;
  readonly refused: number;
  readonly failed: number;
  /** How often by which code, most frequent first. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
}

export interface Metrics {
  readonly week: Interval;
  readonly before: Interval;
  /** How many weeks that is. */
  readonly weeksBefore: number;
  /** The shop's name of the one calendar that was asked about; null: all. */
  readonly calendar: string | null;
  /** Those of which there is any. */
  readonly operations: readonly OperationMetrics[];
  readonly all: Pick<OperationMetrics, 'week' | 'before'>;
  /** Those in which something went wrong. */
  readonly hours: readonly HourMetrics[];
  /** None where one calendar was asked about. */
  readonly decisions: readonly DecisionMetrics[];
}

const WEEK_MS = 7 * DAY_MS;
const WEEKS_BEFORE = 4;

/** This week's figures against those of the four before. `calendar`: one of the shop's alone, by its name. Throws `not-found`. */
export async function readMetrics(
  calendar: string | null,
  { zone }: Pick<Shop, 'zone'>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Metrics> {
  const now = clock.now();
  const week = { start: now - WEEK_MS, end: now + 1 };
  const before = { start: now - (1 + WEEKS_BEFORE) * WEEK_MS, end: week.start };
  const calendarId = calendar === null ? undefined : await calendarNamed(calendar, { store });
  const [figures, earlier] = [
    await store.figures.requests(week, calendarId),
    await store.figures.requests(before, calendarId),
  ];
  const operations = REQUEST_OPERATIONS.map((operation) => {
    const of = (all: readonly RequestFigure[]) => measured(all.filter((one) => one.operation === operation));
    return { operation, week: of(figures), before: of(earlier) };
  });
  return {
    week,
    before,
    weeksBefore: WEEKS_BEFORE,
    calendar,
    operations: operations.filter((one) => one.week.count + one.before.count > 0),
    all: { week: measured(figures), before: measured(earlier) },
    hours: byHour(figures, (at) => Math.floor(wallAt(zone, at) / HOUR_MS) % 24),
    decisions:
      calendar === null ? decided(await store.figures.taken(week), await store.figures.notDone(week)) : [],
  };
}

/** The calendar that a name of the shop's means. Throws `not-found`. */
async function calendarNamed(name: string, { store }: Pick<Ports, 'store'>): Promise<string> {
  const places = await store.places.inForce();
  const found = places.find((place) => place.name === name);
  if (found !== undefined) return found.calendarId;
  const known = places.map((place) => place.name);
  throw new AppError({ code: 'not-found', what: 'calendar', query: name, known });
}

/** Without an answer there is no time that it took. */
const UNANSWERED: ReadonlySet<RequestOutcome> = new Set(['unanswered', 'given-up']);

function measured(figures: readonly RequestFigure[]): Measured {
  let [count, successes, latencies] = [0, 0, NO_LATENCIES];
  const times = new Map<RequestOutcome, number>();
  for (const { outcome, latencies: some } of figures) {
    const verdict = verdictOn(outcome);
    times.set(outcome, (times.get(outcome) ?? 0) + some.count);
    if (verdict !== 'neither') count += some.count;
    if (verdict === 'success') successes += some.count;
    if (!UNANSWERED.has(outcome)) latencies = mergedLatencies(latencies, some);
  }
  const inOrder = REQUEST_OUTCOMES.flatMap((outcome) => {
    const often = times.get(outcome);
    return often === undefined ? [] : [[outcome, often] as const];
  });
  return { count, successes, latencies, outcomes: Object.fromEntries(inOrder) };
}

function byHour(figures: readonly RequestFigure[], hourOf: (at: Instant) => number): HourMetrics[] {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    measured(figures.filter(({ from }) => hourOf(from) === hour)),
  );
  return hours.flatMap(({ count, successes }, hour) =>
    count === successes ? [] : [{ hour, count, errors: count - successes }],
  );
}

function decided(taken: readonly TakenFigure[], notDone: readonly DecisionFigure[]): DecisionMetrics[] {
  return ASKED_VERBS.flatMap((verb) => {
    const done = sum(taken.filter((one) => one.verb === verb));
    const others = notDone.filter((one) => one.verb === verb);
    if (done + others.length === 0) return [];
    const of = (outcome: DecisionFigure['outcome']) => sum(others.filter((one) => one.outcome === outcome));
    const codes = [...new Set(others.map(({ code }) => code))]
      .map((code) => ({ code, count: sum(others.filter((one) => one.code === code)) }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    return [{ verb, taken: done, refused: of('refused'), failed: of('failed'), codes }];
  });
}

function sum(figures: readonly { readonly count: number }[]): number {
  return figures.reduce((all, { count }) => all + count, 0);
}
