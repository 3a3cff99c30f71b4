import { CAR_FIELDS, type Field } from './fields.ts';
import { carNumber, fieldOf, isKindOfPhone, isModelo, isPhonePlace } from './headings.ts';

/** Which columns hold which field, and the headings that bay has no use for. */
export interface Columns {
  readonly headings: readonly string[];
  /** Several columns may hold one field: of phones and e-mail addresses the first that is filled counts. */
  readonly at: ReadonlyMap<Field, readonly number[]>;
  /** The columns of each of a line's cars, one for a field. */
  readonly cars: readonly ReadonlyMap<Field, number>[];
  /** Those that are not understood, and those without a heading. */
  readonly ignored: readonly number[];
}

/** `holdsYears` says of a column whether nothing but years stands in it. */
export function readColumns(
  headings: readonly string[],
  holdsYears: (column: number) => boolean = () => false,
): Columns {
  const at = new Map<Field, number[]>();
  const cars = new CarColumns(headings);
  const ignored: number[] = [];
  const namesKinds = headings.some(isKindOfPhone);
  for (const [column, heading] of headings.entries()) {
    const isYear = isModelo(heading) && holdsYears(column);
    const isPhone = namesKinds && isPhonePlace(heading);
    const field = isYear ? 'year' : isPhone ? 'phone' : fieldOf(heading);
    if (field === null || (CAR_FIELDS.has(field) && !cars.take(field, column))) ignored.push(column);
    else at.set(field, [...(at.get(field) ?? []), column]);
  }
  return { headings: headings.map((heading) => heading.trim()), at, cars: cars.all(), ignored };
}

/** Sorts the columns of cars by the car that each is of. */
class CarColumns {
  readonly #headings: readonly string[];
  readonly #byNumber = new Map<number, Map<Field, number>>();

  constructor(headings: readonly string[]) {
    this.#headings = headings;
  }

  /** False for a column that tells once more what another tells of the same car. */
  take(field: Field, column: number): boolean {
    const heading = this.#headings[column] ?? '';
    let number = carNumber(heading) ?? 1;
    // The same headings once more are those of the next car: Make, Model, Make, Model.
    for (;;) {
      const before = this.#byNumber.get(number)?.get(field);
      if (before === undefined) break;
      if (this.#headings[before]?.trim().toLowerCase() !== heading.trim().toLowerCase()) return false;
      number += 1;
    }
    const car = this.#byNumber.get(number) ?? new Map<Field, number>();
    this.#byNumber.set(number, car.set(field, column));
    return true;
  }

  all(): readonly ReadonlyMap<Field, number>[] {
    return [...this.#byNumber].sort(([a], [b]) => a - b).map(([, car]) => car);
  }
}

const NAMES: readonly Field[] = ['name', 'firstName', 'lastName', 'company'];

export function namesCustomers({ at }: Columns): boolean {
  return NAMES.some((field) => at.has(field));
}

/** What to say of a file without a line of headings that bay knows. */
export const HEADER_PROBLEM =
  'a line at the top must name the columns, with at least a name; understood are name (or first name and last name), ' +
  'company, phone, email, notes, plate, vin, make, model and year';
