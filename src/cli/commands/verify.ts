import { comparisonView } from '../../output/calendars/comparison.ts';
import { compareCalendars } from '../../usecases/in-step/compare-calendars.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

export const fillVerify: Fill = (command, app) =>
  examples(
    command,
    ['verify', 'all calendars, and changes nothing'],
    ['verify primary', 'one of them'],
    ['verify --json', 'row by row, for a script'],
  )
    .argument('[calendar]', "the shop's name for one of them", textOf('calendar id'))
    .action(async (calendar: string | undefined) => {
      await app.doing('Comparing book and calendars');
      app.show(comparisonView(await compareCalendars(calendar ?? null, await app.ports()), await app.time()));
    });
