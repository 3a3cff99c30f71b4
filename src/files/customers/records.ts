import { CsvError, parse } from 'csv-parse/sync';
import { AppError, type FileProblem } from '../../failure.ts';
import { readColumns } from './columns.ts';

/** A line of a list; one with line breaks in quotes has the number of its first. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The one that makes the most known headings of the first line. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const known = (delimiter: string) =>
    readColumns(header.split(delimiter).map((cell) => cell.trim().replaceAll('"', ''))).at.size;
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

export function invalidList(file: string, problems: readonly FileProblem[]): AppError {
  return new AppError({ code: 'file-invalid', file, what: 'customer list', problems });
}

function linesIn(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

/** The line on which a record begins that follows these. */
function lineAfter(records: readonly (readonly string[])[]): number {
  return records.reduce((line, cells) => cells.reduce((sum, cell) => sum + linesIn(cell), line + 1), 1);
}

/** The lines of CSV text that are not empty, with comma, semicolon or tab between cells. Throws `file-invalid`. */
export function readRecords(text: string, file: string): CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '');
  const options = {
    delimiter: delimiterOf(source),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
  };
  try {
    let line = 1;
    return parse(source, options).flatMap((cells) => {
      const first = line;
      line += lineAfter([cells]) - 1;
      return cells.some((cell) => cell.trim() !== '') ? [{ line: first, cells }] : [];
    });
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    if (thrown.code !== 'CSV_QUOTE_NOT_CLOSED')
      throw invalidList(file, [{ line: null, problem: `this is not CSV: ${thrown.message}` }]);
    const { records = 0 } = thrown as CsvError & { records?: number };
    const whole = records > 0 ? parse(source, { ...options, to: records }) : [];
    throw invalidList(file, [
      { line: lineAfter(whole), problem: 'a quotation mark in this line is never closed' },
    ]);
  }
}
