import { isEmailAddress } from '../../domain/email-address.ts';
import { AppError, type FileProblem } from '../../failure.ts';
import { notACustomerList } from '../other-kind.ts';
import { type Columns, HEADER_PROBLEM, namesCustomers, readColumns } from './columns.ts';
import { type CsvRecord, csvRecords } from './csv.ts';
import type { Field } from './fields.ts';
import { WrappedLines } from './wrapped-lines.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** More than a shop has customers, and more than a spreadsheet of them has columns: else every line costs a hundred cells. */
const MOST_LINES = 200_000;
const MOST_COLUMNS = 500;
/** Reports have titles and dates above their headings; so far down they are looked for. */
const TOP_LINES = 12;
const MOST_TOP_CHARACTERS = 100_000;

export interface ListRecords {
  readonly columns: Columns;
  /** The lines below the headings that are not empty. */
  readonly records: readonly CsvRecord[];
  /** Lines above the headings that are no part of the list. */
  readonly titleLines: number;
}

/** Within a cell some databases end lines in ways of their own; MS-DOS ended files with a sign, and NUL pads fields. */
function withoutControls(text: string): string {
  const control = /(?![\t\r\n])\p{Cc}/gu;
  if (!control.test(text)) return text;
  return text.replaceAll(/\v/g, '\n').replaceAll('\u001d', '\n').replaceAll(control, '');
}

function invalidList(file: string, problems: readonly FileProblem[]): AppError {
  return new AppError({ code: 'file-invalid', file, what: 'customer list', problems });
}

/** The records of a list with comma, semicolon, tab or bar between its cells. Throws `file-invalid`. */
export function readRecords(text: string, file: string): ListRecords {
  const source = withoutControls(text.replace(/^\uFEFF+/, ''));
  const refuse = (line: number | null, problem: string): never => {
    throw invalidList(file, [{ line, problem }]);
  };
  const otherKind = notACustomerList(text);
  if (otherKind !== null) return refuse(null, otherKind);
  const headings = findHeadings(source);
  if (headings === null) return refuse(source.trim() === '' ? null : 1, HEADER_PROBLEM);
  const { delimiter } = headings;
  const lines = new WrappedLines(delimiter);
  let columns: Columns | null = null;
  let titleLines = 0;
  const records: CsvRecord[] = [];
  const swallows = (cell: string) => columns !== null && holdsRecord(cell, delimiter, columns);
  for (const written of csvRecords(headings.source, delimiter, swallows)) {
    const record = written.line === headings.line ? lines.headings(written) : lines.record(written);
    const { line, cells, problem } = record;
    if (line > MOST_LINES) refuse(line, `the list is longer than ${MOST_LINES} lines; split it`);
    if (cells.length > MOST_COLUMNS)
      refuse(line, `it has ${cells.length} columns, more than the ${MOST_COLUMNS} that are read`);
    if (line === headings.line) columns = readColumns(cells);
    else if (problem === null && cells.every((cell) => cell.trim() === '')) continue;
    else if (line > headings.line) {
      if (!isHeadings(cells, columns)) records.push(record);
    } else if (!SEPARATOR_LINE.test(cells.join(delimiter))) titleLines += 1;
  }
  if (columns === null) return refuse(headings.line, HEADER_PROBLEM);
  if (records.length === 0) return refuse(headings.line, 'no customer stands below the headings');
  const holdsYears = (column: number) => areYears(records.map(({ cells }) => cells[column] ?? ''));
  return { columns: readColumns(columns.headings, holdsYears), records, titleLines };
}

/** Years, and nothing else; there are models that are called by one. */
function areYears(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^(?:19[5-9]|20[0-3])\d$/.test(cell));
}

/** Printed reports have them on every page. */
function isHeadings(cells: readonly string[], columns: Columns | null): boolean {
  return columns !== null && columns.headings.every((heading, at) => heading === (cells[at] ?? '').trim());
}

/** Excel's own first line, which says what stands between the cells. */
const SEPARATOR_LINE = /^\s*"?sep=(.)?"?[\s,;|]*$/i;

interface Headings {
  readonly line: number;
  readonly delimiter: string;
  /** The text without the marks that another program has put at the end of every line. */
  readonly source: string;
}

/**
 * The line at the top, and the delimiter, that make the most known headings; of equals the first. One that stands in no line
 * below is that of a title rather than of a list: `Customers | Name | Phone`.
 */
function findHeadings(source: string): Headings | null {
  const lines = source.slice(0, MOST_TOP_CHARACTERS).split(/\r\n|\n|\r/, TOP_LINES + 1);
  const named = SEPARATOR_LINE.exec(lines[0] ?? '')?.[1];
  const delimiters = DELIMITERS.filter((one) => named === undefined || one === named);
  let best = { known: 0, isUsed: false, at: 0, delimiter: ',' };
  for (const delimiter of delimiters.length === 0 ? DELIMITERS : delimiters) {
    for (const [at, line] of lines.slice(0, TOP_LINES).entries()) {
      const columns = readColumns(
        line.split(delimiter, MOST_COLUMNS).map((cell) => cell.replaceAll('"', '')),
      );
      const known = [...columns.at.values()].flat().length;
      if (known === 0 || !namesCustomers(columns)) continue;
      const isUsed =
        line.includes(delimiter) && lines.slice(at + 1).some((below) => below.includes(delimiter));
      if (isUsed === best.isUsed ? known > best.known : isUsed) best = { known, isUsed, at, delimiter };
    }
  }
  if (best.known === 0) return null;
  const { at, delimiter } = best;
  return { line: at + 1, delimiter, source: withoutTails(source, lines.slice(at, at + 2), delimiter) };
}

/** A list with commas that a spreadsheet has saved as one column of many ends every line with marks of its own. */
function withoutTails(source: string, lines: readonly string[], delimiter: string): string {
  const tails = lines.map((line) => /([,;\t|])\s*$/.exec(line)?.[1]);
  const [tail] = tails;
  if (tail === undefined || tail === delimiter || tails.some((one) => one !== tail)) return source;
  return source.replaceAll(new RegExp(`\\${tail}+[ ]*(?=[\\r\\n]|$)`, 'g'), '');
}

/** What nobody writes into notes at the very place where a column of the list has it. */
const TELLING: readonly (readonly [Field, (cell: string) => boolean])[] = [
  ['phone', (cell) => /^[\s"'+(]*(?:\d[\s().-]*){7,}/.test(cell)],
  ['email', (cell) => isEmailAddress(cell.replace(/^["']/, ''))],
  ['vin', (cell) => /^[A-HJ-NPR-Z\d]{17}$/i.test(cell)],
  ['year', (cell) => /^(?:19|20)\d\d$/.test(cell)],
];
const LOOKED_AT = 254;

/** Whether a cell of several lines holds one that tells of a customer: a mark that was not closed has taken it in. */
function holdsRecord(cell: string, delimiter: string, { at, headings }: Columns): boolean {
  const [, ...lines] = cell.split(/\r\n|\n|\r/);
  return lines.some((line) => {
    const cells = line.split(delimiter);
    if (cells.length < 2 || cells.length > headings.length + 1) return false;
    return TELLING.some(([field, looks]) =>
      (at.get(field) ?? []).some((column) => looks((cells[column] ?? '').slice(0, LOOKED_AT))),
    );
  });
}
