import type { Instant } from '../domain/interval.ts';

/** What came of comparing one calendar with the book as a whole. */
export interface ComparisonFigure {
  readonly calendarId: string;
  readonly at: Instant;
  /** Events of ours that book or calendar had there, and at how many of them the two did not say the same. */
  readonly compared: number;
  readonly differing: number;
}

export interface ComparisonStore {
  /** One begins: kept before anything is asked, so that one that comes to nothing is not tried again at once. */
  begin(calendarId: string, at: Instant): Promise<void>;
  /** What came of the one that began at that moment. What is older than five weeks then is forgotten. A power cut may take it. */
  note(figure: ComparisonFigure): Promise<void>;
  /** The newest of each calendar, in the order of their ids. */
  latest(): Promise<ComparisonFigure[]>;
  /** When each calendar was last to be compared, whatever came of it. */
  tried(): Promise<{ readonly calendarId: string; readonly at: Instant }[]>;
}
