import { syncInterruptedNote, syncView } from '../../output/calendars/sync.ts';
import { reportSync, type SyncReport, syncOwing } from '../../usecases/in-step/report-sync.ts';
import { syncCalendar } from '../../usecases/in-step/sync-calendar.ts';
import type { Fill } from '../load-command.ts';
import { warnOfInbox } from '../warn-of-inbox.ts';
import { writeOf, writing } from '../writing.ts';

export const fillSync: Fill = (command, app) =>
  writing(command).action(async () => {
    const ports = await app.ports();
    const write = await writeOf(app, command);
    const earlier = await ports.store.earlierResult<SyncReport>(write.key);
    const report =
      earlier ?? (write.dryRun ? await syncOwing(ports) : await reportSync(await syncCalendar(ports), ports));
    // Broken off, it is not done: the same key goes on.
    if (earlier === null && !app.isInterrupted) await ports.store.keepResult(report, write);
    const time = await app.time();
    const outcome = { replayed: earlier !== null, dryRun: write.dryRun };
    app.show(syncView(report, outcome, time, app.isInterrupted));
    if (app.isInterrupted) app.warn(syncInterruptedNote(report.pending));
    await warnOfInbox(app);
  });
