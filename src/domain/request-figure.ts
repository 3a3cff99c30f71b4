import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from './interval.ts';
import { type Latencies, mergedLatencies } from './latencies.ts';

/** What is asked of Google. All lists are closed, so that nothing about a customer can become the name of a figure. */
export const REQUEST_OPERATIONS = [
  'insert',
  'patch',
  'delete',
  'get',
  'list',
  'freebusy',
  'calendar-list',
  'watch',
  'stop',
  'token',
] as const;
export type RequestOperation = (typeof REQUEST_OPERATIONS)[number];

/**
 * What a request came to. `missing` (404), `gone` (410), `taken` (409) and `changed` (412) are answers to what was asked, which say
 * how things are; `senseless` is an answer of which nothing can be made, and `unanswered` none. `given-up` is what we ended ourselves.
 */
export const REQUEST_OUTCOMES = [
  'ok',
  'missing',
  'gone',
  'taken',
  'changed',
  'refused',
  'denied',
  'signed-out',
  'throttled',
  'failing',
  'senseless',
  'unanswered',
  'given-up',
] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

const ANSWERED: ReadonlySet<RequestOutcome> = new Set(['ok', 'missing', 'gone', 'taken', 'changed']);

/** `success`: it was answered; `error`: it was not, or not as was asked; `neither`: nobody waited for the answer. */
export function verdictOn(outcome: RequestOutcome): 'success' | 'error' | 'neither' {
  if (outcome === 'given-up') return 'neither';
  return ANSWERED.has(outcome) ? 'success' : 'error';
}

/** The requests of one kind with one outcome, which began in a span of time. */
export interface RequestFigure {
  readonly from: Instant;
  /** How long the span is; `EVER`: all that is older than what has spans. */
  readonly spanMs: number;
  /** Null for what is asked of no calendar alone. */
  readonly calendarId: string | null;
  readonly operation: RequestOperation;
  readonly outcome: RequestOutcome;
  readonly latencies: Latencies;
}

export const SHORT_SPAN_MS = 5 * MINUTE_MS;
export const LONG_SPAN_MS = HOUR_MS;
/** The span of all that was before. It never ends, so that sums only grow, which is what whoever scrapes them counts on. */
export const EVER = 0;

/** How long the short spans are kept, and the hours. */
export const SHORT_SPANS_KEPT_MS = DAY_MS;
export const HOURS_KEPT_MS = 35 * DAY_MS;

export function startOfSpan(at: Instant, spanMs: number): Instant {
  return Math.floor(at / spanMs) * spanMs;
}

/** The span in which figures that began then are kept at `now`. */
export function spanAt(from: Instant, now: Instant): Pick<RequestFigure, 'from' | 'spanMs'> {
  if (from < hoursSince(now)) return { from: 0, spanMs: EVER };
  if (from < shortSpansSince(now)) return { from: startOfSpan(from, LONG_SPAN_MS), spanMs: LONG_SPAN_MS };
  return { from: startOfSpan(from, SHORT_SPAN_MS), spanMs: SHORT_SPAN_MS };
}

/** From here on there are short spans, and from there on hours: both are whole hours, so that none is split. */
export function shortSpansSince(now: Instant): Instant {
  return startOfSpan(now - SHORT_SPANS_KEPT_MS, LONG_SPAN_MS);
}
export function hoursSince(now: Instant): Instant {
  return startOfSpan(now - HOURS_KEPT_MS, LONG_SPAN_MS);
}

/** The figures in the spans in which they are kept at `now`, those of one key made one. */
export function rolledUp(figures: readonly RequestFigure[], now: Instant): RequestFigure[] {
  const byKey = new Map<string, RequestFigure>();
  for (const figure of figures) {
    const one = { ...figure, ...widened(figure, now) };
    const key = JSON.stringify([one.spanMs, one.from, one.calendarId, one.operation, one.outcome]);
    const same = byKey.get(key);
    byKey.set(
      key,
      same === undefined ? one : { ...one, latencies: mergedLatencies(same.latencies, one.latencies) },
    );
  }
  return [...byKey.values()];
}

/** What is an hour's is never taken apart again, whatever somebody does to the clock. */
function widened({ from, spanMs }: RequestFigure, now: Instant): Pick<RequestFigure, 'from' | 'spanMs'> {
  if (spanMs === EVER) return { from, spanMs };
  const span = spanAt(from, now);
  return span.spanMs === SHORT_SPAN_MS && spanMs === LONG_SPAN_MS ? { from, spanMs } : span;
}
