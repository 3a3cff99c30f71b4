import { auditView } from '../../output/history/audit.ts';
import { audit, auditScope } from '../../usecases/history/audit.ts';
import { historyOf } from '../../usecases/history/history-of.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

export const fillAudit: Fill = (command, app) =>
  examples(
    command,
    ['audit 12', 'the story of a visit: who did what, when, from what to what, and why'],
    ['audit ana', 'of a customer, with all cars and visits; also of 0134, abc1234'],
    ['audit 12 --json', 'for a script'],
  )
    .argument(
      '<who...>',
      'an appointment (12), a customer or a car: ana, 0134, abc1234',
      wordsOf('search text'),
    )
    .action(async (words: string[]) => {
      const text = words.join(' ').trim();
      const ports = await app.ports();
      const scope = auditScope(await historyOf(text, await app.shop(), ports), text);
      app.show(auditView(await audit(scope, ports), await app.time()));
    });
