import { AppError, type FileProblem } from '../../failure.ts';
import { readColumns } from './columns.ts';
import { type CsvRecord, csvRecords, QuoteNotClosed } from './csv.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** More than a shop has customers, and more than a spreadsheet of them has columns: else every line costs a hundred cells. */
const MOST_LINES = 200_000;
const MOST_COLUMNS = 500;

/** The one that makes the most known headings of the first line. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const known = (delimiter: string) => {
    const headings = header.split(delimiter, MOST_COLUMNS);
    return readColumns(headings.map((cell) => cell.trim().replaceAll('"', ''))).at.size;
  };
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

export function invalidList(file: string, problems: readonly FileProblem[]): AppError {
  return new AppError({ code: 'file-invalid', file, what: 'customer list', problems });
}

/** The lines of CSV text that are not empty, with comma, semicolon or tab between cells. Throws `file-invalid`. */
export function readRecords(text: string, file: string): CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  const refuse = (line: number, problem: string): never => {
    throw invalidList(file, [{ line, problem }]);
  };
  try {
    for (const record of csvRecords(source, delimiterOf(source))) {
      if (record.line > MOST_LINES)
        refuse(record.line, `the list is longer than ${MOST_LINES} lines; split it`);
      if (record.cells.length > MOST_COLUMNS)
        refuse(
          record.line,
          `it has ${record.cells.length} columns, more than the ${MOST_COLUMNS} that are read`,
        );
      if (record.cells.some((cell) => cell.trim() !== '')) records.push(record);
    }
    return records;
  } catch (thrown) {
    if (!(thrown instanceof QuoteNotClosed)) throw thrown;
    return refuse(thrown.line, 'a quotation mark in this line is never closed');
  }
}
