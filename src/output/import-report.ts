import type { LocalDate } from '../domain/local-date.ts';
import type { ImportOutcome } from '../store/store.ts';
import { firstLines, LISTED, LISTED_IN_JSON } from './amounts.ts';
import { counted } from './moments.ts';
import { phoneShown } from './phone.ts';
import { clean } from './safe-text.ts';
import { table } from './table.ts';
import { byOutcome, type Outcome, outcomeMark, type View, writtenData } from './view.ts';

/** What became of a list of customers. Lines count from 1, the header included. */
export interface CustomersImported {
  readonly file: string;
  readonly added: number;
  readonly merged: number;
  readonly unchanged: number;
  /** Lines that name the same customer as an earlier line of the file. */
  readonly duplicates: readonly {
    readonly line: number;
    readonly sameAsLine: number;
    readonly name: string;
  }[];
  /** The first lines as they are understood. */
  readonly preview: readonly {
    readonly line: number;
    readonly name: string;
    readonly phone: string | null;
    readonly vehicle: string | null;
    readonly outcome: ImportOutcome;
  }[];
}

/** Something to be told of a line of a file; null where it is about no line alone. */
export interface FileNote {
  readonly line: number | null;
  readonly problem: string;
}

/** What became of another program's calendar file. */
export interface CalendarImported {
  readonly file: string;
  readonly calendarId: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Events that could not be taken; the others were. */
  readonly skipped: readonly FileNote[];
  /** What is not certain of events that were taken. */
  readonly warnings: readonly FileNote[];
  /** The first day still to come on which something is taken; null for none. */
  readonly firstDay: LocalDate | null;
}

/** Lines of a list that a person is shown before it is taken. */
const PREVIEWED = 20;

/** A preview (`dryRun`) shows the lines; afterwards the counts are enough. */
export function customersImportedView(report: CustomersImported, outcome: Outcome): View {
  const { file, added, merged, unchanged, duplicates, preview } = report;
  const counts = `${added} added, ${merged} merged, ${unchanged} unchanged`;
  const sentence = clean`${verb(outcome)} customers from ${file}: ${counts}`;
  return {
    message: `${sentence}.`,
    data: writtenData(
      {
        file,
        added,
        merged,
        unchanged,
        duplicate_count: duplicates.length,
        duplicates: duplicates.slice(0, LISTED_IN_JSON).map(({ line, sameAsLine, name }) => ({
          line,
          same_as_line: sameAsLine,
          customer_name: name,
        })),
        preview: preview.slice(0, LISTED_IN_JSON).map(({ line, name, phone, vehicle, outcome }) => ({
          line,
          customer_name: name,
          customer_phone: phone,
          vehicle_info: vehicle,
          outcome,
        })),
      },
      outcome,
    ),
    already: outcome.replayed || added + merged === 0,
    text: (theme) => {
      const rows = preview
        .slice(0, PREVIEWED)
        .map(({ line, name, phone, vehicle, outcome }) => [line, name, phoneShown(phone), vehicle, outcome]);
      const shape = {
        header: ['Line', 'Name', 'Phone', 'Car', 'Outcome'],
        right: [0],
        keep: [0, 2],
        indent: 2,
      };
      const twice = firstLines(
        duplicates,
        LISTED,
        ({ line, sameAsLine, name }) =>
          `${theme.warning} ${clean`line ${line}: ${name} stands on line ${sameAsLine} already`}`,
      ).map((line) => `  ${line}\n`);
      const more = preview.length - rows.length;
      const rest = more > 0 ? `  ${theme.dim(`… and ${counted(more, 'line')} more`)}\n` : '';
      const lines = outcome.dryRun ? `${table(rows, shape, theme)}${rest}` : '';
      return `${outcomeMark(outcome, theme)}${sentence}\n${lines}${twice.join('')}`;
    },
  };
}

export function calendarImportedView(report: CalendarImported, outcome: Outcome): View {
  const { file, calendarId, added, changed, removed, unchanged, skipped, warnings } = report;
  const counts = `${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`;
  const left = skipped.length === 0 ? '' : `; ${counted(skipped.length, 'event')} skipped`;
  const doubts = warnings.length === 0 ? '' : `; ${counted(warnings.length, 'warning')}`;
  const sentence = clean`${verb(outcome)} events from ${file} into calendar ${calendarId}: ${counts}${left}${doubts}`;
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
      const noted = ({ line, problem }: FileNote) => {
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

function verb(outcome: Outcome): string {
  return byOutcome(outcome, { done: 'Took', before: 'Already took', would: 'Would take' });
}
