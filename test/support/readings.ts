import type { OthersChanged, Reading, ReadingPage } from '../../src/store/calendar-readings.ts';
import { NOW } from './book.ts';

/** Nothing is told of others' time, and that is all. */
export const NO_OTHERS: OthersChanged = {
  eventIds: [],
  now: [],
  series: [],
  exceptions: [],
  isCertain: true,
};

/** A whole reading of Bay 1's calendar, in one page. */
export function aReading(changes: Partial<Reading> = {}): Reading {
  return {
    calendarId: 'bay-1',
    open: null,
    beganAt: NOW,
    seen: [],
    fullSince: null,
    tellsOfOthers: false,
    others: NO_OTHERS,
    ahead: null,
    othersChanged: 0,
    notes: [],
    syncToken: 'token',
    asOf: null,
    ...changes,
  };
}

/** The first page of a reading of all of Bay 1's calendar. */
export function aPage(changes: Partial<ReadingPage> = {}): ReadingPage {
  return {
    calendarId: 'bay-1',
    open: null,
    from: { kind: 'all', since: NOW },
    nextPage: 'page 2',
    beganAt: NOW,
    asOf: null,
    ahead: null,
    othersChanged: 0,
    events: 1,
    kept: [],
    tellsOfOthers: false,
    others: NO_OTHERS,
    ...changes,
  };
}
