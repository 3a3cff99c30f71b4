import { type Field, fieldOf } from './headings.ts';

/** Which columns hold which field, and the headings that bay has no use for. */
export interface Columns {
  readonly headings: readonly string[];
  /** Several columns may hold one field: of phones and mails the first that is filled counts. */
  readonly at: ReadonlyMap<Field, readonly number[]>;
  /** Those that are not understood, and those without a heading. */
  readonly ignored: readonly number[];
}

export function readColumns(headings: readonly string[]): Columns {
  const at = new Map<Field, number[]>();
  const ignored: number[] = [];
  for (const [column, heading] of headings.entries()) {
    const field = fieldOf(heading);
    if (field !== null) at.set(field, [...(at.get(field) ?? []), column]);
    else ignored.push(column);
  }
  return { headings: headings.map((heading) => heading.trim()), at, ignored };
}

const NAMES: readonly Field[] = ['name', 'firstName', 'lastName', 'company'];

export function namesCustomers({ at }: Columns): boolean {
  return NAMES.some((field) => at.has(field));
}

/** What to say of a file without a line of headings that bay knows. */
export const HEADER_PROBLEM =
  'a line at the top must name the columns, with at least a name; understood are name (or first name and last name), ' +
  'company, phone, email, notes, plate, vin, make, model and year';
