import { DECISION_SPAN_MS, type DecisionFigure } from '../../domain/decision-figure.ts';
import type { Instant } from '../../domain/interval.ts';
import { latencyOf } from '../../domain/latencies.ts';
import { type RequestFigure, rolledUp, SHORT_SPAN_MS, startOfSpan } from '../../domain/request-figure.ts';
import { AppError } from '../../failure.ts';
import type { BookEvent } from '../book-event.ts';
import type { Ports } from '../ports.ts';

/** Counts what happens on the way, until it is kept in the book. */
export interface Collected {
  readonly note: (event: BookEvent) => void;
  /**
   * Adds what was counted to the book's figures, and begins anew. Nothing is asked of the book where nothing was counted. What cannot
   * be kept now is given up: figures are worth nobody's waiting, and no failure.
   */
  readonly keep: () => Promise<void>;
}

export function collecting({ store, clock }: Pick<Ports, 'store' | 'clock'>): Collected {
  let requests: RequestFigure[] = [];
  const decisions = new Map<string, DecisionFigure>();

  return {
    note: (event) => {
      const now = clock.now();
      if (event.kind === 'request') {
        const { operation, outcome, calendarId, ms } = event;
        const span = { from: startOfSpan(now, SHORT_SPAN_MS), spanMs: SHORT_SPAN_MS };
        requests.push({ ...span, operation, outcome, calendarId, latencies: latencyOf(Math.round(ms)) });
        if (requests.length > MOST_APART) requests = rolledUp(requests, now);
      }
      if (event.kind === 'not-done') {
        const one = decisionOf(event, now);
        const key = JSON.stringify([one.from, one.verb, one.outcome, one.code]);
        decisions.set(key, { ...one, count: (decisions.get(key)?.count ?? 0) + 1 });
      }
    },

    keep: async () => {
      if (requests.length === 0 && decisions.size === 0) return;
      const figures = { requests, decisions: [...decisions.values()] };
      requests = [];
      decisions.clear();
      try {
        await store.figures.add(figures, clock.now());
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
  };
}

/** So many are held one by one before those of one kind are made one. */
const MOST_APART = 256;

function decisionOf(
  { verb, outcome, code }: Extract<BookEvent, { kind: 'not-done' }>,
  now: Instant,
): DecisionFigure {
  return { from: startOfSpan(now, DECISION_SPAN_MS), verb, outcome, code, count: 1 };
}
