import { describe, test } from 'vitest';
import { beingBusy } from './contract/busy.ts';
import { following, listing } from './contract/changes.ts';
import { duringDays } from './contract/during.ts';
import { cancelling, changing, creating } from './contract/events.ts';
import type { Knowledge, On, OpenCalendar } from './contract/opened.ts';

/** What every calendar owes us: run for each adapter. Etags and sync tokens are opaque; a removed event may be bare. */
export function calendarContract(name: string, open: OpenCalendar, knows: Knowledge): void {
  const on: On = (sentence, work, needs) => {
    if (needs !== undefined && !knows[needs]) return;
    test(sentence, async () => {
      const opened = await open();
      try {
        await work(opened);
      } finally {
        await opened.cleanup();
      }
    });
  };

  describe(`the calendar: ${name}`, () => {
    for (const part of [creating, changing, cancelling, beingBusy, duringDays, following, listing]) part(on);
  });
}
