import { version } from '../../../package.json' with { type: 'json' };
import { AppError } from '../../failure.ts';
import { metricsView } from '../../output/figures/metrics.ts';
import { prometheusText } from '../../output/figures/prometheus.ts';
import { printedView } from '../../output/form/printed.ts';
import { readGauges } from '../../usecases/figures/read-gauges.ts';
import { readMetrics } from '../../usecases/figures/read-metrics.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

interface MetricsOptions {
  readonly calendar?: string;
  readonly prometheus?: boolean;
}

export const fillMetrics: Fill = (command, app) =>
  examples(
    command,
    ['metrics', 'how soon Google has answered this week, what it refused, and what the book did'],
    ['metrics --calendar primary', "what was asked of one calendar, by the shop's name for it"],
    ['metrics --prometheus', 'all requests that were ever made, as Prometheus scrapes them'],
  )
    .option('--calendar <name>', "one of the shop's calendars alone", textOf('calendar id'))
    .option('--prometheus', 'sums and gauges in the text format of Prometheus')
    .action(async ({ calendar, prometheus = false }: MetricsOptions) => {
      const ports = await app.ports();
      if (!prometheus) {
        const shop = await app.shop();
        app.show(metricsView(await readMetrics(calendar ?? null, shop, ports), await app.time()));
        return;
      }
      if (calendar !== undefined)
        throw new AppError({
          code: 'usage',
          problem: { kind: 'one-of', options: ['--calendar', '--prometheus'] },
          command: 'metrics',
        });
      app.show({ ...printedView(prometheusText(await readGauges(ports), version)), isLaidOut: true });
    });
