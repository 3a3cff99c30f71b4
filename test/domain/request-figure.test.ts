import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import { latencyOf, mergedLatencies, NO_LATENCIES } from '../../src/domain/latencies.ts';
import {
  EVER,
  HOURS_KEPT_MS,
  LONG_SPAN_MS,
  REQUEST_OPERATIONS,
  REQUEST_OUTCOMES,
  type RequestFigure,
  rolledUp,
  SHORT_SPAN_MS,
  SHORT_SPANS_KEPT_MS,
  spanAt,
} from '../../src/domain/request-figure.ts';

const NOW = 1_800_000_123_456;

function figureAt(from: number, changes: Partial<RequestFigure> = {}): RequestFigure {
  const span = spanAt(from, from);
  return {
    ...span,
    calendarId: 'primary',
    operation: 'insert',
    outcome: 'ok',
    latencies: latencyOf(80),
    ...changes,
  };
}

const figures = fc.array(
  fc
    .record({
      ago: fc.nat({ max: 80 * DAY_MS }),
      operation: fc.constantFrom(...REQUEST_OPERATIONS),
      outcome: fc.constantFrom(...REQUEST_OUTCOMES),
      calendarId: fc.constantFrom(null, 'primary', 'maria'),
      ms: fc.nat({ max: 40_000 }),
    })
    .map(({ ago, ms, ...one }) => figureAt(NOW - ago, { ...one, latencies: latencyOf(ms) })),
  { maxLength: 60 },
);

function allOf(some: readonly RequestFigure[]) {
  return some.map(({ latencies }) => latencies).reduce(mergedLatencies, NO_LATENCIES);
}

function inOrder(some: readonly RequestFigure[]): string[] {
  return some.map((one) => JSON.stringify(one)).sort();
}

test.each([
  { age: 0, spanMs: SHORT_SPAN_MS },
  { age: SHORT_SPANS_KEPT_MS, spanMs: SHORT_SPAN_MS },
  { age: SHORT_SPANS_KEPT_MS + HOUR_MS, spanMs: LONG_SPAN_MS },
  { age: HOURS_KEPT_MS, spanMs: LONG_SPAN_MS },
  { age: HOURS_KEPT_MS + HOUR_MS, spanMs: EVER },
])('what is $age ms old is kept in spans of $spanMs ms', ({ age, spanMs }) => {
  expect(spanAt(NOW - age, NOW).spanMs).toBe(spanMs);
});

test('putting figures into longer spans loses none of them, and doing it at once is doing it step by step', () => {
  const law = fc.property(figures, fc.array(fc.nat({ max: 40 * DAY_MS }), { maxLength: 4 }), (all, steps) => {
    const later = NOW + 40 * DAY_MS;
    const moments = [...steps.map((step) => NOW + step).sort((a, b) => a - b), later];
    const stepwise = moments.reduce<RequestFigure[]>((kept, at) => rolledUp(kept, at), [...all]);
    expect(inOrder(stepwise)).toEqual(inOrder(rolledUp(all, later)));
    expect(allOf(stepwise)).toEqual(allOf(all));
  });
  fc.assert(law);
});

test('ten weeks of requests every five minutes leave no more rows than spans and names allow', () => {
  let kept: RequestFigure[] = [];
  let most = 0;
  for (let at = NOW; at < NOW + 70 * DAY_MS; at += 5 * MINUTE_MS) {
    kept.push(figureAt(at));
    if ((at - NOW) % HOUR_MS < 5 * MINUTE_MS) kept = rolledUp(kept, at);
    most = Math.max(most, kept.length);
  }
  const shortSpans = (SHORT_SPANS_KEPT_MS + 2 * HOUR_MS) / SHORT_SPAN_MS;
  const hours = (HOURS_KEPT_MS - SHORT_SPANS_KEPT_MS) / LONG_SPAN_MS + 1;
  expect(most).toBeLessThanOrEqual(shortSpans + hours + 1);
  expect(allOf(kept).count).toBe((70 * DAY_MS) / (5 * MINUTE_MS));
});

test('a clock that is put back takes no hour apart', () => {
  const hours = rolledUp([figureAt(NOW - 2 * DAY_MS)], NOW);
  expect(rolledUp(hours, NOW - 2 * DAY_MS)).toEqual(hours);
});
