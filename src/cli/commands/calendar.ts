import type { Command } from 'commander';
import type { LocalDate } from '../../domain/local-date.ts';
import { dateAt } from '../../domain/zone.ts';
import { calendarListView } from '../../output/calendars/calendars.ts';
import { calendarImportedView } from '../../output/calendars/import-report.ts';
import { figure } from '../../output/form/amounts.ts';
import type { ShopTime } from '../../output/form/moments.ts';
import { clean, safe } from '../../output/form/safe-text.ts';
import { listCalendars } from '../../usecases/calendar/list-calendars.ts';
import {
  calendarBroughtInto,
  type ForeignEvents,
  importCalendar,
} from '../../usecases/in-step/import-calendar.ts';
import { calendarsOfShop, tellOfOthers } from '../../usecases/in-step/tell-of-others.ts';
import type { App } from '../app.ts';
import { readCalendarFile } from '../calendars/read-calendar-file.ts';
import { warnOfInbox } from '../calendars/warn-of-inbox.ts';
import { examples } from '../help/examples.ts';
import { fileName, textOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

export const fillCalendar: Fill = (command, app) => {
  addList(command, app);
  addImport(command, app);
};

function addList(calendar: Command, app: App): void {
  const command = calendar.command('list').description('the calendars that can be written');
  examples(
    command,
    ['calendar list', 'names and ids'],
    ['calendar list --json', 'for a script'],
    ['shop set "bays.Bay 1.calendar" primary', 'gives one of them to a bay'],
  ).action(async () => app.show(calendarListView(await listCalendars(await app.ports()))));
}

function addImport(calendar: Command, app: App): void {
  const command = calendar
    .command('import')
    .description("busy time from another program's export, into the local calendar")
    .argument('<file.ics>', 'an iCalendar file; - reads standard input', fileName)
    .option('--calendar <id>', "into this calendar; the first bay's when left out", textOf('calendar id'));
  examples(
    writing(command),
    ['calendar import export.ics', 'busy time for the first bay'],
    ['calendar import export.ics --calendar maria', 'into another calendar'],
    ['calendar import export.ics --dry-run', 'only shows what it comes to'],
  ).action(async (file: string, { calendar: chosen }: { calendar?: string }) => {
    const shop = await app.shop();
    const { calendarId, isUsed } = calendarBroughtInto(chosen ?? null, shop);
    if (!isUsed) {
      app.warn(clean`No bay or technician has the calendar ${calendarId}, so its events take nobody's time.`);
    }
    await app.doing(`Reading ${safe(file)}`);
    const { text, brought, since, ...notes } = await readCalendarFile(file, app);
    await app.doing(`Bringing in ${figure(brought.events.length)} events`);
    const write = await writeOf(app, command, { source: 'import', content: text });
    const { value, replayed } = await importCalendar(
      { calendarId, since, ...brought },
      write,
      await app.book(),
    );
    const day = firstDay(brought.events, await app.time());
    const report = { file, calendarId, ...value, ...notes, firstDay: day };
    app.show(calendarImportedView(report, { replayed, dryRun: write.dryRun }));
    if (write.dryRun) return;
    const ports = await app.ports();
    const after = await app.shop();
    // Where Google has a say, too, the next sync tells.
    if (after.calendar === 'google') return;
    await tellOfOthers(calendarsOfShop(after), after, ports);
    await warnOfInbox(app);
  });
}

/** The day of the first event still to come that takes time. */
function firstDay(events: ForeignEvents['events'], { zone, now }: ShopTime): LocalDate | null {
  const coming = events.filter(({ busy, cancelled, end }) => busy && !cancelled && end > now);
  if (coming.length === 0) return null;
  const start = coming.reduce((first, event) => Math.min(first, event.start), Number.MAX_SAFE_INTEGER);
  return dateAt(zone, Math.max(start, now));
}
