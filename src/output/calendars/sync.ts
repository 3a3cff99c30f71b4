import { needsDecision } from '../../domain/inbox.ts';
import { isoText } from '../../domain/zone.ts';
import type { MovedInCalendar, SyncReport } from '../../usecases/in-step/report-sync.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { placedText, said } from '../appointments/appointment-words.ts';
import { namedInTrouble, troubleWords } from '../failure/calendar-trouble.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, type ShopTime, slotText } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import { type Outcome, type Shortfall, type View, writtenData } from '../form/view.ts';
import { troubleShortfall, troubleLines as whatToDo } from '../hints/trouble.ts';
import { inboxItemJson, inboxLines } from './inbox.ts';

/** What `bay sync` did or, with `dryRun`, would do. No success with trouble, or when a person has to decide. */
export function syncView(report: SyncReport, outcome: Outcome, time: ShopTime, isInterrupted = false): View {
  const { delivered, pending, takenIn, moved, added, halted, unfinished, troubles } = report;
  const sentence = outcome.dryRun
    ? `Would deliver ${counted(pending, 'change')} to the calendar`
    : `${counted(delivered, 'change')} delivered to the calendar, ${owedText(pending)}`;
  return {
    message: `${[sentence, ...furtherNews(report)].join('; ')}.`,
    data: writtenData(
      {
        delivered,
        pending,
        taken_in: takenIn,
        moved: moved.map(({ appointment, before }) => ({
          ...appointmentJson(appointment, time.zone),
          moved_from: before === null ? null : isoText(time.zone, before.start),
        })),
        inbox: added.map((entry) => inboxItemJson(entry, time)),
        halted,
        unfinished: unfinished.map(({ calendar, readSoFar }) => ({
          calendar_id: calendar,
          events_read: readSoFar,
        })),
        troubles: troubles.map(({ calendar, trouble }) => ({
          calendar_id: calendar,
          kind: trouble.kind,
          why: trouble.why,
        })),
      },
      outcome,
    ),
    already: outcome.replayed,
    shortfall: isInterrupted ? INTERRUPTED : syncShortfall(report, time),
    text: (theme) => {
      const left = troubles.length + halted.length + unfinished.length;
      const quiet = pending === 0 && left === 0;
      const sign = outcome.dryRun ? '' : `${quiet ? theme.done : theme.warning} `;
      return [
        `${sign}${sentence}\n`,
        ...moved.map((one) => movedLines(one, time, theme)),
        ...(added.length === 0 ? [] : [`\nNew in the inbox:\n${inboxLines(added, time, theme)}`]),
        ...halted.map((calendar) => haltedLine(calendar, theme)),
        ...unfinished.map((one) => unfinishedLine(one, theme)),
        ...troubles.map((one) => troubleLines(one, time, theme)),
      ].join('');
    },
  };
}

const INTERRUPTED: Shortfall = {
  exitCode: EXIT.interrupted,
  code: 'interrupted',
  hint: 'It goes on from there: bay sync',
  details: {},
};

/** For stderr: what an interruption leaves behind. */
export function syncInterruptedNote(pending: number): string {
  return `Interrupted: what was delivered is delivered, and ${owedText(pending)}; it goes on with: bay sync`;
}

/** The worst trouble, else that a person has to decide. */
function syncShortfall({ troubles, halted, added }: SyncReport, time: ShopTime): Shortfall | null {
  const met = troubles.map(({ trouble }) => trouble);
  const undecided = added.filter(({ item }) => needsDecision(item.kind)).length;
  const decision: Shortfall = {
    exitCode: EXIT.person,
    code: 'person-must-decide',
    hint: 'Look and decide: bay inbox',
    details: { undecided, halted },
  };
  return troubleShortfall(met, time) ?? (undecided > 0 || halted.length > 0 ? decision : null);
}

function owedText(pending: number): string {
  return pending === 0 ? 'nothing is owed' : `${counted(pending, 'change')} still owed`;
}

function furtherNews({ moved, added, halted, unfinished, troubles }: SyncReport): string[] {
  return [
    ...(moved.length === 0
      ? []
      : [`${counted(moved.length, 'appointment')} followed a move in the calendar`]),
    ...(added.length === 0 ? [] : [`${counted(added.length, 'new item')} in the inbox`]),
    ...(halted.length === 0 ? [] : [`nothing was taken in from ${counted(halted.length, 'calendar')}`]),
    ...(unfinished.length === 0
      ? []
      : [`${counted(unfinished.length, 'calendar is', 'calendars are')} not read to the end yet`]),
    ...(troubles.length === 0 ? [] : [`${counted(troubles.length, 'calendar')} could not be served`]),
  ];
}

function movedLines({ appointment, before }: MovedInCalendar, time: ShopTime, theme: Theme): string {
  const was = before === null ? '' : ` ${theme.dim(`(was ${slotText(before, time)})`)}`;
  const head = `Moved in the calendar: ${theme.bold(`#${appointment.id}`)}  ${said(appointment)}`;
  return `  ${head}\n    ${placedText(appointment, time)}${was}\n`;
}

function haltedLine(calendar: string, theme: Theme): string {
  return `${theme.warning} ${clean`Nothing was taken in from the calendar ${calendar}: a person must decide first (bay inbox)`}\n`;
}

function unfinishedLine({ calendar, readSoFar }: SyncReport['unfinished'][number], theme: Theme): string {
  const read = counted(readSoFar, 'event');
  return `${theme.warning} ${clean`${read} of the calendar ${calendar} were read so far; the next run goes on from there (bay sync)`}\n`;
}

function troubleLines(
  { calendar, realId, trouble }: SyncReport['troubles'][number],
  time: ShopTime,
  theme: Theme,
): string {
  const { why } = troubleWords(trouble, time);
  const lines = whatToDo(trouble, time).map((line) => `  ${line}`);
  return [
    `${theme.failed} ${clean`${namedInTrouble(calendar, realId, trouble)}: ${why}`}`,
    ...lines,
    '',
  ].join('\n');
}
