import { syncInterruptedNote, syncView } from '../../output/calendars/sync.ts';
import { syncOnce } from '../../usecases/in-step/report-sync.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { warnOfInbox } from '../warn-of-inbox.ts';
import { writeOf, writing } from '../writing.ts';

export const fillSync: Fill = (command, app) =>
  examples(
    writing(command),
    ['sync', 'delivers what is owed, and takes in what changed'],
    ['sync --dry-run', 'what it would do'],
    ['sync --verbose', 'with a line for each request'],
  ).action(async () => {
    app.owedIsTold();
    const write = await writeOf(app, command);
    const { value: report, replayed } = await syncOnce(write, await app.ports());
    const outcome = { replayed, dryRun: write.dryRun };
    app.show(syncView(report, outcome, await app.time(), app.isInterrupted));
    if (app.isInterrupted) app.warn(syncInterruptedNote(report.pending));
    await warnOfInbox(app);
  });
