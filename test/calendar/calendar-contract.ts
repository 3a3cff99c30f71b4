import { describe, test } from 'vitest';
import { beingBusy } from './contract/busy.ts';
import { following, listing } from './contract/changes.ts';
import { putting, removing } from './contract/events.ts';
import type { On, OpenCalendar } from './contract/opened.ts';

/** What every calendar owes us: run for each adapter. Etags and sync tokens are opaque; a removed event may be bare. */
export function calendarContract(name: string, open: OpenCalendar): void {
  const on: On = (sentence, work) =>
    test(sentence, async () => {
      const opened = await open();
      try {
        await work(opened);
      } finally {
        await opened.cleanup();
      }
    });

  describe(`the calendar: ${name}`, () => {
    for (const part of [putting, removing, beingBusy, following, listing]) part(on);
  });
}
