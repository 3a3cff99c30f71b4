import { mendView } from '../../output/checks/mend.ts';
import { mendOnce } from '../../usecases/health/mend.ts';
import { healthPorts } from '../calendars/health-ports.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

interface FixOptions {
  readonly calendar?: string;
}

export const fillFix: Fill = (command, app) =>
  examples(
    writing(command.option('--calendar <name>', 'this calendar alone', textOf('name'))),
    ['fix', 'looks, tries what is safe, and says what is left'],
    ['fix --calendar primary', 'one calendar'],
    ['fix --dry-run', 'what it would try'],
  ).action(async ({ calendar }: FixOptions) => {
    await app.signInWarnings();
    app.owedIsTold();
    const write = await writeOf(app, command);
    const mended = await mendOnce(calendar ?? null, write, await healthPorts(app));
    app.show(mendView(mended.value, outcomeOf(mended, write), await app.time()));
  });
