import { syncInterruptedNote, syncView } from '../../output/calendars/sync.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import { syncOnce } from '../../usecases/in-step/report-sync.ts';
import { whoFitsAfter } from '../../usecases/waitlist/who-fits.ts';
import { warnOfInbox } from '../calendars/warn-of-inbox.ts';
import { examples } from '../help/examples.ts';
import { writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

export const fillSync: Fill = (command, app) =>
  examples(
    writing(command),
    ['sync', 'delivers what is owed, and takes in what changed'],
    ['sync --dry-run', 'what it would do'],
    ['sync --verbose', 'with a line for each request'],
  ).action(async () => {
    app.owedIsTold();
    const write = await writeOf(app, command);
    const ports = await app.ports();
    const { value: report, replayed } = await syncOnce(write, ports);
    const outcome = { replayed, dryRun: write.dryRun };
    const time = await app.time();
    const visits = report.moved.map(({ appointment: after, before }) => ({
      before: before === null ? null : { ...after, ...before },
      after,
    }));
    const fits =
      replayed || visits.length === 0
        ? []
        : await whoFitsAfter({ visits, change: 'moved' }, await app.shop(), write, ports);
    app.show(withFitting(syncView(report, outcome, time, app.isInterrupted), fits, time));
    if (app.isInterrupted) app.warn(syncInterruptedNote(report.pending));
    await warnOfInbox(app);
  });
