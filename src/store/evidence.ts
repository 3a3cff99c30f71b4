import type { Instant, Interval } from '../domain/interval.ts';
import type { LocalDate } from '../domain/local-date.ts';

/** What the book tells of how its calendars fare, counted by calendar: each is one statement, however many calendars there are. */
export interface EvidenceStore {
  /** What the calendars do not show yet; `since`: the change that has waited longest. */
  owed(): Promise<{ calendarId: string; count: number; since: Instant }[]>;
  /** Visits that start in `range` and were not cancelled, by calendar and by the date that they were promised for. */
  visitsByDay(range: Interval): Promise<{ calendarId: string; date: LocalDate; visits: number }[]>;
}
