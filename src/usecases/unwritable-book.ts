import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import { AppError, type FailureCode } from '../failure.ts';

/** A damaged book is none of these: of that nobody may be told that all is well. */
const WHY: Partial<Readonly<Record<FailureCode, string>>> = {
  'database-full': 'the disk is full',
  'database-locked': 'another process had the book for too long',
  'database-read-only': 'the book cannot be written at the moment',
  'database-unreachable': 'the book cannot be written at the moment',
};

/**
 * What keeps a step after the commit from being kept: the appointment is safe, and the next `syncCalendar` goes on from
 * there. Null for anything else that was thrown.
 */
export function unwritable(thrown: unknown): CalendarTrouble | null {
  const why = thrown instanceof AppError ? WHY[thrown.failure.code] : undefined;
  return why === undefined ? null : { kind: 'unknown', why };
}
