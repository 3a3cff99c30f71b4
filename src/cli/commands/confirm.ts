import { markedView } from '../../output/appointments/appointment-marked.ts';
import { confirmVisit } from '../../usecases/day/confirm-visit.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { visitNamed, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';

export const fillConfirm: Fill = (command, app) =>
  examples(
    writing(command),
    ['confirm 12', 'the customer has said that they come'],
    ['confirm quinn', 'whose visit, by name'],
    ['confirm 12 --dry-run', 'what would be noted'],
  )
    .argument('[appointment...]', WHO, wordsOf('search text'))
    .action(async (words: string[]) => {
      const write = await writeOf(app, command);
      const { id } = await visitNamed({ words, command: 'confirm', write }, app);
      const confirmed = await confirmVisit(id, write, await app.ports());
      const { value, receipt, trouble } = confirmed;
      const outcome = outcomeOf(confirmed, write);
      app.show(markedView(value, { deed: 'confirmed' }, outcome, await app.time(), receipt, confirmed));
      if (!write.dryRun) await warnIfNotShown(value, trouble, app);
    });
