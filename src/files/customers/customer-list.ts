import type { CustomerDetails } from '../../domain/customer.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import type { FileProblem } from '../../failure.ts';
import { leftOutText } from './left-out.ts';
import { type LineReading, readLine } from './line.ts';
import { readRecords } from './records.ts';

export interface CustomerListReading extends LineReading {
  readonly file: string;
}

/** A customer and the cars of which the line tells. */
export interface ListedCustomer {
  readonly line: number;
  readonly details: CustomerDetails;
  /** Phones besides that of `details`: whoever has one of them may be the same customer. */
  readonly otherPhones: readonly string[];
  readonly vehicles: readonly VehicleDetails[];
}

export interface CustomerList {
  readonly lines: readonly ListedCustomer[];
  /** What is wrong with the lines that cannot be taken, in their order. */
  readonly problems: readonly FileProblem[];
  /** What looks wrong in lines that can. */
  readonly warnings: readonly FileProblem[];
  readonly hasPhoneColumn: boolean;
  /** Headings that were not understood, of columns in which something stands. */
  readonly ignoredColumns: readonly string[];
  /** Lines above the headings that are no part of the list. */
  readonly titleLines: number;
  /** These lines as a list of their own, with a column more that says what is wrong with them. */
  readonly leftOut: (problems: readonly FileProblem[]) => string;
}

/**
 * A list of customers and their cars as other programs and spreadsheets save it: CSV with comma, semicolon, tab or bar, and
 * a line at its top that names the columns. Bad lines are told by their number in an editor. Text is kept as given, without
 * the blanks around names and what exports put before formulas. Throws `file-invalid` where no headings are understood, or
 * where no customer stands below them.
 */
export async function readCustomerList(text: string, reading: CustomerListReading): Promise<CustomerList> {
  const { columns, records, titleLines } = readRecords(text, reading.file);
  const lines: ListedCustomer[] = [];
  const problems: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  for (const record of records) {
    const read = await readLine(record, columns, reading);
    const { line, details, otherPhones, vehicles } = read;
    problems.push(...read.problems.map((problem) => ({ line, problem })));
    if (read.problems.length > 0) continue;
    lines.push({ line, details, otherPhones, vehicles });
    warnings.push(...read.warnings.map((problem) => ({ line, problem })));
  }
  const isFilled = (column: number) => records.some(({ cells }) => (cells[column] ?? '').trim() !== '');
  return {
    lines,
    problems,
    warnings,
    hasPhoneColumn: columns.at.has('phone'),
    ignoredColumns: columns.ignored
      .filter(isFilled)
      .map((column) => columns.headings[column] || `column ${column + 1}, which has no heading`),
    titleLines,
    leftOut: (bad) => leftOutText(columns, records, bad),
  };
}
