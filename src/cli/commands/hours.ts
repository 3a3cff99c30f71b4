import { dateAt } from '../../domain/zone.ts';
import { hoursView } from '../../output/appointments/hours.ts';
import { readHours } from '../../usecases/free-time/read-hours.ts';
import { warnOfSource } from '../calendars/warn-of-source.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { dateTyped } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

export const fillHours: Fill = (command, app) =>
  examples(
    command,
    ['hours', 'what is sold of today, and what is left from now on'],
    ['hours tmr', 'how many hours each technician has left tomorrow'],
    ['hours thu --json', 'the same of Thursday, for a script'],
  )
    .argument('[when...]', 'which day: tomorrow, tue, 2026-12-24; today when left out', wordsOf('time'))
    .action(async (words: string[]) => {
      const shop = await app.shop();
      const { zone, now } = await app.time();
      const date = words.length === 0 ? dateAt(zone, now) : await dateTyped(words.join(' '), app);
      const hours = await readHours(date, shop, await app.ports());
      const time = await app.time();
      await warnOfSource(hours, time, app);
      app.show(hoursView(hours, time));
    });
