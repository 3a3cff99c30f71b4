import { CAR_FIELDS, type Field, fieldOf, isKindOfPhone, isModelo, isPhonePlace } from './headings.ts';

/** Which columns hold which field, and the headings that bay has no use for. */
export interface Columns {
  readonly headings: readonly string[];
  /** Several columns may hold one field, but for those of a car: of phones and e-mail addresses the first that is filled counts. */
  readonly at: ReadonlyMap<Field, readonly number[]>;
  /** Those that are not understood, and those without a heading. */
  readonly ignored: readonly number[];
}

/** `holdsYears` says of a column whether nothing but years stands in it. */
export function readColumns(
  headings: readonly string[],
  holdsYears: (column: number) => boolean = () => false,
): Columns {
  const at = new Map<Field, number[]>();
  const ignored: number[] = [];
  const namesKinds = headings.some(isKindOfPhone);
  for (const [column, heading] of headings.entries()) {
    const isYear = isModelo(heading) && holdsYears(column);
    const isPhone = namesKinds && isPhonePlace(heading);
    const field = isYear ? 'year' : isPhone ? 'phone' : fieldOf(heading);
    const before = field === null ? [] : (at.get(field) ?? []);
    if (field === null || (CAR_FIELDS.has(field) && before.length > 0)) ignored.push(column);
    else at.set(field, [...before, column]);
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
