import { healthView } from '../../output/checks/health.ts';
import { readHealth } from '../../usecases/health/read-health.ts';
import { healthPorts } from '../calendars/health-ports.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

export const fillHealth: Fill = (command, app) =>
  examples(
    command,
    ['health', 'each calendar, what is the matter with it, and what to do'],
    ['health primary', 'one of them'],
    ['health --json', 'for a script; the exit code is 10 when a person must act'],
  )
    .argument('[calendar]', 'what the shop calls it', textOf('name'))
    .action(async (calendar: string | undefined) => {
      await app.signInWarnings();
      app.owedIsTold();
      const report = await readHealth(calendar ?? null, await healthPorts(app));
      app.show(healthView(report, await app.time()));
    });
