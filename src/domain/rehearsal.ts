import { clockChanges, closuresForNothing, oddHours, openOnHolidays, visitsOutOfPlace } from './odd-days.ts';
import { idleHands, servicesThatCannotBe } from './odd-people.ts';
import type { Oddity, RehearsalQuestion } from './oddity.ts';

/** The rules of a shop, run through the coming days: only what is odd. */
export function rehearse(question: RehearsalQuestion): Oddity[] {
  return [
    ...visitsOutOfPlace(question),
    ...servicesThatCannotBe(question),
    ...idleHands(question),
    ...closuresForNothing(question),
    ...openOnHolidays(question),
    ...oddHours(question),
    ...clockChanges(question),
  ];
}
