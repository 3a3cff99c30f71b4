import { dateAt } from '../../domain/zone.ts';
import { agendaView } from '../../output/appointments/agenda.ts';
import { readAgenda } from '../../usecases/day/read-agenda.ts';
import { warnOfInbox } from '../calendars/warn-of-inbox.ts';
import { examples } from '../help/examples.ts';
import { wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { dateTyped } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

interface AgendaOptions {
  readonly days?: number;
  readonly week?: boolean;
}

export const fillAgenda: Fill = (command, app) =>
  examples(
    command,
    ['today', 'the day, bay by bay'],
    ['agenda tomorrow', 'another day'],
    ['agenda mon --week', 'a week, from Monday on'],
  )
    .argument('[when...]', 'which day: tomorrow, tue, 2026-12-24; today when left out', wordsOf('time'))
    .option('-d, --days <n>', 'how many days', wholeNumber(1, 366))
    .option('-w, --week', 'seven days, side by side on a wide terminal')
    .action(async (words: string[], { days, week = false }: AgendaOptions) => {
      const shop = await app.shop();
      const { zone, now } = await app.time();
      const from = words.length === 0 ? dateAt(zone, now) : await dateTyped(words.join(' '), app);
      const agenda = await readAgenda({ from, days: days ?? (week ? 7 : 1) }, shop, await app.ports());
      app.show(agendaView(agenda, days === undefined && week));
      await warnOfInbox(app);
    });
