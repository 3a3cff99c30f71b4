import { shortened } from '../../domain/text-limits.ts';
import type { FileProblem } from '../../failure.ts';
import { firstLines, LISTED } from '../form/amounts.ts';
import { counted } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** What is to be said of a customer list before it is taken. */
export interface ListNotice {
  readonly file: string;
  /** How it was written, where that had to be guessed. */
  readonly guessedEncoding: string | null;
  /** Lines that were UTF-8 twice over, and are read as they were before. */
  readonly linesEncodedTwice: number;
  readonly titleLines: number;
  readonly ignoredColumns: readonly string[];
  readonly hasPhoneColumn: boolean;
  readonly warnings: readonly FileProblem[];
}

/** Columns that are named; of a whole address book's the others are counted. */
const NAMED_COLUMNS = 10;

export function listNoticeTexts(notice: ListNotice): string[] {
  const { file, guessedEncoding, linesEncodedTwice, titleLines, ignoredColumns, hasPhoneColumn } = notice;
  return [
    ...(guessedEncoding === null
      ? []
      : [clean`${file} is read as ${guessedEncoding} text: check that its accents are right.`]),
    ...(linesEncodedTwice === 0
      ? []
      : [
          clean`${file} was saved in a wrong encoding, and the accents of ${counted(linesEncodedTwice, 'line')} are put right: check that they are.`,
        ]),
    ...(titleLines === 0
      ? []
      : [
          `${titleLines === 1 ? 'A line' : `${titleLines} lines`} above the headings ${titleLines === 1 ? 'is' : 'are'} left out.`,
        ]),
    ...ignoredText(ignoredColumns),
    ...(hasPhoneColumn
      ? []
      : [clean`${file} has no column that bay takes for phones: nobody in it is found by phone.`]),
    ...firstLines(notice.warnings, LISTED, ({ line, problem }) => clean`Line ${line ?? ''}: ${problem}`),
  ];
}

/** What stands in place of bytes that do not belong into UTF-8, line by line. */
export function strayWarnings(
  strays: readonly { readonly line: number; readonly letter: string }[],
): FileProblem[] {
  const lines = new Map<number, string>();
  for (const { line, letter } of strays) lines.set(line, `${lines.get(line) ?? ''}${letter}`);
  return [...lines].map(([line, letters]) => ({
    line,
    problem: `what is not UTF-8 is read as "${shortened(letters)}"`,
  }));
}

function ignoredText(columns: readonly string[]): string[] {
  if (columns.length === 0) return [];
  const named = columns.slice(0, NAMED_COLUMNS).map((column) => `"${shortened(column)}"`);
  const more = columns.length - named.length;
  const all = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    columns.length === 1 ? clean`The column ${all} is left out.` : clean`The columns ${all} are left out.`,
  ];
}
