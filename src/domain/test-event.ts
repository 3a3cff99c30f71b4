import {
  appointmentOfEventId,
  type CalendarEvent,
  type EventChange,
  type EventPlace,
  type StoredEvent,
} from './calendar-event.ts';
import { HOUR_MS, type Instant, type Interval, MINUTE_MS } from './interval.ts';

/** The event that `bay test-suite` makes, changes and removes, and how what is left of an earlier run is told from all else. */

const PREFIX = 'testrun';
const DURATION_MS = 30 * MINUTE_MS;

/** A new id for a random uuid: its hexadecimal digits belong to Google's alphabet (docs/google.md §2). */
export function testEventId(uuid: string): string {
  return PREFIX + uuid.replaceAll('-', '');
}

/** Two hours from now, in nobody's name and with nobody invited. */
export function testEvent(place: EventPlace, zone: string, testRun: string, now: Instant): CalendarEvent {
  return {
    ...place,
    ...hoursFrom(now, 2),
    zone,
    title: '[TEST] Oil Change - John Doe',
    description:
      'Customer: John Doe\nCar: 2020 Toyota Camry\nMade by bay test-suite, which removes it again.',
    stamp: null,
    testRun,
    busy: true,
    guest: null,
  };
}

/** An hour later, with other texts. Nobody is told. */
export function testEventChange(
  place: EventPlace,
  zone: string,
  now: Instant,
): EventChange & Required<Pick<EventChange, 'title' | 'description'>> {
  return {
    ...place,
    ...hoursFrom(now, 3),
    zone,
    title: '[TEST] Oil Change - John Doe (updated)',
    description:
      'Customer: John Doe\nCar: 2020 Toyota Camry\nChanged by bay test-suite, which removes it again.',
    stamp: null,
    once: false,
    notify: false,
  };
}

/** In whole minutes, which every calendar keeps. */
function hoursFrom(now: Instant, hours: number): Interval {
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS + hours * HOUR_MS;
  return { start, end: start + DURATION_MS };
}

/** True for an event of a test run: marked as one and under an id of bay's. Neither alone is enough to remove anything. */
export function isOfTestRun({ eventId, testRun }: Pick<StoredEvent, 'eventId' | 'testRun'>): boolean {
  if (testRun === null) return false;
  return /^testrun[0-9a-v]{26,}$/.test(eventId) || appointmentOfEventId(eventId) !== null;
}
