/** What bay takes from a customer list. */
export type Field =
  | 'name'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'secondLastName'
  | 'suffix'
  | 'company'
  | 'phone'
  | 'email'
  | 'notes'
  | 'plate'
  | 'vin'
  | 'make'
  | 'model'
  | 'year'
  | 'car'
  | 'reason';

/** A line tells of each car in one column for each of these. */
export const CAR_FIELDS: ReadonlySet<Field> = new Set(['plate', 'vin', 'make', 'model', 'year', 'car']);
