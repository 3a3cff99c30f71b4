import { markedView } from '../../output/appointments/appointment-marked.ts';
import { confirmVisit } from '../../usecases/day/confirm-visit.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { wordsOf } from '../option-parsers.ts';
import { visitNamed, WHO } from '../visit-named.ts';
import { warnIfNotShown } from '../warn-if-not-shown.ts';
import { outcomeOf, writeOf, writing } from '../writing.ts';

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
