import type { Command } from 'commander';
import { alertResolvedView, alertsView, NOBODY_WATCHES } from '../../output/checks/alerts.ts';
import { alertsTriedView, testMessage } from '../../output/checks/alerts-tried.ts';
import { readAlerts, resolveAlert } from '../../usecases/health/read-alerts.ts';
import { trySinks } from '../../usecases/health/try-sinks.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { wholeNumber } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

interface ListOptions {
  readonly all?: boolean;
}

export const fillAlerts: Fill = (command, app) => {
  examples(
    command,
    ['alerts', 'what is the matter, and since when'],
    ['alerts resolve 3', 'it is seen to; it comes back if its cause stays'],
    ['alerts test', 'tells everybody who is told of alerts that this is a test'],
  ).action(async () => list({}, app));
  addList(command, app);
  addResolve(command, app);
  addTest(command, app);
};

async function list({ all = false }: ListOptions, app: App): Promise<void> {
  const ports = await app.ports();
  const { alerts, isKept } = await readAlerts({ all }, ports);
  app.show(alertsView(alerts, { all }, await app.time()));
  if (!isKept && !ports.calendar.isInTheBook) app.warn(NOBODY_WATCHES);
}

function addList(alerts: Command, app: App): void {
  examples(
    alerts
      .command('list')
      .description('what is the matter, the longest first')
      .option('-a, --all', 'with what is over'),
    ['alerts list', 'those that are open'],
    ['alerts list --all', 'with what is over'],
    ['alerts list --json', 'for a script'],
  ).action(async (options: ListOptions) => list(options, app));
}

function addResolve(alerts: Command, app: App): void {
  const command = alerts
    .command('resolve')
    .description('say that it is seen to; it comes back if its cause stays')
    .argument('<alert>', 'its number', wholeNumber(1, 999_999_999));
  examples(
    writing(command),
    ['alerts resolve 3', 'it is seen to'],
    ['alerts resolve 3 --dry-run', 'what would happen'],
    ['alerts resolve 3 --json', 'for a script'],
  ).action(async (id: number) => {
    const write = await writeOf(app, command);
    const resolved = await resolveAlert(id, write, await app.ports());
    app.show(alertResolvedView(resolved.value, outcomeOf(resolved, write), await app.time()));
  });
}

function addTest(alerts: Command, app: App): void {
  examples(
    alerts
      .command('test')
      .description('send a test message wherever alerts are told, and say how each answered'),
    ['alerts test', 'whatever level and quiet hours are set'],
    ['alerts test --json', 'for a script; the exit code is 8 where one was not told, 10 where nobody is'],
    ['help environment', 'where it is said who is told, and on what way'],
  ).action(async () => {
    const { name } = await app.shop();
    const sinks = await app.alertSinks();
    app.show(alertsTriedView(await trySinks(sinks, testMessage(name, await app.time()))));
  });
}
