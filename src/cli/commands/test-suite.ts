import { junitText } from '../../output/checks/junit.ts';
import {
  checkView,
  leftBehindText,
  notSweptText,
  sweptText,
  testSuiteView,
} from '../../output/checks/test-suite.ts';
import { type Progress, runTestSuite } from '../../usecases/test-suite/run-test-suite.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { fileName } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

interface TestSuiteOptions {
  readonly workflow?: boolean;
  readonly junit?: string;
}

export const fillTestSuite: Fill = (command, app) =>
  examples(
    command,
    ['test-suite', 'six checks of the calendar'],
    ['test-suite --workflow', 'the booking story as well'],
    ['test-suite --junit results.xml', 'with a file for a build server'],
  )
    .option('-w, --workflow', 'the booking story as well, through the whole tool, on a scratch database')
    .option('--junit <file>', 'write the results as JUnit XML, too', fileName)
    .action(async ({ workflow = false, junit }: TestSuiteOptions) => {
      const ports = await app.ports();
      const progress = await progressOn(app);
      const interruption = app.heedInterruption('To remove what this run has made: bay test-suite');
      const { signal: stop } = interruption;
      stop.addEventListener('abort', () => app.warn('Interrupted: removing what this run has made.'));
      try {
        const report = await runTestSuite({ workflow }, ports, {
          stop,
          openScratch: (rules, zone) => app.scratchStore(rules, zone),
          progress,
        });
        const time = await app.time();
        if (junit !== undefined) await (await app.desk()).writeText(junit, junitText(report, time));
        app.show(testSuiteView(report, time));
      } finally {
        interruption.release();
      }
    });

/** Each check is shown as it ends; with `--json` there is one document at the end. What is left behind is told in any case. */
async function progressOn(app: App): Promise<Progress> {
  const time = await app.time();
  return {
    ended: (result, part) => {
      app.showBefore(checkView(result, part, time));
    },
    swept: (events) => app.warn(sweptText(events)),
    notSwept: (trouble) => app.warn(notSweptText(trouble, time)),
    leftBehind: (left) => app.tell(leftBehindText(left, time)),
  };
}
