import type { DecisionFigure, TakenFigure } from '../domain/decision-figure.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { Latencies } from '../domain/latencies.ts';
import type { RequestFigure, RequestOperation, RequestOutcome } from '../domain/request-figure.ts';

/** What a process has counted, to be added to what others have. */
export interface Figures {
  readonly requests: readonly RequestFigure[];
  readonly decisions: readonly DecisionFigure[];
}

/** All requests of one kind with one outcome that this book has ever made. */
export interface RequestTotal {
  readonly operation: RequestOperation;
  readonly outcome: RequestOutcome;
  readonly latencies: Latencies;
}

/** What was asked of Google and of the book, in figures, and of nobody in particular. */
export interface FigureStore {
  /**
   * Adds them, and puts what has grown old into longer spans, so that there are never more rows than spans and names allow. Waits
   * for another process only a moment, for whoever has been answered is not kept by this. A power cut may take them.
   */
  add(figures: Figures, at: Instant): Promise<void>;
  /** Those whose spans begin in `range`, oldest first; of one calendar where it is named. */
  requests(range: Interval, calendarId?: string): Promise<RequestFigure[]>;
  /** They only grow. */
  totals(): Promise<RequestTotal[]>;
  /** What was not done in `range`, by hours. */
  notDone(range: Interval): Promise<DecisionFigure[]>;
  /** What was done in `range` by people and agents, by hours, as the journal has it. */
  taken(range: Interval): Promise<TakenFigure[]>;
  /** Remembers for some weeks that somebody has changed something in a calendar, of the first time for ever. */
  noteChanged(calendarId: string, at: Instant): Promise<void>;
  /** The beginnings of the hours in which somebody did, oldest first. */
  changedHours(calendarId: string): Promise<Instant[]>;
}
