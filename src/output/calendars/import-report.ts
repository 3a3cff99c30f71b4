import type { LocalDate } from '../../domain/local-date.ts';
import type { FileProblem } from '../../failure.ts';
import { firstLines, LISTED, LISTED_IN_JSON } from '../form/amounts.ts';
import { counted } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Outcome, outcomeMark, tookWord, type View, writtenData } from '../form/view.ts';

/** What became of another program's calendar file. */
export interface CalendarImported {
  readonly file: string;
  readonly calendarId: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** The lines of what tells less than the calendar knows already. */
  readonly outdated: readonly number[];
  /** Events that could not be taken; the others were. */
  readonly skipped: readonly FileProblem[];
  /** What is not certain of events that were taken. */
  readonly warnings: readonly FileProblem[];
  /** The first day still to come on which something is taken; null for none. */
  readonly firstDay: LocalDate | null;
}

export function calendarImportedView(report: CalendarImported, outcome: Outcome): View {
  const { file, calendarId, added, changed, removed, unchanged, warnings } = report;
  const skipped = [...report.skipped, ...report.outdated.map(asOutdated)].sort(byLine);
  const counts = `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`;
  const left = skipped.length === 0 ? '' : `; ${counted(skipped.length, 'event')} skipped`;
  const doubts = warnings.length === 0 ? '' : `; ${counted(warnings.length, 'warning')}`;
  const sentence = clean`${tookWord(outcome)} events from ${file} into calendar ${calendarId}: ${counts}${left}${doubts}`;
  return {
    message: `${sentence}.`,
    data: writtenData(
      {
        file,
        calendar_id: calendarId,
        added,
        changed,
        removed,
        unchanged,
        skipped_count: skipped.length,
        skipped: skipped.slice(0, LISTED_IN_JSON).map(({ line, problem }) => ({ line, problem })),
        warning_count: warnings.length,
        warnings: warnings.slice(0, LISTED_IN_JSON).map(({ line, problem }) => ({ line, problem })),
      },
      outcome,
    ),
    already: outcome.replayed || added + changed + removed === 0,
    text: (theme) => {
      const noted = ({ line, problem }: FileProblem) => {
        const where = line === null ? '' : `line ${line}: `;
        return `${theme.warning} ${where}${clean`${problem}`}`;
      };
      const lines = [skipped, warnings]
        .flatMap((notes) => firstLines(notes, LISTED, noted))
        .map((line) => `  ${line}\n`);
      const see =
        report.firstDay === null || outcome.dryRun
          ? ''
          : `  See what is taken: bay agenda ${report.firstDay}\n`;
      return `${outcomeMark(outcome, theme)}${sentence}\n${lines.join('')}${see}`;
    },
  };
}

function asOutdated(line: number): FileProblem {
  return { line, problem: 'a later version of it is known' };
}

function byLine(a: FileProblem, b: FileProblem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
