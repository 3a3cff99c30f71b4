import { version } from '../../../package.json' with { type: 'json' };
import type { Opening } from '../../doors/opening.ts';
import { AppError } from '../../failure.ts';
import { prometheusText } from '../../output/figures/prometheus.ts';
import { readGauges } from '../../usecases/figures/read-gauges.ts';
import { readIn } from './read-in.ts';
import type { Page } from './replies.ts';

/** The figures of the book, of whichever process, as Prometheus scrapes them; 503 where the book cannot be read. */
export async function metricsPage(opening: Pick<Opening, 'book'>): Promise<Page> {
  const type = 'text/plain; version=0.0.4; charset=utf-8';
  try {
    return {
      status: 200,
      type,
      text: prometheusText(await readIn(opening, ({ ports }) => readGauges(ports)), version),
    };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { status: 503, type, text: `# ${thrown.failure.code}\n` };
  }
}
