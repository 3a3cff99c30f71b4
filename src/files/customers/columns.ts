/** What bay takes from a customer list. */
export type Field =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'email'
  | 'notes'
  | 'plate'
  | 'vin'
  | 'make'
  | 'model'
  | 'year';

/** Headings as lists write them, compared without case, accents, punctuation and spaces. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  name: ['name', 'fullname', 'customer', 'customername', 'client', 'clientname', 'displayname', 'owner'],
  firstName: ['firstname', 'givenname', 'forename', 'first'],
  lastName: ['lastname', 'familyname', 'surname', 'last'],
  phone: [
    'phone',
    'phonenumber',
    'customerphone',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'tel',
    'telephone',
    'phone1value',
    'primaryphone',
    'homephone',
  ],
  email: ['email', 'emailaddress', 'mail', 'customeremail', 'email1value'],
  notes: ['notes', 'note', 'comments', 'comment', 'remarks'],
  plate: [
    'plate',
    'platenumber',
    'licenseplate',
    'licenceplate',
    'licenseplatenumber',
    'license',
    'licence',
    'registration',
    'registrationnumber',
    'reg',
    'regno',
    'numberplate',
    'tag',
  ],
  vin: ['vin', 'vinnumber', 'chassisnumber', 'vehicleidentificationnumber'],
  make: ['make', 'vehiclemake', 'carmake', 'manufacturer'],
  model: ['model', 'vehiclemodel', 'carmodel'],
  year: ['year', 'modelyear', 'vehicleyear', 'caryear'],
};
const FIELDS = Object.keys(HEADINGS) as Field[];

function plainHeading(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Which column holds which field, and the headings that bay has no use for. */
export interface Columns {
  readonly at: ReadonlyMap<Field, number>;
  readonly ignored: string[];
}

/** Of two columns for one field the first counts: lists put the main phone first. */
export function readColumns(headings: readonly string[]): Columns {
  const at = new Map<Field, number>();
  const ignored: string[] = [];
  for (const [column, heading] of headings.entries()) {
    const plain = plainHeading(heading);
    const field = FIELDS.find((name) => HEADINGS[name].includes(plain));
    if (field !== undefined && !at.has(field)) at.set(field, column);
    else if (heading.trim() !== '') ignored.push(heading.trim());
  }
  return { at, ignored };
}

export function namesCustomers({ at }: Columns): boolean {
  return at.has('name') || at.has('firstName') || at.has('lastName');
}

/** What to say of a file whose first line is no heading that bay knows. */
export const HEADER_PROBLEM =
  'the first line must name the columns, with at least a name; understood are name (or first name and last name), ' +
  'phone, email, notes, plate, vin, make, model and year';
